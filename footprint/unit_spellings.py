"""Spellings beside the closed unit table: units that are so many of one of its units, and units that mean several.

`unit_spellings.csv` holds the first with their source. The second are never guessed: whoever reads them asks.
"""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("unit_spellings.csv")
Choice = tuple[float, str]  # one of it is so many of a unit of the table
_SHORT_TON, _LONG_TON = 907.18474, 1016.0469088  # kg, NIST SP 811
_US_GALLON, _IMPERIAL_GALLON = 3.785411784, 4.54609  # L, NIST SP 811


@dataclass(frozen=True, slots=True)
class UnitChoices:
    """What a text may mean; `holds`: it is a package, so the firm says what one holds or weighs."""

    choices: tuple[Choice, ...]
    holds: bool = False

    def mend(self) -> tuple[str, str]:
        """What to write instead, in English and Chinese."""
        texts = [unit if amount == 1 else f"{amount:.10g} {unit}" for amount, unit in self.choices]
        if self.holds:
            return "kg, piece or m with the amount that one holds", " kg、件或 m，并填写一个所含的量"
        return " or ".join(texts), f" {' 或 '.join(texts)}"


_PACKAGES = (
    "pack packs pk pkg package packet box boxes bx carton ctn case bag bags bottle bottles btl drum drums barrel can "
    "cans tube tubes roll rolls rol coil coils reel spool bundle lot batch pallet tray kit "
    "箱 包 桶 卷 盒 袋 瓶 罐 捆 扎 盘 轴 筒 托 托盘 板 批 批次 车次 份 筐 篓 垛 听"
)
_PACKAGE = UnitChoices(((1.0, "piece"),), holds=True)
# Only letter case tells these apart, and firms write it either way
_BY_CASE: dict[str, UnitChoices] = {
    "Mg": UnitChoices(((1.0, "t"), (1.0, "mg"))),
    "MG": UnitChoices(((1.0, "mg"), (1.0, "t"))),
    "ML": UnitChoices(((1.0, "mL"), (1000.0, "m3"))),
    "T": UnitChoices(((1.0, "t"), (1000.0, "piece"))),
    "M": UnitChoices(((1.0, "m"), (1000.0, "piece"))),
    "G": UnitChoices(((1.0, "g"), (_US_GALLON, "L"))),
}
_FOLDED: dict[str, UnitChoices] = {
    "ton": UnitChoices(((1.0, "t"), (_SHORT_TON, "kg"), (_LONG_TON, "kg"))),
    "tons": UnitChoices(((1.0, "t"), (_SHORT_TON, "kg"), (_LONG_TON, "kg"))),
    "gal": UnitChoices(((_US_GALLON, "L"), (_IMPERIAL_GALLON, "L"))),
    "gallon": UnitChoices(((_US_GALLON, "L"), (_IMPERIAL_GALLON, "L"))),
    "gallons": UnitChoices(((_US_GALLON, "L"), (_IMPERIAL_GALLON, "L"))),
    "加仑": UnitChoices(((_US_GALLON, "L"), (_IMPERIAL_GALLON, "L"))),
    "kw": UnitChoices(((1.0, "kWh"),)),
    "mw": UnitChoices(((1.0, "MWh"),)),
    "千瓦": UnitChoices(((1.0, "kWh"),)),
    "兆瓦": UnitChoices(((1.0, "MWh"),)),
    "pair": UnitChoices(((1.0, "piece"), (2.0, "piece"))),
    "pairs": UnitChoices(((1.0, "piece"), (2.0, "piece"))),
    "pr": UnitChoices(((1.0, "piece"), (2.0, "piece"))),
    "对": UnitChoices(((1.0, "piece"), (2.0, "piece"))),
    "双": UnitChoices(((1.0, "piece"), (2.0, "piece"))),
    **dict.fromkeys(_PACKAGES.split(), _PACKAGE),
}


def _key(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@cache
def _multiples() -> dict[str, tuple[str, Decimal]]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return {_key(row["spelling"]): (row["unit"], Decimal(row["factor"])) for row in csv.DictReader(file)}


def multiple(text: str) -> tuple[str, Decimal] | None:
    """The table's symbol and how many of it one `text` is, or None when it is none of these."""
    return _multiples().get(_key(text))


def unit_choices(text: str) -> UnitChoices | None:
    """What a text may mean that means different things to different firms; None for every other text."""
    return _BY_CASE.get(unicodedata.normalize("NFKC", text).strip()) or _FOLDED.get(_key(text))
