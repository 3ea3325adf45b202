"""Reading jobs."""

from __future__ import annotations

from sqlalchemy.orm import Session
from sqlmodel import col, select

from footprint.accounts.models import User
from footprint.accounts.permissions import may
from footprint.jobs.models import Job
from footprint.refusals import NotFound


def job(session: Session, actor: User, job_id: str) -> Job:
    """A job of one's own or of one's own organisation, or any for the operator.

    The job that makes a label is the holder's, and the certifier who approved is the one who watches it.
    """
    found = session.get(Job, job_id)
    if found is None or not (found.user_id == actor.id or may(actor, "job.read", found).allowed):
        raise NotFound("There is no such job.", "没有该任务。")
    return found


def jobs(session: Session, actor: User, subject_id: str | None = None, limit: int = 50) -> list[Job]:
    """Newest first; of one's own organisation, or all for the operator."""
    query = select(Job).order_by(col(Job.created).desc(), col(Job.id)).limit(limit)
    if actor.role != "operator":
        query = query.where(Job.organisation_id == actor.organisation_id)
    if subject_id is not None:
        query = query.where(Job.subject_id == subject_id)
    return list(session.scalars(query))


def newest_job(session: Session, kind: str, subject_id: str) -> Job | None:
    """The newest job of this kind and subject, whatever became of it."""
    query = select(Job).where(Job.kind == kind, Job.subject_id == subject_id)
    return session.scalars(query.order_by(col(Job.created).desc(), col(Job.id)).limit(1)).first()


def open_job(session: Session, kind: str, subject_id: str) -> Job | None:
    """The newest job of this kind and subject that is queued or running."""
    query = select(Job).where(Job.kind == kind, Job.subject_id == subject_id, col(Job.state).in_(("queued", "running")))
    return session.scalars(query.order_by(col(Job.created).desc()).limit(1)).first()
