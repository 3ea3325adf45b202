"""A line becomes an assembly of its typical materials and a line again, and nothing else changes by it."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session
from sqlmodel import select

from footprint.audit.models import Event
from footprint.bom import read_bom
from footprint.bom.values import Line
from footprint.findings import InputError
from footprint.matching.compositions import find_composition
from footprint.refusals import IllegalMove, NotFound, StaleError
from footprint.studies import operations, queries
from footprint.studies.models import BomVersion, Study
from tests.unit.records import HandResources, People

BOM = b"""# name: Pump
# declared_unit: piece
id,parent,name,quantity,unit,transport,loss
1,,Hot-rolled steel,5,kg,,
2,,Rolling bearing,4,piece,road 100 km,0.1
2.1,,Cast iron,1,kg,,
3,,Electric motor,1.5,kg,,
"""
MOTOR = find_composition("electric motor")


@pytest.fixture
def study(session: Session, resources: HandResources, people: People) -> Study:
    made = operations.create_study(session, people.manufacturer, "Pump")
    operations.upload_bom(session, resources, people.manufacturer, made.id, BOM, "pump.csv", version=1)
    session.commit()
    return made


def lines(session: Session, study: Study) -> dict[str, Line]:
    version = queries.current_bom(session, study.id)
    assert version
    return {line.id: line for line in queries.bom_of(version).lines}


def chosen(session: Session, study: Study) -> dict[str, tuple[str | None, str]]:
    version = queries.current_bom(session, study.id)
    assert version
    return {line: (row.dataset, row.by) for line, row in queries.choices(session, version.id).items()}


def test_a_line_counted_in_kilograms_becomes_its_materials(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    before = chosen(session, study)
    made = operations.compose(session, resources, people.manufacturer, study.id, "3", version=study.version)
    found = lines(session, study)
    parts = [line for line in found.values() if line.parent == "3"]
    assert MOTOR
    assert [(one.name, one.unit, one.quantity) for one in parts] == [
        (part.name, "kg", part.share) for part in MOTOR.parts
    ]
    assert sum(one.quantity for one in parts) == pytest.approx(1)
    assert found["3"].quantity == 1.5  # each of its parts counts 1.5 times as much
    assert {line: choice for line, choice in chosen(session, study).items() if line in before} == before
    assert (made.number, made.composed, made.filename) == (2, "3", "pump-2.json")
    event = session.scalars(select(Event).where(Event.action == "study.compose")).one()
    assert event.data["parts"] == [one.id for one in parts]
    # the version's file says the same as the version
    again = read_bom(resources.blobs.get(made.sha256), "again.json")
    assert again.bom == queries.bom_of(made)


def test_a_line_counted_in_pieces_needs_their_weight_and_keeps_loss_and_way(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    for weight in (None, 0.0, -1.0, float("nan")):
        with pytest.raises(InputError) as caught:
            operations.compose(
                session, resources, people.manufacturer, study.id, "2", kg_per_unit=weight, version=study.version
            )
        assert caught.value.findings[0].code == "weight-of-one"
    operations.compose(session, resources, people.manufacturer, study.id, "2", kg_per_unit=0.37, version=study.version)
    found = lines(session, study)
    parts = [line for line in found.values() if line.parent == "2"]
    assert sum(one.quantity for one in parts) == pytest.approx(0.37)
    assert (found["2"].loss, found["2"].transport[0].distance_km) == (0.1, 100)
    assert found["2.1"].name == "Cast iron"  # a line that had the id already
    assert found["2.1"].parent is None
    assert len(found) == 4 + len(parts)


def test_a_persons_shares_are_taken_and_said_to_be_theirs(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    assert MOTOR
    shares = [0.6, 0.4, *[0.0] * (len(MOTOR.parts) - 2)]
    operations.compose(session, resources, people.manufacturer, study.id, "3", shares=shares, version=study.version)
    parts = [line for line in lines(session, study).values() if line.parent == "3"]
    assert [one.quantity for one in parts] == [0.6, 0.4]
    assert all(one.note.startswith("estimate: shares said by Mei") for one in parts)


@pytest.mark.parametrize("shares", [[0.5], [], [2.0, -1.0], [float("nan")]])
def test_shares_that_make_no_whole_are_refused(
    session: Session, resources: HandResources, people: People, study: Study, shares: list[float]
) -> None:
    assert MOTOR
    padded = shares + [0.0] * (len(MOTOR.parts) - len(shares))
    with pytest.raises(InputError) as caught:
        operations.compose(session, resources, people.manufacturer, study.id, "3", shares=padded, version=study.version)
    assert caught.value.findings[0].code == "shares-sum"
    assert "3.1" not in lines(session, study)


def test_what_has_no_typical_composition_has_none(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    with pytest.raises(InputError) as caught:
        operations.compose(session, resources, people.manufacturer, study.id, "2.1", version=study.version)
    assert caught.value.findings[0].code == "no-composition"
    operations.compose(session, resources, people.manufacturer, study.id, "3", version=study.version)
    with pytest.raises(InputError):
        operations.compose(session, resources, people.manufacturer, study.id, "3", version=study.version)
    with pytest.raises(NotFound):
        operations.compose(session, resources, people.rival, study.id, "3", version=study.version)
    with pytest.raises(StaleError):
        operations.compose(session, resources, people.manufacturer, study.id, "2", kg_per_unit=1, version=1)


def test_undo_takes_a_composition_back_and_keeps_what_was_chosen_since(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    person = people.manufacturer
    first = queries.current_bom(session, study.id)
    operations.compose(session, resources, person, study.id, "3", version=study.version)
    operations.compose(session, resources, person, study.id, "2", kg_per_unit=0.37, version=study.version)
    operations.choose(
        session, resources, people.colleague, study.id, "1", dataset="cast-iron-cn", version=study.version
    )
    assert queries.composed_by(session, person, study.id)
    assert not queries.composed_by(session, people.colleague, study.id)
    assert operations.undo(session, person, study.id).lines == ()
    assert {"3.1", "2.1"} <= lines(session, study).keys()
    assert not any(line.parent == "2" for line in lines(session, study).values())
    operations.undo(session, person, study.id)
    last = queries.current_bom(session, study.id)
    assert first
    assert last
    assert (last.number, last.sha256, last.filename, last.base) == (5, first.sha256, "pump.csv", None)
    assert queries.bom_of(last) == queries.bom_of(first)
    assert chosen(session, study)["1"] == ("cast-iron-cn", "Ming")
    with pytest.raises(IllegalMove):
        operations.undo(session, person, study.id)
    assert len(session.scalars(select(BomVersion)).all()) == 5  # nothing was removed


def test_what_others_chose_for_its_parts_is_not_taken_back(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    operations.compose(session, resources, people.manufacturer, study.id, "3", version=study.version)
    operations.choose(
        session, resources, people.colleague, study.id, "3.1", dataset="cast-iron-cn", version=study.version
    )
    with pytest.raises(StaleError, match="Ming"):
        operations.undo(session, people.manufacturer, study.id)
    assert operations.undo(session, people.colleague, study.id).lines == ("3.1",)
    with pytest.raises(IllegalMove):  # the composition is not theirs
        operations.undo(session, people.colleague, study.id)
