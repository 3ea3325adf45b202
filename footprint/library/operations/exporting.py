"""A release as a file for other programs: asked for, made by the worker, kept."""

from __future__ import annotations

from sqlalchemy.orm import Session

from footprint import audit
from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.inventory.exporting import FileKind, check_licences
from footprint.jobs import operations as jobs
from footprint.jobs.models import Job
from footprint.library import queries
from footprint.library.models import ReleaseFile
from footprint.resources import Resources

EXPORT = "export-release"


def request_export(
    session: Session, resources: Resources, actor: User, release: str, kind: FileKind, *, own_use: bool = False
) -> Job | None:
    """Ask for a release as a file: the job that writes it, None when it was written before.

    InputError when licences forbid passing data sets on; `own_use`, which is the operator's, goes past that.
    """
    demand(actor, "background.export")
    if own_use:
        demand(actor, "background.read")
    found = queries.release(session, resources, actor, release)
    if not own_use:
        check_licences(found)
    if queries.release_file(session, found.hash, kind, own_use=own_use) is not None:
        return None
    running = queries.export_under_way(session, found.hash, kind, own_use=own_use)
    if running is not None:
        return running
    data = {"release": found.hash, "kind": kind, "own_use": own_use}
    audit.record(session, actor, "background.export", ("background_release", found.hash), data)
    return jobs.enqueue(session, actor, EXPORT, {**data, "user": actor.id}, subject_id=found.hash[:36])


def keep_file(
    session: Session, actor: User, release: str, kind: FileKind, *, own_use: bool, sha256: str, size: int
) -> ReleaseFile:
    """The worker's door: the file is a blob now."""
    made = queries.release_file(session, release, kind, own_use=own_use)
    if made is not None:
        return made
    row = ReleaseFile(release=release, kind=kind, own_use=own_use, sha256=sha256, size=size, user_id=actor.id)
    session.add(row)
    data = {"release": release, "kind": kind, "sha256": sha256}
    audit.record(session, actor, "background.exported", ("background_release", release), data)
    return row
