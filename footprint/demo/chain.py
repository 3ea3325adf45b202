"""One sample from its BOM to its signed label, by the operations that the pages call."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from footprint.accounts.models import User
from footprint.db import session_scope
from footprint.demo.accounts import Cast
from footprint.demo.certificates import cover
from footprint.demo.samples import Sample
from footprint.jobs.models import Job
from footprint.jobs.worker import run_one, worker_name
from footprint.labels import queries as labels
from footprint.labels.queries import LabelStatus
from footprint.resources import Resources
from footprint.results import queries as results
from footprint.review import operations as review
from footprint.review import queries as reviews
from footprint.studies import operations as studies
from footprint.studies import queries
from footprint.studies.models import Study

ITERATIONS = 1000
STATEMENT = review.Statement(
    opinion="Demonstration: the sample's result was calculated and recomputed by this service; nobody verified it.",
    work_done="Demonstration: recalculation from the attached inventory and factors; no document or site was examined.",
    qualifications="This is a sample made by demonstration accounts. It verifies nothing about a real product.",
    not_verified="Activity data, suppliers and site: the quantities are published figures, cited line by line.",
    independence="Demonstration accounts of one instance; no independence is claimed.",
)
SUBMISSION = "Demonstration of the review; please check every line down to its source."


class DemoError(RuntimeError):
    """The demonstration could not be completed, and why."""


@dataclass(frozen=True)
class Made:
    """What became of a sample."""

    sample: Sample
    study: str
    document: dict[str, Any]
    label: LabelStatus


def finish(resources: Resources, job: Job) -> dict[str, Any]:
    """Work jobs off until this one is done, here or by a worker that runs already. DemoError when it failed."""
    worker = worker_name()
    while True:
        with session_scope(resources.settings, read_only=True) as session:
            found = session.get(Job, job.id)
            if found is None or found.state in ("failed", "cancelled"):
                raise DemoError(found.error if found else "the job is gone")
            if found.state == "done":
                return dict(found.result or {})
        if not run_one(resources, worker):
            time.sleep(resources.settings.worker_poll)  # another worker has it, or it waits for its next attempt


def _study(session: Session, resources: Resources, actor: User, sample: Sample) -> Study:
    """The sample's study with its current file and every line chosen."""
    named = [row.study for row in queries.studies(session, actor) if row.study.name == sample.title]
    study = named[0] if named else studies.create_study(session, actor, sample.title)
    versions = queries.bom_versions(session, actor, study.id)
    current = max(versions, key=lambda version: version.number, default=None)
    if current is None or resources.blobs.get(current.sha256) != sample.data:
        studies.upload_bom(session, resources, actor, study.id, sample.data, sample.file, version=study.version)
    for view in queries.lines(session, resources, actor, study.id):
        wanted = sample.matches.get(view.line.id)
        if wanted is None or view.is_parent:
            continue
        if view.choice is None or view.choice.dataset != wanted.dataset:
            studies.choose(
                session,
                resources,
                actor,
                study.id,
                view.line.id,
                dataset=wanted.dataset,
                reason=wanted.reason,
                version=study.version,
            )
    declared = queries.declarations(session, study.id)
    for part, content in sample.declarations.items():
        if declared.get(part) != content:
            studies.declare(session, actor, study.id, part, content, version=study.version)
    if study.iterations != ITERATIONS:
        studies.set_options(
            session,
            resources.settings,
            actor,
            study.id,
            electricity="location",
            recycling="cut-off",
            iterations=ITERATIONS,
            version=study.version,
        )
    return study


def calculate(resources: Resources, cast: Cast, sample: Sample, supplied: dict[str, str]) -> tuple[str, str]:
    """Study id and snapshot id of the sample's result. `supplied`: line id → a supplier footprint's id."""
    actor = cast.manufacturer
    with session_scope(resources.settings) as session:
        study = _study(session, resources, actor, sample)
        if sample.certificates is not None:
            cover(session, resources, actor, study, sample.certificates)
        for view in queries.lines(session, resources, actor, study.id):
            supplier = supplied.get(view.line.id)
            if supplier and (view.choice is None or view.choice.supplier_footprint != supplier):
                reason = "the supplier's own footprint of this part 供应商提供的该部件碳足迹"
                studies.choose(
                    session,
                    resources,
                    actor,
                    study.id,
                    view.line.id,
                    supplier=supplier,
                    reason=reason,
                    version=study.version,
                )
        job = studies.request_calculation(session, actor, study.id, version=study.version)
    result = finish(resources, job)
    if not result["complete"]:
        raise DemoError(f"{sample.id}: the result is incomplete")
    return study.id, str(result["snapshot"])


def label(resources: Resources, cast: Cast, sample: Sample, study_id: str, snapshot_id: str) -> Made:
    """Submit, review and label the snapshot; a valid label of the same content is kept."""
    settings = resources.settings
    with session_scope(settings) as session:
        snapshot = results.snapshot(session, cast.manufacturer, snapshot_id)
        document = results.document(snapshot)
        known = labels.label_of_snapshot(session, snapshot.sha256)
        if known and known.status == "valid":
            return Made(sample, study_id, document, known)
        opened = review.submit(
            session,
            cast.manufacturer,
            study_id,
            snapshot_id,
            cast.certifier.organisation_id,
            SUBMISSION,
            sample.acknowledged,
        )
    with session_scope(settings) as session:
        view = reviews.review(session, cast.certifier, opened.id)
        job = review.approve(
            session,
            settings,
            cast.certifier,
            opened.id,
            snapshot.sha256,
            "limited",
            statement=STATEMENT,
            number=view.number,
        )
    issued = finish(resources, job)
    with session_scope(settings, read_only=True) as session:
        status = labels.label_status(session, str(issued["label"]))
    if status is None:
        raise DemoError(f"{sample.id}: the label {issued['label']} was not issued")
    return Made(sample, study_id, document, status)
