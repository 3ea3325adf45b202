"""What the page of a waiting file shows: each column with its meaning, and what the file reads as."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _

from footprint.bom import propose, read_bom
from footprint.bom.mapping.values import SURE, ColumnMapping, Proposal, ProposedColumn, UnitMeaning, UnitQuestion
from footprint.bom.mapping.vocabulary import MASSES, ROLE_TITLES, SHARES
from footprint.bom.tables import column_letter
from footprint.bom.values import Bom, Line
from footprint.findings import Finding, InputError
from footprint.web.formats import language

FIRST_LINES = 12
# What is answered among the choices beside the columns, and what by another sheet
_REST = frozenset(
    {
        "basis-unclear",
        "blank-quantity",
        "blank-unit",
        "decimal-comma",
        "dotted-assumed",
        "number-ambiguous",
        "products-several",
    }
)
_PLACE = frozenset({"sheets-several"})


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column as the page shows it. `state`: sure, assumed, chosen, none."""

    index: int
    letter: str
    heading: str
    samples: tuple[str, ...]
    role: str
    state: str
    reason: str
    unit: str
    percent: bool
    per: float
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit that is asked about, and the answer so far: the place of a choice, `other`, or ''."""

    asked: UnitQuestion
    answer: str
    meaning: UnitMeaning | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the file reads as with these columns: lines, or everything that is wrong."""

    findings: tuple[Finding, ...] = ()
    remarks: tuple[Finding, ...] = ()
    bom: Bom | None = None
    rows: tuple[tuple[Line, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """The page."""

    filename: str
    mapping: ColumnMapping
    proposal: Proposal
    columns: tuple[ColumnView, ...]
    units: tuple[UnitView, ...]
    outcome: Outcome

    @property
    def asks(self) -> tuple[Finding, ...]:
        """What the file leaves open, and what is assumed of it."""
        return (*self.proposal.questions, *self.proposal.assumptions)

    @property
    def asks_rest(self) -> bool:
        """Whether something of it is answered beside the columns."""
        return any(found.code in _REST for found in self.asks)

    @property
    def asks_place(self) -> bool:
        """Whether it is open which sheet is meant."""
        return any(found.code in _PLACE for found in self.asks)

    @property
    def unread(self) -> tuple[ColumnView, ...]:
        """The columns that are left out and hold something."""
        return tuple(column for column in self.columns if not column.role and column.samples)


def waiting(data: bytes, filename: str, mapping: ColumnMapping, proposal: Proposal | None = None) -> Waiting:
    """The page for a file and what is said of its columns so far. InputError when the file cannot be opened."""
    proposal = proposal or propose(data, filename, sheet=mapping.sheet, heading_rows=mapping.heading_rows)
    proposed = {one.column.index: one for one in proposal.columns}
    columns = tuple(_column(mapping, index, proposed) for index in range(len(mapping.columns)))
    units = tuple(_unit(asked, mapping) for asked in proposal.units)
    return Waiting(filename, mapping, proposal, columns, units, _outcome(data, filename, mapping))


def _column(mapping: ColumnMapping, place: int, proposed: dict[int, ProposedColumn]) -> ColumnView:
    column = mapping.columns[place]
    before = proposed.get(column.index)
    state, why = "chosen", _("chosen by you")
    if before is not None and before.column.role == column.role:
        state = "none" if not column.role else "sure" if before.confidence >= SURE else "assumed"
        why = before.reason_zh if language() == "zh" else before.reason
    elif not column.role:
        state = "none"
    takes = {
        name
        for name, roles in (("unit", MASSES | {"quantity"}), ("percent", SHARES), ("per", frozenset({"quantity"})))
        if column.role in roles
    }
    return ColumnView(
        column.index,
        column_letter(column.index),
        column.heading,
        before.samples if before else (),
        column.role,
        state,
        why,
        column.unit,
        column.percent,
        column.per,
        frozenset(takes),
    )


def _unit(asked: UnitQuestion, mapping: ColumnMapping) -> UnitView:
    own = next((own for own in mapping.units if own.text == asked.text), None)
    if own is None:
        return UnitView(asked, "", None)
    place = next((place for place, choice in enumerate(asked.choices) if choice == own), None)
    return UnitView(asked, "other" if place is None else str(place), own)


def _outcome(data: bytes, filename: str, mapping: ColumnMapping) -> Outcome:
    try:
        read = read_bom(data, filename, mapping)
    except InputError as error:
        return Outcome(tuple(found for found in error.findings if found.severity == "error"))
    return Outcome((), read.warnings, read.bom, _first(read.bom))


def _first(bom: Bom) -> tuple[tuple[Line, int], ...]:
    """The first lines with their depth."""
    depths: dict[str, int] = {}
    found: list[tuple[Line, int]] = []
    for line in bom.lines:
        depths[line.id] = depths.get(line.parent, -1) + 1 if line.parent else 0
        if len(found) < FIRST_LINES:
            found.append((line, depths[line.id]))
    return tuple(found)


def role_groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """Headings and their roles for the choice of a column's meaning, in the reader's language."""
    tree = ("id", "parent", "level", "parent_number", "parent_name")
    amounts = ("quantity", "unit", "per", "mass_each", "mass_total", "mass_unit", "loss", "recycled_content")
    parts = ("kind", "material_mass", "share", "substance", "substance_code", "substance_share")
    article = ("name", "name_zh", "material", "specification", "part_number", "code", "origin", "note")
    rest = tuple(role for role in ROLE_TITLES if role not in {*tree, *amounts, *parts, *article})
    return [
        (title, [(role, role_title(role)) for role in roles])
        for title, roles in (
            (_("What it is"), article),
            (_("How much"), amounts),
            (_("Where it belongs"), tree),
            (_("What it is made of"), parts),
            (_("How it is calculated"), rest),
        )
    ]


def role_title(role: str) -> str:
    """A role in the reader's language."""
    english, chinese = ROLE_TITLES[role]
    return chinese if language() == "zh" else english
