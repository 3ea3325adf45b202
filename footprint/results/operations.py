"""Storing what a calculation gave. A snapshot is never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session
from sqlmodel import func, select

from footprint import audit
from footprint.accounts.models import User
from footprint.canonical import canonical_bytes
from footprint.results import queries
from footprint.results.document import hash_holds
from footprint.results.models import Snapshot
from footprint.studies.models import Study


@dataclass(frozen=True)
class Calculated:
    """What the worker made of a study as it was at `study_version`. `secret`: 32 bytes that salt the commitments."""

    document: dict[str, Any]
    public: dict[str, Any]
    inventory: dict[str, Any]
    secret: bytes
    study_version: int
    bom_version_id: str


def store(session: Session, actor: User, study: Study, calculated: Calculated) -> Snapshot:
    """The snapshot of this document: a new one, or the one that a calculation of the same content gave before.

    ValueError when the document's hash is not its own.
    """
    document = calculated.document
    if not hash_holds(document):
        raise ValueError("the document does not have the hash that it states")
    session.refresh(study, with_for_update=True)
    row = queries.by_hash(session, study.id, document["sha256"])
    public = canonical_bytes(calculated.public)
    if row is None:
        last = session.scalar(select(func.max(Snapshot.number)).where(Snapshot.study_id == study.id)) or 0
        row = Snapshot(
            study_id=study.id,
            organisation_id=study.organisation_id,
            bom_version_id=calculated.bom_version_id,
            number=last + 1,
            sha256=document["sha256"],
            document=canonical_bytes(document),
            public=public,
            inventory=canonical_bytes(calculated.inventory),
            secret=calculated.secret.hex(),
            release=document["release"],
            complete=document["complete"],
            total=document["footprint"]["total"],
            declared_unit=declared_unit(document),
            study_version=calculated.study_version,
            prepared_by=actor.id,
        )
        session.add(row)
        session.flush()
    before = queries.by_hash(session, study.id, study.current) if study.current else None
    if before is None or calculated.study_version >= before.study_version:
        study.current = row.sha256
    data = {"sha256": row.sha256, "release": row.release, "complete": row.complete, "number": row.number}
    audit.record(session, actor, "snapshot.store", ("snapshot", row.id), data)
    return row


def declared_unit(document: dict[str, Any]) -> str:
    """The declared unit in words, such as `1 kg`."""
    unit = document["declared_unit"]
    if isinstance(unit, str):
        return unit[:60]
    return f"{unit['amount']:.12g} {unit['unit']}"[:60]
