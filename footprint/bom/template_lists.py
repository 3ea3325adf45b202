"""What the drop-downs of a template offer: the closed words, the units, and places, in either language."""

from __future__ import annotations

from dataclasses import dataclass

from footprint.bom.headings import CHOICES_ZH
from footprint.bom.places import COUNTRIES, PLACE_NAMES, PROVINCES_CN
from footprint.findings import Language
from footprint.units import UNITS


@dataclass(frozen=True, slots=True)
class Offer:
    """A drop-down: its words, and whether other words are refused in the cell (else the reader knows more of them)."""

    title: tuple[str, str]
    words: tuple[str, ...]
    closed: bool = False


# field → key of its list: the product's and the lines' fields that are chosen and not written
LISTS = {
    "sector": "sector",
    "boundary": "boundary",
    "declared_unit": "unit",
    "site": "place",
    "unit": "unit",
    "stage": "stage",
    "data_type": "data_type",
    "origin": "place",
}
_TITLES = {
    "sector": ("sector", "行业"),
    "boundary": ("boundary", "系统边界"),
    "stage": ("stage", "阶段"),
    "data_type": ("data type", "数据类型"),
    "mode": ("mode of transport", "运输方式"),
}


def offers(language: Language) -> dict[str, Offer]:
    """Every list by its key. `mode` is no cell's: it names the modes that a transport cell is written with."""
    chinese = language == "zh"
    closed = {
        kind: Offer(title, tuple(CHOICES_ZH[kind].values() if chinese else CHOICES_ZH[kind]), kind != "mode")
        for kind, title in _TITLES.items()
    }
    units = tuple(unit.name_zh if chinese else unit.symbol for unit in UNITS)
    return {**closed, "unit": Offer(("unit", "单位"), units), "place": Offer(("place", "地点"), _places(language))}


def _places(language: Language) -> tuple[str, ...]:
    """China, its provinces, and the other countries: names in Chinese, ISO 3166 codes in English."""
    if language == "zh":
        names = [name for name in PLACE_NAMES if not name.isascii() and name not in PROVINCES_CN and name != "中国"]
        return ("中国", *PROVINCES_CN, *names)
    provinces = sorted(f"CN-{code}" for code in PROVINCES_CN.values())
    return ("CN", *provinces, *sorted(COUNTRIES - {"CN"}))
