"""What the matching desk shows: each line with its choice, its footprint so far and its share of the total."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from footprint.refusals import NotFound
from footprint.web.formats import number, percent

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from footprint.accounts.models import User
    from footprint.resources import Resources

State = Literal["parent", "open", "proposed", "confirmed"]


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

    @property
    def reading(self) -> tuple[str, str]:
        """Number and share as they are printed."""
        return number(self.kg_co2e), percent(self.share)


@dataclass(frozen=True)
class Desk:
    """The whole table. `total` leaves out what is open."""

    study: Any
    product: Any
    rows: tuple[DeskRow, ...]
    total: float | None
    warnings: tuple[Any, ...] = ()

    @cached_property
    def open(self) -> tuple[DeskRow, ...]:
        """Lines that nothing is chosen for."""
        return tuple(row for row in self.rows if row.state == "open")

    @cached_property
    def proposed(self) -> tuple[DeskRow, ...]:
        """Lines with a sure match that nobody has confirmed yet."""
        return tuple(row for row in self.rows if row.state == "proposed")

    @cached_property
    def leaves(self) -> tuple[DeskRow, ...]:
        """Lines that carry a choice or need one."""
        return tuple(row for row in self.rows if row.state != "parent")

    def differing(self, before: Desk) -> tuple[DeskRow, ...]:
        """Rows whose number or share reads differently from the desk before."""
        shown = {row.line.id: row.reading for row in before.rows}
        return tuple(row for row in self.rows if shown.get(row.line.id) != row.reading)

    def row(self, line: str) -> DeskRow:
        """The row of that line."""
        for row in self.rows:
            if row.line.id == line:
                return row
        raise NotFound(f"There is no line {line!r} in this bill of materials.", f"此物料清单中没有行 {line!r}。")


def desk_of(session: Session, resources: Resources, actor: User, study_id: str) -> Desk:
    """The desk of a study's current bill of materials."""
    from footprint.studies import queries
    from footprint.studies.preview import preview

    study = queries.study(session, actor, study_id)
    views = queries.lines(session, resources, actor, study_id)
    calculated = preview(session, resources, actor, study_id)
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
        rows.append(
            DeskRow(
                line=view.line,
                depth=view.depth,
                state=_state(view),
                choice=view.choice,
                dataset=view.dataset,
                supplier=view.supplier,
                kg_co2e=kg,
                share=kg / total if kg is not None and total and not view.is_parent else None,
            )
        )
    return Desk(study, calculated.product, tuple(rows), total, calculated.warnings)


def _state(view: Any) -> State:
    if view.is_parent:
        return "parent"
    if view.dataset is None and view.supplier is None:
        return "open"
    return "proposed" if view.choice.by == "matcher" else "confirmed"
