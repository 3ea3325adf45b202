"""The door of the room: a file's bytes → a checked bill of materials, or everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import PurePath

from footprint.bom.breakdowns import settle
from footprint.bom.collecting import Findings, name_cells
from footprint.bom.grids import product_above, read_product
from footprint.bom.json_file import read_json
from footprint.bom.line_fields import read_entries
from footprint.bom.mapping.applying import read_table
from footprint.bom.mapping.layout import lay_out
from footprint.bom.mapping.proposing import propose_for
from footprint.bom.mapping.required import missing
from footprint.bom.mapping.values import ColumnMapping, Proposal
from footprint.bom.opening import begins_like_json, check_kind, open_tables
from footprint.bom.product_fields import read_product_fields
from footprint.bom.sheets import Sheet, Workbook
from footprint.bom.structure import structure
from footprint.bom.tables import LineTable, RawBom, column_letter
from footprint.bom.texts import clean
from footprint.bom.tree import check_tree, check_weights
from footprint.bom.values import Bom
from footprint.declarations import Declarations
from footprint.findings import Finding


@dataclass(frozen=True, slots=True)
class ReadBom:
    """What was read, and what the user may want to look at."""

    bom: Bom
    warnings: tuple[Finding, ...]
    declarations: Declarations = field(default_factory=dict)


def propose(data: bytes, filename: str, *, sheet: str = "", heading_rows: tuple[int, ...] = ()) -> Proposal:
    """What the columns of a file mean, how sure that is and why. InputError when the file cannot be opened.

    `sheet` and `heading_rows` (the spreadsheet's numbers) say where the lines are instead of looking for them.
    """
    check_kind(data, filename)
    if begins_like_json(data, filename):
        return Proposal(None)
    return propose_for(open_tables(data, Findings()), sheet=sheet, heading_rows=heading_rows)


def read_bom(data: bytes, filename: str, mapping: ColumnMapping | None = None) -> ReadBom:
    """A CSV, XLSX or JSON bill of materials, told apart by content. InputError holds every finding of the file.

    Without a `mapping` the proposed one is taken; what it assumed are warnings, what it would have to guess are errors.
    """
    findings = Findings()
    check_kind(data, filename)
    if begins_like_json(data, filename):
        raw = read_json(data, findings)
    else:
        raw = _read_tables(open_tables(data, findings), mapping, findings)
    tree = structure(raw.lines, findings)
    stem = clean(PurePath(filename.replace("\\", "/")).stem)[:200] or "product"
    cells = raw.product
    if tree.product is not None and not cells.keys() & {"name", "name_zh"}:
        cells = {**cells, "name": tree.product}
    product = read_product_fields(cells, stem, findings)
    entries = read_entries(tree, raw.lines, product, findings)
    lines = settle(entries, raw.lines, product, findings)
    rows = tuple(entry.row for entry in entries)
    check_tree(lines, rows, raw.lines, findings)
    check_weights(lines, rows, raw.lines, findings)
    _say_numbers_for_codes(raw.lines, findings)
    findings.raise_errors()
    return ReadBom(Bom(product, lines), findings.warnings, raw.declarations)


def _read_tables(book: Workbook, mapping: ColumnMapping | None, findings: Findings) -> RawBom:
    if mapping is None:
        proposal = propose_for(book)
        findings.take(proposal.questions)
        findings.raise_errors()
        findings.take((*proposal.assumptions, *proposal.notes))
        mapping = proposal.mapping or ColumnMapping()
    sheet = book.sheet(mapping.sheet) or (book.sheets[0] if len(book.sheets) == 1 else None)
    if sheet is None:
        findings.add("mapping-sheet", sheet=mapping.sheet[:80], sheets=", ".join(one.name[:80] for one in book.sheets))
        findings.raise_errors()
        raise AssertionError("an error was found")
    _say_unread(book, sheet, findings)
    layout = lay_out(sheet, mapping.heading_rows)
    findings.take(missing(mapping, f"{sheet.name}!{max(mapping.heading_rows, default=1)}"))
    findings.raise_errors()
    found = product_above(layout.above, sheet.name, sheet.delimiter, findings)
    if book.product is not None:
        found = {**found, **read_product(book.product.rows(), book.product.name, findings)}
        _say_traps(book.product, None, findings)
    _say_traps(sheet, mapping, findings)
    lines = read_table(sheet, layout, replace(mapping, sheet=sheet.name), findings)
    _say_hidden(sheet, lines, findings)
    return RawBom(found, lines)


def _say_unread(book: Workbook, chosen: Sheet, findings: Findings) -> None:
    for sheet in book.sheets:
        if sheet is not chosen and sheet.facts.filled:
            findings.add("sheet-ignored", cell=sheet.name[:80], sheet=sheet.name[:80])


def _say_traps(sheet: Sheet, mapping: ColumnMapping | None, findings: Findings) -> None:
    """Formulas without a value, errors and lost zeros in what is read; what stands in other columns does no harm."""
    letters = {column_letter(column.index) for column in mapping.columns if column.role} if mapping else None
    last = max(mapping.heading_rows, default=0) if mapping else 0
    facts = sheet.facts
    for code, cells in (
        ("formula-not-calculated", facts.uncalculated),
        ("formula-failed", facts.failed),
        ("zeros-lost", facts.zero_padded),
    ):
        places = [f"{sheet.name}!{cell}" for cell in cells if _is_read(cell, letters, last)]
        if places:
            findings.add(code, cell=places[0], cells=name_cells(places))


def _say_hidden(sheet: Sheet, lines: LineTable, findings: Findings) -> None:
    """Lines that nobody sees who opens the workbook: a filter was left on, or rows were hidden instead of deleted."""
    hidden = set(sheet.facts.hidden)
    cells = [f"{sheet.name}!{row.number}" for row in lines.rows if row.number in hidden]
    if cells:
        findings.add("rows-hidden", cell=cells[0], cells=name_cells(cells))


def _is_read(cell: str, letters: set[str] | None, last: int) -> bool:
    """Whether a cell such as C5 lies in one of the columns and below the headings; without columns every cell does."""
    if letters is None:
        return True
    letter = cell.rstrip("0123456789")
    return letter in letters and int(cell[len(letter) :] or 0) > last


def _say_numbers_for_codes(lines: LineTable, findings: Findings) -> None:
    """Codes that a spreadsheet stored as numbers: their leading zeros and their digits beyond 15 are gone."""
    if not lines.columns:
        return
    cells = [
        lines.place(row, field)
        for row in lines.rows
        for field in ("code", "part_number")
        if isinstance(row.values.get(field), int | float)
    ]
    if cells:
        findings.add("code-was-number", cell=cells[0], cells=name_cells(cells))
