"""Many open lines: the worker matches them, people go on meanwhile, and nothing happens twice or is lost."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session
from sqlmodel import select

from footprint.audit.models import Event
from footprint.jobs import operations as jobs
from footprint.jobs.context import JobContext
from footprint.jobs.models import Job
from footprint.jobs.queries import open_job
from footprint.refusals import IllegalMove
from footprint.settings import Settings
from footprint.studies import operations, queries
from footprint.studies.matching import match
from footprint.studies.models import Study
from footprint.studies.operations import matching, uploading
from tests.unit.records import HandResources, People, work

LONG = b"""# name: Pump
# declared_unit: piece
id,name,quantity,unit
1,Hot-rolled steel,5,kg
2,Cast iron,1,kg
3,Hot-rolled steel,2,kg
4,Mystery part,1,kg
"""


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploading, "AT_ONCE", 2)


@pytest.fixture
def study(session: Session, resources: HandResources, people: People) -> Study:
    made = operations.create_study(session, people.manufacturer, "Pump")
    upload(session, resources, people, made)
    return made


def upload(session: Session, resources: HandResources, people: People, study: Study, data: bytes = LONG) -> None:
    operations.upload_bom(session, resources, people.manufacturer, study.id, data, "b.csv", version=study.version)
    session.commit()


def finish(session: Session, resources: HandResources) -> int:
    """Let the worker do what there is to do; how many jobs."""
    session.commit()
    count = work(resources)
    session.expire_all()
    return count


def chosen(session: Session, study: Study) -> dict[str, tuple[str | None, str]]:
    version = queries.current_bom(session, study.id)
    assert version
    return {line: (row.dataset, row.by) for line, row in queries.choices(session, version.id).items()}


def test_few_open_lines_are_matched_with_the_upload(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    finish(session, resources)
    upload(session, resources, people, study, b"\n".join(LONG.splitlines()[:4]) + b"\n")
    assert list(chosen(session, study)) == ["1"]
    assert open_job(session, "match", study.id) is None
    assert queries.matching_job(session, study.id) is None


def test_the_worker_matches_many_and_says_so(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    assert chosen(session, study) == {}
    row = queries.study_row(session, people.manufacturer, study.id)
    job = open_job(session, "match", study.id)
    assert job
    assert (row.matching, row.unmatched) == (job.id, 4)
    seen = study.version
    assert finish(session, resources) == 1
    assert chosen(session, study) == {
        "1": ("steel-hot-rolled-cn", "matcher"),
        "2": ("cast-iron-cn", "matcher"),
        "3": ("steel-hot-rolled-cn", "matcher"),
    }
    assert job.result == {"matched_study": study.id, "matched": 3}
    assert study.version == seen + 1
    event = session.scalars(select(Event).where(Event.action == "study.match")).one()
    assert event.data == {"version": 1, "chosen": 3}
    assert queries.study_row(session, people.manufacturer, study.id).matching is None


def test_what_a_person_chose_or_took_back_meanwhile_stays(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    operations.choose(
        session, resources, people.manufacturer, study.id, "1", dataset="cast-iron-cn", version=study.version
    )
    operations.choose(
        session, resources, people.manufacturer, study.id, "2", dataset="cast-iron-cn", version=study.version
    )
    operations.clear_choice(session, people.manufacturer, study.id, "2", version=study.version)
    session.commit()
    finish(session, resources)
    # line 3 says what line 1 says, so it follows what the person chose there
    assert chosen(session, study) == {"1": ("cast-iron-cn", "Mei"), "3": ("cast-iron-cn", "matcher")}


def test_a_person_who_chooses_while_it_stores_is_not_overruled(
    session: Session, resources: HandResources, people: People, settings: Settings, study: Study
) -> None:
    job = jobs.claim(session, "w", 60, 3)
    assert job
    session.commit()
    effect = match(JobContext(resources, job.id, "w", job.payload))
    operations.choose(
        session, resources, people.manufacturer, study.id, "1", dataset="cast-iron-cn", version=study.version
    )
    assert effect(session) == {"matched_study": study.id, "matched": 2}
    assert chosen(session, study)["1"] == ("cast-iron-cn", "Mei")


def test_a_new_upload_overtakes_the_matching_of_the_old(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    first = jobs.claim(session, "w", 60, 3)
    assert first
    session.commit()
    effect = match(JobContext(resources, first.id, "w", first.payload))
    upload(session, resources, people, study, LONG.replace(b"4,Mystery", b"5,Mystery"))
    assert first.state == "cancelled"
    assert effect(session)["matched"] == 0
    assert chosen(session, study) == {}
    assert finish(session, resources) == 1
    assert len(chosen(session, study)) == 3


def test_a_worker_that_dies_costs_nothing(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    job = jobs.claim(session, "dead", -1, 3)  # its lease has run out
    assert job
    session.commit()
    match(JobContext(resources, job.id, "dead", job.payload))
    assert chosen(session, study) == {}
    assert finish(session, resources) == 1
    assert (job.state, job.attempts, len(chosen(session, study))) == ("done", 2, 3)


def test_while_lines_are_matched_nothing_is_calculated(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    with pytest.raises(IllegalMove, match="still being matched"):
        operations.request_calculation(session, people.manufacturer, study.id, version=study.version)
    finish(session, resources)
    assert operations.request_calculation(session, people.manufacturer, study.id, version=study.version).id


def test_it_can_be_stopped_and_asked_for_again(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    first = open_job(session, "match", study.id)
    assert first
    assert operations.request_matching(session, people.manufacturer, study.id).id == first.id
    jobs.cancel(session, people.colleague, first.id)
    assert queries.matching_job(session, study.id) == first
    again = operations.request_matching(session, people.colleague, study.id)
    assert again.id != first.id
    session.commit()
    assert finish(session, resources) == 1
    assert len(chosen(session, study)) == 3


def test_a_batch_is_a_step_of_the_progress(
    session: Session, resources: HandResources, people: People, study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("footprint.studies.matching.BATCH", 2)
    said: list[tuple[float, str]] = []
    monkeypatch.setattr(JobContext, "progress", lambda _self, fraction, text: said.append((fraction, text)))
    job = session.scalars(select(Job)).one()
    match(JobContext(resources, job.id, "", job.payload))
    assert said == [(0.0, "0 of 4 lines"), (0.475, "2 of 4 lines"), (0.95, "storing")]


def test_the_bound_is_that_of_the_rooms() -> None:
    assert matching.AT_ONCE == 500
