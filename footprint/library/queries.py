"""Reading the operator's work on the background."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session
from sqlmodel import col, func, select

from footprint.accounts.models import Organisation, User
from footprint.accounts.permissions import demand, may
from footprint.findings import Language
from footprint.inventory.editing import Edit, blank_template, filled_template, overlay_of
from footprint.inventory.exporting import FILES, FileKind
from footprint.inventory.packs import Overlay, read_stated
from footprint.inventory.release import Release
from footprint.jobs.models import Job
from footprint.labels.queries import in_force
from footprint.library.models import Adoption, Draft, Import, ProcessEdit, ProductEffect, ReleaseFile
from footprint.refusals import NotFound
from footprint.resources import NO_RELEASE, Resources
from footprint.results.models import Snapshot
from footprint.studies.models import Study

NO_IMPORT = NotFound("There is no such import.", "没有该导入。")
NO_FILE = NotFound("This release was not written to such a file yet.", "该版本尚未生成此文件。")
NO_DRAFT = NotFound("There is no open draft.", "没有进行中的草稿。")


def open_draft(session: Session, actor: User) -> Draft | None:
    """The draft that is being worked on, or None."""
    demand(actor, "background.read")
    return session.scalars(select(Draft).where(Draft.state == "open")).first()


def edits(session: Session, draft_id: str) -> list[ProcessEdit]:
    """The edits of a draft, in the order in which they came; asks nobody."""
    query = select(ProcessEdit).where(ProcessEdit.draft_id == draft_id).order_by(col(ProcessEdit.number))
    return list(session.scalars(query))


def released_edits(session: Session) -> dict[str, ProcessEdit]:
    """Process → its edit that the newest release with one brought, if it still stands; asks nobody."""
    query = (
        select(ProcessEdit)
        .join(Draft, col(Draft.id) == col(ProcessEdit.draft_id))
        .where(Draft.state == "released")
        .order_by(col(Draft.finished), col(ProcessEdit.number))
    )
    return _standing(session.scalars(query))


def standing_edits(session: Session, draft: Draft | None) -> list[Edit]:
    """What lies over the shipped packs: the released edits, and those of the draft; asks nobody."""
    rows = [*released_edits(session).values(), *(edits(session, draft.id) if draft else ())]
    return [Edit.from_dict(row.rows) for row in _standing(rows).values() if row.rows is not None]


def overlay(session: Session, draft: Draft | None) -> Overlay | None:
    """The same as one pack; None without any edit."""
    return overlay_of(standing_edits(session, draft))


def _standing(rows: Iterable[ProcessEdit]) -> dict[str, ProcessEdit]:
    found: dict[str, ProcessEdit] = {}
    for row in rows:
        found.pop(row.process, None)
        found[row.process] = row
    return {name: row for name, row in found.items() if row.rows is not None}


@dataclass(frozen=True, slots=True)
class Subject:
    """A result that a candidate is tried on, and the number of the label that carries it, if one is in force."""

    snapshot: str
    label: str


def subjects(session: Session) -> list[Subject]:
    """The results of labels in force and the current results of all products; asks nobody."""
    found = {label.snapshot_id: label.number for label in in_force(session)}
    query = (
        select(Snapshot.id)
        .join(Study, col(Study.id) == col(Snapshot.study_id))
        .where(Study.status == "active", Snapshot.sha256 == Study.current)
    )
    for snapshot in session.scalars(query):
        found.setdefault(snapshot, "")
    return [Subject(snapshot, label) for snapshot, label in sorted(found.items())]


def effects(session: Session, actor: User, draft: Draft) -> list[ProductEffect]:
    """What the draft's candidate makes of each result; empty while there is no candidate."""
    demand(actor, "background.read")
    if draft.candidate is None:
        return []
    query = select(ProductEffect).where(ProductEffect.draft_id == draft.id, ProductEffect.candidate == draft.candidate)
    return list(session.scalars(query))


def measured(session: Session, draft: Draft) -> int:
    """On how many results the candidate was tried so far; asks nobody."""
    query = (
        select(func.count())
        .select_from(ProductEffect)
        .where(ProductEffect.draft_id == draft.id, ProductEffect.candidate == draft.candidate)
    )
    return session.scalar(query) or 0


def snapshot_of(session: Session, row: ProductEffect) -> Snapshot:
    """The result that an effect is about; asks nobody."""
    return session.scalars(select(Snapshot).where(Snapshot.id == row.snapshot_id)).one()


def holder(session: Session, snapshot: Snapshot) -> Organisation:
    """Whose result it is; asks nobody."""
    return session.scalars(select(Organisation).where(Organisation.id == snapshot.organisation_id)).one()


def workbook(session: Session, resources: Resources, actor: User, dataset: str, language: str) -> bytes | None:
    """The template for editing: blank, or with this data set as packs, released edits and draft state it.

    None for another language, or for a data set that neither packs nor edits have (it came with an import).
    """
    draft = open_draft(session, actor)
    if language not in ("en", "zh"):
        return None
    stated = read_stated(resources.packs, overlay=overlay(session, draft))
    chosen: Language = "zh" if language == "zh" else "en"
    if not dataset:
        return blank_template(stated, chosen)
    return filled_template(stated, dataset, chosen) if dataset in stated.processes else None


def adoptions(session: Session, release: str | None = None) -> list[Adoption]:
    """When releases became the default and why, newest first; for anybody."""
    query = select(Adoption).order_by(col(Adoption.created).desc())
    if release is not None:
        query = query.where(Adoption.release == release)
    return list(session.scalars(query))


def candidates(session: Session) -> frozenset[str]:
    """Releases that drafts compiled to and that nobody released; asks nobody."""
    compiled = {one for found in session.scalars(select(Draft.compiled)) for one in found}
    return frozenset(compiled - set(session.scalars(select(Adoption.release))))


def may_see(session: Session, resources: Resources, reader: User | None, release: Release) -> bool:
    """Whether somebody may look at a release: the default for all, candidates for the operator alone.

    A user's own background is for people of this service, even though its factors are withheld.
    """
    if release.hash == resources.catalogue().release:
        return True
    if reader is not None and may(reader, "background.read").allowed:
        return True
    return release.hash not in candidates(session) and (reader is not None or not release.is_import)


def release(session: Session, resources: Resources, reader: User | None, name: str | None = None) -> Release:
    """A release that the reader may look at, by its hash or name; the default without one."""
    found = resources.release(name or None)
    if not may_see(session, resources, reader, found):
        raise NO_RELEASE
    return found


def releases(session: Session, resources: Resources, reader: User | None) -> list[Release]:
    """The releases that the reader may look at, the newest first."""
    found = [resources.release(name) for name in resources.known_releases()]
    seen = [one for one in found if may_see(session, resources, reader, one)]
    return sorted(seen, key=lambda one: (one.compiled, one.hash), reverse=True)


def imports(session: Session, actor: User) -> list[Import]:
    """The imports that were not given up, newest first."""
    demand(actor, "background.read")
    query = select(Import).where(Import.state != "removed").order_by(col(Import.created).desc())
    return list(session.scalars(query))


def background_import(session: Session, actor: User, import_id: str) -> Import:
    """One import."""
    demand(actor, "background.read")
    found = session.get(Import, import_id)
    if found is None:
        raise NO_IMPORT
    return found


def release_file(session: Session, release: str, kind: FileKind, *, own_use: bool) -> ReleaseFile | None:
    """The file of a release, when it was made; asks nobody."""
    query = select(ReleaseFile).where(
        ReleaseFile.release == release, ReleaseFile.kind == kind, ReleaseFile.own_use == own_use
    )
    return session.scalars(query).first()


def export_under_way(session: Session, release: str, kind: FileKind, *, own_use: bool) -> Job | None:
    """The job that writes such a file; asks nobody."""
    query = select(Job).where(
        Job.kind == "export-release", Job.subject_id == release[:36], col(Job.state).in_(("queued", "running"))
    )
    wanted = {"release": release, "kind": kind, "own_use": own_use}
    return next((job for job in session.scalars(query) if wanted.items() <= job.payload.items()), None)


def file_of(
    session: Session, resources: Resources, reader: User | None, name: str, kind: FileKind, *, own_use: bool = False
) -> tuple[str, bytes]:
    """Name and bytes of a release's file. NotFound until it was made, or for who may not have it."""
    found = release(session, resources, reader, name)
    if own_use and (reader is None or not may(reader, "background.read").allowed):
        raise NO_FILE
    row = release_file(session, found.hash, kind, own_use=own_use)
    if row is None:
        raise NO_FILE
    return f"footprint-{found.hash[:12]}{FILES[kind][0]}", resources.blobs.get(row.sha256)
