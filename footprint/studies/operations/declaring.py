"""What a study declares beside its bill of materials: set part by part, each time with who and when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session
from sqlmodel import func, select

from footprint.accounts.models import User
from footprint.assessment import check_declaration
from footprint.canonical import NotCanonicalError, canonical_bytes, sha256_hex
from footprint.declarations import MAX_BYTES, NAMES
from footprint.findings import InputError
from footprint.rulebook import queries as rulebook
from footprint.rules.following import read_following
from footprint.rules.sections import named_set
from footprint.studies.messages import MESSAGES
from footprint.studies.models import Study, StudyDeclaration
from footprint.studies.operations.changing import changed, changing


def declare(
    session: Session, actor: User, study_id: str, part: str, content: Mapping[str, Any], *, version: int
) -> StudyDeclaration:
    """Set one part; an empty `content` takes it back. InputError when the part is unknown or cannot be read."""
    found = changing(session, actor, study_id, version)
    row = kept(session, actor, found, part, content)
    data = {"part": part, "sha256": sha256_hex(canonical_bytes(row.content)), "number": row.number}
    changed(session, actor, found, "study.declare", data)
    return row


def _storable(part: str, content: Mapping[str, Any]) -> bytes:
    """The canonical bytes. InputError for what neither JSON nor a database keeps: NaN, NUL, halves of characters."""
    try:
        data = canonical_bytes(dict(content))
    except (NotCanonicalError, UnicodeEncodeError):
        data = b"\\u0000"
    if b"\\u0000" in data:
        raise InputError([MESSAGES.finding("declaration-text", cell=part)])
    return data


def kept(session: Session, actor: User, study: Study, part: str, content: Mapping[str, Any]) -> StudyDeclaration:
    """The part's next row, checked; the caller holds the study and writes the event."""
    if part not in NAMES:
        raise InputError([MESSAGES.finding("option", cell="part", value=part[:40], known=", ".join(NAMES))])
    if len(_storable(part, content)) > MAX_BYTES:
        raise InputError([MESSAGES.finding("declaration-too-large", cell=part, limit=MAX_BYTES)])
    if content:
        check_declaration(part, content)
    if content.get("id") and part == "rules":
        named_set(rulebook.library(session), read_following(content))
    last = session.scalar(
        select(func.max(StudyDeclaration.number)).where(
            StudyDeclaration.study_id == study.id, StudyDeclaration.part == part
        )
    )
    row = StudyDeclaration(
        study_id=study.id, part=part, number=(last or 0) + 1, content=dict(content), user_id=actor.id
    )
    session.add(row)
    session.flush()
    return row
