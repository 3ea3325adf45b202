"""Reading what is kept beside the lines of a study: notes and evidence files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session
from sqlmodel import col, select

from footprint.accounts.models import User
from footprint.refusals import NotFound
from footprint.resources import Resources
from footprint.studies import queries
from footprint.studies.models import LineEvidence, LineNote

NO_EVIDENCE = NotFound("There is no such evidence file.", "没有该证据文件。")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many notes and files each line has; lines without are absent."""

    notes: Mapping[str, int]
    files: Mapping[str, int]


def notes(session: Session, actor: User, study_id: str, line: str) -> list[LineNote]:
    """The notes on one line, oldest first."""
    found = queries.study(session, actor, study_id)
    query = select(LineNote).where(LineNote.study_id == found.id, LineNote.line == line)
    return list(session.scalars(query.order_by(col(LineNote.created), col(LineNote.id))))


def evidence(session: Session, actor: User, study_id: str, line: str) -> list[LineEvidence]:
    """The files that prove one line, oldest first."""
    found = queries.study(session, actor, study_id)
    return [row for row in _kept(session, found.id) if row.line == line]


def counts(session: Session, actor: User, study_id: str) -> Counts:
    """How much is kept beside each line."""
    found = queries.study(session, actor, study_id)
    written = session.scalars(select(LineNote.line).where(LineNote.study_id == found.id))
    return Counts(Counter(written), Counter(row.line for row in _kept(session, found.id)))


def named_evidence(session: Session, study_id: str) -> list[dict[str, Any]]:
    """The files of every line as a result document names them: line, filename, sha256, size. Asks nobody."""
    return [
        {"line": row.line, "filename": row.filename, "sha256": row.sha256, "size": row.size}
        for row in _kept(session, study_id)
    ]


def file(session: Session, resources: Resources, actor: User, study_id: str, evidence_id: str) -> tuple[str, bytes]:
    """Name and bytes of one evidence file of one's own study."""
    found = queries.study(session, actor, study_id)
    row = session.get(LineEvidence, evidence_id)
    if row is None or row.study_id != found.id or row.removed is not None:
        raise NO_EVIDENCE
    return row.filename, resources.blobs.get(row.sha256)


def _kept(session: Session, study_id: str) -> list[LineEvidence]:
    query = select(LineEvidence).where(LineEvidence.study_id == study_id, col(LineEvidence.removed).is_(None))
    return list(session.scalars(query.order_by(col(LineEvidence.created), col(LineEvidence.id))))
