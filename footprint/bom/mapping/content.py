"""What the values of a column look like: enough to choose between the roles that its heading may have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from footprint.bom.amounts import REST_TEXT
from footprint.bom.mapping.layout import is_number
from footprint.bom.mapping.vocabulary import KIND_WORDS
from footprint.bom.numbers import normal
from footprint.bom.quantities import amount_and_unit, known_unit, unit_text
from footprint.bom.structure import DOTTED, level_of
from footprint.bom.tables import is_empty
from footprint.bom.texts import clean
from footprint.unit_spellings import unit_choices

_KINDS = 0.9
SAMPLE = 400  # rows that are looked at
_CAS = re.compile(r"\d{2,7}-\d{2}-\d")
_CODE = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9./_ -]{2,}", re.IGNORECASE)
_CJK = re.compile(r"[\u4e00-\u9fff]")


@dataclass(slots=True)
class Profile:
    """Counts over the sampled rows; the shares are of the filled cells."""

    rows: int = 0
    filled: int = 0
    numbers: int = 0
    units: int = 0
    cas: int = 0
    codes: int = 0
    chinese: int = 0
    levels: int = 0
    dotted: int = 0
    inner_dots: int = 0
    kinds: int = 0
    signed: int = 0
    amounts: int = 0
    above_one: int = 0
    length: int = 0
    values: Counter[str] = field(default_factory=Counter)
    first: list[str] = field(default_factory=list)

    def share(self, count: int) -> float:
        """A count as a share of the filled cells; 0 for an empty column."""
        return count / self.filled if self.filled else 0.0

    @property
    def distinct(self) -> float:
        """How different the values are: 1 when no two are equal."""
        return len(self.values) / self.filled if self.filled else 0.0

    def take(self, value: object) -> None:
        """Counts one cell."""
        self.rows += 1
        if is_empty(value):
            return
        self.filled += 1
        text = normal(clean(value))
        self.values[text[:80]] += 1
        self.length += min(len(text), 80)
        if len(self.first) < 4 and text not in self.first:
            self.first.append(text[:40])
        if is_number(value):
            self.numbers += 1
            self.above_one += _above_one(text)
        self.signed += text.endswith("%")
        amount = amount_and_unit(text)
        self.amounts += amount is not None and known_unit(amount[1]) is not None
        unit = unit_text(value)
        self.units += known_unit(unit) is not None or unit_choices(unit) is not None
        self.cas += bool(_CAS.fullmatch(text))
        self.codes += bool(_CODE.fullmatch(text))
        self.chinese += bool(_CJK.search(text))
        self.levels += level_of(value) is not None
        dotted = bool(DOTTED.fullmatch(text.strip(". ")))
        self.dotted += dotted
        self.inner_dots += dotted and "." in text.strip(". ")
        self.kinds += re.sub(r"[\s_-]+", "", text.casefold()) in KIND_WORDS


def _above_one(text: str) -> bool:
    try:
        return abs(float(text.replace(",", "."))) > 1
    except ValueError:
        return True


def profiles(rows: Iterable[Sequence[object]], width: int) -> list[Profile]:
    """One profile a column, over rows of cells."""
    found = [Profile() for _ in range(width)]
    for cells in rows:
        for index, profile in enumerate(found):
            profile.take(cells[index] if index < len(cells) else None)
    return found


def fits(role: str, seen: Profile) -> float:
    """How well a column's values go with a role, 0 … 1; 0.5 when they tell nothing."""
    if not seen.filled:
        return 0.5
    match role:
        case "quantity":
            return seen.share(seen.numbers + seen.signed + seen.amounts)
        case "per" | "mass_each" | "mass_total" | "material_mass" | "loss" | "recycled_content":
            return seen.share(seen.numbers + seen.signed)
        case "share" | "substance_share":
            told = sum(count for text, count in seen.values.items() if REST_TEXT.search(text))
            return min(1.0, seen.share(seen.numbers + seen.signed + told))
        case "unit" | "mass_unit":
            return seen.share(seen.units)
        case "level":
            return seen.share(max(seen.levels, seen.dotted))
        case "kind":
            return seen.share(seen.kinds)
        case "code" | "substance_code":
            return max(seen.share(seen.cas), 0.6 * seen.share(seen.codes))
        case "id":
            return seen.share(max(seen.numbers, seen.dotted)) * seen.distinct
        case "part_number":
            return seen.share(seen.codes) * (0.4 + 0.6 * seen.distinct)
        case "material":
            return (1 - seen.share(seen.numbers)) * (1.1 - seen.distinct if seen.distinct < 1 else 0.4)
        case "name" | "name_zh" | "specification" | "substance" if seen.share(seen.kinds) > _KINDS:
            return 0.0  # nothing but Component, Material, Substance
        case "name" | "name_zh" | "specification" | "substance":
            plain = 1 - seen.share(max(seen.numbers, seen.codes * (seen.chinese == 0)))
            return plain if role != "name_zh" else min(plain, seen.share(seen.chinese))
    return 0.5
