"""Logging in, and changing a password. What is said never tells which addresses have accounts."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from footprint import audit
from footprint.accounts import queries, tokens
from footprint.accounts.checks import normal_email
from footprint.accounts.messages import MESSAGES
from footprint.accounts.models import User
from footprint.accounts.passwords import check_password, hash_password, needs_rehash, verify_password
from footprint.db import new_id, now
from footprint.findings import InputError
from footprint.mail.outbox import enqueue
from footprint.refusals import Denied
from footprint.settings import Settings

WRONG_EN = "The address or the password is not right, the account waits for approval, or too many attempts were made."
WRONG_ZH = "邮箱或密码不正确、账号尚待审批，或尝试次数过多。"


def log_in(session: Session, settings: Settings, email: str, password: str) -> User:
    """The user of this address and password. Denied otherwise, with the same sentence whatever the cause.

    The edge commits after a refusal too: the count of failures is part of the answer.
    """
    user = queries.by_email(session, email)
    right = verify_password(settings, user.password_hash if user else "", password)
    if user is None:
        raise Denied(WRONG_EN, WRONG_ZH)
    if user.locked_until and user.locked_until > now():
        raise Denied(WRONG_EN, WRONG_ZH)
    if not right:
        user.failures += 1
        if user.failures >= settings.login_attempts:
            user.failures, user.locked_until = 0, now() + timedelta(seconds=settings.login_wait)
            audit.record(session, user, "account.lock", ("user", user.id))
        session.flush()
        raise Denied(WRONG_EN, WRONG_ZH)
    if user.status != "active" or queries.organisation(session, user.organisation_id).status != "active":
        raise Denied(WRONG_EN, WRONG_ZH)
    user.failures, user.locked_until, user.last_login = 0, None, now()
    if needs_rehash(settings, user.password_hash):
        user.password_hash = hash_password(settings, password)
    audit.record(session, user, "account.log-in", ("user", user.id))
    return user


def ask_reset(session: Session, settings: Settings, email: str) -> None:
    """Send a link to set a new password, if the address has an active account; say nothing either way."""
    user = queries.by_email(session, email)
    if user is None or user.status != "active":
        return
    tokens.revoke_all(session, "reset", user.email)
    _, secret = tokens.issue(session, "reset", settings.reset_hours, email=user.email, user_id=user.id)
    until = now() + timedelta(hours=settings.reset_hours)
    enqueue(
        session,
        user.email,
        "reset",
        until=f"{until:%Y-%m-%d %H:%M} UTC",
        link=f"{settings.base_url}/reset/{secret}",
    )
    audit.record(session, user, "account.ask-reset", ("user", user.id))


def _set(session: Session, settings: Settings, user: User, password: str) -> None:
    user.password_hash = hash_password(settings, password)
    user.session_key = new_id()
    user.failures, user.locked_until = 0, None
    tokens.revoke_all(session, "reset", user.email)


def reset_password(session: Session, settings: Settings, secret: str, password: str) -> User:
    """Set a new password by a mailed link; every session ends."""
    token = tokens.find(session, "reset", secret)
    user = session.get(User, token.user_id) if token else None
    if token is None or user is None or user.status != "active":
        raise tokens.GONE
    findings = check_password(settings, password, user.email)
    if findings:
        raise InputError(findings)
    tokens.redeem(session, "reset", secret)
    _set(session, settings, user, password)
    audit.record(session, user, "account.reset-password", ("user", user.id))
    return user


def change_password(session: Session, settings: Settings, actor: User, old: str, new: str) -> User:
    """Change one's own password; every session ends, and the edge logs this one in again."""
    if not verify_password(settings, actor.password_hash, old):
        raise InputError([MESSAGES.finding("password-wrong", cell="old")])
    findings = check_password(settings, new, normal_email(actor.email))
    if findings:
        raise InputError(findings)
    _set(session, settings, actor, new)
    audit.record(session, actor, "account.change-password", ("user", actor.id))
    return actor


def log_out(session: Session, actor: User) -> None:
    """End every session of this person: a cookie that was copied opens nothing after it."""
    actor.session_key = new_id()
    audit.record(session, actor, "account.log-out", ("user", actor.id))


def set_language(session: Session, actor: User, language: str) -> User:
    """Which language one reads, en or zh."""
    if language not in ("en", "zh"):
        raise InputError([MESSAGES.finding("language", cell="language")])
    if actor.language != language:
        actor.language = language
        audit.record(session, actor, "account.set-language", ("user", actor.id), {"language": language})
    return actor
