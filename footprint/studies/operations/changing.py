"""The ways into a change of a study: it is one's own, open, and as the actor saw it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from footprint import audit
from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.bom.values import Line
from footprint.findings import InputError
from footprint.refusals import IllegalMove, StaleError
from footprint.studies import queries
from footprint.studies.messages import MESSAGES
from footprint.studies.models import BomVersion, LineChoice, Study

STALE_EN = "This study was changed since you opened the page. Look at what is new, then do it again."
STALE_ZH = "打开页面后该研究已被修改。请查看最新内容后再操作。"


@dataclass(frozen=True)
class Lines:
    """Lines of a locked study that may be changed now, and the newest choice of each that has one."""

    study: Study
    bom_version: BomVersion
    lines: Mapping[str, Line]
    parents: frozenset[str]
    newest: Mapping[str, LineChoice]


def changing(session: Session, actor: User, study_id: str, version: int, *, archived: bool = False) -> Study:
    """The study, locked. StaleError when `version` is not its present one. `changed` ends what begins here."""
    found = open_study(session, actor, study_id, archived=archived)
    if found.version != version:
        raise StaleError(STALE_EN, STALE_ZH)
    return found


def changing_lines(session: Session, actor: User, study_id: str, lines: Sequence[str], version: int) -> Lines:
    """These lines of the newest upload, the study locked. `changed` ends what begins here.

    StaleError when a line, or the bill of materials, was changed after `version`; NotFound for a line that is not
    there, InputError without a bill of materials.
    """
    found = open_study(session, actor, study_id)
    bom_version = queries.current_bom(session, found.id)
    if bom_version is None:
        raise InputError([MESSAGES.finding("no-bom")])
    if version > found.version or bom_version.study_version > version:
        raise StaleError(STALE_EN, STALE_ZH)
    bom = queries.bom_of(bom_version)
    known = {line.id: line for line in bom.lines}
    if any(line not in known for line in lines):
        raise queries.NO_LINE
    newest = queries.newest_choices(session, bom_version.id, lines)
    for line in dict.fromkeys(lines):
        row = newest.get(line)
        if row is not None and row.study_version > version:
            raise _overtaken(row)
    return Lines(found, bom_version, {line: known[line] for line in dict.fromkeys(lines)}, bom.parents, newest)


def _overtaken(row: LineChoice) -> StaleError:
    return StaleError(
        f"Line {row.line} was changed by {row.by} since you opened the page. Look at it, then do it again.",
        f"打开页面后，行 {row.line} 已被 {row.by} 修改。请查看后再操作。",
    )


def open_study(session: Session, actor: User, study_id: str, *, archived: bool = False) -> Study:
    """The study, locked, whatever its version. IllegalMove while it is archived, unless that is allowed."""
    found = queries.study(session, actor, study_id)
    demand(actor, "study.write", found)
    session.refresh(found, with_for_update=True)
    if found.status == "archived" and not archived:
        raise IllegalMove("This study is archived; restore it first.", "该研究已归档，请先恢复。")
    return found


def changed(session: Session, actor: User, study: Study, action: str, data: dict[str, Any] | None = None) -> None:
    """The change is made: the next version number, and its event."""
    study.version += 1
    audit.record(session, actor, action, ("study", study.id), data)
