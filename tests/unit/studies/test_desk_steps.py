"""Steps at the desk: many lines at once, two people at the same time, undo and redo."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from footprint.audit import queries as audit
from footprint.findings import InputError
from footprint.refusals import IllegalMove, NotFound, StaleError
from footprint.studies import operations, queries
from footprint.studies.models import Study
from tests.unit.records import HandResources, People

BOM = b"""# name: Pump
# declared_unit: piece
id,name,quantity,unit
1,Hot-rolled steel,5,kg
2,Mystery part,1,kg
3,Mystery part,2,kg
4,Cover,1,kg
"""


@pytest.fixture
def study(session: Session, resources: HandResources, people: People) -> Study:
    made = operations.create_study(session, people.manufacturer, "Pump")
    operations.upload_bom(session, resources, people.manufacturer, made.id, BOM, "bom.csv", version=1)
    return made


def chosen(session: Session, study: Study) -> dict[str, str | None]:
    version = queries.current_bom(session, study.id)
    assert version is not None
    return {line: row.dataset for line, row in queries.choices(session, version.id).items()}


def test_one_choice_for_many_lines_is_one_step(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    actor, before = people.manufacturer, chosen(session, study)
    operations.choose_many(session, resources, actor, study.id, ["2", "3", "2"], dataset="cast-iron-cn", version=2)
    assert study.version == 3
    assert chosen(session, study) == {**before, "2": "cast-iron-cn", "3": "cast-iron-cn"}
    events = [event for event in audit.events(session, people.operator, study.id) if event.action == "study.choose"]
    assert len(events) == 1
    step = operations.undo(session, actor, study.id)
    assert (step.lines, step.undoes) == (("2", "3"), 3)
    assert chosen(session, study) == before
    operations.redo(session, actor, study.id)
    assert chosen(session, study)["3"] == "cast-iron-cn"


def test_one_line_that_does_not_fit_stops_all(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    before = chosen(session, study)
    with pytest.raises(InputError, match="does not convert"):
        operations.choose_many(
            session, resources, people.manufacturer, study.id, ["2", "3"], dataset="electricity-grid-cn", version=2
        )
    with pytest.raises(InputError, match="at least one line"):
        operations.choose_many(session, resources, people.manufacturer, study.id, [], dataset="cast-iron-cn", version=2)
    with pytest.raises(NotFound):
        operations.clear_many(session, people.manufacturer, study.id, ["2", "99"], version=2)
    assert chosen(session, study) == before
    assert study.version == 2


def test_two_people_work_on_different_lines(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    seen = study.version
    operations.choose(session, resources, people.manufacturer, study.id, "2", dataset="cast-iron-cn", version=seen)
    operations.choose(session, resources, people.colleague, study.id, "3", dataset="cast-iron-cn", version=seen)
    with pytest.raises(StaleError) as refused:
        operations.choose(session, resources, people.colleague, study.id, "2", dataset="abs-cn", version=seen)
    assert people.manufacturer.name in refused.value.en
    assert chosen(session, study)["2"] == "cast-iron-cn"
    changes = queries.changes_since(session, people.colleague, study.id, seen)
    assert changes.lines == ("2", "3")
    assert set(changes.people) == {people.manufacturer.name, people.colleague.name}


def test_undo_is_of_ones_own_steps_and_never_of_what_others_changed_since(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    mine, other = people.manufacturer, people.colleague
    operations.choose(session, resources, mine, study.id, "2", dataset="cast-iron-cn", version=2)
    operations.choose(session, resources, other, study.id, "3", dataset="cast-iron-cn", version=2)
    with pytest.raises(IllegalMove):
        operations.redo(session, mine, study.id)
    operations.undo(session, mine, study.id)
    assert "2" not in chosen(session, study)
    assert chosen(session, study)["3"] == "cast-iron-cn"
    operations.redo(session, mine, study.id)
    operations.choose(session, resources, other, study.id, "2", dataset="abs-cn", version=study.version)
    with pytest.raises(StaleError):
        operations.undo(session, mine, study.id)
    assert chosen(session, study)["2"] == "abs-cn"


def test_undoing_a_confirmation_makes_the_match_the_programs_again(
    session: Session, people: People, study: Study
) -> None:
    version = queries.current_bom(session, study.id)
    assert version is not None
    sure = [line for line, row in queries.choices(session, version.id).items() if row.by == "matcher"]
    assert sure
    assert operations.confirm(session, people.manufacturer, study.id, [*sure, "2"], version=2) == len(sure)
    assert {queries.choices(session, version.id)[line].by for line in sure} == {people.manufacturer.name}
    operations.undo(session, people.manufacturer, study.id)
    assert {queries.choices(session, version.id)[line].by for line in sure} == {"matcher"}
    assert operations.confirm(session, people.manufacturer, study.id, ["2"], version=study.version) == 0


def test_a_new_file_ends_what_can_be_undone(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    operations.choose(session, resources, people.manufacturer, study.id, "2", dataset="cast-iron-cn", version=2)
    operations.upload_bom(session, resources, people.manufacturer, study.id, BOM, "again.csv", version=study.version)
    with pytest.raises(IllegalMove):
        operations.undo(session, people.manufacturer, study.id)
    with pytest.raises(StaleError):
        operations.choose(session, resources, people.manufacturer, study.id, "4", dataset="cast-iron-cn", version=3)
    assert queries.changes_since(session, people.manufacturer, study.id, 3).new_file
