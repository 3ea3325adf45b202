"""Single-use secrets that travel by mail. The database keeps their SHA-256, so that reading it opens no door."""

from __future__ import annotations

import secrets
from datetime import timedelta
from hashlib import sha256
from typing import Literal

from sqlalchemy import update
from sqlalchemy.orm import Session
from sqlmodel import col, select

from footprint.accounts.models import Token
from footprint.db import now
from footprint.refusals import NotFound

Kind = Literal["invitation", "reset"]
GONE = NotFound(
    "This link was used already or is no longer valid. Ask for a new one.",
    "该链接已被使用或已失效，请重新获取。",
)


def token_hash(secret: str) -> str:
    """SHA-256 (hex) of the secret, which has 256 random bits and needs no slow hash."""
    return sha256(secret.encode()).hexdigest()


def issue(
    session: Session,
    kind: Kind,
    hours: int,
    *,
    email: str,
    user_id: str | None = None,
    role: str = "",
    organisation_id: str | None = None,
    created_by: str | None = None,
) -> tuple[Token, str]:
    """A new token and its secret, which is told once and not kept."""
    secret = secrets.token_urlsafe(32)
    token = Token(
        kind=kind,
        token_hash=token_hash(secret),
        email=email,
        user_id=user_id,
        role=role,
        organisation_id=organisation_id,
        created_by=created_by,
        expires=now() + timedelta(hours=hours),
    )
    session.add(token)
    session.flush()
    return token, secret


def find(session: Session, kind: Kind, secret: str) -> Token | None:
    """The token of this secret while it is good."""
    query = select(Token).where(Token.kind == kind, Token.token_hash == token_hash(secret))
    token = session.scalars(query).first()
    return token if token and token.used is None and token.expires > now() else None


def redeem(session: Session, kind: Kind, secret: str) -> Token:
    """Use it up. NotFound when it is not good any more; of two at the same time one wins."""
    token = find(session, kind, secret)
    if token is None:
        raise GONE
    query = update(Token).where(col(Token.id) == token.id, col(Token.used).is_(None)).values(used=now())
    if session.execute(query).rowcount != 1:  # type: ignore[attr-defined]
        raise GONE
    return token


def revoke_all(session: Session, kind: Kind, email: str) -> None:
    """Every open token of this address is used up."""
    query = update(Token).where(col(Token.kind) == kind, col(Token.email) == email, col(Token.used).is_(None))
    session.execute(query.values(used=now()))
