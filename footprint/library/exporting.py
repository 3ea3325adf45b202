"""The worker's part of an export: write the release to a file and keep it as a blob."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from footprint.accounts.models import User
from footprint.inventory.exporting import FILES, check_licences, export_release
from footprint.jobs.context import JobContext
from footprint.jobs.handlers import Effect
from footprint.library import operations
from footprint.refusals import NotFound

GONE = NotFound("Who asked for the file is gone.", "申请人账号已不存在。")


def write_file(context: JobContext) -> Effect:
    """The handler of `export-release`. Payload: release, kind, own_use, user."""
    kind, own_use = context.payload["kind"], context.payload["own_use"]
    release = context.resources.release(context.payload["release"])
    if not own_use:
        check_licences(release)
    context.progress(0.1, "writing")
    with tempfile.TemporaryDirectory(prefix="footprint-export-") as folder:
        file = Path(folder) / f"release{FILES[kind][0]}"
        export_release(release, kind, file)
        context.progress(0.9, "storing")
        data = file.read_bytes()
    sha256, size = context.resources.blobs.put(data), len(data)

    def effect(session: Session) -> Mapping[str, Any]:
        actor = session.get(User, context.payload["user"])
        if actor is None:
            raise GONE
        operations.keep_file(session, actor, release.hash, kind, own_use=own_use, sha256=sha256, size=size)
        return {"release_file": release.hash, "kind": kind}

    return effect
