"""Bringing a background of one's own: the upload is kept, read by the worker, and named when it is a release."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from sqlalchemy.orm import Session
from sqlmodel import select

from footprint import audit
from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.db import take_turn
from footprint.findings import InputError
from footprint.inventory.catalogue import Licence
from footprint.inventory.importing.naming import check_name
from footprint.inventory.importing.values import Format
from footprint.inventory.messages import MESSAGES as INVENTORY
from footprint.inventory.names import check_free, register
from footprint.jobs import operations as jobs
from footprint.jobs.models import Job
from footprint.jobs.queries import open_job
from footprint.library import queries
from footprint.library.messages import MESSAGES
from footprint.library.models import Import
from footprint.refusals import IllegalMove
from footprint.resources import Resources

IMPORT = "import-background"
_CHUNK = 1024 * 1024
DONE = IllegalMove("This import is finished.", "该导入已完成。")
UNDER_WAY = IllegalMove("This import is under way.", "该导入正在进行。")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the operator asks for. No format: it is told from the content."""

    name: str
    year: int
    format: Format | None = None
    licence: Licence = "private"
    allow_cut_off: bool = False
    with_packs: bool = False


def request_import(
    session: Session, resources: Resources, actor: User, upload: IO[bytes], filename: str, wanted: Wanted
) -> Import:
    """Keep an upload and ask the worker for its release. InputError for a bad name, year or size."""
    demand(actor, "background.import")
    name = check_name(wanted.name)
    if not 1950 <= wanted.year <= 2100:
        raise InputError([MESSAGES.finding("year", cell="year")])
    take_turn(session, "background")
    check_free(resources.settings.home, name)
    if session.scalars(select(Import).where(Import.name == name, Import.state != "removed")).first():
        raise InputError([INVENTORY.finding("release-name-taken", value=name, release="-")])
    row = Import(
        name=name,
        filename=filename[:200],
        size=0,
        format=wanted.format or "",
        licence=wanted.licence,
        year=wanted.year,
        allow_cut_off=wanted.allow_cut_off,
        with_packs=wanted.with_packs,
        user_id=actor.id,
    )
    row.size = _keep(upload, resources.imports / row.id, resources.settings.max_import)
    session.add(row)
    data = {"name": name, "file": row.filename, "size": row.size, "licence": row.licence}
    audit.record(session, actor, "background.import", ("background_import", row.id), data)
    _enqueue(session, actor, row)
    return row


def go_on(session: Session, resources: Resources, actor: User, import_id: str, *, allow_cut_off: bool) -> Job:
    """Ask the worker again: without what is missing, or after a failure."""
    demand(actor, "background.import")
    row = queries.background_import(session, actor, import_id)
    session.refresh(row, with_for_update=True)
    if row.state in ("done", "removed"):
        raise DONE
    running = open_job(session, IMPORT, row.id)
    if running is not None:
        return running
    if not (resources.imports / row.id).is_file():
        raise InputError([MESSAGES.finding("upload-gone", cell=row.filename)])
    row.state, row.allow_cut_off = "waiting", allow_cut_off
    data = {"name": row.name, "allow_cut_off": allow_cut_off}
    audit.record(session, actor, "background.import-again", ("background_import", row.id), data)
    return _enqueue(session, actor, row)


def remove_import(session: Session, resources: Resources, actor: User, import_id: str) -> Import:
    """Give an import up that did not become a release; its upload is removed and its name is free again."""
    demand(actor, "background.import")
    row = queries.background_import(session, actor, import_id)
    session.refresh(row, with_for_update=True)
    if row.state in ("done", "removed"):
        raise DONE
    if open_job(session, IMPORT, row.id) is not None:
        raise UNDER_WAY
    row.state = "removed"
    audit.record(session, actor, "background.remove-import", ("background_import", row.id), {"name": row.name})
    (resources.imports / row.id).unlink(missing_ok=True)
    return row


def keep_report(
    session: Session, resources: Resources, actor: User, import_id: str, report: Mapping[str, Any], release: str | None
) -> Import:
    """The worker's door: what the import found, and its release unless it stopped at what is missing."""
    row = queries.background_import(session, actor, import_id)
    session.refresh(row, with_for_update=True)
    if row.state in ("done", "removed"):
        raise DONE
    row.report, row.release = dict(report), release
    row.state = "done" if release else "incomplete"
    data = {"name": row.name, "release": release, "processes": report["processes"]}
    audit.record(session, actor, "background.imported", ("background_import", row.id), data)
    if release:
        register(resources.settings.home, row.name, release)
        (resources.imports / row.id).unlink(missing_ok=True)
    return row


def _enqueue(session: Session, actor: User, row: Import) -> Job:
    return jobs.enqueue(session, actor, IMPORT, {"import": row.id, "user": actor.id}, subject_id=row.id)


def _keep(upload: IO[bytes], target: Path, limit: int) -> int:
    """Copy an upload piece by piece; how many bytes. InputError, and nothing left, when it is empty or too large."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=target.parent, prefix=".new-")
    size = 0
    try:
        with os.fdopen(handle, "wb") as file:
            while chunk := upload.read(_CHUNK):
                size += len(chunk)
                if size > limit:
                    raise InputError([MESSAGES.finding("upload-too-large", cell="file", limit=limit)])
                file.write(chunk)
        if not size:
            raise InputError([MESSAGES.finding("upload-empty", cell="file")])
        Path(draft).replace(target)
    finally:
        Path(draft).unlink(missing_ok=True)
    return size
