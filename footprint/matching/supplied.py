"""Suppliers' footprints of a line's very article: told by its part number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from footprint.bom.values import Line
from footprint.engine.leaves import convert, supplier_properties
from footprint.engine.values import SupplierFootprint
from footprint.matching.values import SupplierCandidate

_SEPARATOR = re.compile(r"[;,；，、\s]+")
_LEAST = 4  # characters: shorter numbers are counted, not given


def of_article(line: Line, footprints: Iterable[SupplierFootprint]) -> tuple[SupplierCandidate, ...]:
    """The footprints whose supplier names the line's part number or code as an article of his, and whose unit fits.

    A supplier's own number and the customer's are both looked at; case, blanks and hyphens do not count.
    """
    asked = {number: shown for shown in _numbers(line) if len(number := _bare(shown)) >= _LEAST}
    found = []
    for one in footprints:
        shown = next((asked[number] for number in map(_bare, one.product_ids) if number in asked), None)
        if shown is None or convert(line.unit, one.unit, supplier_properties(one)) is None:
            continue
        found.append(
            SupplierCandidate(
                one,
                1.0,
                f"{one.organisation} states this footprint for part number {shown}",
                f"{one.organisation} 就物料编码 {shown} 给出该碳足迹",
            )
        )
    return tuple(found)


def _numbers(line: Line) -> Iterable[str]:
    """The part number as a whole, and each of the codes."""
    yield line.part_number
    yield from _SEPARATOR.split(line.code)


def _bare(number: str) -> str:
    """`urn:…:ab-12 3` → `AB123`."""
    return re.sub(r"[\s\-_./]", "", unicodedata.normalize("NFKC", number).rsplit(":", 1)[-1]).upper()
