"""A study from its name to its archive."""

from __future__ import annotations

from sqlalchemy.orm import Session
from sqlmodel import select

from footprint import audit
from footprint.accounts.checks import clean_name
from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.certificates.operations.releasing import give_back_all
from footprint.engine.values import Options
from footprint.findings import Finding, InputError
from footprint.jobs import operations as jobs
from footprint.jobs.models import Job
from footprint.jobs.queries import open_job
from footprint.refusals import IllegalMove, StaleError
from footprint.results.models import Snapshot
from footprint.review.models import Review
from footprint.settings import Settings
from footprint.studies import drafts, queries
from footprint.studies.messages import MESSAGES
from footprint.studies.models import Study
from footprint.studies.operations.changing import STALE_EN, STALE_ZH, changed, changing

ELECTRICITY = ("location", "market")
RECYCLING = ("cut-off", "pre-consumer", "substitution", "cff")

STILL_MATCHED = IllegalMove(
    "The lines are still being matched; calculate when that is done, or stop it.",
    "各行仍在匹配中；请在完成后计算，或先停止匹配。",
)


def _name(text: str) -> str:
    name = clean_name(text)
    if not 1 <= len(name) <= 200:
        raise InputError([MESSAGES.finding("name", cell="name")])
    return name


def create_study(session: Session, actor: User, name: str) -> Study:
    """A new study of one's own organisation."""
    demand(actor, "study.create")
    found = Study(organisation_id=actor.organisation_id, name=_name(name), created_by=actor.id, seed=Options().seed)
    session.add(found)
    audit.record(session, actor, "study.create", ("study", found.id), {"name": found.name})
    return found


def rename(session: Session, actor: User, study_id: str, name: str, *, version: int) -> Study:
    """Another name."""
    text = _name(name)
    found = changing(session, actor, study_id, version)
    changed(session, actor, found, "study.rename", {"from": found.name, "to": text})
    found.name = text
    return found


def set_options(
    session: Session,
    settings: Settings,
    actor: User,
    study_id: str,
    *,
    electricity: str,
    recycling: str,
    iterations: int,
    full_disclosure: bool = False,
    version: int,
) -> Study:
    """The value choices of the next calculation, and whether its public view shows every line."""
    findings: list[Finding] = []
    for cell, value, known in (("electricity", electricity, ELECTRICITY), ("recycling", recycling, RECYCLING)):
        if value not in known:
            findings.append(MESSAGES.finding("option", cell=cell, value=value, known=", ".join(known)))
    if not 0 <= iterations <= settings.max_iterations:
        findings.append(MESSAGES.finding("iterations", cell="iterations", limit=settings.max_iterations))
    if findings:
        raise InputError(findings)
    found = changing(session, actor, study_id, version)
    found.electricity, found.recycling, found.iterations = electricity, recycling, iterations
    found.full_disclosure = full_disclosure
    data = {"electricity": electricity, "recycling": recycling, "iterations": iterations, "full": full_disclosure}
    changed(session, actor, found, "study.set-options", data)
    return found


def request_calculation(session: Session, actor: User, study_id: str, *, version: int) -> Job:
    """Ask the worker to calculate what the study is now; while that waits, asking again gives the same job."""
    found = queries.study(session, actor, study_id)
    demand(actor, "study.calculate", found)
    if found.version != version:
        raise StaleError(STALE_EN, STALE_ZH)
    if found.status != "active":
        raise IllegalMove("This study is archived; restore it first.", "该研究已归档，请先恢复。")
    if queries.current_bom(session, found.id) is None:
        raise InputError([MESSAGES.finding("no-bom")])
    if open_job(session, "match", found.id):
        raise STILL_MATCHED
    waiting = open_job(session, "calculate", found.id)
    if waiting and waiting.payload.get("version") == found.version:
        return waiting
    payload = {"study": found.id, "user": actor.id, "version": found.version}
    job = jobs.enqueue(session, actor, "calculate", payload, subject_id=found.id)
    audit.record(session, actor, "study.request-calculation", ("study", found.id), {"job": job.id})
    return job


def archive(session: Session, actor: User, study_id: str, *, version: int) -> Study:
    """Out of the list; nothing is lost."""
    found = changing(session, actor, study_id, version)
    found.status = "archived"
    changed(session, actor, found, "study.archive")
    return found


def restore_study(session: Session, actor: User, study_id: str, *, version: int) -> Study:
    """Back into the list."""
    found = changing(session, actor, study_id, version, archived=True)
    found.status = "active"
    changed(session, actor, found, "study.restore")
    return found


def delete_study(session: Session, actor: User, study_id: str, *, version: int) -> None:
    """Remove a study that never went to review; one that did can be archived, for its record must stay."""
    found = changing(session, actor, study_id, version, archived=True)
    if session.scalars(select(Review.id).where(Review.study_id == found.id)).first():
        raise IllegalMove(
            "This study was submitted for review, so its record stays. Archive it instead.",
            "该研究已提交核查，其记录必须保留，请改用归档。",
        )
    give_back_all(session, actor, found.id, "the study was deleted")
    found.status, found.current = "deleted", None
    draft = drafts.draft_of(session, found.id)
    if draft is not None:
        session.delete(draft)
    for snapshot in session.scalars(select(Snapshot).where(Snapshot.study_id == found.id)):
        session.delete(snapshot)
    changed(session, actor, found, "study.delete", {"name": found.name})
