"""A workbook → what its columns mean, how sure that is, and what has to be asked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from footprint.bom.collecting import refuse
from footprint.bom.mapping.applying import is_ruled
from footprint.bom.mapping.asking import ask
from footprint.bom.mapping.claims import Claim, claim, is_contract
from footprint.bom.mapping.content import SAMPLE, Profile, profiles
from footprint.bom.mapping.layout import Layout, lay_out
from footprint.bom.mapping.meanings import bare
from footprint.bom.mapping.reasons import reason
from footprint.bom.mapping.survey import Survey, survey
from footprint.bom.mapping.values import Column, ColumnMapping, Levels, Proposal, ProposedColumn, SheetChoice
from footprint.bom.mapping.vocabulary import NUMBERS, SHARES
from footprint.bom.quantities import known_unit
from footprint.bom.sheets import Sheet, Workbook
from footprint.bom.tables import is_empty
from footprint.bom.texts import clean
from footprint.findings import Finding, InputError
from footprint.units import parse_unit

PREVIEW = 8
_HALF = 0.5  # a sheet with less than this share of the best one's headings is no candidate


def propose_for(book: Workbook, *, sheet: str = "", heading_rows: tuple[int, ...] = ()) -> Proposal:
    """The proposal for the sheet that is named, or that looks most like lines. InputError when there is none."""
    layouts = _layouts(book, sheet, heading_rows)
    layout, questions = _choose(book, layouts, sheet)
    chosen = book.sheet(layout.sheet)
    if chosen is None:  # a layout is of one of the book's sheets
        raise refuse("lines-missing")
    rows = [(number, cells) for number, cells in _below(chosen, layout)]
    if not rows and not layout.rows:
        raise refuse("lines-missing", cell=f"{layout.sheet}!{layout.above[0][0]}" if layout.above else layout.sheet)
    width = max([len(layout.headings), *(len(cells) for _, cells in rows)])
    layout = _padded(layout, width)
    seen = profiles((cells for _, cells in rows), width)
    claims = claim(layout, seen)
    mapping = _mapping(chosen, layout, claims, seen)
    found = survey(chosen, layout, mapping)
    if not found.rows:
        raise refuse("lines-missing", cell=layout.sheet)
    mapping, claims = _settled(layout, mapping, claims, found)
    mapping, asked = ask(chosen, layout, mapping, claims, found, contract=is_contract(layout))
    return Proposal(
        mapping=mapping,
        fingerprint=fingerprint(layout.headings),
        columns=_columns(mapping, claims, seen),
        sheets=tuple(SheetChoice(one.sheet, one.complete) for one in layouts),
        preview=tuple((number, tuple(_shown(cells, width))) for number, cells in rows[:PREVIEW]),
        units=asked.units,
        roots=asked.roots,
        questions=(*questions, *asked.questions),
        assumptions=tuple(asked.assumptions),
        notes=tuple(asked.notes),
    )


def fingerprint(headings: Iterable[str]) -> str:
    """SHA-256 of the headings in their order: lists of one system and layout have the same."""
    texts = [bare(text) for text in headings]
    while texts and not texts[-1]:
        texts.pop()
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def _layouts(book: Workbook, sheet: str, heading_rows: tuple[int, ...]) -> list[Layout]:
    wanted = sheet or book.named or ""
    candidates = [one for one in book.sheets if one.name == wanted] or list(book.sheets)
    found: list[Layout] = []
    refusals: list[InputError] = []
    for one in candidates if not sheet else [*candidates, *(other for other in book.sheets if other.name != sheet)]:
        try:
            layout = lay_out(one, heading_rows if one.name == wanted or len(candidates) == 1 else ())
        except InputError as refusal:
            refusals.append(refusal)
            continue
        if layout.rows or layout.above:
            found.append(layout)
    if not found:
        raise refusals[0] if refusals else refuse("lines-missing", cell=candidates[0].name)
    if refusals and len(candidates) == 1 and candidates[0].name not in {one.sheet for one in found}:
        raise refusals[0]
    return found


def _choose(book: Workbook, layouts: Sequence[Layout], sheet: str) -> tuple[Layout, tuple[Finding, ...]]:
    named = next((one for one in layouts if one.sheet == (sheet or book.named)), None)
    if named is not None:
        return named, ()
    ranked = sorted(layouts, key=lambda one: (-one.complete, -one.score))
    best = ranked[0]
    rivals = [one for one in ranked if one.complete == best.complete and one.score >= _HALF * best.score]
    if len(rivals) < 2 or not best.complete:
        return best, ()
    names = ", ".join(one.sheet[:80] for one in rivals[:12])
    return best, refuse("sheets-several", cell=best.sheet[:80], sheets=names).findings


def _below(sheet: Sheet, layout: Layout) -> Iterable[tuple[int, Sequence[object]]]:
    last = max(layout.rows, default=0)
    rows = (row for row in sheet.rows() if row[0] > last)
    return islice((row for row in rows if not is_ruled([cell for cell in row[1] if not is_empty(cell)])), SAMPLE)


def _padded(layout: Layout, width: int) -> Layout:
    missing = width - len(layout.headings)
    return replace(layout, headings=(*layout.headings, *[""] * missing), meanings=(*layout.meanings, *[None] * missing))


def _mapping(sheet: Sheet, layout: Layout, claims: Sequence[Claim], seen: Sequence[Profile]) -> ColumnMapping:
    columns = []
    for index, one in enumerate(claims):
        found = layout.meanings[index]
        if not layout.headings[index] and not seen[index].filled:
            continue
        percent = bool(found and found.percent) and one.role in SHARES and not sheet.facts.shows_percent(index)
        unit = found.unit if found and one.role in NUMBERS - SHARES - {"per"} else ""
        per = found.per if found and one.role == "quantity" else 1.0
        columns.append(Column(index, layout.headings[index], one.role, unit, percent, per))
    return ColumnMapping(layout.sheet, layout.rows, tuple(columns))


def _settled(
    layout: Layout, mapping: ColumnMapping, claims: list[Claim], found: Survey
) -> tuple[ColumnMapping, list[Claim]]:
    """The tree's style and the breakdown, and the columns that lose their role to them."""
    levels = _levels(mapping, found)
    changes: dict[int, str] = {}
    numbers = mapping.column("id")
    if numbers and found.repeated_id and levels != "dotted" and not is_contract(layout):
        changes[numbers.index] = ""
    breakdown = mapping.breakdown
    if "kind" in mapping.roles:
        breakdown = "rows"
        unit = mapping.column("unit")
        known = [known_unit(text) for text, (_, _, role) in found.units.items() if role == "unit"]
        masses = all(one is not None and parse_unit(one.unit).dimension == "mass" for one in known)
        if unit and masses and "mass_unit" not in mapping.roles:
            changes[unit.index] = "mass_unit"
    elif mapping.roles & {"material_mass", "substance"} or (
        {"share", "material"} <= mapping.roles and levels == "none"
    ):
        breakdown = "columns"
    columns = tuple(replace(one, role=changes.get(one.index, one.role)) for one in mapping.columns)
    result = [
        replace(one, role=changes[index], why="tree" if changes[index] else "repeats") if index in changes else one
        for index, one in enumerate(claims)
    ]
    return replace(mapping, columns=columns, levels=levels, breakdown=breakdown), result


def _levels(mapping: ColumnMapping, found: Survey) -> Levels:
    roles = mapping.roles
    if "parent" in roles:
        return "parent"
    if "parent_number" in roles and "part_number" in roles:
        return "parent-number"
    if "level" in roles:
        inner = sum("." in text for text in found.dotted)
        return "dotted" if inner and not found.undotted and inner >= len(found.levels) / 4 else "level"
    if "id" in roles and not found.undotted and any("." in text for text in found.dotted):
        nested = [text for text in found.dotted if "." in text]
        if all(text.rpartition(".")[0] in found.dotted for text in nested):
            return "dotted"
    return "none"


def _columns(mapping: ColumnMapping, claims: Sequence[Claim], seen: Sequence[Profile]) -> tuple[ProposedColumn, ...]:
    return tuple(
        ProposedColumn(
            column, claims[column.index].confidence, *reason(claims[column.index].why), tuple(seen[column.index].first)
        )
        for column in mapping.columns
    )


def _shown(cells: Sequence[object], width: int) -> list[str]:
    texts = ["" if is_empty(cell) else clean(cell)[:60] for cell in cells]
    return [*texts, *[""] * (width - len(texts))]
