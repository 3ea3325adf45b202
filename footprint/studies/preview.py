"""What a study would come to now: the same calculation without what needs a solve, so that a page can show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from footprint.accounts.models import User
from footprint.assessment import prepare
from footprint.engine.study import calculate
from footprint.engine.values import BackgroundChange
from footprint.engine.values import Study as Calculated
from footprint.findings import InputError
from footprint.inventory.catalogue import Catalogue
from footprint.inventory.values import Flow
from footprint.ledgers import Ledgers
from footprint.recent import Recent
from footprint.resources import Resources
from footprint.studies import queries
from footprint.studies.calculating import Gathered, gather
from footprint.studies.models import BomVersion

# a list of so many lines takes seconds to calculate: paging and filtering its desk should not
MANY = 2_000
_KEPT: Recent[Calculated] = Recent(3)


@dataclass(frozen=True, slots=True)
class _FactorsOnly:
    """A background that knows its factors and nothing of what lies upstream of them."""

    hash: str
    catalogue: Catalogue

    def upstream(self, amounts: Mapping[str, float]) -> list[tuple[str, Ledgers]]:
        return []

    def caused(self, demands: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
        raise NotImplementedError("a preview looks at nothing upstream")

    def emissions(self, amounts: Mapping[str, float]) -> list[tuple[Flow, float]]:
        raise NotImplementedError("a preview looks at nothing upstream")

    def changed(self, changes: Sequence[BackgroundChange], names: Sequence[str]) -> dict[str, Ledgers]:
        raise NotImplementedError("a preview looks at nothing upstream")

    def score_samples(self, iterations: int, seed: int) -> tuple[tuple[str, ...], object]:
        raise NotImplementedError("a preview draws no samples")


def preview(
    session: Session, resources: Resources, actor: User, study_id: str, version: BomVersion | None = None
) -> Calculated:
    """Calculate a study's current choices, without upstream processes and uncertainty; nothing is stored.

    With `version` it is that upload with the choices made for it. Declarations that do not fit are left out, and what
    is wrong with them stands first among the warnings: the page on which they can be mended must open.
    """
    now, catalogue = gather(session, queries.study(session, actor, study_id), version), resources.catalogue()
    if len(now.bom.lines) < MANY:
        return _calculated(now, catalogue)
    # all that the calculation takes; what is declared has mappings inside and goes by its text
    choices = frozenset(now.choices.items())
    key = (now.bom_version_id, catalogue.release, now.options, choices, repr(now.declarations))
    return _KEPT.get(key, lambda: _calculated(now, catalogue))


def _calculated(now: Gathered, catalogue: Catalogue) -> Calculated:
    background, options = _FactorsOnly(catalogue.release, catalogue), replace(now.options, iterations=0, upstream=0)
    try:
        prepared = prepare(now.bom, now.choices, catalogue, now.declarations)
    except InputError as error:
        found = calculate(now.bom, now.choices, background, options)
        return replace(found, warnings=(*error.findings, *found.warnings))
    return calculate(prepared.bom, prepared.choices, background, options)
