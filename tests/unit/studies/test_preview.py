"""The calculation that a page shows: kept for long lists, and anew as soon as anything changes."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from footprint.engine.values import Study as Calculated
from footprint.studies import operations
from footprint.studies import preview as module
from footprint.studies.models import Study
from footprint.studies.preview import preview
from tests.unit.records import HandResources, People
from tests.unit.studies.test_desk_steps import study

__all__ = ["study"]


@pytest.mark.parametrize("many", [1, 2_000])
def test_a_preview_follows_every_change(
    session: Session,
    resources: HandResources,
    people: People,
    study: Study,
    monkeypatch: pytest.MonkeyPatch,
    many: int,
) -> None:
    monkeypatch.setattr(module, "MANY", many)
    actor = people.manufacturer

    def now() -> Calculated:
        return preview(session, resources, actor, study.id)

    first = now()
    assert (now() is first) == (many == 1)
    assert not first.complete
    operations.choose_many(session, resources, actor, study.id, ["2", "3", "4"], dataset="cast-iron-cn", version=2)
    second = now()
    assert second.complete
    assert second.total > first.total
    operations.undo(session, actor, study.id)
    assert now() == first
    operations.set_options(
        session,
        resources.settings,
        actor,
        study.id,
        electricity="market",
        recycling="cut-off",
        iterations=0,
        version=study.version,
    )
    assert now().electricity["declared"] == "market"
