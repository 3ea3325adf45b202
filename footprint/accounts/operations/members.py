"""What the operator does with accounts."""

from __future__ import annotations

from sqlalchemy.orm import Session

from footprint import audit
from footprint.accounts import queries
from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.db import new_id
from footprint.mail.outbox import enqueue
from footprint.refusals import IllegalMove
from footprint.settings import Settings


def _pending(session: Session, actor: User, user_id: str) -> User:
    demand(actor, "account.approve")
    user = queries.user(session, actor, user_id)
    if user.status != "pending":
        raise IllegalMove("This registration was decided already.", "该注册申请已处理。")
    return user


def approve(session: Session, settings: Settings, actor: User, user_id: str) -> User:
    """Let a registered organisation and its person in."""
    user = _pending(session, actor, user_id)
    organisation = queries.organisation(session, user.organisation_id)
    user.status = organisation.status = "active"
    enqueue(session, user.email, "approved", organisation=organisation.name, link=f"{settings.base_url}/login")
    audit.record(session, actor, "account.approve", ("user", user.id), {"email": user.email})
    return user


def refuse(session: Session, actor: User, user_id: str, reason: str) -> User:
    """Turn a registration down, with the reason in a mail."""
    user = _pending(session, actor, user_id)
    organisation = queries.organisation(session, user.organisation_id)
    user.status = "disabled"
    if organisation.status == "pending":
        organisation.status = "disabled"
    enqueue(session, user.email, "refused", reason=reason[:1000])
    audit.record(session, actor, "account.refuse", ("user", user.id), {"reason": reason[:1000]})
    return user


def disable(session: Session, actor: User, user_id: str) -> User:
    """Close an account; its sessions end with the next request."""
    demand(actor, "account.disable")
    user = queries.user(session, actor, user_id)
    if user.id == actor.id:
        raise IllegalMove("You cannot disable your own account.", "不能停用自己的账号。")
    user.status, user.session_key = "disabled", new_id()
    audit.record(session, actor, "account.disable", ("user", user.id))
    return user


def enable(session: Session, actor: User, user_id: str) -> User:
    """Open a closed account again."""
    demand(actor, "account.disable")
    user = queries.user(session, actor, user_id)
    if user.status != "disabled":
        raise IllegalMove("This account is not disabled.", "该账号未被停用。")
    organisation = queries.organisation(session, user.organisation_id)
    user.status = organisation.status = "active"
    user.failures, user.locked_until = 0, None
    audit.record(session, actor, "account.enable", ("user", user.id))
    return user
