"""Putting processes into the draft and taking them out of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session
from sqlmodel import func, select

from footprint import audit
from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.findings import InputError
from footprint.inventory.editing import Edit, overlay_of, read_workbook
from footprint.inventory.packs import Stated, read_packs, read_stated
from footprint.inventory.values import Process
from footprint.library import queries
from footprint.library.messages import MESSAGES
from footprint.library.models import Draft, ProcessEdit
from footprint.library.operations.drafting import changed, drafting
from footprint.refusals import IllegalMove, NotFound
from footprint.resources import Resources

NO_EDIT = NotFound("There is no edit of this process.", "没有该过程的修订。")
NOT_OWN = IllegalMove(
    "This process was never edited here, so there is nothing to take back.", "该过程从未在本平台修订，无可撤回。"
)


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What came of a workbook: the draft, the processes that it edits, and those that are as they were."""

    draft: Draft
    processes: tuple[str, ...]
    unchanged: tuple[str, ...]


def upload_edits(
    session: Session, resources: Resources, actor: User, data: bytes, filename: str, *, version: int | None = None
) -> Uploaded:
    """Read a workbook into the draft, which is opened if there is none; the file is kept as a blob.

    InputError with cell-precise findings: nothing is kept then. Everything is judged together with what the packs, the
    released edits and the draft say.
    """
    demand(actor, "background.edit")
    found = read_workbook(data, filename[:200])
    draft = drafting(session, actor, version)
    standing = queries.standing_edits(session, draft)
    overlay = overlay_of([*standing, *found])
    read_packs(resources.packs, overlay=overlay)
    before = read_stated(resources.packs, overlay=overlay_of(standing))
    after = read_stated(resources.packs, overlay=overlay)
    new = [edit for edit in found if not _same(before, after, edit.process)]
    if not new:
        raise InputError([MESSAGES.finding("nothing-changed")])
    sha256 = resources.blobs.put(data)
    for edit in new:
        _put(session, draft, actor, edit.process, edit, filename[:200], sha256)
    changed(session, draft)
    names = tuple(edit.process for edit in new)
    audit.record(
        session,
        actor,
        "background.edit",
        ("background_draft", draft.id),
        {"processes": list(names), "file": filename[:200], "sha256": sha256, "version": draft.version},
    )
    return Uploaded(draft, names, tuple(edit.process for edit in found if edit.process not in names))


def remove_edit(session: Session, resources: Resources, actor: User, process: str, *, version: int) -> Draft:
    """Take a process out of the draft."""
    draft = drafting(session, actor, version)
    row = _row(session, draft, process)
    if row is None:
        raise NO_EDIT
    session.delete(row)
    session.flush()
    _judge(session, resources, draft)
    changed(session, draft)
    data = {"process": process, "version": draft.version}
    audit.record(session, actor, "background.remove-edit", ("background_draft", draft.id), data)
    return draft


def take_back(
    session: Session, resources: Resources, actor: User, process: str, *, version: int | None = None
) -> Draft:
    """Let the draft end an edit that was released earlier: the shipped process stands again, a new one goes.

    InputError when other processes need it.
    """
    draft = drafting(session, actor, version)
    if process not in queries.released_edits(session):
        raise NOT_OWN
    _put(session, draft, actor, process, None, "", "")
    _judge(session, resources, draft)
    changed(session, draft)
    data = {"process": process, "version": draft.version}
    audit.record(session, actor, "background.take-back", ("background_draft", draft.id), data)
    return draft


def _judge(session: Session, resources: Resources, draft: Draft) -> None:
    """InputError when what is left does not hold together."""
    read_packs(resources.packs, overlay=queries.overlay(session, draft))


def _put(
    session: Session, draft: Draft, actor: User, process: str, edit: Edit | None, filename: str, sha256: str
) -> None:
    number = session.scalar(select(func.max(ProcessEdit.number)).where(ProcessEdit.draft_id == draft.id)) or 0
    row = _row(session, draft, process) or ProcessEdit(draft_id=draft.id, process=process, number=0, user_id=actor.id)
    row.number, row.user_id, row.filename, row.sha256 = number + 1, actor.id, filename, sha256
    row.rows = edit.as_dict() if edit else None
    session.add(row)
    session.flush()


def _row(session: Session, draft: Draft, process: str) -> ProcessEdit | None:
    query = select(ProcessEdit).where(ProcessEdit.draft_id == draft.id, ProcessEdit.process == process)
    return session.scalars(query).first()


def _same(before: Stated, after: Stated, process: str) -> bool:
    """Whether a process, its shares and the sources that it cites are as they were."""
    old, new = before.processes.get(process), after.processes.get(process)
    if old is None or new is None:
        return False
    cited = {new.source, *(row.source for row in new.exchanges)}
    return (
        _bare(old) == _bare(new)
        and all(before.sources.get(name) == after.sources.get(name) for name in cited)
        and [share for share in before.shares if share.process == process]
        == [share for share in after.shares if share.process == process]
    )


def _bare(process: Process) -> Process:
    return replace(process, pack="")
