"""From an approval to a number: the label's facts are fixed here, its files are a job's work."""

from __future__ import annotations

from typing import cast

from sqlalchemy.orm import Session
from sqlmodel import func, select

from footprint import audit
from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.accounts.queries import organisation
from footprint.db import now, take_turn
from footprint.jobs import operations as jobs
from footprint.jobs.models import Job
from footprint.jobs.queries import open_job
from footprint.labels import facts, queries
from footprint.labels.models import Label
from footprint.labels.numbers import label_number
from footprint.labels.status import years_later
from footprint.refusals import IllegalMove
from footprint.results import queries as results
from footprint.results.models import Snapshot
from footprint.review.models import Review, ReviewEvent
from footprint.settings import Settings
from reports.values import Assurance, LabelFacts


def begin_label(
    session: Session, settings: Settings, actor: User, review: Review, snapshot: Snapshot, approval: ReviewEvent
) -> Job:
    """Take the next number, fix what the label says, and ask the worker for its files."""
    take_turn(session, "label-number")
    today = now().date()
    last = session.scalar(select(func.max(Label.serial)).where(Label.year == today.year)) or 0
    number = label_number(settings.label_prefix, today.year, last + 1)
    holder, body = organisation(session, review.organisation_id), organisation(session, actor.organisation_id)
    product = results.public(snapshot)["product"]
    told = approval.data
    stated = LabelFacts(
        number=number,
        issued=today,
        valid_until=years_later(today, settings.label_years),
        status_url=f"{settings.base_url}/labels/{number}",
        holder=holder.name,
        holder_zh=holder.name_zh,
        site=product.get("site") or "",
        verifier_organisation=body.name,
        verifier_organisation_zh=body.name_zh,
        verifier=actor.name,
        assurance=cast("Assurance", told["assurance"]),
        criteria=settings.criteria,
        report_id=f"{number}-R",
        report_version=snapshot.number,
        snapshot=snapshot.sha256,
        sample=holder.demo or body.demo,
        opinion=told["opinion"],
        qualifications=told["qualifications"],
        work_done=told["work_done"],
        not_verified=told["not_verified"],
        independence=told["independence"],
        materiality_percent=settings.materiality_percent,
        independent_reviewer=told["independent_reviewer"],
        accreditation=body.accreditation,
    )
    names = (product["name"], product.get("name_zh") or "", product.get("model") or "", holder.name, holder.name_zh)
    label = Label(
        number=number,
        year=today.year,
        serial=last + 1,
        study_id=review.study_id,
        organisation_id=review.organisation_id,
        certifier_organisation_id=actor.organisation_id,
        review_id=review.id,
        snapshot_id=snapshot.id,
        snapshot=snapshot.sha256,
        issued=today,
        valid_until=stated.valid_until,
        assurance=stated.assurance,
        sample=stated.sample,
        search=" ".join(name for name in names if name)[:1000],
        facts=facts.to_json(stated),
    )
    session.add(label)
    data = {"snapshot": snapshot.sha256, "review": review.id, "sample": stated.sample}
    audit.record(session, actor, "label.begin", ("label", number), data)
    return _ask(session, actor, label)


def _ask(session: Session, actor: User, label: Label) -> Job:
    payload = {"label": label.id, "user": actor.id}
    return jobs.enqueue(
        session, actor, "issue-label", payload, subject_id=label.study_id, organisation_id=label.organisation_id
    )


def retry_label(session: Session, actor: User, number: str) -> Job:
    """Ask again for the files of a label whose job failed."""
    label = queries.by_number(session, number)
    demand(actor, "label.suspend", label)
    if queries.events(session, label.id):
        raise IllegalMove("The files of this label are there.", "该标签的文件已生成。")
    waiting = open_job(session, "issue-label", label.study_id)
    if waiting and waiting.payload.get("label") == label.id:
        return waiting
    audit.record(session, actor, "label.retry", ("label", label.number))
    return _ask(session, actor, label)
