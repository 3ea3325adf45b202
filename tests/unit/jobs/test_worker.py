"""What the worker does with a handler's outcome."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from threading import Event
from typing import Any

import pytest
from sqlalchemy.orm import Session
from sqlmodel import select

from footprint.accounts.models import Organisation
from footprint.db import session_scope
from footprint.findings import Finding, InputError
from footprint.jobs import handlers, operations
from footprint.jobs.context import JobContext
from footprint.jobs.models import Job
from footprint.jobs.worker import run_one, run_worker
from footprint.refusals import IllegalMove
from footprint.resources import Resources
from footprint.settings import Settings
from tests.unit.records import make_settings

Body = Callable[[JobContext], Callable[[Session], Mapping[str, Any]]]
BODY: dict[str, Body] = {}


def handle(context: JobContext) -> Callable[[Session], Mapping[str, Any]]:
    return BODY["now"](context)


@pytest.fixture
def run(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Callable[[Body], Job]:
    """Enqueue one job with this body, run it once, and give its row."""
    monkeypatch.setitem(handlers.HANDLERS, "test", f"{__name__}:handle")

    def runner(body: Body) -> Job:
        BODY["now"] = body
        with session_scope(settings) as session:
            job = operations.enqueue(session, None, "test", {"n": 1})
        assert run_one(Resources(settings), "worker")
        with session_scope(settings, read_only=True) as session:
            return session.scalars(select(Job).where(Job.id == job.id)).one()

    return runner


def names(settings: Settings) -> list[str]:
    with session_scope(settings, read_only=True) as session:
        return list(session.scalars(select(Organisation.name)))


def test_the_effect_and_the_end_are_one_transaction(settings: Settings, run: Callable[[Body], Job]) -> None:
    def body(context: JobContext) -> Callable[[Session], Mapping[str, Any]]:
        context.progress(0.5, "half")
        assert context.payload == {"n": 1}

        def effect(session: Session) -> Mapping[str, Any]:
            session.add(Organisation(name="made"))
            return {"made": 1}

        return effect

    job = run(body)
    assert (job.state, job.result, job.progress, job.lease) == ("done", {"made": 1}, 1.0, None)
    assert names(settings) == ["made"]


def test_what_a_lost_job_did_is_taken_back(settings: Settings, run: Callable[[Body], Job]) -> None:
    """The lease ran out and another worker took it between the calculation and its effect."""

    def body(context: JobContext) -> Callable[[Session], Mapping[str, Any]]:
        with session_scope(settings) as session:
            row = session.get(Job, context.job_id)
            assert row
            row.worker = "another"

        def effect(session: Session) -> Mapping[str, Any]:
            session.add(Organisation(name="ghost"))
            return {}

        return effect

    job = run(body)
    assert (job.state, job.worker) == ("running", "another")
    assert names(settings) == []


def test_a_cancelled_job_stops_at_its_next_report(settings: Settings, run: Callable[[Body], Job]) -> None:
    def body(context: JobContext) -> Callable[[Session], Mapping[str, Any]]:
        with session_scope(settings) as session:
            row = session.get(Job, context.job_id)
            assert row
            row.state = "cancelled"
        context.progress(0.5, "still here")
        raise AssertionError("went on")

    assert run(body).state == "cancelled"


@pytest.mark.parametrize(
    ("error", "en", "zh"),
    [
        (IllegalMove("cannot", "不能"), "cannot", "不能"),
        (InputError([Finding("x", "error", "bad", "错误", line="L1")]), "line L1: bad", "行 L1：错误"),
    ],
)
def test_refusals_and_bad_input_are_final(run: Callable[[Body], Job], error: Exception, en: str, zh: str) -> None:
    def body(context: JobContext) -> Callable[[Session], Mapping[str, Any]]:
        raise error

    job = run(body)
    assert (job.state, job.error, job.error_zh) == ("failed", en, zh)


def test_other_errors_are_tried_again_and_told_without_their_text(run: Callable[[Body], Job]) -> None:
    def body(context: JobContext) -> Callable[[Session], Mapping[str, Any]]:
        raise RuntimeError("secret path")

    job = run(body)
    assert (job.state, job.attempts) == ("queued", 1)
    assert job.not_before
    assert "secret" not in job.error


def test_a_failing_effect_leaves_nothing(settings: Settings, run: Callable[[Body], Job]) -> None:
    def body(context: JobContext) -> Callable[[Session], Mapping[str, Any]]:
        def effect(session: Session) -> Mapping[str, Any]:
            session.add(Organisation(name="half"))
            session.flush()
            raise RuntimeError

        return effect

    assert run(body).state == "queued"
    assert names(settings) == []


def test_the_lease_is_kept_alive_while_the_handler_works(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(handlers.HANDLERS, "test", f"{__name__}:handle")
    short = make_settings(settings.home, job_lease=0.4)
    claims: list[Job | None] = []

    def body(context: JobContext) -> Callable[[Session], Mapping[str, Any]]:
        time.sleep(1.2)
        with session_scope(short) as session:
            claims.append(operations.claim(session, "thief", 0.4, 3))
        return lambda _session: {}

    BODY["now"] = body
    with session_scope(short) as session:
        operations.enqueue(session, None, "test", {})
    assert run_worker(short, once=True) == 1
    assert claims == [None]


def test_a_stopped_worker_stops(settings: Settings) -> None:
    stop = Event()
    stop.set()
    assert run_worker(settings, stop=stop) == 0


def test_every_kind_has_its_handler() -> None:
    for kind in handlers.HANDLERS:
        assert callable(handlers.handler(kind))
    with pytest.raises(KeyError):
        handlers.handler("unknown")
