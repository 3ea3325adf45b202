"""Places by their codes, in the reader's language."""

from __future__ import annotations

from flask_babel import get_locale
from flask_babel import gettext as _

from footprint.bom.places import PROVINCES_CN

PROVINCES_EN = {
    "BJ": "Beijing",
    "TJ": "Tianjin",
    "HE": "Hebei",
    "SX": "Shanxi",
    "NM": "Inner Mongolia",
    "LN": "Liaoning",
    "JL": "Jilin",
    "HL": "Heilongjiang",
    "SH": "Shanghai",
    "JS": "Jiangsu",
    "ZJ": "Zhejiang",
    "AH": "Anhui",
    "FJ": "Fujian",
    "JX": "Jiangxi",
    "SD": "Shandong",
    "HA": "Henan",
    "HB": "Hubei",
    "HN": "Hunan",
    "GD": "Guangdong",
    "GX": "Guangxi",
    "HI": "Hainan",
    "CQ": "Chongqing",
    "SC": "Sichuan",
    "GZ": "Guizhou",
    "YN": "Yunnan",
    "XZ": "Tibet",
    "SN": "Shaanxi",
    "GS": "Gansu",
    "QH": "Qinghai",
    "NX": "Ningxia",
    "XJ": "Xinjiang",
}
_ZH = {code: name for name, code in PROVINCES_CN.items()}


def place_name(code: str) -> str:
    """The name of a place, or its code when nothing is known of it."""
    locale = get_locale()
    chinese = locale is not None and locale.language == "zh"
    country, _dash, region = code.partition("-")
    if country == "CN" and region:
        known = (_ZH if chinese else PROVINCES_EN).get(region)
        return known or _grids().get(code, code)
    wide = {"GLO": _("World"), "RER": _("Europe"), "RNA": _("North America")}
    name = wide.get(country) or (locale.territories.get(country) if locale is not None else None) or country
    return f"{name} {region}".strip()


def _grids() -> dict[str, str]:
    return {
        "CN-NCG": _("North China grid"),
        "CN-NEG": _("Northeast China grid"),
        "CN-ECG": _("East China grid"),
        "CN-CCG": _("Central China grid"),
        "CN-NWG": _("Northwest China grid"),
        "CN-SCG": _("South China grid"),
        "CN-SWG": _("Southwest China grid"),
    }
