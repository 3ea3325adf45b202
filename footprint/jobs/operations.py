"""The life of a job: queued, claimed for the length of a lease, renewed, finished once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session
from sqlmodel import and_, col, or_, select

from footprint import audit
from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.db import now
from footprint.jobs import queries
from footprint.jobs.models import Job
from footprint.refusals import IllegalMove

OPEN = ("queued", "running")
GAVE_UP_EN = "The work was started {attempts} times and never came to an end."
GAVE_UP_ZH = "该任务已启动 {attempts} 次但均未完成。"


class LostJobError(Exception):
    """The job was cancelled, or another worker has it now: nothing of this run may take effect."""


def enqueue(
    session: Session,
    actor: User | None,
    kind: str,
    payload: Mapping[str, Any],
    *,
    subject_id: str = "",
    organisation_id: str | None = None,
) -> Job:
    """Ask for work. The row is written in the transaction of the change that asks."""
    job = Job(
        kind=kind,
        payload=dict(payload),
        subject_id=subject_id,
        user_id=actor.id if actor else None,
        organisation_id=organisation_id or (actor.organisation_id if actor else None),
    )
    session.add(job)
    session.flush()
    return job


def _due() -> Any:
    moment = now()
    ripe = or_(col(Job.not_before).is_(None), col(Job.not_before) <= moment)
    return or_(and_(Job.state == "queued", ripe), and_(Job.state == "running", col(Job.lease) < moment))


def anything_due(session: Session) -> bool:
    """Whether a claim would find work; asks without a lock."""
    return session.scalars(select(Job.id).where(_due()).limit(1)).first() is not None


def claim(session: Session, worker: str, lease: float, attempts: int) -> Job | None:
    """Take the oldest due job for `lease` seconds, or one whose worker fell silent. Commit at once after it."""
    query = select(Job).where(_due()).order_by(col(Job.created), col(Job.id)).limit(1)
    while job := session.scalars(query.with_for_update(skip_locked=True)).first():
        if job.attempts >= attempts:
            job.state, job.finished = "failed", now()
            job.error = GAVE_UP_EN.format(attempts=job.attempts)
            job.error_zh = GAVE_UP_ZH.format(attempts=job.attempts)
            session.flush()
            continue
        job.state, job.worker, job.attempts = "running", worker, job.attempts + 1
        job.lease = now() + timedelta(seconds=lease)
        session.flush()
        return job
    return None


def _mine(session: Session, job_id: str, worker: str, values: Mapping[str, Any]) -> None:
    query = update(Job).where(col(Job.id) == job_id, col(Job.worker) == worker, col(Job.state) == "running")
    done = session.execute(query.values(**values).execution_options(synchronize_session=False))
    if done.rowcount != 1:  # type: ignore[attr-defined]
        raise LostJobError(job_id)


def renew(session: Session, job_id: str, worker: str, lease: float) -> None:
    """Answer for the job for another `lease` seconds. LostJobError when it is not this worker's any more."""
    _mine(session, job_id, worker, {"lease": now() + timedelta(seconds=lease)})


def report(session: Session, job_id: str, worker: str, progress: float, text: str) -> None:
    """Say how far it is (0–1). LostJobError as for `renew`."""
    _mine(session, job_id, worker, {"progress": min(max(progress, 0.0), 1.0), "progress_text": text[:200]})


def finish(session: Session, job_id: str, worker: str, result: Mapping[str, Any]) -> None:
    """Done, in the transaction of what the job brings about. LostJobError takes that back too."""
    values = {"state": "done", "progress": 1.0, "result": dict(result), "finished": now(), "lease": None}
    _mine(session, job_id, worker, values)


def fail(session: Session, job_id: str, worker: str, en: str, zh: str) -> None:
    """Failed for a reason that another attempt would not mend."""
    values = {"state": "failed", "error": en, "error_zh": zh, "finished": now(), "lease": None}
    _mine(session, job_id, worker, values)


def retry(session: Session, job_id: str, worker: str, wait: float, en: str, zh: str) -> None:
    """Back into the queue for `wait` seconds, with what went wrong."""
    values = {"state": "queued", "error": en, "error_zh": zh, "lease": None, "worker": ""}
    _mine(session, job_id, worker, {**values, "not_before": now() + timedelta(seconds=wait)})


def cancel(session: Session, actor: User, job_id: str) -> Job:
    """Stop a job that is not finished; a running one stops at its next report."""
    job = queries.job(session, actor, job_id)
    demand(actor, "job.cancel", job)
    if job.state not in OPEN:
        raise IllegalMove("This job is finished.", "该任务已结束。")
    job.state, job.finished, job.lease = "cancelled", now(), None
    audit.record(session, actor, "job.cancel", ("job", job.id), {"kind": job.kind})
    return job
