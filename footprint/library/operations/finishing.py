"""The end of a draft: released with a note, or discarded. The one door through which the default release changes."""

from __future__ import annotations

import unicodedata

from sqlalchemy.orm import Session

from footprint import audit
from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.db import now, take_turn
from footprint.findings import InputError
from footprint.inventory.compilation import mark_latest
from footprint.inventory.release import Release
from footprint.library import queries
from footprint.library.messages import MESSAGES
from footprint.library.models import Adoption, Draft
from footprint.library.operations.drafting import drafting, forget
from footprint.library.operations.measuring import NOT_COMPILED
from footprint.refusals import IllegalMove
from footprint.resources import Resources

NOT_MEASURED = IllegalMove(
    "The effect on the products is not known yet; wait until it is calculated.",
    "对产品的影响尚未算完；请等待计算结束。",
)
IN_USE = IllegalMove("This release is the one in use.", "该版本正在使用中。")


def release_draft(session: Session, resources: Resources, actor: User, note: str, *, version: int) -> Adoption:
    """Make the draft's candidate the release that new calculations use. Nothing calculated before changes.

    IllegalMove until the candidate's effect on every product is known.
    """
    demand(actor, "background.release")
    text = _note(note)
    draft = drafting(session, actor, version)
    if draft.candidate is None:
        raise NOT_COMPILED
    if queries.measured(session, draft) < (draft.products or 0):
        raise NOT_MEASURED
    found = resources.release(draft.candidate)
    draft.state, draft.finished, draft.version = "released", now(), draft.version + 1
    processes = [row.process for row in queries.edits(session, draft.id)]
    return _adopt(session, resources, actor, found, text, draft, {"processes": processes})


def adopt(session: Session, resources: Resources, actor: User, release: str, note: str) -> Adoption:
    """Make a release that is held (an earlier one, or an import) the one that new calculations use."""
    demand(actor, "background.release")
    text = _note(note)
    take_turn(session, "background")
    found = queries.release(session, resources, actor, release)
    if found.hash in queries.candidates(session):
        raise NOT_MEASURED
    return _adopt(session, resources, actor, found, text, None, {})


def discard(session: Session, resources: Resources, actor: User, *, version: int) -> Draft:
    """Give the draft up. Its edits and files stay in the record, what was compiled from them goes."""
    draft = drafting(session, actor, version)
    draft.state, draft.finished, draft.version, draft.candidate = "discarded", now(), draft.version + 1, None
    forget(session, resources, draft)
    processes = [row.process for row in queries.edits(session, draft.id)]
    audit.record(session, actor, "background.discard", ("background_draft", draft.id), {"processes": processes})
    return draft


def _adopt(
    session: Session,
    resources: Resources,
    actor: User,
    release: Release,
    note: str,
    draft: Draft | None,
    more: dict[str, object],
) -> Adoption:
    previous = resources.catalogue().release
    if previous == release.hash:
        raise IN_USE
    row = Adoption(
        release=release.hash,
        previous=previous,
        note=note,
        draft_id=draft.id if draft else None,
        user_id=actor.id,
        by=actor.name,
    )
    session.add(row)
    data = {"release": release.hash, "previous": previous, "note": note, **more}
    audit.record(session, actor, "background.release", ("background_release", release.hash), data)
    # last: until the edge commits, a failure leaves at worst a default that the next release sets anew
    mark_latest(resources.settings.home, release.hash)
    return row


def _note(text: str) -> str:
    note = unicodedata.normalize("NFC", text).replace("\x00", "").strip()
    if not 3 <= len(note) <= 2000:
        raise InputError([MESSAGES.finding("note", cell="note")])
    return note
