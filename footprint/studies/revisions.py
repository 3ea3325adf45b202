"""Two uploads of one study side by side: which lines differ, and what that makes of the footprint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from footprint.accounts.models import User
from footprint.bom.comparing import Comparison, compare
from footprint.engine.values import Study as Calculated
from footprint.refusals import NotFound
from footprint.resources import Resources
from footprint.studies import queries
from footprint.studies.models import BomVersion
from footprint.studies.preview import preview

NO_VERSION = NotFound("There is no such version of the bill of materials.", "没有该版本的物料清单。")


@dataclass(frozen=True)
class Revision:
    """What changed from `before` to `after`, and kg CO2e per declared unit of each, by line and in total.

    A line without a number is absent from the mappings, which are of the choices that each upload has now.
    """

    before: BomVersion
    after: BomVersion
    lines: Comparison
    kg_before: Mapping[str, float]
    kg_after: Mapping[str, float]
    total_before: float
    total_after: float
    complete: bool


def revision(session: Session, resources: Resources, actor: User, study_id: str, before: int, after: int) -> Revision:
    """Compare two uploads of a study by their numbers. NotFound when there is none of that number."""
    versions = {version.number: version for version in queries.bom_versions(session, actor, study_id)}
    if before not in versions or after not in versions:
        raise NO_VERSION
    old, new = versions[before], versions[after]
    was = preview(session, resources, actor, study_id, old)
    now = preview(session, resources, actor, study_id, new)
    return Revision(
        before=old,
        after=new,
        lines=compare(queries.bom_of(old), queries.bom_of(new)),
        kg_before=_by_line(was),
        kg_after=_by_line(now),
        total_before=was.total,
        total_after=now.total,
        complete=was.complete and now.complete,
    )


def _by_line(calculated: Calculated) -> dict[str, float]:
    """Line id → kg CO2e of the line and all that it generates."""
    found: dict[str, float] = {}
    for line in calculated.lines:
        if line.kg_co2e is not None and line.subtotal is None:
            root = line.generated_from or line.id
            found[root] = found.get(root, 0.0) + line.kg_co2e
    return found
