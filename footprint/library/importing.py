"""The worker's part of an import: read the upload in a process of its own, link, solve, and write the release."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy.orm import Session

from footprint.accounts.models import User
from footprint.findings import InputError
from footprint.inventory.importing import Request, read_background
from footprint.inventory.importing.limits import LIMITS
from footprint.inventory.importing.values import FORMATS
from footprint.jobs.context import JobContext
from footprint.jobs.handlers import Effect
from footprint.library import operations
from footprint.library.messages import MESSAGES
from footprint.library.models import Import
from footprint.refusals import NotFound

GONE = NotFound("The import was removed.", "该导入已被移除。")
_OF = re.compile(r"([\d,]+) of ([\d,]+)")


def read_import(context: JobContext) -> Effect:
    """The handler of `import-background`. Payload: import, user."""
    import_id = context.payload["import"]
    with context.read() as session:
        row = session.get(Import, import_id)
        if row is None or row.state == "removed":
            raise GONE
        request = Request(
            context.resources.imports / row.id,
            row.name,
            row.year,
            next((one for one in FORMATS if one == row.format), None),
            cast("Any", row.licence),
            row.allow_cut_off,
            row.with_packs,
            row.filename,
        )
    if not request.file.is_file():
        raise InputError([MESSAGES.finding("upload-gone", cell=request.title)])

    def progress(text: str) -> None:
        context.progress(_fraction(text), text)

    # the name is free or was taken by an earlier run of this very job
    done = read_background(
        request, context.settings.home, progress, replace_name=True, limits=LIMITS, check=context.check
    )
    report, release = done.report.as_dict(), done.release.hash if done.release else None

    def effect(session: Session) -> Mapping[str, Any]:
        actor = session.get(User, context.payload["user"])
        if actor is None:
            raise GONE
        operations.keep_report(session, context.resources, actor, import_id, report, release)
        return {"import": import_id, "release": release}

    return effect


def _fraction(text: str) -> float:
    """How far an import is when it says this: reading is two thirds of it, solving most of the rest."""
    if text.startswith("solving"):
        return 0.8
    if text.startswith("linking"):
        return 0.7
    found = _OF.fullmatch(text.removesuffix(" data sets"))
    if found:
        done, whole = (int(part.replace(",", "")) for part in found.groups())
        return 0.1 + 0.6 * done / max(whole, 1)
    return 0.05 if text.startswith("checking") else 0.15
