"""The worker's part of a label: draw its files from the approved snapshot, sign them, keep them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from footprint.accounts.models import User
from footprint.jobs.context import JobContext
from footprint.jobs.handlers import Effect
from footprint.labels.facts import facts_of
from footprint.labels.models import Label
from footprint.labels.operations.changing import issue_label
from footprint.labels.queries import NO_LABEL, events
from footprint.labels.signing import sign_pdf
from footprint.results import queries as results
from footprint.results.models import Snapshot
from reports import LabelFacts, label_pdf, study_pdf, verification_pdf

Json = dict[str, Any]


def draw(document: Json, public: Json, inventory: Json, facts: LabelFacts) -> dict[str, Callable[[], bytes]]:
    """Kind of file → the function that draws it, unsigned."""
    return {
        "label": lambda: label_pdf(public, facts, document["sha256"]),
        "report-en": lambda: study_pdf(document, facts, "en", public=public),
        "report-zh": lambda: study_pdf(document, facts, "zh", public=public),
        "verification": lambda: verification_pdf(document, inventory, facts, public=public),
    }


def issue(context: JobContext) -> Effect:
    """The handler of the job kind `issue-label`. Payload: label, user."""
    label_id, user_id = context.payload["label"], context.payload["user"]
    with context.read() as session:
        label = session.get(Label, label_id)
        snapshot = session.get(Snapshot, label.snapshot_id) if label else None
        if label is None or snapshot is None:
            raise NO_LABEL
        facts, number = facts_of(label), label.number
        document, public = results.document(snapshot), results.public(snapshot)
        inventory = results.inventory(snapshot)
    key = context.resources.authority.key(sample=facts.sample, valid_until=facts.valid_until)
    files: dict[str, tuple[str, int]] = {}
    drawings = draw(document, public, inventory, facts)
    for place, (kind, drawing) in enumerate(drawings.items()):
        context.progress(0.1 + 0.8 * place / len(drawings), kind)
        signed = sign_pdf(drawing(), key, facts.criteria, facts.verifier_organisation)
        files[kind] = context.resources.blobs.put(signed), len(signed)
    context.progress(0.95, "storing")

    def effect(session: Session) -> Mapping[str, Any]:
        row, actor = session.get(Label, label_id), session.get(User, user_id)
        if row is None or actor is None:
            raise NO_LABEL
        if not events(session, row.id):
            issue_label(session, actor, row, files)
        return {"label": number}

    return effect
