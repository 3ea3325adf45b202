"""Asking for two stored results to be drawn in the same worlds of the background."""

from __future__ import annotations

from sqlalchemy.orm import Session

from footprint import audit
from footprint.accounts.models import User
from footprint.engine.values import Options
from footprint.jobs import operations as jobs
from footprint.jobs.models import Job
from footprint.jobs.queries import open_job
from footprint.results import queries as results

ITERATIONS = 1000


def request_comparison(session: Session, actor: User, a_id: str, b_id: str) -> Job:
    """Ask the worker to draw two results; while that waits, asking again gives the same job.

    As many draws as the first result has, and with its seed; a thousand where it has none. NotFound for a result that
    the actor may not read.
    """
    a, b = results.snapshot(session, actor, a_id), results.snapshot(session, actor, b_id)
    waiting = open_job(session, "compare", a.id)
    if waiting and waiting.payload.get("b") == b.id and waiting.user_id == actor.id:
        return waiting
    drawn = results.document(a)["uncertainty"] or {"iterations": ITERATIONS, "seed": Options().seed}
    payload = {"a": a.id, "b": b.id, "user": actor.id, "iterations": drawn["iterations"], "seed": drawn["seed"]}
    job = jobs.enqueue(session, actor, "compare", payload, subject_id=a.id)
    audit.record(session, actor, "snapshot.compare", ("snapshot", a.id), {"with": b.id, "job": job.id})
    return job
