"""Lines that the matcher is sure of: taken with the upload, or by the worker when they are many."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from footprint import audit
from footprint.accounts.models import User
from footprint.findings import InputError
from footprint.jobs import operations as jobs
from footprint.jobs.models import Job
from footprint.jobs.queries import open_job
from footprint.studies import queries
from footprint.studies.messages import MESSAGES
from footprint.studies.models import BomVersion, LineChoice, Study
from footprint.studies.operations.changing import changed, open_study
from footprint.studies.proposing import Proposal

KIND = "match"
AT_ONCE = 500  # lines that are matched within the upload; more take the worker some seconds to minutes


def request_matching(session: Session, actor: User, study_id: str) -> Job:
    """Ask the worker to match the lines that nobody chose for; while that waits, asking again gives the same job."""
    found = open_study(session, actor, study_id)
    version = queries.current_bom(session, found.id)
    if version is None:
        raise InputError([MESSAGES.finding("no-bom")])
    waiting = open_job(session, KIND, found.id)
    if waiting and waiting.payload.get("bom_version") == version.id:
        return waiting
    return enqueue_matching(session, actor, found, version)


def enqueue_matching(session: Session, actor: User, study: Study, version: BomVersion) -> Job:
    """The job that matches an upload; one of an earlier upload is stopped, as nobody asks for it any more."""
    earlier = open_job(session, KIND, study.id)
    if earlier:
        jobs.cancel(session, actor, earlier.id)
    payload = {"study": study.id, "bom_version": version.id, "user": actor.id}
    job = jobs.enqueue(session, actor, KIND, payload, subject_id=study.id)
    audit.record(session, actor, "study.request-matching", ("study", study.id), {"job": job.id})
    return job


def keep_matches(session: Session, actor: User, study: Study, version: BomVersion, sure: Sequence[Proposal]) -> int:
    """Take what is sure for lines that nobody touched meanwhile; how many. The study is locked by the caller."""
    touched = queries.newest_choices(session, version.id)
    rows = [matched(one) for one in sure if one.line not in touched]
    if not rows:
        return 0
    for row in rows:
        row.bom_version_id, row.study_version = version.id, study.version + 1
    session.add_all(rows)
    session.flush()
    changed(session, actor, study, "study.match", {"version": version.number, "chosen": len(rows)})
    return len(rows)


def matched(sure: Proposal) -> LineChoice:
    """The first row of a line: the matcher stands behind it."""
    return LineChoice(
        bom_version_id="",
        line=sure.line,
        number=1,
        dataset=sure.dataset,
        supplier_footprint=sure.supplier,
        score=sure.score,
        by="matcher",
        reason=sure.reason[:500],
        reason_zh=sure.reason_zh[:500],
    )
