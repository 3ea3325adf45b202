from __future__ import annotations

import pytest
from sqlalchemy.orm import Session
from sqlmodel import select

from footprint.audit.models import Event
from footprint.findings import InputError
from footprint.refusals import Denied, NotFound
from footprint.rulebook import operations, queries
from footprint.rules.library import shipped, shipped_files
from footprint.studies import operations as studies
from tests.unit.records import People
from tests.unit.rules.test_reading import HEAD, RULE

DATA = ('extends = "iso-14067@1"\n' + HEAD + RULE).encode()


def test_the_operator_adds_a_rule_set_that_studies_may_follow(session: Session, people: People) -> None:
    row = operations.add_rule_set(session, people.operator, DATA)
    assert (row.rule_set, row.version) == ("my-rules", "1.2")
    found = queries.rule_set(session, "my-rules")
    assert not found.shipped
    assert queries.file(session, "my-rules", "1.2") == DATA
    event = session.scalars(select(Event).where(Event.action == "rules.add")).one()
    assert event.data["sha256"] == row.sha256
    study = studies.create_study(session, people.manufacturer, "Pump")
    studies.declare(session, people.manufacturer, study.id, "rules", {"id": "my-rules", "version": "1.2"}, version=1)


def test_only_the_operator_does(session: Session, people: People) -> None:
    for person in people:
        if person.role != "operator":
            with pytest.raises(Denied):
                operations.add_rule_set(session, person, DATA)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (DATA.replace(b"my-rules", b"iso-14067").replace(b"1.2", b"1"), "rule-set-shipped"),
        (DATA.replace(b"iso-14067@1", b"gone@1"), "extends-unknown"),
        (b"\xff", "toml-encoding"),
    ],
)
def test_what_cannot_be_added(session: Session, people: People, data: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        operations.add_rule_set(session, people.operator, data)
    assert code in {finding.code for finding in caught.value.findings}
    assert set(queries.library(session).sets) == set(shipped().sets)


def test_a_version_is_never_replaced(session: Session, people: People) -> None:
    operations.add_rule_set(session, people.operator, DATA)
    with pytest.raises(InputError) as caught:
        operations.add_rule_set(session, people.operator, DATA + b"# changed\n")
    assert [finding.code for finding in caught.value.findings] == ["rule-set-there"]
    operations.add_rule_set(session, people.operator, DATA.replace(b"1.2", b"1.3"))
    assert queries.rule_set(session, "my-rules").version == "1.3"
    assert queries.rule_set(session, "my-rules", "1.2").version == "1.2"


def test_files_of_shipped_sets(session: Session) -> None:
    assert queries.file(session, "iso-14067", "1") == shipped_files()["iso-14067@1"]
    with pytest.raises(NotFound):
        queries.file(session, "iso-14067", "2")
    with pytest.raises(NotFound):
        queries.rule_set(session, "nothing")


def test_a_study_cannot_follow_what_is_not_there(session: Session, people: People) -> None:
    study = studies.create_study(session, people.manufacturer, "Pump")
    for content, code in (
        ({"id": "nothing"}, "rule-set-unknown"),
        ({"id": "recycled-metal", "answers": {"colour": "red"}}, "question-unknown"),
        ({"id": 3}, "text-expected"),
    ):
        with pytest.raises(InputError) as caught:
            studies.declare(session, people.manufacturer, study.id, "rules", content, version=1)
        assert [finding.code for finding in caught.value.findings] == [code]
