"""What the columns of an upload mean: certain, remembered, or said by a person while the file waits."""

from __future__ import annotations

from pathlib import PurePath

from sqlalchemy.orm import Session

from footprint import audit, bom
from footprint.accounts.checks import clean_name
from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.bom.mapping.codec import mapping_from_json, mapping_to_json
from footprint.bom.mapping.recalling import is_answered, recalled
from footprint.bom.mapping.values import ColumnMapping, Proposal
from footprint.findings import Finding, InputError
from footprint.resources import Resources
from footprint.studies import drafts, queries
from footprint.studies.messages import MESSAGES
from footprint.studies.models import BomDraft, BomVersion, ColumnChoice
from footprint.studies.operations.changing import changed, changing
from footprint.studies.operations.uploading import check_size, upload_bom


def receive_bom(
    session: Session, resources: Resources, actor: User, study_id: str, data: bytes, filename: str, *, version: int
) -> BomVersion | BomDraft:
    """Read a file whose columns are certain or remembered; another waits as a draft for `read_draft`.

    InputError with every finding when the file cannot be opened, or is certain and wrong.
    """
    check_size(resources, data)
    proposal = bom.propose(data, filename)
    kept = None if proposal.certain else _kept(session, actor, study_id, proposal)
    if proposal.certain or (kept and is_answered(kept[0], proposal) and _reads(data, filename, kept[0])):
        mapping, remarks = kept or (proposal.mapping, proposal.notes)
        return upload_bom(
            session, resources, actor, study_id, data, filename, version=version, mapping=mapping, remarks=remarks
        )
    mapping = kept[0] if kept else proposal.mapping or ColumnMapping()
    return _draft(session, resources, actor, study_id, data, filename, mapping, version)


def take_bom(
    session: Session,
    resources: Resources,
    actor: User,
    study_id: str,
    data: bytes,
    filename: str,
    *,
    version: int,
    mapping: ColumnMapping | None = None,
) -> BomVersion:
    """Read a file at once, for programs: with the mapping, else the remembered columns, else what is proposed.

    InputError with every finding, and with every question that the file leaves open.
    """
    check_size(resources, data)
    remarks: tuple[Finding, ...] = ()
    if mapping is None:
        kept = _kept(session, actor, study_id, bom.propose(data, filename))
        mapping, remarks = kept or (None, ())
    return upload_bom(
        session, resources, actor, study_id, data, filename, version=version, mapping=mapping, remarks=remarks
    )


def _kept(
    session: Session, actor: User, study_id: str, proposal: Proposal
) -> tuple[ColumnMapping, tuple[Finding, ...]] | None:
    """What the organisation said of columns under these headings, with the remark that says so."""
    found = queries.study(session, actor, study_id)
    row = drafts.column_choice(session, found.organisation_id, proposal.fingerprint)
    if row is None or proposal.certain:
        return None
    remark = MESSAGES.finding("columns-remembered", by=row.by)
    return recalled(mapping_from_json(row.mapping), proposal), (remark, *proposal.notes)


def _reads(data: bytes, filename: str, mapping: ColumnMapping) -> bool:
    try:
        bom.read_bom(data, filename, mapping)
    except InputError:
        return False
    return True


def _draft(
    session: Session,
    resources: Resources,
    actor: User,
    study_id: str,
    data: bytes,
    filename: str,
    mapping: ColumnMapping,
    version: int,
) -> BomDraft:
    found = changing(session, actor, study_id, version)
    before = drafts.draft_of(session, found.id)
    if before is not None:
        session.delete(before)
        session.flush()
    row = BomDraft(
        study_id=found.id,
        filename=clean_name(PurePath(filename.replace("\\", "/")).name)[:200] or "bom",
        sha256=resources.blobs.put(data),
        mapping=mapping_to_json(mapping),
        uploaded_by=actor.id,
    )
    session.add(row)
    session.flush()
    changed(session, actor, found, "study.draft", {"sha256": row.sha256, "filename": row.filename})
    return row


def reopen_columns(
    session: Session, resources: Resources, actor: User, study_id: str, bom_version_id: str, *, version: int
) -> BomDraft:
    """A draft of a file that was read before, with the columns as they were read, to read it anew."""
    filename, data = queries.file(session, resources, actor, bom_version_id)
    row = session.get(BomVersion, bom_version_id)
    proposal = bom.propose(data, filename)
    if row is None or row.study_id != study_id or proposal.mapping is None:
        raise InputError([MESSAGES.finding("no-columns")])
    mapping = mapping_from_json(row.mapping) if row.mapping else proposal.mapping
    return _draft(session, resources, actor, study_id, data, filename, mapping, version)


def keep_draft(session: Session, actor: User, study_id: str, mapping: ColumnMapping, *, version: int) -> BomDraft:
    """What a person chose so far, so that nothing is lost on reload. NotFound when no file waits."""
    found = changing(session, actor, study_id, version)
    row = drafts.waiting(session, found.id)
    if row.mapping != mapping_to_json(mapping):
        row.mapping = mapping_to_json(mapping)
        session.add(row)
        audit.record(session, actor, "study.draft-columns", ("study", found.id), {"sha256": row.sha256})
    return row


def read_draft(
    session: Session,
    resources: Resources,
    actor: User,
    study_id: str,
    mapping: ColumnMapping,
    *,
    remember: bool,
    version: int,
) -> BomVersion:
    """Read the waiting file with these columns, and remember them for files with the same headings.

    InputError with every finding; the draft stays then.
    """
    found = changing(session, actor, study_id, version)
    row = drafts.waiting(session, found.id)
    data = resources.blobs.get(row.sha256)
    made = upload_bom(session, resources, actor, study_id, data, row.filename, version=version, mapping=mapping)
    if remember:
        proposal = bom.propose(data, row.filename, sheet=mapping.sheet, heading_rows=mapping.heading_rows)
        _remember(session, actor, found.organisation_id, proposal, mapping)
    return made


def _remember(
    session: Session, actor: User, organisation_id: str, proposal: Proposal, mapping: ColumnMapping
) -> ColumnChoice:
    kept = drafts.column_choice(session, organisation_id, proposal.fingerprint)
    headings = ", ".join(column.heading for column in mapping.columns if column.heading)
    if kept is None:
        kept = ColumnChoice(
            organisation_id=organisation_id,
            fingerprint=proposal.fingerprint,
            headings=headings[:500],
            mapping={},
            by=actor.name,
            user_id=actor.id,
        )
    kept.mapping, kept.by, kept.user_id = mapping_to_json(mapping), actor.name, actor.id
    session.add(kept)
    session.flush()
    data = {"fingerprint": kept.fingerprint, "headings": kept.headings}
    audit.record(session, actor, "columns.remember", ("column-choice", kept.id), data)
    return kept


def discard_draft(session: Session, actor: User, study_id: str, *, version: int) -> None:
    """The waiting file is not read. NotFound when none waits."""
    found = changing(session, actor, study_id, version)
    row = drafts.waiting(session, found.id)
    session.delete(row)
    changed(session, actor, found, "study.discard-draft", {"sha256": row.sha256, "filename": row.filename})


def forget_columns(session: Session, actor: User, choice_id: str) -> None:
    """What an organisation's columns mean is asked again from now on. NotFound when there is no such choice."""
    row = session.get(ColumnChoice, choice_id)
    if row is None or row.organisation_id != actor.organisation_id:
        raise drafts.NO_COLUMNS
    demand(actor, "study.write", row)
    session.delete(row)
    data = {"fingerprint": row.fingerprint, "headings": row.headings}
    audit.record(session, actor, "columns.forget", ("column-choice", row.id), data)
