"""Tables that the reports share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, LongTable, Paragraph, TableStyle

from footprint.findings import Language
from reports import fonts
from reports.book import INNER
from reports.facts import unit_words
from reports.numbers import percent, quantity, significant
from reports.style import GREY, MIST, RIGHT, RULE, TEAL, WHITE, has_cjk, paragraph, style
from reports.text import named, words

Cell = Any  # text or a flowable
# rows of a table that is never split, and rows that never stand alone on a page
SHORT, FEW = 8, 2
SOURCES = ("number", "source", "licence", "lines")
# characters of a line's id on one line of its column
ID_WIDTH = 14
# points that a sentence, a heading row and the first rows take
ROOM = 110.0
PADDING = [
    # or ReportLab sets Helvetica for every cell, though no text uses it
    ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
    ("LEFTPADDING", (0, 0), (-1, -1), 3),
    ("RIGHTPADDING", (0, 0), (-1, -1), 3),
]


class Grid(LongTable):  # type: ignore[misc]
    """A table that never leaves its heading row with one row at the foot of a page, nor its last row alone on the next.

    A short one goes to the next page as a whole.
    """

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        parts: list[Flowable] = super().split(availWidth, availHeight)
        if len(parts) != 2:
            return parts
        rows = self._nrows - self.repeatRows
        kept = parts[0]._nrows - self.repeatRows
        if rows <= SHORT or kept < FEW:
            return []
        if rows - kept < FEW:
            last = parts[0]._rowHeights[-1] or 0.0
            parts = super().split(availWidth, sum(parts[0]._rowHeights) - last / 2)
        return parts


def _cell(value: str | Flowable, size: float, align: int, bold: bool, colour: Any = None) -> Flowable:
    if not isinstance(value, str):
        return value
    more = {"colour": colour} if colour is not None else {}
    if "\n" in value:
        lines = "<br/>".join(fonts.markup(line) for line in value.split("\n"))
        look = style(size, align=align, bold=bold, leading=size * 1.28, **more)
        look.wordWrap = "CJK" if has_cjk(value) else None
        return Paragraph(lines, look)
    return paragraph(value, size, align=align, bold=bold, leading=size * 1.28, **more)


def pairs(rows: Sequence[tuple[str, Cell]], *, share: float = 0.32, size: float = 8.5) -> LongTable:
    """Captions and what they are."""
    cells = [[_cell(caption, size, 0, False, GREY), _cell(value, size, 0, False)] for caption, value in rows]
    table = LongTable(cells, colWidths=[INNER * share, INNER * (1 - share)], hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [
                *PADDING,
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 2.5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
                ("LINEBELOW", (0, 0), (-1, -1), 0.35, RULE),
            ]
        )
    )
    return table


def grid(
    head: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    *,
    right: Sequence[int] = (),
    strong: Sequence[int] = (),
    size: float = 7.5,
) -> Grid:
    """A table with a heading row that repeats. `widths` are shares of the text width, `right` the numeric columns,
    `strong` the rows in bold."""
    cells = [[_cell(text, size, RIGHT if i in right else 0, True, WHITE) for i, text in enumerate(head)]]
    for index, row in enumerate(rows):
        cells.append([_cell(value, size, RIGHT if i in right else 0, index in strong) for i, value in enumerate(row)])
    table = Grid(
        cells,
        colWidths=[INNER * width for width in widths],
        repeatRows=1,
        hAlign="LEFT",
        spaceBefore=2,
        spaceAfter=6,
    )
    table.setStyle(
        TableStyle(
            [
                *PADDING,
                ("BACKGROUND", (0, 0), (-1, 0), TEAL),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
                ("LINEBELOW", (0, 1), (-1, -1), 0.35, RULE),
                *(("BACKGROUND", (0, index + 1), (-1, index + 1), MIST) for index in strong),
            ]
        )
    )
    return table


def led(lead: Flowable, table: Grid) -> list[Flowable]:
    """A sentence and the table that it leads to, the sentence never alone at the foot of a page."""
    if table._nrows - 1 <= SHORT:
        return [KeepTogether([lead, table])]
    return [CondPageBreak(ROOM), lead, table]


def value_table(
    values: Sequence[tuple[str, float | None]], total: float, language: Language, strong: Sequence[int] = ()
) -> Flowable:
    """Names with kg CO2e and per cent of the total, on one page."""
    rows = [
        (
            name,
            significant(value) if value is not None else words("not applicable", language),
            percent(value / total) if value is not None and total else "—",
        )
        for name, value in values
    ]
    head = (words("column.name", language), "kg CO₂e", words("column.share", language))
    return KeepTogether(grid(head, rows, (0.56, 0.24, 0.2), right=(1, 2), strong=strong, size=8.5))


def line_name(line: Mapping[str, Any], language: Language) -> str:
    """A line's name in the language, in the other where it has none."""
    return str((line.get("name_zh") if language == "zh" else None) or line["name"] or line["id"])


def line_id(name: object) -> str:
    """A line's id, broken where its parts end, so that a narrow column does not break it within a word."""
    found = []
    for part in str(name).replace("#", "\n#").split("\n"):
        row = ""
        for piece in part.replace("-", "-\n").split("\n"):
            if row and len(row) + len(piece) > ID_WIDTH:
                found.append(row)
                row = ""
            row += piece
        found.append(row)
    return "\n".join(row for row in found if row)


def depth(line: Mapping[str, Any], lines: Mapping[str, Mapping[str, Any]]) -> int:
    """How many lines stand above it."""
    found, parent = 0, line["parent"]
    while parent is not None and parent in lines and found < len(lines):
        found, parent = found + 1, lines[parent]["parent"]
    return found


def _source(line: Mapping[str, Any]) -> tuple[str, str] | None:
    """Citation and licence class of what a line was calculated with."""
    if line["dataset"] is not None:
        return str(line["dataset"]["source"]), str(line["dataset"]["licence"])
    if line["supplier_footprint"] is not None:
        supplier = line["supplier_footprint"]
        return f"{supplier['organisation'] or '—'}: {supplier['source'] or '—'}", "supplier"
    return None


def source_numbers(document: Mapping[str, Any]) -> dict[tuple[str, str], int]:
    """The sources of a document, numbered in the order in which its lines name them."""
    found = dict.fromkeys(source for line in document["lines"] if (source := _source(line)) is not None)
    return {source: number for number, source in enumerate(found, 1)}


def source_rows(document: Mapping[str, Any], language: Language) -> list[tuple[str, str, str, int]]:
    """Every source once (columns `SOURCES`): its number, licence class and how many lines rest on it."""
    counts = Counter(_source(line) for line in document["lines"])
    return [
        (f"S{number}", citation, named("licence", licence, language), counts[citation, licence])
        for (citation, licence), number in source_numbers(document).items()
    ]


def source_table(document: Mapping[str, Any], language: Language) -> LongTable:
    """The sources as a table."""
    rows = [(*row[:3], str(row[3])) for row in source_rows(document, language)]
    return grid([words(f"column.{name}", language) for name in SOURCES], rows, (0.06, 0.66, 0.2, 0.08), right=(3,))


def provenance(line: Mapping[str, Any], language: Language, sources: Mapping[tuple[str, str], int]) -> str:
    """Data set or supplier, place and year, the number of the source, and the licence class of a line."""
    dataset, supplier, source = line["dataset"], line["supplier_footprint"], _source(line)
    if source is None:
        return words("sub-assembly", language)
    number = f"S{sources[source]}"
    if dataset is not None:
        name = dataset.get("name_zh") if language == "zh" else None
        title = f"{name or dataset['name']} [{dataset['location']}, {dataset.get('year', '')}]"
        return f"{title}; {number}; {named('licence', dataset['licence'], language)}"
    version = words("supplier version", language, version=supplier["version"])
    return f"{words('supplier', language)}: {supplier['organisation'] or '—'}, {version}; {number}"


def line_table(document: Mapping[str, Any], language: Language) -> LongTable:
    """Every line with its data; sub-assemblies are bold and carry a subtotal that is not summed."""
    lines, sources = {line["id"]: line for line in document["lines"]}, source_numbers(document)
    rows: list[list[Cell]] = []
    strong = []
    for index, line in enumerate(document["lines"]):
        parent = line["dataset"] is None and line["supplier_footprint"] is None
        if parent:
            strong.append(index)
        kg = line["subtotal"] if parent else line["kg_co2e"]
        number = significant(kg) if kg is not None else "—"
        quality = line.get("quality") or {}
        dqr = quality.get("dqr")
        rows.append(
            [
                line_id(line["id"]),
                "– " * depth(line, lines) + line_name(line, language),
                f"{quantity(line['quantity'])} {unit_words(line['unit'], language)}"
                if line["quantity"] is not None
                else "—",
                named("stage", str(line["stage"]), language),
                f"({number})" if parent and kg is not None else number,
                percent(line["share"]) if line["share"] is not None else "—",
                provenance(line, language, sources),
                f"{dqr:.1f}" if dqr is not None else "—",
            ]
        )
    names = ("id", "line", "quantity", "stage", "kg", "share", "data", "dqr")
    head = [words(f"column.{name}", language) for name in names]
    widths = (0.105, 0.165, 0.1, 0.085, 0.1, 0.065, 0.33, 0.05)
    return grid(head, rows, widths, right=(2, 4, 5, 7), strong=strong, size=6.6)
