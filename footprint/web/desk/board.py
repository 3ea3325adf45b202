"""What the matching desk shows: each line with its choice, its footprint so far and its share of the total."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from footprint.matching.doubts import doubts
from footprint.refusals import NotFound
from footprint.studies.notes import Counts
from footprint.web.formats import number, percent

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from footprint.accounts.models import User
    from footprint.resources import Resources

State = Literal["parent", "open", "proposed", "confirmed"]
# line id → its number and its share as they are printed
Readings = Mapping[str, tuple[str, str]]
# the lines that together make so much of all contributions are the large ones
MOST = 0.8


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One line. `kg_co2e` is per declared unit and None while nothing is chosen."""

    line: Any
    depth: int
    state: State
    choice: Any
    dataset: Any
    supplier: Any
    kg_co2e: float | None
    share: float | None
    doubts: tuple[str, ...] = ()
    notes: int = 0
    files: int = 0

    @property
    def reading(self) -> tuple[str, str]:
        """Number and share as they are printed."""
        return number(self.kg_co2e), percent(self.share)


@dataclass(frozen=True)
class Desk:
    """The whole table. `total` leaves out what is open. `undo` and `redo`: how many steps of this person can be."""

    study: Any
    product: Any
    rows: tuple[DeskRow, ...]
    total: float | None
    warnings: tuple[Any, ...] = ()
    undo: int = 0
    redo: int = 0

    @cached_property
    def open(self) -> tuple[DeskRow, ...]:
        """Lines that nothing is chosen for."""
        return tuple(row for row in self.rows if row.state == "open")

    @cached_property
    def proposed(self) -> tuple[DeskRow, ...]:
        """Lines with a sure match that nobody has confirmed yet."""
        return tuple(row for row in self.rows if row.state == "proposed")

    @cached_property
    def doubtful(self) -> tuple[DeskRow, ...]:
        """Lines that a person should look at: open ones, and those in doubt beyond being unconfirmed."""
        return tuple(row for row in self.leaves if row.state == "open" or set(row.doubts) - {"unconfirmed"})

    @cached_property
    def large(self) -> tuple[DeskRow, ...]:
        """The fewest lines that make four fifths of all contributions by their size, the largest first."""
        counted = sorted((row for row in self.leaves if row.kg_co2e), key=lambda row: -abs(row.kg_co2e or 0.0))
        whole = sum(abs(row.kg_co2e or 0.0) for row in counted)
        running, taken = 0.0, 0
        while taken < len(counted) and running < MOST * whole:
            running += abs(counted[taken].kg_co2e or 0.0)
            taken += 1
        return tuple(counted[:taken])

    @cached_property
    def noted(self) -> tuple[DeskRow, ...]:
        """Lines with a note or an evidence file."""
        return tuple(row for row in self.rows if row.notes or row.files)

    @cached_property
    def leaves(self) -> tuple[DeskRow, ...]:
        """Lines that carry a choice or need one."""
        return tuple(row for row in self.rows if row.state != "parent")

    @property
    def readings(self) -> Readings:
        """How each line reads now."""
        return {row.line.id: row.reading for row in self.rows}

    def differing(self, before: Readings) -> tuple[DeskRow, ...]:
        """Rows whose number or share reads differently than before."""
        return tuple(row for row in self.rows if before.get(row.line.id) != row.reading)

    def row(self, line: str) -> DeskRow:
        """The row of that line."""
        for row in self.rows:
            if row.line.id == line:
                return row
        raise NotFound(f"There is no line {line!r} in this bill of materials.", f"此物料清单中没有行 {line!r}。")


def desk_of(session: Session, resources: Resources, actor: User, study_id: str) -> Desk:
    """The desk of a study's current bill of materials."""
    from footprint.studies import notes, queries
    from footprint.studies.preview import preview

    study = queries.study(session, actor, study_id)
    views = queries.lines(session, resources, actor, study_id)
    calculated = preview(session, resources, actor, study_id)
    kept, stacks = notes.counts(session, actor, study_id), queries.steps(session, actor, study_id)
    by_line: dict[str, float] = {}
    subtotals: dict[str, float] = {}
    missing = set()
    for part in calculated.lines:
        root = part.generated_from or part.id
        if part.subtotal is not None:
            subtotals[part.id] = part.subtotal
        elif part.kg_co2e is None:
            missing.add(root)
        else:
            by_line[root] = by_line.get(root, 0.0) + part.kg_co2e
    total = calculated.total
    rows = []
    for view in views:
        # a parent shows the sum of what lies below it; with a part missing, neither it nor a line has a number
        kg = subtotals.get(view.line.id) if view.is_parent else by_line.get(view.line.id)
        if view.line.id in missing or not view.matched:
            kg = None
        rows.append(_row(view, kg, total, kept))
    return Desk(
        study,
        calculated.product,
        tuple(rows),
        total,
        calculated.warnings,
        undo=len(stacks.done) or int(queries.composed_by(session, actor, study_id)),
        redo=len(stacks.undone),
    )


def _row(view: Any, kg: float | None, total: float, kept: Counts) -> DeskRow:
    state = _state(view)
    chosen = state in ("proposed", "confirmed")
    return DeskRow(
        line=view.line,
        depth=view.depth,
        state=state,
        choice=view.choice,
        dataset=view.dataset,
        supplier=view.supplier,
        kg_co2e=kg,
        share=kg / total if kg is not None and total and not view.is_parent else None,
        doubts=doubts(view.choice.by, view.choice.score, view.dataset, view.line.origin) if chosen else (),
        notes=kept.notes.get(view.line.id, 0),
        files=kept.files.get(view.line.id, 0),
    )


def _state(view: Any) -> State:
    if view.is_parent:
        return "parent"
    if view.dataset is None and view.supplier is None:
        return "open"
    return "proposed" if view.choice.by == "matcher" else "confirmed"
