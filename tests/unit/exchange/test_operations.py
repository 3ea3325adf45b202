"""Supplier data: published, shared with one customer by name, used by it, taken back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from footprint.exchange import operations, queries
from footprint.exchange.models import PublishedFootprint, Share
from footprint.exchange.operations import FootprintForm
from footprint.findings import InputError
from footprint.refusals import Denied, IllegalMove, NotFound
from footprint.results import queries as results
from footprint.settings import Settings
from footprint.studies import operations as studies
from footprint.studies import queries as study_queries
from tests.unit.exchange.test_pact import as_bytes, sent
from tests.unit.records import HandResources, People
from tests.unit.review.test_operations import Case

FORM = FootprintForm(
    product="Rotor steel",
    unit="吨",
    declared_amount=2.0,
    fossil=4000.0,
    aircraft=2.0,
    biogenic_removals=-4.0,
    mass_kg=2000.0,
    primary_data_share=0.5,
    period_start=date(2025, 1, 1),
    period_end=date(2025, 12, 31),
    valid_from=date(2026, 1, 1),
    valid_until=date(2028, 12, 31),
    source="melt shop balance 2025",
)


@pytest.fixture
def published(session: Session, people: People) -> PublishedFootprint:
    return operations.publish_by_form(session, people.supplier, FORM)


def ids(session: Session, organisation: str) -> list[str]:
    return [item.id for item in queries.visible_to(session, organisation)]


def offer(session: Session, people: People, published: PublishedFootprint, to: str = "Pumps") -> Share:
    return operations.share(session, people.supplier, published.series, to)


def test_a_form_is_kept_per_one_unit(session: Session, people: People, published: PublishedFootprint) -> None:
    (value,) = queries.visible_to(session, people.supplier.organisation_id)
    assert (value.unit, value.factor.fossil, value.factor.aircraft) == ("t", 2000.0, 1.0)
    assert (value.factor.biogenic_removals, value.mass_kg_per_unit, value.version) == (-2.0, 1000.0, 1)
    assert (value.organisation, value.reference_period) == ("Steelworks", "2025-01-01/2025-12-31")
    assert published.organisation_id == people.supplier.organisation_id


@pytest.mark.parametrize(
    ("change", "cell"),
    [
        ({"unit": "bushel"}, "unit"),
        ({"fossil": -1.0}, "fossil"),
        ({"fossil": float("nan")}, "fossil"),
        ({"biogenic_removals": 1.0}, "biogenic_removals"),
        ({"declared_amount": 0.0}, "declared_amount"),
        ({"mass_kg": -1.0}, "mass_kg"),
        ({"primary_data_share": 50.0}, "primary_data_share"),
        ({"dqr": 0.0}, "dqr"),
        ({"period_end": date(2024, 1, 1)}, "period_end"),
        ({"valid_from": date(2025, 6, 1)}, "valid_until"),
        ({"valid_until": date(2031, 1, 1)}, "valid_until"),
        ({"source": " "}, "source"),
        ({"product": ""}, "product"),
    ],
)
def test_bad_forms(session: Session, people: People, change: dict[str, object], cell: str) -> None:
    with pytest.raises(InputError) as error:
        operations.publish_by_form(session, people.supplier, replace(FORM, **change))  # type: ignore[arg-type]
    assert [finding.cell for finding in error.value.findings] == [cell]


def test_only_the_named_customer_sees_it_and_only_after_accepting(
    session: Session, people: People, published: PublishedFootprint
) -> None:
    customer, rival = people.manufacturer.organisation_id, people.rival.organisation_id
    share = offer(session, people, published)
    assert offer(session, people, published).id == share.id
    assert ids(session, customer) == []
    with pytest.raises(NotFound):
        operations.accept(session, people.rival, share.id)
    with pytest.raises(Denied):
        operations.accept(session, people.supplier, share.id)
    operations.accept(session, people.manufacturer, share.id)
    assert (ids(session, customer), ids(session, rival)) == ([published.id], [])
    (row,) = queries.shares(session, people.colleague)
    assert (row.product, row.supplier, row.customer) == ("Rotor steel", "Steelworks", "Pumps")
    assert queries.shares(session, people.rival) == []
    with pytest.raises(Denied):
        operations.revoke(session, people.manufacturer, share.id)
    operations.revoke(session, people.supplier, share.id)
    assert ids(session, customer) == []
    with pytest.raises(IllegalMove):
        operations.accept(session, people.manufacturer, share.id)
    assert offer(session, people, published, " Pumps公司 ").state == "offered"


def test_a_customer_may_decline(session: Session, people: People, published: PublishedFootprint) -> None:
    share = offer(session, people, published)
    operations.decline(session, people.manufacturer, share.id)
    assert ids(session, people.manufacturer.organisation_id) == []
    operations.accept(session, people.manufacturer, share.id)
    assert ids(session, people.manufacturer.organisation_id) == [published.id]


@pytest.mark.parametrize("name", ["", "Pump", "pumps", "Steelworks", "Nobody"])
def test_a_customer_is_named_exactly(
    session: Session, people: People, published: PublishedFootprint, name: str
) -> None:
    with pytest.raises(InputError):
        offer(session, people, published, name)


def test_a_change_is_a_new_version(session: Session, people: People, published: PublishedFootprint) -> None:
    operations.accept(session, people.manufacturer, offer(session, people, published).id)
    newer = operations.publish_by_form(session, people.supplier, replace(FORM, fossil=3000.0), series=published.series)
    assert (newer.version, newer.series, newer.preceding) == (2, published.series, [published.id])
    assert published.status == "deprecated"
    assert ids(session, people.manufacturer.organisation_id) == [newer.id]
    with pytest.raises(NotFound):
        operations.publish_by_form(session, people.rival, FORM, series=published.series)
    operations.deprecate(session, people.supplier, newer.id)
    assert ids(session, people.manufacturer.organisation_id) == []
    with pytest.raises(IllegalMove):
        operations.deprecate(session, people.supplier, newer.id)
    with pytest.raises(NotFound):
        operations.deprecate(session, people.manufacturer, newer.id)


def test_what_is_out_of_force_is_not_offered(session: Session, people: People, published: PublishedFootprint) -> None:
    published.valid_until = date.today() - timedelta(days=2)  # noqa: DTZ011 - two days leave room for any zone
    session.flush()
    assert ids(session, people.supplier.organisation_id) == []


def test_a_pact_file_is_published_and_its_next_version_follows(session: Session, people: People) -> None:
    value = sent()
    first = operations.publish_from_pact(session, people.supplier, as_bytes(value))
    assert (first.version, first.source_data) == (1, value)
    following = {**value, "id": "0b1f7f9e-7a39-4c4e-9a1c-111111111111", "precedingPfIds": [value["id"]]}
    second = operations.publish_from_pact(session, people.supplier, as_bytes(following))
    assert (second.series, second.version) == (first.series, 2)
    with pytest.raises(InputError):
        operations.publish_from_pact(session, people.supplier, b"{}")


def test_a_certifier_and_the_operator_take_no_part(
    session: Session, people: People, published: PublishedFootprint
) -> None:
    for actor in (people.certifier, people.operator):
        for act in (
            lambda who: operations.publish_by_form(session, who, FORM),
            lambda who: queries.published(session, who),
            lambda who: queries.shares(session, who),
        ):
            with pytest.raises(Denied):
                act(actor)


def test_a_customers_result_carries_the_result_and_no_inputs(
    session: Session, settings: Settings, resources: HandResources, people: People
) -> None:
    """And a share that is taken back makes the next calculation incomplete, never wrong."""
    secret = {**sent(), "comment": "RECIPE: 40 % cobalt"}
    published = operations.publish_from_pact(session, people.supplier, as_bytes(secret))
    share = offer(session, people, published)
    operations.accept(session, people.manufacturer, share.id)
    case = Case(session, settings, resources, people)
    bom = b"# name: P\n# declared_unit: piece\nid,name,quantity,unit\n2,Bought pump,2,piece\n"
    studies.upload_bom(session, resources, case.maker, case.study.id, bom, "b.csv", version=case.study.version)
    studies.choose(
        session, resources, case.maker, case.study.id, "2", supplier=published.id, version=case.study.version
    )
    (view,) = study_queries.lines(session, resources, case.maker, case.study.id)
    assert view.matched
    assert view.supplier
    snapshot = case.calculate()
    document = results.document(snapshot)
    assert snapshot.complete
    assert snapshot.total == pytest.approx(2 * view.supplier.factor.total, rel=1e-12)
    (line,) = document["lines"]
    assert line["supplier_footprint"]["organisation"] == "Steelworks"
    for stored in (snapshot.document, snapshot.public, snapshot.inventory):
        assert b"RECIPE" not in stored
        assert json.dumps(secret["productIds"]).encode() not in stored
    assert study_queries.unmatched(session, case.study.id) == 0
    operations.revoke(session, people.supplier, share.id)
    assert study_queries.unmatched(session, case.study.id) == 1
    later = case.calculate()
    assert not later.complete
    assert results.document(snapshot)["sha256"] == snapshot.sha256
