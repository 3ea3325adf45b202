"""Reading what waits for a person: uploads whose columns are not said yet, and what organisations said of theirs."""

from __future__ import annotations

from sqlalchemy.orm import Session
from sqlmodel import col, select

from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.bom.mapping.codec import mapping_from_json
from footprint.bom.mapping.values import ColumnMapping
from footprint.refusals import NotFound
from footprint.resources import Resources
from footprint.studies import queries
from footprint.studies.models import BomDraft, BomVersion, ColumnChoice

NO_DRAFT = NotFound("No file waits for its columns here.", "此处没有等待确认列含义的文件。")
NO_COLUMNS = NotFound("Nothing is remembered of such columns.", "没有记住这样的列。")


def draft(session: Session, actor: User, study_id: str) -> BomDraft:
    """The file of a study of one's own organisation that waits. NotFound when none does."""
    return waiting(session, queries.study(session, actor, study_id).id)


def waiting(session: Session, study_id: str) -> BomDraft:
    """The file of a study that waits; asks nobody. NotFound when none does."""
    found = draft_of(session, study_id)
    if found is None:
        raise NO_DRAFT
    return found


def draft_of(session: Session, study_id: str) -> BomDraft | None:
    """The same, or None."""
    return session.scalars(select(BomDraft).where(BomDraft.study_id == study_id)).first()


def file(session: Session, resources: Resources, actor: User, study_id: str) -> tuple[str, bytes]:
    """Name and bytes of the file that waits."""
    found = draft(session, actor, study_id)
    return found.filename, resources.blobs.get(found.sha256)


def mapping_of(row: BomDraft | BomVersion | ColumnChoice) -> ColumnMapping | None:
    """What the columns mean; None for an upload that was read without a mapping."""
    return mapping_from_json(row.mapping) if row.mapping else None


def remembered(session: Session, actor: User) -> list[ColumnChoice]:
    """What one's own organisation said of its columns, newest first."""
    demand(actor, "study.list")
    query = select(ColumnChoice).where(ColumnChoice.organisation_id == actor.organisation_id)
    return list(session.scalars(query.order_by(col(ColumnChoice.created).desc(), col(ColumnChoice.id))))


def column_choice(session: Session, organisation_id: str, fingerprint: str) -> ColumnChoice | None:
    """What an organisation said of columns under headings of this fingerprint; asks nobody."""
    query = select(ColumnChoice).where(
        ColumnChoice.organisation_id == organisation_id, ColumnChoice.fingerprint == fingerprint
    )
    return session.scalars(query).first()
