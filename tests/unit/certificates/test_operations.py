"""The certificate ledger: each certificate once, never more than there are, and what stands on it stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlmodel import select

from footprint.accounts.models import User
from footprint.audit.models import Event
from footprint.certificates import operations, queries
from footprint.certificates.models import Certificate, CertificateLot
from footprint.db import now
from footprint.findings import InputError
from footprint.labels.models import Label, LabelEvent
from footprint.refusals import Denied, IllegalMove, NotFound, StaleError
from footprint.results import queries as results
from footprint.review import operations as review
from footprint.studies import operations as studies
from footprint.studies.models import Study
from tests.data.background import DATASETS, HandBackground, dataset
from tests.data.stated import STATED, acknowledged
from tests.unit.records import HandResources, People, work

FORM = operations.LotForm(
    numbers="GEC25000001..GEC25000100",
    technology="wind",
    plant="Binhai wind farm",
    market="CN",
    generated_from=date(2025, 1, 1),
    generated_to=date(2025, 12, 31),
)
PDF = b"%PDF-1.7 cancelled"
BOM = b"""# name: Wheel
# declared_unit: kg
id,name,quantity,unit,dataset
1,Steel,1,kg,steel-hot-rolled-cn
"""
PRODUCTION: dict[str, Any] = {
    "sites": [
        {
            "id": "tj",
            "location": "CN-TJ",
            "from": "2025-01-01",
            "to": "2025-12-31",
            "processes": [
                {
                    "id": "casting",
                    "products": [{"id": "wheel", "amount": 100, "unit": "t"}],
                    "entries": [{"kind": "electricity", "amount": 100, "unit": "MWh"}],
                }
            ],
        }
    ],
    "demand": [{"product": "wheel", "amount": 1, "unit": "kg"}],
}


@pytest.fixture
def resources(resources: HandResources) -> HandResources:
    contract = dataset(
        "electricity-contract-wind-cn", 0.06, unit="kWh", grid_partner="electricity-grid-cn", electricity=True
    )
    resources.background = HandBackground((*DATASETS, contract))
    return resources


@pytest.fixture
def study(session: Session, resources: HandResources, people: People) -> Study:
    return make_study(session, resources, people.manufacturer)


def make_study(session: Session, resources: HandResources, actor: User, name: str = "Wheel") -> Study:
    made = studies.create_study(session, actor, name)
    studies.upload_bom(session, resources, actor, made.id, BOM, "bom.csv", version=made.version)
    studies.declare(session, actor, made.id, "production", PRODUCTION, version=made.version)
    session.commit()
    return made


def prove(session: Session, resources: HandResources, actor: User, lot: CertificateLot) -> CertificateLot:
    return operations.attach_proof(
        session, resources, actor, lot.id, PDF, "proof.pdf", holder="Pumps", cancelled_on=date(2026, 1, 20)
    )


@pytest.fixture
def lot(session: Session, resources: HandResources, people: People) -> CertificateLot:
    made = prove(session, resources, people.manufacturer, operations.enter(session, people.manufacturer, FORM))
    session.commit()
    return made


def refused(error: pytest.ExceptionInfo[InputError]) -> set[tuple[str, str | None]]:
    assert all(one.en and one.zh for one in error.value.findings)
    return {(one.code, one.cell) for one in error.value.findings}


def test_certificates_are_entered_and_proven(session: Session, resources: HandResources, people: People) -> None:
    lot = operations.enter(session, people.manufacturer, FORM)
    assert (lot.count, lot.kwh, lot.numbers, lot.status) == (100, 100_000, "GEC25000001..GEC25000100", "entered")
    prove(session, resources, people.manufacturer, lot)
    assert (lot.status, lot.holder) == ("proven", "Pumps")
    (view,) = queries.lots(session, people.colleague)
    assert (view.balance, view.used, view.uses) == (100_000, 0, ())
    actions = [event.action for event in session.scalars(select(Event).order_by(Event.sequence))]  # type: ignore[arg-type]
    assert actions[-2:] == ["certificate.enter", "certificate.prove"]


@pytest.mark.parametrize(
    ("change", "code", "cell"),
    [
        ({"technology": "tides"}, "technology", "technology"),
        ({"scheme": "NFT"}, "scheme", "scheme"),
        ({"plant": "  "}, "plant", "plant"),
        ({"market": "Moon"}, "market", "market"),
        ({"generated_to": date(2024, 12, 31)}, "period", "generated_to"),
        ({"generated_to": date(2999, 1, 1)}, "future", "generated_to"),
        ({"numbers": "?"}, "number-shape", "numbers"),
    ],
)
def test_what_cannot_be_entered(session: Session, people: People, change: dict[str, Any], code: str, cell: str) -> None:
    with pytest.raises(InputError) as caught:
        operations.enter(session, people.manufacturer, replace(FORM, **change))
    assert (code, cell) in refused(caught)


def test_a_certificate_is_in_the_ledger_once_and_nobody_learns_whose_it_is(
    session: Session, people: People, lot: CertificateLot
) -> None:
    for actor in (people.manufacturer, people.rival):
        with pytest.raises(InputError) as caught:
            operations.enter(session, actor, replace(FORM, numbers="gec-2500 0100\nGEC25000101"))
        (finding,) = caught.value.findings
        assert finding.code == "number-taken"
        assert "Pumps" not in finding.en
        assert lot.plant not in finding.en
    assert queries.lots(session, people.rival) == []
    session.add(Certificate(lot_id=lot.id, number="GEC25000100"))
    with pytest.raises(IntegrityError):
        session.flush()
    session.rollback()


def test_who_may_do_what(session: Session, resources: HandResources, people: People, lot: CertificateLot) -> None:
    for actor in (people.certifier, people.operator):
        with pytest.raises(Denied):
            operations.enter(session, actor, replace(FORM, numbers="XX-1"))
    with pytest.raises(Denied):
        queries.lots(session, people.certifier)
    for verb in (
        lambda: queries.lot(session, people.rival, lot.id),
        lambda: operations.remove(session, people.rival, lot.id),
        lambda: prove(session, resources, people.rival, lot),
        lambda: queries.proof(session, resources, people.rival, lot.id),
        lambda: queries.proof(session, resources, people.certifier, lot.id),
        lambda: operations.remove(session, people.operator, lot.id),
    ):
        with pytest.raises(NotFound):
            verb()
    assert queries.lot(session, people.operator, lot.id).organisation == "Pumps"
    assert queries.proof(session, resources, people.operator, lot.id) == ("proof.pdf", PDF)
    assert queries.proof(session, resources, people.colleague, lot.id) == ("proof.pdf", PDF)


@pytest.mark.parametrize(
    ("data", "name", "more", "code"),
    [
        (b"hello", "proof.pdf", {}, "proof-kind"),
        (PDF, "proof.exe", {}, "proof-kind"),
        (b"", "proof.pdf", {}, "proof-size"),
        (PDF, "proof.pdf", {"holder": " "}, "holder"),
        (PDF, "proof.pdf", {"cancelled_on": now().date() + timedelta(days=2)}, "future"),
    ],
)
def test_what_is_no_proof(
    session: Session,
    resources: HandResources,
    people: People,
    data: bytes,
    name: str,
    more: dict[str, Any],
    code: str,
) -> None:
    lot = operations.enter(session, people.manufacturer, FORM)
    told = {"holder": "Pumps", "cancelled_on": date(2026, 1, 20), **more}
    with pytest.raises(InputError) as caught:
        operations.attach_proof(session, resources, people.manufacturer, lot.id, data, name, **told)
    assert code in {found for found, _ in refused(caught)}
    assert lot.status == "entered"


def test_certificates_cover_a_study_and_come_back(
    session: Session, resources: HandResources, people: People, study: Study, lot: CertificateLot
) -> None:
    actor = people.manufacturer
    row = operations.allocate(session, resources, actor, lot.id, study.id, "tj", 40_000, version=study.version)
    session.commit()
    (view,) = queries.lots(session, actor)
    assert (view.balance, view.uses[0].study) == (60_000, "Wheel")
    document = calculated(session, resources, actor, study)
    # 1 kWh a kg; 40 of 100 MWh covered
    assert document["electricity"]["market_based"] == pytest.approx(2.0 + 0.6 * 0.6 + 0.4 * 0.06)
    assert document["instruments"]["ledger"] is True
    (instrument,) = document["instruments"]["instruments"]
    assert (instrument["allocation"], instrument["certificates"]) == (row.id, ["GEC25000001..GEC25000100"])
    operations.release(session, people.colleague, row.id, "wrong site")
    session.commit()
    assert queries.lots(session, actor)[0].balance == 100_000
    document = calculated(session, resources, actor, study)
    assert document["electricity"]["market_based"] is None
    with pytest.raises(NotFound):
        operations.release(session, actor, row.id)


def calculated(session: Session, resources: HandResources, actor: User, study: Study) -> dict[str, Any]:
    studies.request_calculation(session, actor, study.id, version=study.version)
    session.commit()
    assert work(resources) == 1
    session.expire_all()
    (newest, *_) = results.snapshots(session, actor, study.id)
    return results.document(newest)


def test_never_more_than_there_are(
    session: Session, resources: HandResources, people: People, study: Study, lot: CertificateLot
) -> None:
    actor = people.manufacturer
    other = make_study(session, resources, actor, "Hub")
    operations.allocate(session, resources, actor, lot.id, study.id, "tj", 60_000, version=study.version)
    for kwh, code in ((0, "kwh"), (-5, "kwh"), (40_001, "balance")):
        with pytest.raises(InputError) as caught:
            operations.allocate(session, resources, actor, lot.id, other.id, "tj", kwh, version=other.version)
        assert refused(caught) == {(code, "kwh")}
    operations.allocate(session, resources, actor, lot.id, other.id, "tj", 40_000, version=other.version)
    assert queries.balance(session, lot) == 0


def test_what_the_calculation_would_refuse_is_refused_at_once(
    session: Session, resources: HandResources, people: People, study: Study, lot: CertificateLot
) -> None:
    actor, version = people.manufacturer, study.version
    session.commit()

    def attempt(lot_id: str, site: str, kwh: int) -> set[str]:
        with pytest.raises(InputError) as caught:
            operations.allocate(session, resources, actor, lot_id, study.id, site, kwh, version=version)
        session.rollback()
        return {code for code, _ in refused(caught)}

    assert attempt(lot.id, "bj", 1000) == {"site"}
    old = replace(FORM, numbers="OLD-1", generated_from=date(2023, 1, 1), generated_to=date(2023, 12, 31))
    abroad = replace(FORM, numbers="GO-1", scheme="GO", market="DE")
    tides = replace(FORM, numbers="BIO-1", technology="biomass")
    for form, code in (
        (old, "certificate-period"),
        (abroad, "certificate-market"),
        (tides, "instrument-no-dataset"),
    ):
        entered = prove(session, resources, actor, operations.enter(session, actor, form))
        session.commit()
        assert code in attempt(entered.id, "tj", 1000)
    more = prove(session, resources, actor, operations.enter(session, actor, replace(FORM, numbers="A001..A002")))
    operations.allocate(session, resources, actor, lot.id, study.id, "tj", 100_000, version=version)
    version = study.version
    session.commit()
    assert attempt(more.id, "tj", 1) == {"instruments-exceed"}


def test_without_proof_or_with_an_old_page_nothing_is_allocated(
    session: Session, resources: HandResources, people: People, study: Study, lot: CertificateLot
) -> None:
    bare = operations.enter(session, people.manufacturer, replace(FORM, numbers="NO-1"))
    with pytest.raises(IllegalMove, match="proof"):
        operations.allocate(
            session, resources, people.manufacturer, bare.id, study.id, "tj", 1000, version=study.version
        )
    with pytest.raises(StaleError):
        operations.allocate(session, resources, people.manufacturer, lot.id, study.id, "tj", 1000, version=1)
    with pytest.raises(NotFound):
        operations.allocate(session, resources, people.rival, lot.id, study.id, "tj", 1000, version=study.version)


def test_what_is_in_use_is_neither_removed_nor_changed(
    session: Session, resources: HandResources, people: People, study: Study, lot: CertificateLot
) -> None:
    actor = people.manufacturer
    row = operations.allocate(session, resources, actor, lot.id, study.id, "tj", 1000, version=study.version)
    for verb in (lambda: operations.remove(session, actor, lot.id), lambda: prove(session, resources, actor, lot)):
        with pytest.raises(IllegalMove, match="in use"):
            verb()
    operations.release(session, actor, row.id)
    operations.remove(session, actor, lot.id)
    assert queries.lots(session, actor) == []
    # the numbers are free again
    assert operations.enter(session, people.rival, FORM).count == 100


def test_a_deleted_study_gives_its_certificates_back(
    session: Session, resources: HandResources, people: People, study: Study, lot: CertificateLot
) -> None:
    actor = people.manufacturer
    operations.allocate(session, resources, actor, lot.id, study.id, "tj", 1000, version=study.version)
    studies.delete_study(session, actor, study.id, version=study.version)
    assert queries.balance(session, lot) == 100_000
    assert queries.lot(session, actor, lot.id).uses[0].allocation.reason == "the study was deleted"


def test_what_a_review_or_a_label_stands_on_stays(
    session: Session, resources: HandResources, people: People, study: Study, lot: CertificateLot
) -> None:
    actor = people.manufacturer
    row = operations.allocate(session, resources, actor, lot.id, study.id, "tj", 1000, version=study.version)
    studies.declare(session, actor, study.id, "statement", STATED, version=study.version)
    session.commit()
    calculated(session, resources, actor, study)
    (snapshot,) = results.snapshots(session, actor, study.id)
    reasons = acknowledged(results.document(snapshot))
    certifier = people.certifier.organisation_id
    opened = review.submit(session, actor, study.id, snapshot.id, certifier, acknowledged=reasons)
    # the certifier of the study reads the proof, another one does not
    assert queries.proof(session, resources, people.certifier, lot.id) == ("proof.pdf", PDF)
    with pytest.raises(NotFound):
        queries.proof(session, resources, people.other_certifier, lot.id)
    with pytest.raises(IllegalMove, match="under review"):
        operations.release(session, actor, row.id)
    session.commit()
    label = Label(
        number="FP-2026-000001-0",
        year=2026,
        serial=1,
        study_id=study.id,
        organisation_id=study.organisation_id,
        certifier_organisation_id=people.certifier.organisation_id,
        review_id=opened.id,
        snapshot_id=snapshot.id,
        snapshot=snapshot.sha256,
        issued=date(2026, 2, 1),
        valid_until=date(2028, 2, 1),
        assurance="limited",
        sample=False,
        facts={},
    )
    session.add(label)
    session.flush()
    session.add(LabelEvent(label_id=label.id, number=1, status="valid"))
    session.flush()
    with pytest.raises(IllegalMove):
        operations.release(session, actor, row.id)
    session.add(LabelEvent(label_id=label.id, number=2, status="withdrawn"))
    session.flush()
    operations.release(session, actor, row.id)


def test_a_result_whose_certificates_were_released_is_not_submitted(
    session: Session, resources: HandResources, people: People, study: Study, lot: CertificateLot
) -> None:
    actor = people.manufacturer
    row = operations.allocate(session, resources, actor, lot.id, study.id, "tj", 1000, version=study.version)
    session.commit()
    calculated(session, resources, actor, study)
    operations.release(session, actor, row.id)
    (snapshot,) = results.snapshots(session, actor, study.id)
    with pytest.raises(IllegalMove, match="released"):
        review.submit(session, actor, study.id, snapshot.id, people.certifier.organisation_id)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.booleans(), st.integers(1, 70_000)), min_size=1, max_size=8))
def test_the_balance_is_never_negative(
    session: Session,
    resources: HandResources,
    people: People,
    study: Study,
    lot: CertificateLot,
    steps: list[tuple[bool, int]],
) -> None:
    actor, given_now = people.manufacturer, []
    for take, kwh in steps:
        if take or not given_now:
            try:
                row = operations.allocate(session, resources, actor, lot.id, study.id, "tj", kwh, version=study.version)
            except InputError:
                assert kwh > queries.balance(session, lot)
            else:
                given_now.append(row)
        else:
            operations.release(session, actor, given_now.pop().id)
        left = queries.balance(session, lot)
        assert left == 100_000 - sum(row.kwh for row in given_now)
        assert left >= 0
    for row in given_now:
        operations.release(session, actor, row.id)
