"""Leases: a killed worker loses nothing, and nothing takes effect twice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session
from sqlmodel import select

from footprint.db import now
from footprint.jobs import operations, queries
from footprint.jobs.models import Job
from footprint.jobs.operations import LostJobError
from footprint.refusals import IllegalMove, NotFound
from tests.unit.records import People

LEASE = 60.0


def expire(session: Session, job: Job) -> None:
    session.refresh(job)
    job.lease = now() - timedelta(seconds=1)
    session.flush()


def test_the_oldest_comes_first_and_only_once(session: Session, people: People) -> None:
    first = operations.enqueue(session, people.manufacturer, "calculate", {"n": 1})
    second = operations.enqueue(session, people.manufacturer, "calculate", {"n": 2})
    assert operations.anything_due(session)
    taken = [operations.claim(session, f"w{n}", LEASE, 3) for n in range(3)]
    assert [job.id if job else None for job in taken] == [first.id, second.id, None]
    assert not operations.anything_due(session)


def test_a_silent_workers_job_is_taken_over_and_fenced(session: Session, people: People) -> None:
    job = operations.enqueue(session, people.manufacturer, "calculate", {})
    operations.claim(session, "one", LEASE, 3)
    operations.report(session, job.id, "one", 0.5, "half")
    expire(session, job)
    taken = operations.claim(session, "two", LEASE, 3)
    assert taken is not None
    assert (taken.id, taken.worker, taken.attempts) == (job.id, "two", 2)
    for late in (
        lambda: operations.renew(session, job.id, "one", LEASE),
        lambda: operations.report(session, job.id, "one", 0.9, "late"),
        lambda: operations.finish(session, job.id, "one", {}),
        lambda: operations.fail(session, job.id, "one", "x", "x"),
        lambda: operations.retry(session, job.id, "one", 1.0, "x", "x"),
    ):
        with pytest.raises(LostJobError):
            late()
    operations.finish(session, job.id, "two", {"answer": 42})
    session.refresh(job)
    assert (job.state, job.result, job.progress) == ("done", {"answer": 42}, 1.0)
    with pytest.raises(LostJobError):
        operations.finish(session, job.id, "two", {"answer": 43})


def test_a_renewed_lease_is_not_taken(session: Session, people: People) -> None:
    job = operations.enqueue(session, people.manufacturer, "calculate", {})
    operations.claim(session, "one", LEASE, 3)
    expire(session, job)
    operations.renew(session, job.id, "one", LEASE)
    assert operations.claim(session, "two", LEASE, 3) is None


def test_a_job_that_kills_its_workers_fails_in_the_end(session: Session, people: People) -> None:
    job = operations.enqueue(session, people.manufacturer, "calculate", {})
    for number in range(3):
        assert operations.claim(session, f"w{number}", LEASE, 3)
        expire(session, job)
    assert operations.claim(session, "w3", LEASE, 3) is None
    session.refresh(job)
    assert (job.state, job.attempts) == ("failed", 3)
    assert "3" in job.error
    assert job.error_zh


def test_a_retry_waits(session: Session, people: People) -> None:
    job = operations.enqueue(session, people.manufacturer, "calculate", {})
    operations.claim(session, "one", LEASE, 3)
    operations.retry(session, job.id, "one", 30.0, "later", "稍后")
    assert not operations.anything_due(session)
    session.refresh(job)
    job.not_before = now() - timedelta(seconds=1)
    session.flush()
    assert operations.claim(session, "two", LEASE, 3)


def test_progress_stays_between_0_and_1(session: Session, people: People) -> None:
    job = operations.enqueue(session, people.manufacturer, "calculate", {})
    operations.claim(session, "one", LEASE, 3)
    for stated, kept in ((-1.0, 0.0), (0.3, 0.3), (7.0, 1.0)):
        operations.report(session, job.id, "one", stated, "x" * 500)
        session.refresh(job)
        assert (job.progress, len(job.progress_text)) == (kept, 200)


def test_cancelling(session: Session, people: People) -> None:
    job = operations.enqueue(session, people.manufacturer, "calculate", {})
    operations.claim(session, "one", LEASE, 3)
    with pytest.raises(NotFound):
        operations.cancel(session, people.rival, job.id)
    operations.cancel(session, people.colleague, job.id)
    with pytest.raises(LostJobError):
        operations.finish(session, job.id, "one", {})
    with pytest.raises(IllegalMove):
        operations.cancel(session, people.manufacturer, job.id)


def test_who_sees_which_jobs(session: Session, people: People) -> None:
    job = operations.enqueue(session, people.manufacturer, "calculate", {}, subject_id="s")
    assert [row.id for row in queries.jobs(session, people.colleague, "s")] == [job.id]
    assert queries.jobs(session, people.rival) == []
    assert [row.id for row in queries.jobs(session, people.operator)] == [job.id]
    with pytest.raises(NotFound):
        queries.job(session, people.certifier, job.id)
    assert session.scalars(select(Job)).one().organisation_id == people.manufacturer.organisation_id
