"""Declarations: kept part by part, every version, with the file's own among them."""

from __future__ import annotations

import json

import pytest
from sqlalchemy.orm import Session

from footprint.audit import queries as audit
from footprint.bom.reading import read_bom
from footprint.declarations import MAX_BYTES, NAMES
from footprint.findings import InputError
from footprint.refusals import StaleError
from footprint.studies import operations, queries
from tests.unit.records import HandResources, People

FILE = json.dumps(
    {
        "product": {"name": "Pump", "declared_unit": "piece"},
        "lines": [{"id": "1", "name": "Rotor", "quantity": 5, "unit": "kg", "dataset": "steel-hot-rolled-cn"}],
        "研究说明": {"goal": "a buyer asked"},
    }
).encode()


def test_a_part_is_set_replaced_and_taken_back(session: Session, people: People) -> None:
    study = operations.create_study(session, people.manufacturer, "Pump")
    first = operations.declare(session, people.manufacturer, study.id, "statement", {"goal": "a"}, version=1)
    second = operations.declare(session, people.manufacturer, study.id, "statement", {"goal": "b"}, version=2)
    assert (first.number, second.number) == (1, 2)
    assert queries.declarations(session, study.id) == {"statement": {"goal": "b"}}
    operations.declare(session, people.manufacturer, study.id, "statement", {}, version=3)
    assert queries.declarations(session, study.id) == {}
    written = audit.events(session, people.operator, subject_id=study.id)
    assert [event.action for event in written].count("study.declare") == 3


def test_an_unknown_part_a_large_one_and_a_stale_page_are_refused(session: Session, people: People) -> None:
    study = operations.create_study(session, people.manufacturer, "Pump")
    with pytest.raises(InputError, match="not one of"):
        operations.declare(session, people.manufacturer, study.id, "wishes", {"a": 1}, version=1)
    with pytest.raises(InputError, match="larger than"):
        operations.declare(session, people.manufacturer, study.id, "statement", {"goal": "x" * MAX_BYTES}, version=1)
    with pytest.raises(StaleError):
        operations.declare(session, people.manufacturer, study.id, "statement", {"goal": "a"}, version=7)
    assert queries.declarations(session, study.id) == {}


def test_a_file_brings_its_declarations(session: Session, resources: HandResources, people: People) -> None:
    study = operations.create_study(session, people.manufacturer, "Pump")
    operations.upload_bom(session, resources, people.manufacturer, study.id, FILE, "pump.json", version=1)
    assert queries.declarations(session, study.id) == {"statement": {"goal": "a buyer asked"}}


@pytest.mark.parametrize("name", NAMES)
def test_a_json_file_names_a_part_in_either_language(name: str) -> None:
    for spelling in (name, NAMES[name]):
        data = {"product": {"name": "x", "declared_unit": "kg"}, spelling: {"id": "a"}}
        data["lines"] = [{"name": "y", "quantity": 1, "unit": "kg"}]  # type: ignore[assignment]
        assert read_bom(json.dumps(data).encode(), "x.json").declarations == {name: {"id": "a"}}


def test_a_part_that_is_no_object_is_refused() -> None:
    data = {"product": {"name": "x"}, "lines": [{"name": "y", "quantity": 1, "unit": "kg"}], "rules": "iso-14067"}
    with pytest.raises(InputError, match="object"):
        read_bom(json.dumps(data).encode(), "x.json")
