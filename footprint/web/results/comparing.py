"""What a result was before, and what the newest background release would make of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from footprint.accounts.models import User
    from footprint.resources import Resources
    from footprint.results.effect import LineEffect


@dataclass(frozen=True, slots=True)
class Renewal:
    """The study as it stands, calculated with the newest release. Totals in kg CO2e per declared unit.

    `changed`: lines, choices or options are others than those of the result, so the release alone is not the cause.
    `lines`: the lines of the result that move by the release alone, with their line in the document.
    """

    release: str
    study: Any
    before: float
    after: float | None
    changed: bool
    lines: tuple[tuple[LineEffect, Mapping[str, Any]], ...] = ()

    @property
    def difference(self) -> float | None:
        """Relative to the total before."""
        return self.after / self.before - 1 if self.after is not None and self.before else None


def renewal(
    session: Session, resources: Resources, actor: User, snapshot: Any, document: Mapping[str, Any], study: Any
) -> Renewal | None:
    """What to offer for a study's latest result; None while its release is the newest one."""
    from footprint.results import queries
    from footprint.results.effect import effect_of
    from footprint.studies.preview import preview

    release = resources.catalogue().release
    total = document["footprint"]["total"]
    if document["release"] == release or study.current != snapshot.sha256 or total is None:
        return None
    found = preview(session, resources, actor, study.id)
    complete = all(line.kg_co2e is not None or line.subtotal is not None for line in found.lines)
    named = {line["id"]: line for line in document["lines"]}
    moved = effect_of(document, queries.inventory(snapshot), resources.catalogue()).lines
    return Renewal(
        release,
        study,
        total,
        found.total if complete else None,
        study.version != snapshot.study_version,
        tuple((line, named[line.line]) for line in moved),
    )


def previous(snapshots: Sequence[Any], snapshot: Any) -> Any:
    """The result of the same study before this one, or None."""
    earlier = [one for one in snapshots if one.number < snapshot.number and one.total is not None]
    return max(earlier, key=lambda one: one.number, default=None)
