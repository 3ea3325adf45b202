"""The dialogue of manufacturer and certifier, to its ends."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session
from sqlmodel import select

from footprint.accounts.models import User
from footprint.findings import InputError
from footprint.jobs.models import Job
from footprint.labels.models import Label
from footprint.mail.models import Message
from footprint.refusals import Denied, IllegalMove, NotFound, StaleError
from footprint.results import queries as results
from footprint.results.models import Snapshot
from footprint.review import operations, queries
from footprint.review.models import Review, ReviewEvent
from footprint.review.operations import Statement
from footprint.settings import Settings
from footprint.studies import operations as studies
from footprint.studies.models import Study
from tests.data.stated import STATED, acknowledged
from tests.unit.records import BOM, HandResources, People, work

STATEMENT = Statement(opinion="No material misstatement came to attention.", work_done="Recalculated every line.")


class Case:
    """A study with a complete result, and the people around it."""

    def __init__(self, session: Session, settings: Settings, resources: HandResources, people: People) -> None:
        self.session, self.settings, self.resources, self.people = session, settings, resources, people
        self.maker, self.certifier = people.manufacturer, people.certifier
        self.study = studies.create_study(session, self.maker, "Pump")
        studies.upload_bom(session, resources, self.maker, self.study.id, BOM, "bom.csv", version=1)
        studies.declare(session, self.maker, self.study.id, "statement", STATED, version=self.study.version)

    def choose(self, dataset: str = "cast-iron-cn") -> None:
        studies.choose(
            self.session, self.resources, self.maker, self.study.id, "2", dataset=dataset, version=self.study.version
        )

    def calculate(self) -> Snapshot:
        studies.request_calculation(self.session, self.maker, self.study.id, version=self.study.version)
        self.session.commit()
        work(self.resources)
        self.session.expire_all()
        study = self.session.get(Study, self.study.id)
        assert study
        assert study.current
        found = results.by_hash(self.session, study.id, study.current)
        assert found
        return found

    def submit(self, snapshot: Snapshot) -> Review:
        certifier = self.certifier.organisation_id
        reasons = acknowledged(results.document(snapshot))
        return operations.submit(
            self.session, self.maker, self.study.id, snapshot.id, certifier, "please look", reasons
        )

    def approve(self, review: Review, sha256: str, actor: User | None = None, **more: Any) -> Job:
        values = {"statement": STATEMENT, "number": self.last(review), "assurance": "limited", **more}
        return operations.approve(
            self.session, self.settings, actor or self.certifier, review.id, sha256, values.pop("assurance"), **values
        )

    def last(self, review: Review) -> int:
        return queries.events(self.session, review.id)[-1].number

    def state(self, review: Review) -> str:
        return queries.state_of(queries.events(self.session, review.id))


@pytest.fixture
def case(session: Session, settings: Settings, resources: HandResources, people: People) -> Case:
    made = Case(session, settings, resources, people)
    made.choose()
    return made


def test_the_whole_dialogue(case: Case, session: Session) -> None:
    snapshot = case.calculate()
    review = case.submit(snapshot)
    assert case.state(review) == "submitted"
    operations.ask(session, case.certifier, review.id, "Where is the scale ticket?", line="2", number=1)
    assert case.state(review) == "in_question"
    operations.note(session, case.certifier, review.id, "1", "Seen the invoice.")
    operations.answer(session, case.maker, review.id, "Attached.", number=3)
    operations.request_changes(session, case.certifier, review.id, "Use the aluminium data set.", number=4)
    case.choose("aluminium-secondary-cn")
    newer = case.calculate()
    reasons = acknowledged(results.document(newer))
    operations.resubmit(session, case.people.colleague, review.id, newer.id, "Done.", reasons, number=5)
    view = queries.review(session, case.certifier, review.id)
    assert (view.state, view.stale, view.snapshot.id, view.number) == ("resubmitted", False, newer.id, 6)
    assert [item.person for item in view.events] == ["Mei", "Chen", "Chen", "Mei", "Chen", "Ming"]
    job = case.approve(review, newer.sha256)
    assert (job.kind, job.state) == ("issue-label", "queued")
    label = session.scalars(select(Label)).one()
    assert (label.snapshot, label.sample, label.facts["verifier"]) == (newer.sha256, False, "Chen")
    assert queries.review(session, case.certifier, review.id).moves == ()
    mails = session.scalars(select(Message.recipient)).all()
    assert {"chen@example.com", "mei@example.com", "ming@example.com"} <= set(mails)


def test_a_rejection_has_a_reason_and_is_an_end(case: Case, session: Session) -> None:
    review = case.submit(case.calculate())
    for reason in ("", "   "):
        with pytest.raises(InputError):
            operations.reject(session, case.certifier, review.id, reason, number=1)
        with pytest.raises(InputError):
            operations.request_changes(session, case.certifier, review.id, reason, number=1)
    operations.reject(session, case.certifier, review.id, "No evidence.", number=1)
    with pytest.raises(IllegalMove):
        operations.ask(session, case.certifier, review.id, "But why?", number=2)
    again = case.submit(case.calculate())
    assert again.id != review.id


def test_an_approval_names_the_hash_that_was_seen(case: Case) -> None:
    review = case.submit(case.calculate())
    with pytest.raises(StaleError):
        case.approve(review, "0" * 64)


def test_an_approval_of_a_stale_version_is_refused(case: Case, session: Session) -> None:
    snapshot = case.calculate()
    review = case.submit(snapshot)
    case.choose("aluminium-secondary-cn")
    case.calculate()
    assert queries.review(session, case.certifier, review.id).stale
    with pytest.raises(StaleError):
        case.approve(review, snapshot.sha256)
    assert session.scalars(select(Label)).all() == []


def test_an_approval_past_something_unread_is_refused(case: Case, session: Session) -> None:
    snapshot = case.calculate()
    review = case.submit(snapshot)
    operations.note(session, case.maker, review.id, "1", "One more thing.")
    with pytest.raises(StaleError):
        case.approve(review, snapshot.sha256, number=1)


def test_an_incomplete_result_goes_nowhere(
    session: Session, settings: Settings, resources: HandResources, people: People
) -> None:
    case = Case(session, settings, resources, people)
    with pytest.raises(IllegalMove):
        case.submit(case.calculate())


def test_an_open_question_is_answered_before_an_approval(case: Case, session: Session) -> None:
    snapshot = case.calculate()
    review = case.submit(snapshot)
    operations.ask(session, case.certifier, review.id, "Why?", number=1)
    with pytest.raises(IllegalMove):
        case.approve(review, snapshot.sha256)


@pytest.mark.parametrize(
    ("assurance", "statement", "cell"),
    [
        ("absolute", STATEMENT, "assurance"),
        ("limited", Statement("", "x"), "opinion"),
        ("limited", Statement("x", " "), "work_done"),
        ("limited", Statement("x", "y", qualifications="z" * 10_001), "qualifications"),
    ],
)
def test_what_an_approval_states(case: Case, assurance: str, statement: Statement, cell: str) -> None:
    snapshot = case.calculate()
    review = case.submit(snapshot)
    with pytest.raises(InputError) as error:
        case.approve(review, snapshot.sha256, assurance=assurance, statement=statement)
    assert [finding.cell for finding in error.value.findings] == [cell]


def test_only_the_named_certifier_decides(case: Case, session: Session) -> None:
    snapshot = case.calculate()
    review = case.submit(snapshot)
    for actor in (case.people.other_certifier, case.people.rival, case.people.supplier):
        with pytest.raises(NotFound):
            case.approve(review, snapshot.sha256, actor)
        with pytest.raises(NotFound):
            queries.review(session, actor, review.id)
        assert queries.reviews(session, actor) == []
    for actor in (case.maker, case.people.operator):
        with pytest.raises(Denied):
            case.approve(review, snapshot.sha256, actor)


def test_a_certifier_of_the_same_firm_is_refused(case: Case, session: Session) -> None:
    snapshot = case.calculate()
    insider = User(
        email="in@example.com",
        name="Insider",
        role="certifier",
        organisation_id=case.maker.organisation_id,
        status="active",
    )
    session.add(insider)
    session.flush()
    with pytest.raises(InputError):
        operations.submit(
            session,
            case.maker,
            case.study.id,
            snapshot.id,
            case.maker.organisation_id,
            acknowledged=acknowledged(results.document(snapshot)),
        )
    review = case.submit(snapshot)
    review.certifier_organisation_id = case.maker.organisation_id
    session.flush()
    with pytest.raises((Denied, NotFound)):
        case.approve(review, snapshot.sha256, insider)


def test_who_prepared_it_may_not_approve_it(case: Case, session: Session) -> None:
    """Somebody changed employer between the calculation and the review."""
    snapshot = case.calculate()
    review = case.submit(snapshot)
    turncoat = case.maker
    turncoat.role, turncoat.organisation_id = "certifier", case.certifier.organisation_id
    session.flush()
    with pytest.raises(Denied):
        case.approve(review, snapshot.sha256, turncoat)


def test_a_certifier_opens_the_calculation_only_of_what_was_submitted(case: Case, session: Session) -> None:
    snapshot = case.calculate()
    with pytest.raises(NotFound):
        results.snapshot(session, case.certifier, snapshot.id)
    case.submit(snapshot)
    assert results.snapshot(session, case.certifier, snapshot.id).id == snapshot.id
    case.choose("aluminium-secondary-cn")
    later = case.calculate()
    with pytest.raises(NotFound):
        results.snapshot(session, case.certifier, later.id)
    with pytest.raises(NotFound):
        results.snapshot(session, case.people.other_certifier, snapshot.id)
    with pytest.raises(NotFound):
        results.snapshot(session, case.people.operator, snapshot.id)


def test_naming_a_certifier(case: Case, session: Session) -> None:
    snapshot = case.calculate()
    reasons = acknowledged(results.document(snapshot))
    review = operations.submit(session, case.maker, case.study.id, snapshot.id, acknowledged=reasons)
    with pytest.raises(NotFound):
        queries.review(session, case.certifier, review.id)
    for wrong in ("nowhere", case.people.rival.organisation_id, case.maker.organisation_id):
        with pytest.raises(InputError):
            operations.assign(session, case.maker, review.id, wrong)
    operations.assign(session, case.people.operator, review.id, case.people.other_certifier.organisation_id)
    assert queries.review(session, case.people.other_certifier, review.id).state == "submitted"
    operations.assign(session, case.maker, review.id, case.certifier.organisation_id)
    operations.ask(session, case.certifier, review.id, "Why?", number=1)
    with pytest.raises(IllegalMove):
        operations.assign(session, case.maker, review.id, case.people.other_certifier.organisation_id)
    names = [row.name for row in queries.certifiers(session, case.maker)]
    assert names == ["Auditors", "Checkers"]


def test_one_review_at_a_time(case: Case, session: Session) -> None:
    snapshot = case.calculate()
    review = case.submit(snapshot)
    with pytest.raises(IllegalMove):
        case.submit(snapshot)
    operations.withdraw(session, case.maker, review.id, number=1)
    case.submit(snapshot)
    assert queries.state_of_study(session, case.study.id) == "submitted"


def test_a_note_is_about_a_line_that_is_there(case: Case, session: Session) -> None:
    review = case.submit(case.calculate())
    with pytest.raises(InputError):
        operations.note(session, case.certifier, review.id, "99", "?")


def test_a_reviewed_study_is_archived_never_deleted(case: Case, session: Session) -> None:
    case.submit(case.calculate())
    study = session.get(Study, case.study.id)
    assert study
    with pytest.raises(IllegalMove):
        studies.delete_study(session, case.maker, study.id, version=study.version)
    assert session.scalars(select(ReviewEvent)).all()
