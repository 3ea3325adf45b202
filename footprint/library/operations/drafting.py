"""The open draft: there is one or none, and every change counts its version up."""

from __future__ import annotations

from sqlalchemy.orm import Session
from sqlmodel import select

from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.db import take_turn
from footprint.inventory.release import remove_release
from footprint.library import queries
from footprint.library.models import Draft
from footprint.library.queries import NO_DRAFT
from footprint.refusals import StaleError
from footprint.resources import Resources

STALE_EN = "The draft was changed meanwhile; look at it again before you go on."
STALE_ZH = "草稿已被他人更改；请查看后再继续。"


def drafting(session: Session, actor: User, version: int | None) -> Draft:
    """The open draft for a change, or a new one when there is none and `version` is None or 0.

    NotFound when a version is named and nothing is open, StaleError for an older version than the draft's.
    """
    demand(actor, "background.edit")
    take_turn(session, "background")
    draft = session.scalars(select(Draft).where(Draft.state == "open")).first()
    if draft is None:
        if version:
            raise NO_DRAFT
        draft = Draft(opened_by=actor.id)
        session.add(draft)
        session.flush()
        return draft
    session.refresh(draft, with_for_update=True)
    if version is not None and version != draft.version:
        raise StaleError(STALE_EN, STALE_ZH)
    return draft


def forget(session: Session, resources: Resources, draft: Draft) -> None:
    """Remove what the draft compiled before and nobody released, from the draft and from the disk."""
    left = queries.candidates(session) & set(draft.compiled) - {draft.candidate}
    draft.compiled = [one for one in draft.compiled if one not in left]
    session.flush()
    for release in left:
        remove_release(resources.settings.home, release)


def changed(session: Session, draft: Draft) -> None:
    """Count a change of the edits: what was compiled from them before does not hold any more."""
    draft.version += 1
    draft.candidate, draft.products, draft.findings = None, None, []
    session.flush()
