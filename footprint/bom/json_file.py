"""A bill of materials as JSON: strict, without repeated keys, NaN or depth."""

from __future__ import annotations

import json
from typing import NoReturn

from footprint.bom.collecting import Findings, refuse
from footprint.bom.csv_file import decode
from footprint.bom.grids import take_product
from footprint.bom.headings import DECLARATIONS, SHEETS, fold, line_field
from footprint.bom.limits import LIMITS
from footprint.bom.tables import Cell, LineTable, RawBom, Row, is_empty


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise refuse("json-key-twice", key=key[:80])
        found[key] = value
    return found


def _not_finite(word: str) -> NoReturn:
    raise refuse("json-not-finite", word=word)


def load_strict(data: bytes, findings: Findings) -> object:
    """The JSON value of a file. InputError on repeated keys, NaN, infinities, depth, size and broken text."""
    text = decode(data, findings)
    if not text.strip("\ufeff \t\r\n"):
        raise refuse("file-empty")
    if text.count(",") > LIMITS.json_values or text.count("[") + text.count("{") > LIMITS.json_containers:
        raise refuse("json-too-many")
    try:
        return json.loads(text.lstrip("\ufeff"), object_pairs_hook=_object, parse_constant=_not_finite)
    except json.JSONDecodeError as error:
        raise refuse("json-unreadable", row=error.lineno, column=error.colno) from None
    except RecursionError:
        raise refuse("json-too-deep") from None
    except ValueError:  # an integer of thousands of digits
        raise refuse("json-not-finite", word="numbers of thousands of digits") from None


def read_json(data: bytes, findings: Findings) -> RawBom:
    """`{"product": {…}, "lines": [{…}]}` with the names of either language. InputError when it has another shape.

    The parts that `footprint.declarations` names may stand beside them; they are handed on as they are.
    """
    document = load_strict(data, findings)
    if not isinstance(document, dict):
        raise refuse("json-shape", what="the document", wanted="an object", wanted_zh="对象")
    parts: dict[str, object] = {}
    declared: dict[str, dict[str, object]] = {}
    for key, value in document.items():
        part = SHEETS.get(fold(key))
        declaration = DECLARATIONS.get(fold(key))
        if declaration is not None:
            declared[declaration] = _object_of(key, value)
        elif part is None:
            findings.add("product-unknown", cell=key[:80], heading=key[:80])
        else:
            parts[part] = value
    product = parts.get("product") or {}
    if not isinstance(product, dict):
        raise refuse("json-shape", what="`product`", wanted="an object", wanted_zh="对象")
    lines = parts.get("lines")
    if not isinstance(lines, list):
        raise refuse("json-shape", what="`lines`", wanted="a list", wanted_zh="列表")
    if not lines:
        raise refuse("lines-missing", cell="lines")
    if len(lines) > LIMITS.rows:
        raise refuse("rows-too-many", cell="lines", limit=LIMITS.rows)
    found: dict[str, Cell] = {}
    for key, value in product.items():
        take_product(found, key, _checked(Cell(value, f"product.{key[:80]}")), findings)
    return RawBom(found, LineTable("lines", {}, tuple(_lines(lines, findings))), declared)


def _object_of(key: str, value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise refuse("json-shape", cell=key[:80], what=f"`{key[:80]}`", wanted="an object", wanted_zh="对象")
    return value


def _lines(lines: list[object], findings: Findings) -> list[Row]:
    rows: list[Row] = []
    unknown: set[str] = set()
    for number, line in enumerate(lines, start=1):
        place = f"lines[{number - 1}]"
        if not isinstance(line, dict):
            raise refuse("json-shape", cell=place, what="a line", wanted="an object", wanted_zh="对象")
        if len(line) > LIMITS.columns:
            raise refuse("columns-too-many", cell=place, limit=LIMITS.columns)
        values: dict[str, object] = {}
        for key, value in line.items():
            field, _ = line_field(key)
            if field is None:
                if key not in unknown:
                    findings.add("column-unknown", cell=f"{place}.{key[:80]}", heading=key[:80])
                unknown.add(key)
            elif field in values:
                findings.add("column-twice", cell=f"{place}.{key[:80]}", heading=key[:80], field=field)
            elif not is_empty(value):
                values[field] = _checked(Cell(value, f"{place}.{field}")).value
        rows.append(Row(number, values))
    return rows


def _checked(cell: Cell) -> Cell:
    if isinstance(cell.value, str) and len(cell.value) > LIMITS.cell_text:
        raise refuse("text-too-long", cell=cell.place, limit=LIMITS.cell_text)
    return cell
