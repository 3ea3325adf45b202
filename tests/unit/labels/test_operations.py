"""A label from its approval to what becomes of it. The drawing and signing of its files is replaced here: it is slow,
and tests/functional does it in full."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session
from sqlmodel import select

from footprint import audit
from footprint.accounts.models import Organisation
from footprint.findings import InputError
from footprint.jobs.models import Job
from footprint.labels import issuing, operations, queries
from footprint.labels.authority import SigningKey
from footprint.labels.models import Label, LabelEvent
from footprint.refusals import Denied, IllegalMove, NotFound
from footprint.settings import Settings
from tests.unit.records import HandResources, People, work
from tests.unit.review.test_operations import Case


class Keys:
    """Stands for the instance's keys."""

    def key(self, *, sample: bool, valid_until: date) -> SigningKey:
        return SigningKey(b"", b"")


@pytest.fixture
def case(
    session: Session,
    settings: Settings,
    resources: HandResources,
    people: People,
    monkeypatch: pytest.MonkeyPatch,
) -> Case:
    def draw(document, public, inventory, facts):  # type: ignore[no-untyped-def]
        kinds = ("label", "report-en", "report-zh", "verification")
        return {kind: lambda kind=kind: f"{kind} {facts.number} {public['sha256']}".encode() for kind in kinds}

    monkeypatch.setattr(issuing, "draw", draw)
    monkeypatch.setattr(issuing, "sign_pdf", lambda pdf, key, reason, name: pdf + b" signed")
    monkeypatch.setitem(resources.__dict__, "authority", Keys())
    made = Case(session, settings, resources, people)
    made.choose()
    return made


def issue(case: Case) -> str:
    """A label by the whole way; its number."""
    snapshot = case.calculate()
    job = case.approve(case.submit(snapshot), snapshot.sha256)
    case.session.commit()
    work(case.resources)
    case.session.expire_all()
    done = case.session.get(Job, job.id)
    assert done
    assert done.result, done.error
    return str(done.result["label"])


def status(case: Case, number: str) -> str:
    found = queries.label_status(case.session, number)
    assert found
    return found.status


def test_a_label_is_public_when_its_files_are_there(case: Case, session: Session) -> None:
    snapshot = case.calculate()
    review = case.submit(snapshot)
    case.approve(review, snapshot.sha256)
    label = session.scalars(select(Label)).one()
    assert queries.label_status(session, label.number) is None
    assert queries.register(session).total == 0
    assert queries.being_made(session, review.id) == label
    with pytest.raises(NotFound):
        queries.file(session, case.resources, case.maker, label.number, "label")
    session.commit()
    work(case.resources)
    session.expire_all()
    found = queries.label_status(session, label.number.lower())
    assert found
    assert (found.status, found.total, found.snapshot) == ("valid", 11.5, snapshot.sha256)
    assert found.valid_until == found.issued.replace(year=found.issued.year + 2)
    assert queries.being_made(session, review.id) is None
    assert audit.verify_chain(session).ok


def test_what_is_public_names_no_line(case: Case) -> None:
    found = queries.label_status(case.session, issue(case))
    assert found
    told = str(found.as_dict())
    assert "Rotor" not in told
    assert "steel" not in told
    assert "Mei" not in told


def test_who_gets_which_file(case: Case, session: Session) -> None:
    number, people = issue(case), case.people
    public, parties = {"label"}, {"label", "report-en", "report-zh", "verification", "result", "pact"}
    for actor, expected in (
        (None, public),
        (people.rival, public),
        (people.supplier, public),
        (people.other_certifier, public),
        (people.operator, public | {"pact"}),
        (people.manufacturer, parties),
        (people.colleague, parties),
        (people.certifier, parties),
    ):
        got = set()
        for kind in (*parties, "secret", "../label"):
            try:
                name, data = queries.file(session, case.resources, actor, number, kind)
            except NotFound:
                continue
            assert data
            assert number in name
            got.add(kind)
        assert got == expected, actor


def test_suspension_and_back(case: Case, session: Session) -> None:
    number = issue(case)
    for actor in (case.people.rival, case.maker, case.people.other_certifier):
        with pytest.raises(Denied):
            operations.suspend(session, actor, number, "doubt")
    with pytest.raises(InputError):
        operations.suspend(session, case.people.operator, number, " ")
    operations.suspend(session, case.people.operator, number, "doubt")
    assert status(case, number) == "suspended"
    operations.reinstate(session, case.certifier, number, "cleared")
    assert status(case, number) == "valid"
    operations.withdraw(session, case.certifier, number, "wrong data")
    assert status(case, number) == "withdrawn"
    for again in (operations.suspend, operations.reinstate, operations.withdraw):
        with pytest.raises(IllegalMove):
            again(session, case.people.operator, number, "again")
    found = queries.label_status(session, number)
    assert found
    assert [item.status for item in found.history] == ["valid", "suspended", "valid", "withdrawn"]


def test_a_new_label_supersedes_the_one_before(case: Case, session: Session) -> None:
    first = issue(case)
    case.choose("aluminium-secondary-cn")
    second = issue(case)
    assert (first[:14], second[:14]) == (first[:14], f"{first[:8]}000002")
    assert (status(case, first), status(case, second)) == ("superseded", "valid")
    found = queries.label_status(session, first)
    assert found
    assert found.successor == second
    assert [item.number for item in queries.register(session).items] == [second, first]
    assert [item.number for item in queries.register(session, status="valid").items] == [second]
    assert [item.number for item in queries.register(session, status="superseded").items] == [first]
    assert queries.register(session, text="pUmP").total == 2
    assert queries.register(session, text="%").total == 0
    page = queries.register(session, page=2, size=1)
    assert ([item.number for item in page.items], page.total) == ([first], 2)


def test_a_label_expires_by_itself(case: Case, session: Session) -> None:
    number = issue(case)
    label = queries.by_number(session, number)
    label.valid_until = date.today() - timedelta(days=2)  # noqa: DTZ011 - two days leave room for any zone
    session.flush()
    assert status(case, number) == "expired"
    assert queries.register(session, status="expired").total == 1
    assert queries.register(session, status="valid").total == 0
    assert len(session.scalars(select(LabelEvent)).all()) == 1


def test_demonstration_labels_are_samples(case: Case, session: Session) -> None:
    firm = session.get(Organisation, case.certifier.organisation_id)
    assert firm
    firm.demo = True
    session.flush()
    found = queries.label_status(session, issue(case))
    assert found
    assert found.sample


def test_a_second_run_of_the_same_job_issues_nothing_twice(case: Case, session: Session) -> None:
    number = issue(case)
    job = session.scalars(select(Job).where(Job.kind == "issue-label")).one()
    job.state, job.lease = "queued", None
    session.commit()
    assert work(case.resources) == 1
    session.expire_all()
    assert len(session.scalars(select(LabelEvent)).all()) == 1
    with pytest.raises(IllegalMove):
        operations.retry_label(session, case.certifier, number)


def test_files_that_failed_are_asked_for_again(case: Case, session: Session) -> None:
    snapshot = case.calculate()
    job = case.approve(case.submit(snapshot), snapshot.sha256)
    job.state = "failed"
    session.flush()
    number = session.scalars(select(Label.number)).one()
    again = operations.retry_label(session, case.certifier, number)
    assert again.id != job.id
    assert operations.retry_label(session, case.certifier, number).id == again.id
    session.commit()
    work(case.resources)
    session.expire_all()
    assert status(case, number) == "valid"


def test_whose_labels(case: Case, session: Session) -> None:
    issue(case)
    people = case.people
    counts = [len(queries.labels(session, actor)) for actor in (people.colleague, people.certifier, people.operator)]
    assert counts == [1, 1, 1]
    assert [len(queries.labels(session, actor)) for actor in (people.rival, people.other_certifier)] == [0, 0]
    assert len(queries.of_study(session, people.colleague, case.study.id)) == 1
    assert queries.of_study(session, people.rival, case.study.id) == []
