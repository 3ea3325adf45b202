"""How well a data set's location fits an origin, and the place words that names carry."""

from __future__ import annotations

import re
from typing import NamedTuple

from footprint.bom.places import PLACE_NAMES

# Members and neighbours that a European average (RER) stands for
_EUROPE = frozenset(
    re.findall(
        "[A-Z]{2}",
        "AL AT BA BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MD ME MK MT NL NO PL PT RO RS SE SI"
        " SK UA XK",
    )
)
_REGIONS = {"RER": _EUROPE, "RNA": frozenset({"US", "CA", "MX"})}
PLACE_WORDS: dict[str, str] = {
    **PLACE_NAMES,
    "chinese": "CN",
    "cn": "CN",
    "国产": "CN",
    "german": "DE",
    "korea": "KR",
    "europe": "RER",
    "europe (eu)": "RER",
    "europe eu": "RER",
    "欧洲": "RER",
    "欧盟": "RER",
    "north america": "RNA",
    "北美": "RNA",
    "global": "GLO",
    "world": "GLO",
    "全球": "GLO",
    "世界": "GLO",
}


class Fit(NamedTuple):
    """`penalty` is taken off the score; `sure` is False where a person should look."""

    penalty: float
    sure: bool
    en: str
    zh: str


def location_fit(location: str, origin: str | None, home: str) -> Fit:
    """Exact region, then its country, then a wider region, then the world; another country last.

    Without a stated origin `home` is preferred, and a data set from elsewhere is still sure enough.
    """
    stated = origin is not None
    wanted = origin or home
    country = wanted.partition("-")[0]
    if location == wanted:
        return Fit(0.0, True, f"location {location} fits", f"地域 {location} 符合")
    if location == country:
        return Fit(
            0.0, True, f"location {location} is the country of {wanted}", f"地域 {location} 为 {wanted} 所属国家"
        )
    if country in _REGIONS.get(location, frozenset()):
        return Fit(0.02, True, f"location {location} contains {wanted}", f"地域 {location} 包含 {wanted}")
    if location == "GLO":
        return Fit(0.03, True, f"world average, none for {wanted}", f"全球平均，缺少 {wanted} 的数据")
    if location.partition("-")[0] == country:
        return Fit(
            0.06, not stated, f"location {location}, a part of {country}", f"地域 {location} 仅为 {country} 的一部分"
        )
    return Fit(
        0.14 if stated else 0.07,
        not stated,
        f"location {location} instead of {wanted}",
        f"地域为 {location} 而非 {wanted}",
    )
