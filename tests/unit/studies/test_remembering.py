"""What people of a firm chose is remembered in all its studies, and in no other firm's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from footprint.accounts.models import User
from footprint.exchange import operations as exchange
from footprint.studies import answers, operations, queries
from footprint.studies.models import LineChoice, Study
from footprint.studies.remembering import memory_of
from tests.unit.exchange.test_operations import FORM
from tests.unit.records import BOM, HandResources, People

SAME = BOM.replace(b"1,Rotor,5,", b"7,Shaft,1,").replace(b"2,Mystery part,1,kg,", b"4,mystery  PART,9,t,")


def upload(session: Session, resources: HandResources, actor: User, data: bytes, name: str) -> Study:
    made = operations.create_study(session, actor, name)
    operations.upload_bom(session, resources, actor, made.id, data, "bom.csv", version=1)
    return made


def choices(session: Session, study: Study) -> dict[str, LineChoice]:
    version = queries.current_bom(session, study.id)
    assert version is not None
    return queries.choices(session, version.id)


@pytest.fixture
def pump(session: Session, resources: HandResources, people: People) -> Study:
    made = upload(session, resources, people.manufacturer, BOM, "Pump")
    operations.choose(session, resources, people.manufacturer, made.id, "2", dataset="cast-iron-cn", version=2)
    return made


def test_the_next_study_takes_what_was_chosen_and_says_so(
    session: Session, resources: HandResources, people: People, pump: Study
) -> None:
    other = upload(session, resources, people.colleague, SAME, "Valve")
    taken = choices(session, other)["4"]
    assert (taken.dataset, taken.by, taken.user_id) == ("cast-iron-cn", "matcher", None)
    assert taken.reason.startswith("you chose this for the same text on ")
    assert taken.reason.endswith(" in Pump (Mei)")
    assert "4" not in choices(session, upload(session, resources, people.rival, SAME, "Theirs"))


def test_two_decisions_that_differ_are_asked_about(
    session: Session, resources: HandResources, people: People, pump: Study
) -> None:
    other = upload(session, resources, people.manufacturer, SAME, "Valve")
    operations.choose(session, resources, people.manufacturer, other.id, "4", dataset="abs-cn", version=other.version)
    third = upload(session, resources, people.manufacturer, SAME, "Tap")
    assert "4" not in choices(session, third)
    found = answers.answer(session, resources, people.manufacturer, third.id, "4")
    assert found.question is not None
    assert found.question.kind == "decisions"
    assert {one.dataset.id for one in found.candidates[:2]} == {"cast-iron-cn", "abs-cn"}
    assert answers.candidates(session, resources, people.manufacturer, third.id, "4") == found.candidates


def test_a_line_is_no_evidence_for_itself(
    session: Session, resources: HandResources, people: People, pump: Study
) -> None:
    found = answers.answer(session, resources, people.manufacturer, pump.id, "2")
    assert all("you chose" not in one.reason for one in found.candidates)


def test_what_was_taken_back_undone_or_deleted_is_forgotten(
    session: Session, resources: HandResources, people: People, pump: Study
) -> None:
    mine, organisation = people.manufacturer, people.manufacturer.organisation_id
    bom = queries.current_bom(session, pump.id)
    assert bom is not None
    (line,) = (one for one in queries.bom_of(bom).lines if one.id == "2")

    def targets() -> list[str | None]:
        return [one.dataset for one in memory_of(session, organisation, (line,)).of(line)]

    assert targets() == ["cast-iron-cn"]
    operations.clear_choice(session, mine, pump.id, "2", version=pump.version)
    assert targets() == []
    operations.undo(session, mine, pump.id)
    assert targets() == ["cast-iron-cn"]
    operations.choose(session, resources, mine, pump.id, "2", dataset="abs-cn", version=pump.version)
    assert targets() == ["abs-cn"]
    operations.delete_study(session, mine, pump.id, version=pump.version)
    assert targets() == []


def test_a_choice_kept_from_upload_to_upload_counts_once(
    session: Session, resources: HandResources, people: People, pump: Study
) -> None:
    mine = people.manufacturer
    operations.upload_bom(
        session, resources, mine, pump.id, BOM + b"3,Cast iron,1,kg,\n", "b.csv", version=pump.version
    )
    kept = choices(session, pump)["2"]
    assert (kept.user_id, kept.dataset) == (mine.id, "cast-iron-cn")
    bom = queries.current_bom(session, pump.id)
    assert bom is not None
    (line,) = (one for one in queries.bom_of(bom).lines if one.id == "2")
    (decision,) = memory_of(session, mine.organisation_id, (line,)).of(line)
    assert (decision.count, decision.by, decision.study) == (1, "Mei", "Pump")


def test_a_confirmed_match_is_a_decision(session: Session, resources: HandResources, people: People) -> None:
    mine = people.manufacturer
    made = upload(session, resources, mine, BOM + b"3,Cast iron,1,kg,\n", "Pump")
    bom = queries.current_bom(session, made.id)
    assert bom is not None
    (line,) = (one for one in queries.bom_of(bom).lines if one.id == "3")
    assert memory_of(session, mine.organisation_id, (line,)).of(line) == ()
    operations.confirm(session, mine, made.id, ["3"], version=made.version)
    assert [one.dataset for one in memory_of(session, mine.organisation_id, (line,)).of(line)] == ["cast-iron-cn"]


def test_a_supplier_of_the_article_is_asked_about_before_a_sure_match(
    session: Session, resources: HandResources, people: People
) -> None:
    published = exchange.publish_by_form(session, people.supplier, replace(FORM, product_ids=("CI-2040",)))
    share = exchange.share(session, people.supplier, published.series, "Pumps")
    data = BOM.replace(b"id,name,quantity,unit,dataset", b"id,name,quantity,unit,dataset,part_number")
    data = data.replace(b"steel-hot-rolled-cn", b"steel-hot-rolled-cn,").replace(
        b"2,Mystery part,1,kg,", b"2,Cast iron,1,kg,,ci 2040"
    )
    before = upload(session, resources, people.manufacturer, data, "Before")
    assert choices(session, before)["2"].dataset == "cast-iron-cn"  # offered is not yet accepted
    exchange.accept(session, people.manufacturer, share.id)
    made = upload(session, resources, people.manufacturer, data, "Pump")
    assert "2" not in choices(session, made)
    found = answers.answer(session, resources, people.manufacturer, made.id, "2")
    assert [one.footprint.id for one in found.suppliers] == [published.id]
    assert "part number ci 2040" in found.suppliers[0].reason
    operations.choose(
        session, resources, people.manufacturer, made.id, "2", supplier=published.id, version=made.version
    )
    again = upload(session, resources, people.manufacturer, data, "Again")
    assert choices(session, again)["2"].supplier_footprint == published.id
