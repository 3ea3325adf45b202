"""The worker's part of a long bill of materials: match its open lines, and keep what is sure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from footprint.accounts.models import User
from footprint.jobs.context import JobContext
from footprint.jobs.handlers import Effect
from footprint.studies import queries
from footprint.studies.answers import answering_of
from footprint.studies.calculating import GONE
from footprint.studies.models import BomVersion, Study
from footprint.studies.operations.matching import keep_matches
from footprint.studies.proposing import Proposal, propose

BATCH = 500


def match(context: JobContext) -> Effect:
    """The handler of the job kind `match`. Payload: study, bom_version, user."""
    study_id, version_id, user_id = (context.payload[key] for key in ("study", "bom_version", "user"))
    with context.read() as session:
        study, version = session.get(Study, study_id), session.get(BomVersion, version_id)
        if study is None or study.status == "deleted" or version is None:
            raise GONE
        bom = queries.bom_of(version)
        touched = queries.newest_choices(session, version.id)
        lines = [line for line in bom.leaves if line.id not in touched]
        answering = answering_of(session, context.resources, study.organisation_id, lines)
    sure: list[Proposal] = []
    for start in range(0, len(lines), BATCH):
        context.progress(0.95 * start / len(lines), f"{start:,} of {len(lines):,} lines")
        sure += propose(answering, bom, lines[start : start + BATCH])
    context.progress(0.95, "storing")

    def effect(session: Session) -> Mapping[str, Any]:
        owner = session.get(Study, study_id, with_for_update=True)
        actor, row = session.get(User, user_id), session.get(BomVersion, version_id)
        if owner is None or owner.status == "deleted" or actor is None or row is None:
            raise GONE
        newest = queries.current_bom(session, study_id)
        overtaken = newest is None or newest.id != version_id
        count = 0 if overtaken else keep_matches(session, actor, owner, row, sure)
        return {"matched_study": study_id, "matched": count}

    return effect
