"""A mapping as JSON: what `footprint bom columns` prints, what an upload may bring, what is kept for next time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from footprint.bom.collecting import made, refuse
from footprint.bom.limits import LIMITS
from footprint.bom.mapping.values import (
    BASES,
    BREAKDOWNS,
    DECIMALS,
    LEVELS,
    LOSS_BASES,
    Column,
    ColumnMapping,
    Proposal,
    UnitMeaning,
)
from footprint.bom.mapping.vocabulary import ROLE_TITLES
from footprint.bom.tables import column_letter
from footprint.bom.values import STAGES
from footprint.findings import Finding, InputError
from footprint.units import UnitError, parse_unit

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "levels": LEVELS,
    "decimal": DECIMALS,
    "basis": BASES,
    "loss_basis": LOSS_BASES,
    "breakdown": BREAKDOWNS,
    "stage": STAGES,
}
_UNITS = 500  # answers that one mapping may hold


def mapping_to_json(mapping: ColumnMapping) -> dict[str, Any]:
    """Plain values; columns by their spreadsheet letter, those that are not read with an empty role."""
    return {
        "sheet": mapping.sheet,
        "heading_rows": list(mapping.heading_rows),
        "columns": [
            {
                "column": column_letter(column.index),
                "heading": column.heading,
                "role": column.role,
                **({"unit": column.unit} if column.unit else {}),
                **({"percent": True} if column.percent else {}),
                **({"per": column.per} if column.per != 1 else {}),
            }
            for column in mapping.columns
        ],
        "levels": mapping.levels,
        "decimal": mapping.decimal,
        "basis": mapping.basis,
        "loss_basis": mapping.loss_basis,
        "breakdown": mapping.breakdown,
        "stage": mapping.stage,
        "unit": mapping.unit,
        "quantity": mapping.quantity,
        "root": mapping.root,
        "units": [{"text": own.text, "amount": own.amount, "unit": own.unit} for own in mapping.units],
    }


def load_mapping(text: str | bytes) -> ColumnMapping:
    """A mapping from JSON text, also from a whole proposal that holds one. InputError when it is none."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise refuse("mapping-shape", what="it", wanted="JSON", wanted_zh="JSON") from None
    if isinstance(data, dict) and isinstance(data.get("mapping"), dict):
        data = data["mapping"]
    return mapping_from_json(data)


def mapping_from_json(data: object) -> ColumnMapping:
    """The inverse of `mapping_to_json`; what is left out is as in an empty mapping. InputError with every finding."""
    reader = _Reader()
    found = reader.mapping(data)
    if reader.findings:
        raise InputError(reader.findings)
    return found


class _Reader:
    """Reads values of which each may be wrong."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def wrong(self, what: str, wanted: str, wanted_zh: str) -> None:
        self.findings.append(made("mapping-shape", what=what[:80], wanted=wanted, wanted_zh=wanted_zh))

    def mapping(self, data: object) -> ColumnMapping:
        if not isinstance(data, dict):
            self.wrong("mapping", "an object", "对象")
            return ColumnMapping()
        rows = self.items(data, "heading_rows", 8)
        if not all(isinstance(row, int) and not isinstance(row, bool) and 0 < row < 2**20 for row in rows):
            self.wrong("heading_rows", "row numbers", "行号")
            rows = []
        columns = [self.column(item) for item in self.items(data, "columns", LIMITS.columns)]
        indices = [column.index for column in columns]
        if len(set(indices)) < len(indices):
            self.wrong("columns", "each column once", "每列只出现一次")
        words = {name: self.choice(data, name) for name in _CHOICES if name in data}
        quantity = data.get("quantity")
        if quantity is not None:
            quantity = self.number(quantity, "quantity")
        units = tuple(self.unit_meaning(item) for item in self.items(data, "units", _UNITS))
        return ColumnMapping(
            sheet=self.text(data, "sheet"),
            heading_rows=tuple(rows),
            columns=tuple(columns),
            unit=self.unit(data, "unit"),
            quantity=quantity,
            root=self.text(data, "root"),
            units=units,
            **words,  # type: ignore[arg-type]
        )

    def column(self, data: object) -> Column:
        if not isinstance(data, dict):
            self.wrong("columns", "objects", "对象")
            return Column(0)
        index = _index(data.get("column"))
        if index is None or index >= LIMITS.columns:
            self.wrong("column", "a letter such as C", "列字母，如 C")
            index = 0
        role = self.text(data, "role")
        if role and role not in ROLE_TITLES:
            self.wrong(f"role {role}", f"one of {', '.join(ROLE_TITLES)}", f"以下之一：{'、'.join(ROLE_TITLES)}")
        per = data.get("per", 1)
        percent = data.get("percent", False)
        if not isinstance(percent, bool):
            self.wrong("percent", "true or false", "true 或 false")
        return Column(
            index, self.text(data, "heading"), role, self.unit(data, "unit"), percent is True, self.number(per, "per")
        )

    def unit_meaning(self, data: object) -> UnitMeaning:
        if not isinstance(data, dict):
            self.wrong("units", "objects", "对象")
            return UnitMeaning("", 1.0, "kg")
        unit = self.unit(data, "unit")
        if not unit:
            self.wrong("units: unit", "a unit such as kg", "单位，如 kg")
        return UnitMeaning(self.text(data, "text"), self.number(data.get("amount", 1), "amount"), unit or "kg")

    def items(self, data: Mapping[str, object], name: str, limit: int) -> list[Any]:
        found = data.get(name, [])
        if not isinstance(found, list) or len(found) > limit:
            self.wrong(name, f"a list of at most {limit}", f"不超过 {limit} 项的列表")
            return []
        return found

    def text(self, data: Mapping[str, object], name: str) -> str:
        found = data.get(name, "")
        if not isinstance(found, str) or len(found) > LIMITS.cell_text:
            self.wrong(name, "a text", "文本")
            return ""
        return found

    def unit(self, data: Mapping[str, object], name: str) -> str:
        text = self.text(data, name)
        try:
            return parse_unit(text).symbol if text else ""
        except UnitError:
            self.wrong(f"{name} {text}", "a unit such as kg", "单位，如 kg")
            return ""

    def choice(self, data: Mapping[str, object], name: str) -> str:
        found = self.text(data, name)
        if found not in _CHOICES[name]:
            self.wrong(name, f"one of {', '.join(_CHOICES[name])}", f"以下之一：{'、'.join(_CHOICES[name])}")
            return _CHOICES[name][0]
        return found

    def number(self, value: object, name: str) -> float:
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1e300:
            return float(value)
        self.wrong(name, "a number greater than 0", "大于 0 的数字")
        return 1.0


def _index(letters: object) -> int | None:
    """The column of a letter, counted from 0: A → 0, AA → 26."""
    if not isinstance(letters, str) or not (0 < len(letters) <= 3) or not letters.isascii() or not letters.isupper():
        return None
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def proposal_to_json(proposal: Proposal) -> dict[str, Any]:
    """A proposal as plain values: the mapping, and what it rests on."""

    def finding(found: Finding) -> dict[str, object]:
        return {"code": found.code, "severity": found.severity, "cell": found.cell, "en": found.en, "zh": found.zh}

    return {
        "certain": proposal.certain,
        "mapping": mapping_to_json(proposal.mapping) if proposal.mapping else None,
        "fingerprint": proposal.fingerprint,
        "columns": [
            {
                "column": column_letter(one.column.index),
                "heading": one.column.heading,
                "role": one.column.role,
                "confidence": one.confidence,
                "reason": one.reason,
                "reason_zh": one.reason_zh,
                "samples": list(one.samples),
            }
            for one in proposal.columns
        ],
        "sheets": [{"name": sheet.name, "complete": sheet.complete} for sheet in proposal.sheets],
        "units": [
            {
                "text": unit.text,
                "count": unit.count,
                "cell": unit.cell,
                "choices": [{"amount": choice.amount, "unit": choice.unit} for choice in unit.choices],
            }
            for unit in proposal.units
        ],
        "roots": list(proposal.roots),
        "questions": [finding(found) for found in proposal.questions],
        "assumptions": [finding(found) for found in proposal.assumptions],
        "notes": [finding(found) for found in proposal.notes],
    }
