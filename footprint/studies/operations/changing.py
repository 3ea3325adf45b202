"""The one way into a change of a study: it is one's own, it is open, and nobody changed it meanwhile."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from footprint import audit
from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.refusals import IllegalMove, StaleError
from footprint.studies import queries
from footprint.studies.models import Study

STALE_EN = "This study was changed since you opened the page. Look at what is new, then do it again."
STALE_ZH = "打开页面后该研究已被修改。请查看最新内容后再操作。"


def changing(session: Session, actor: User, study_id: str, version: int, *, archived: bool = False) -> Study:
    """The study, locked. StaleError when `version` is not its present one. `changed` ends what begins here."""
    found = queries.study(session, actor, study_id)
    demand(actor, "study.write", found)
    session.refresh(found, with_for_update=True)
    if found.version != version:
        raise StaleError(STALE_EN, STALE_ZH)
    if found.status == "archived" and not archived:
        raise IllegalMove("This study is archived; restore it first.", "该研究已归档，请先恢复。")
    return found


def changed(session: Session, actor: User, study: Study, action: str, data: dict[str, Any] | None = None) -> None:
    """The change is made: the next version number, and its event."""
    study.version += 1
    audit.record(session, actor, action, ("study", study.id), data)
