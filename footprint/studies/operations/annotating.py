"""What the firm keeps beside a line: notes for each other, and files that prove its figures."""

from __future__ import annotations

from pathlib import PurePath

from sqlalchemy.orm import Session
from sqlmodel import col, func, select

from footprint import audit
from footprint.accounts.checks import clean_name
from footprint.accounts.models import User
from footprint.db import now
from footprint.findings import InputError
from footprint.resources import Resources
from footprint.studies import queries
from footprint.studies.messages import MESSAGES
from footprint.studies.models import LineEvidence, LineNote
from footprint.studies.notes import NO_EVIDENCE
from footprint.studies.operations.changing import changed, open_study

NOTE_LENGTH = 2000
MOST_FILES = 50
# what proves a figure: documents, pictures of meters and invoices, tables. Told by content, the ending must agree.
KINDS = {
    ".pdf": (b"%PDF-",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".xlsx": (b"PK\x03\x04",),
    ".docx": (b"PK\x03\x04",),
    ".csv": (),
    ".txt": (),
}
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def add_note(session: Session, actor: User, study_id: str, line: str, text: str) -> LineNote:
    """A note on a line, for the people of one's own firm. InputError when it says nothing or too much."""
    study = open_study(session, actor, study_id)
    queries.line_of(session, study.id, line)
    words = text.strip()
    if not 1 <= len(words) <= NOTE_LENGTH:
        raise InputError([MESSAGES.finding("note", line=line, limit=NOTE_LENGTH)])
    row = LineNote(study_id=study.id, line=line, text=words, by=actor.name, user_id=actor.id)
    session.add(row)
    session.flush()
    audit.record(session, actor, "study.note", ("study", study.id), {"line": line})
    return row


def attach_evidence(
    session: Session, resources: Resources, actor: User, study_id: str, line: str, data: bytes, filename: str
) -> LineEvidence:
    """Keep a file as a line's evidence; the next calculation names it with its hash. InputError for other kinds."""
    study = open_study(session, actor, study_id)
    queries.line_of(session, study.id, line)
    name = clean_name(PurePath(filename.replace("\\", "/")).name)[-200:]
    suffix = PurePath(name).suffix.lower()
    limit = resources.settings.max_upload
    if suffix not in KINDS:
        raise InputError([MESSAGES.finding("evidence-kind", line=line, known=", ".join(KINDS))])
    if not data or len(data) > limit:
        raise InputError([MESSAGES.finding("evidence-size", line=line, size=len(data), limit=limit)])
    marks = KINDS[suffix]
    if (marks and not data.startswith(marks)) or (not marks and b"\x00" in data[:4096] and data[:2] not in UTF16_MARKS):
        raise InputError([MESSAGES.finding("evidence-content", line=line, suffix=suffix)])
    kept = select(func.count()).select_from(LineEvidence)
    kept = kept.where(LineEvidence.study_id == study.id, LineEvidence.line == line, col(LineEvidence.removed).is_(None))
    if (session.scalar(kept) or 0) >= MOST_FILES:
        raise InputError([MESSAGES.finding("evidence-many", line=line, limit=MOST_FILES)])
    row = LineEvidence(
        study_id=study.id,
        line=line,
        filename=name,
        sha256=resources.blobs.put(data),
        size=len(data),
        by=actor.name,
        user_id=actor.id,
    )
    session.add(row)
    session.flush()
    summary = {"line": line, "filename": name, "sha256": row.sha256}
    changed(session, actor, study, "study.attach-evidence", summary)
    return row


def remove_evidence(session: Session, actor: User, study_id: str, evidence_id: str) -> LineEvidence:
    """Take a file away from its line. Results that named it keep it."""
    study = open_study(session, actor, study_id)
    row = session.get(LineEvidence, evidence_id)
    if row is None or row.study_id != study.id or row.removed is not None:
        raise NO_EVIDENCE
    row.removed = now()
    changed(session, actor, study, "study.remove-evidence", {"line": row.line, "sha256": row.sha256})
    return row
