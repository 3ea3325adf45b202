"""The operator's draft arranged for its page: what is edited, how far the calculation is, what it does to products.

An operator keeps the background and not the recipes of firms: of a product without a label only the relative change is
shown, of lines their ids alone, unless the holder chose full disclosure (docs/decisions/0021).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from footprint.findings import Finding
from footprint.inventory.comparison import Comparison, compare
from footprint.library import queries
from footprint.web.formats import named
from footprint.web.words import stage_name

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from footprint.accounts.models import User
    from footprint.inventory.release import Release
    from footprint.resources import Resources

SHOWN = 100


@dataclass(frozen=True, slots=True)
class EffectRow:
    """What a candidate makes of one result. Totals in kg CO2e per declared unit, None where they are the firm's own.

    `change` is relative to the total before; None when a line would lose its data set or the total is zero.
    """

    label: str
    product: str
    holder: str
    unit: str
    before: float | None
    after: float | None
    change: float | None
    moved: tuple[str, ...]
    lost: tuple[str, ...]
    stages: tuple[tuple[str, float, float], ...]

    @property
    def is_moved(self) -> bool:
        """Whether anything of it is another number."""
        return bool(self.moved or self.lost)


@dataclass(frozen=True)
class DraftView:
    """The open draft, if there is one, and what it stands on."""

    session: Session
    resources: Resources
    actor: User

    @cached_property
    def draft(self) -> Any:
        """The open draft or None."""
        return queries.open_draft(self.session, self.actor)

    @cached_property
    def edits(self) -> list[dict[str, Any]]:
        """The processes of the draft: row, who sent it, and what it does to the data set in use."""
        from footprint.accounts.queries import users

        people = {one.id: one.name for one in users(self.session, self.actor)}
        catalogue = self.resources.catalogue()
        rows = queries.edits(self.session, self.draft.id) if self.draft else []
        return [
            {
                "row": row,
                "dataset": catalogue.get(row.process),
                "by": people.get(row.user_id, ""),
                "what": _("taken back")
                if row.rows is None
                else (_("replaces") if row.process in catalogue.datasets else _("new")),
            }
            for row in rows
        ]

    @cached_property
    def own(self) -> list[Any]:
        """The edits that were released and still stand."""
        return sorted(queries.released_edits(self.session).values(), key=lambda row: row.process)

    @cached_property
    def current(self) -> Release:
        """The release in use."""
        return self.resources.release()

    @cached_property
    def candidate(self) -> Release | None:
        """What the draft compiles to as it stands; None while that is not known."""
        if self.draft is None or self.draft.candidate not in self.resources.known_releases():
            return None
        return self.resources.release(self.draft.candidate)

    @cached_property
    def comparison(self) -> Comparison | None:
        """What the candidate has otherwise than the release in use."""
        return compare(self.current, self.candidate) if self.candidate else None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks of the packs say about the edited processes."""
        return tuple(Finding(**one) for one in self.draft.findings) if self.draft else ()

    @cached_property
    def measured(self) -> int:
        """On how many of the draft's `products` the candidate was tried."""
        return queries.measured(self.session, self.draft) if self.candidate else 0

    @property
    def is_measured(self) -> bool:
        """Whether the effect on every product is known."""
        return self.candidate is not None and self.measured >= (self.draft.products or 0)

    @cached_property
    def job(self) -> Any:
        """The job that is under way for the draft, or None."""
        from footprint.jobs.queries import open_job
        from footprint.library.operations.measuring import COMPILE, MEASURE

        if self.draft is None:
            return None
        return open_job(self.session, COMPILE, self.draft.id) or open_job(self.session, MEASURE, self.draft.id)

    @cached_property
    def failed(self) -> Any:
        """The draft's last job when it failed or was stopped and nothing else is under way; None otherwise."""
        from footprint.jobs.queries import jobs

        if self.draft is None or self.job is not None or self.is_measured:
            return None
        for last in jobs(self.session, self.actor, subject_id=self.draft.id, limit=1):
            of_now = last.payload.get("version", self.draft.version) == self.draft.version
            if last.state in ("failed", "cancelled") and of_now:
                return last
        return None

    @property
    def progress(self) -> float:
        """How far it is, 0 to 1: the compilation is a fifth of it."""
        if self.candidate is None:
            return 0.2 * float(self.job.progress) if self.job else 0.0
        return 0.2 + 0.8 * (self.measured / self.draft.products if self.draft.products else 1.0)

    @cached_property
    def effects(self) -> list[EffectRow]:
        """What it does to each product, the largest relative change first; products that lose a line before all."""
        from footprint.labels.queries import label_status
        from footprint.results import queries as results

        found = []
        for row in queries.effects(self.session, self.actor, self.draft) if self.draft else ():
            snapshot = queries.snapshot_of(self.session, row)
            public = results.public(snapshot)
            status = label_status(self.session, row.label) if row.label else None
            open_lines = {line["id"]: named(line) for line in public.get("lines", ())}
            change = row.after / row.before - 1 if row.before and row.after is not None else None
            moved = [line for line in row.lines if line["after"] is not None]
            lost = [line for line in row.lines if line["after"] is None]
            found.append(
                EffectRow(
                    row.label,
                    named(public["product"]) if status else _("a product without a label"),
                    named(queries.holder(self.session, snapshot)),
                    snapshot.declared_unit,
                    row.before if status else None,
                    row.after if status else None,
                    change,
                    tuple(_line(line["line"], open_lines) for line in moved),
                    tuple(_line(line["line"], open_lines) for line in lost),
                    tuple((stage_name(stage), *pair) for stage, pair in row.stages.items() if pair[0] != pair[1])
                    if status
                    else (),
                )
            )
        return sorted(found, key=lambda one: (-len(one.lost), -abs(one.change or 0.0), one.label, one.holder))

    def effect_table(self) -> list[tuple[Any, ...]]:
        """The effect as a table with its heading row."""
        heading = (
            _("Label"),
            _("Product"),
            _("Holder"),
            _("Declared unit"),
            _("kg CO2e before"),
            _("kg CO2e after"),
            _("Change"),
            _("Lines that move"),
            _("Lines without a number"),
        )
        rows = [
            (
                one.label,
                one.product,
                one.holder,
                one.unit if one.label else "",
                one.before,
                one.after,
                one.change,
                "; ".join(one.moved),
                "; ".join(one.lost),
            )
            for one in self.effects
        ]
        return [heading, *rows]


def _line(line: str, names: dict[str, str]) -> str:
    """A line's id, with its name where the holder discloses the lines."""
    return f"{line} {names[line]}" if line in names else line
