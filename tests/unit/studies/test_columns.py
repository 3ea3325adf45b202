"""Uploads whose columns a person says, and what an organisation remembers of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from footprint.audit import queries as audit
from footprint.bom.mapping.codec import mapping_from_json
from footprint.bom.mapping.values import ColumnMapping, UnitMeaning
from footprint.findings import InputError
from footprint.refusals import IllegalMove, NotFound, StaleError
from footprint.resources import Resources
from footprint.studies import drafts, operations, queries
from footprint.studies.models import BomDraft, BomVersion, Study
from tests.unit.records import People

CERTAIN = b"# name: pump\n# declared_unit: piece\nname,quantity,unit\nsteel sheet,2,kg\n"
OPEN = b"Level,Name,Total qty,Unit\n1,housing,2,pcs\n2,steel sheet,3,kg\n"


def receive(session: Session, resources: Resources, people: People, study: Study, data: bytes) -> BomVersion | BomDraft:
    return operations.receive_bom(
        session, resources, people.manufacturer, study.id, data, "list.csv", version=study.version
    )


@pytest.fixture
def study(session: Session, people: People) -> Study:
    return operations.create_study(session, people.manufacturer, "Pump")


def answered(row: BomDraft) -> ColumnMapping:
    return replace(mapping_from_json(row.mapping), basis="product")


def read(
    session: Session, resources: Resources, people: People, study: Study, mapping: ColumnMapping, remember: bool = True
) -> BomVersion:
    return operations.read_draft(
        session, resources, people.manufacturer, study.id, mapping, remember=remember, version=study.version
    )


def test_a_certain_file_is_read_at_once(session: Session, resources: Resources, people: People, study: Study) -> None:
    row = receive(session, resources, people, study, CERTAIN)
    assert isinstance(row, BomVersion)
    assert row.mapping is not None
    assert drafts.draft_of(session, study.id) is None


def test_an_open_file_waits_and_is_read_with_what_a_person_says(
    session: Session, resources: Resources, people: People, study: Study
) -> None:
    row = receive(session, resources, people, study, OPEN)
    assert isinstance(row, BomDraft)
    assert queries.study_row(session, people.manufacturer, study.id).waiting == "list.csv"
    assert drafts.file(session, resources, people.manufacturer, study.id) == ("list.csv", OPEN)
    operations.keep_draft(session, people.manufacturer, study.id, answered(row), version=study.version)
    assert drafts.mapping_of(drafts.draft(session, people.manufacturer, study.id)) == answered(row)
    made = read(session, resources, people, study, answered(row))
    assert [line.quantity for line in queries.bom_of(made).lines] == [2, 1.5]
    assert drafts.draft_of(session, study.id) is None
    actions = [event.action for event in audit.events(session, people.manufacturer)]
    assert {"study.draft", "study.draft-columns", "study.upload", "columns.remember"} <= set(actions)


def test_what_was_said_is_remembered_for_the_same_headings(
    session: Session, resources: Resources, people: People, study: Study
) -> None:
    row = receive(session, resources, people, study, OPEN)
    assert isinstance(row, BomDraft)
    read(session, resources, people, study, answered(row))
    other = operations.create_study(session, people.manufacturer, "Another")
    moved = b"List of the shop floor\n\n" + OPEN.replace(b"3,kg", b"8,kg")
    made = receive(session, resources, people, other, moved)
    assert isinstance(made, BomVersion)
    assert [line.quantity for line in queries.bom_of(made).lines] == [2, 4]
    assert "columns-remembered" in {remark.code for remark in queries.warnings_of(made)}
    kept = drafts.remembered(session, people.manufacturer)
    assert [one.by for one in kept] == [people.manufacturer.name]
    assert drafts.remembered(session, people.supplier) == []


def test_a_program_is_read_with_what_is_remembered_too(
    session: Session, resources: Resources, people: People, study: Study
) -> None:
    with pytest.raises(InputError, match="multiplied"):
        operations.take_bom(session, resources, people.manufacturer, study.id, OPEN, "list.csv", version=study.version)
    row = receive(session, resources, people, study, OPEN)
    assert isinstance(row, BomDraft)
    read(session, resources, people, study, answered(row))
    made = operations.take_bom(
        session, resources, people.manufacturer, study.id, OPEN, "list.csv", version=study.version
    )
    assert queries.bom_of(made).lines[1].quantity == 1.5


def test_new_questions_of_remembered_columns_are_asked(
    session: Session, resources: Resources, people: People, study: Study
) -> None:
    row = receive(session, resources, people, study, OPEN)
    assert isinstance(row, BomDraft)
    read(session, resources, people, study, answered(row))
    again = receive(session, resources, people, study, OPEN.replace(b"3,kg", b"3,ton"))
    assert isinstance(again, BomDraft)
    assert mapping_from_json(again.mapping).basis == "product"
    ton = UnitMeaning("ton", 1.0, "t")
    made = read(session, resources, people, study, replace(mapping_from_json(again.mapping), units=(ton,)))
    assert queries.bom_of(made).lines[1].unit == "t"


def test_remembered_columns_that_do_not_read_are_asked_again(
    session: Session, resources: Resources, people: People, study: Study
) -> None:
    row = receive(session, resources, people, study, OPEN)
    assert isinstance(row, BomDraft)
    read(session, resources, people, study, answered(row))
    assert isinstance(receive(session, resources, people, study, OPEN.replace(b"3,kg", b"many,kg")), BomDraft)


def test_forgetting(session: Session, resources: Resources, people: People, study: Study) -> None:
    row = receive(session, resources, people, study, OPEN)
    assert isinstance(row, BomDraft)
    read(session, resources, people, study, answered(row))
    kept = drafts.remembered(session, people.manufacturer)[0]
    with pytest.raises(NotFound):
        operations.forget_columns(session, people.supplier, kept.id)
    operations.forget_columns(session, people.manufacturer, kept.id)
    assert drafts.remembered(session, people.manufacturer) == []
    assert audit.events(session, people.manufacturer)[0].action == "columns.forget"
    assert isinstance(receive(session, resources, people, study, OPEN), BomDraft)


def test_one_file_waits_a_study_and_can_be_put_away(
    session: Session, resources: Resources, people: People, study: Study
) -> None:
    receive(session, resources, people, study, OPEN)
    receive(session, resources, people, study, OPEN.replace(b"housing", b"frame"))
    assert b"frame" in drafts.file(session, resources, people.manufacturer, study.id)[1]
    operations.discard_draft(session, people.manufacturer, study.id, version=study.version)
    with pytest.raises(NotFound):
        drafts.draft(session, people.manufacturer, study.id)
    with pytest.raises(NotFound):
        operations.discard_draft(session, people.manufacturer, study.id, version=study.version)


def test_another_upload_overtakes_what_waits(
    session: Session, resources: Resources, people: People, study: Study
) -> None:
    receive(session, resources, people, study, OPEN)
    receive(session, resources, people, study, CERTAIN)
    assert drafts.draft_of(session, study.id) is None


def test_a_file_that_was_read_can_be_read_with_other_columns(
    session: Session, resources: Resources, people: People, study: Study
) -> None:
    made = receive(session, resources, people, study, CERTAIN)
    row = operations.reopen_columns(session, resources, people.manufacturer, study.id, made.id, version=study.version)
    assert row.mapping == made.mapping
    json_file = operations.upload_bom(
        session,
        resources,
        people.manufacturer,
        study.id,
        b'{"lines": [{"name": "a", "quantity": 1, "unit": "kg"}]}',
        "x.json",
        version=study.version,
    )
    with pytest.raises(InputError):
        operations.reopen_columns(
            session, resources, people.manufacturer, study.id, json_file.id, version=study.version
        )


def test_a_wrong_answer_leaves_the_file_waiting(
    session: Session, resources: Resources, people: People, study: Study
) -> None:
    row = receive(session, resources, people, study, OPEN)
    assert isinstance(row, BomDraft)
    with pytest.raises(InputError):
        read(session, resources, people, study, ColumnMapping(columns=()))
    assert drafts.draft(session, people.manufacturer, study.id).id == row.id


def test_others_and_old_pages_are_refused(session: Session, resources: Resources, people: People, study: Study) -> None:
    row = receive(session, resources, people, study, OPEN)
    assert isinstance(row, BomDraft)
    with pytest.raises(NotFound):
        drafts.draft(session, people.supplier, study.id)
    with pytest.raises(StaleError):
        operations.keep_draft(session, people.manufacturer, study.id, answered(row), version=study.version - 1)
    operations.archive(session, people.manufacturer, study.id, version=study.version)
    with pytest.raises(IllegalMove):
        read(session, resources, people, study, answered(row))
