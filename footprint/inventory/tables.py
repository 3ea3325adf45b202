"""CSV tables of a pack, read strictly: size and row limits, UTF-8, one heading, no unknown column, clean cells."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from footprint.findings import Finding
from footprint.inventory.messages import MESSAGES
from footprint.inventory.values import Place

MAX_BYTES = 32 * 1024 * 1024
MAX_ROWS = 250_000
MAX_CELL = 8_000


@dataclass(frozen=True, slots=True)
class Columns:
    """The headings of one kind of table: each is known, and the required ones stand in every table."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def all(self) -> frozenset[str]:
        """Every known heading."""
        return frozenset(self.required + self.optional)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its place and its cells by heading (optional columns that the table lacks are empty)."""

    place: Place
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def read_bytes(path: Path, pack: str, findings: list[Finding]) -> bytes | None:
    """The file's bytes, or None with a finding: a link, too large, or not readable."""
    cell = f"{pack}/{path.name}"
    if path.is_symlink() or not path.is_file():
        findings.append(MESSAGES.finding("missing-file", cell=cell, file=path.name))
        return None
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        findings.append(MESSAGES.finding("file-too-large", cell=cell, limit=MAX_BYTES // 2**20))
        return None
    return data


def decode(data: bytes, cell: str, findings: list[Finding]) -> str | None:
    """The text with line ends as \\n and composed characters (NFC), or None with a finding."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        findings.append(MESSAGES.finding("not-utf8", cell=f"{cell}, row {line}"))
        return None
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def read_table(path: Path, pack: str, columns: Columns, findings: list[Finding]) -> Iterator[Row]:
    """The rows of a table; what is wrong with its form goes to `findings`."""
    cell = f"{pack}/{path.name}"
    data = read_bytes(path, pack, findings)
    text = None if data is None else decode(data, cell, findings)
    if text is None:
        return
    lines = csv.reader(io.StringIO(text), strict=True)
    try:
        heading = [name.strip() for name in next(lines, [])]
        if not _heading_is_good(heading, cell, columns, findings):
            return
        start = lines.line_num + 1
        for count, line in enumerate(lines, start=1):
            place = Place(pack, path.name, start)
            start = lines.line_num + 1
            if count > MAX_ROWS:
                findings.append(MESSAGES.finding("too-many-rows", cell=cell, limit=MAX_ROWS))
                return
            if not any(value.strip() for value in line):
                continue
            if len(line) != len(heading):
                findings.append(
                    MESSAGES.finding("ragged-row", cell=place.cell(), found=len(line), expected=len(heading))
                )
                continue
            cells = {name: value.strip() for name, value in zip(heading, line, strict=True)}
            if all(cell_is_good(place, name, value, findings) for name, value in cells.items()):
                yield Row(place, cells)
    except csv.Error as error:
        findings.append(MESSAGES.finding("not-csv", cell=f"{cell}, row {lines.line_num}", error=error))


def _heading_is_good(heading: list[str], cell: str, columns: Columns, findings: list[Finding]) -> bool:
    before = len(findings)
    row = f"{cell}, row 1"
    for name in dict.fromkeys(heading):
        if name not in columns.all:
            findings.append(
                MESSAGES.finding("unknown-column", cell=row, column=name[:80], known=", ".join(sorted(columns.all)))
            )
        elif heading.count(name) > 1:
            findings.append(MESSAGES.finding("column-twice", cell=row, column=name))
    findings.extend(
        MESSAGES.finding("missing-column", cell=row, column=name) for name in columns.required if name not in heading
    )
    return len(findings) == before


def cell_is_good(place: Place, column: str, value: str, findings: list[Finding]) -> bool:
    """Whether the text of a cell is short enough and holds no control character; else a finding says so."""
    if len(value) > MAX_CELL:
        findings.append(MESSAGES.finding("cell-too-long", cell=place.cell(column), limit=MAX_CELL))
        return False
    if any(unicodedata.category(character) in {"Cc", "Cs"} and character != "\n" for character in value):
        findings.append(MESSAGES.finding("control-character", cell=place.cell(column)))
        return False
    return True
