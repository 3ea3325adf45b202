"""Programs that act for a person: their credentials, and the bearer tokens that these are exchanged for."""

from __future__ import annotations

import secrets
from datetime import timedelta
from hmac import compare_digest

from sqlalchemy import delete
from sqlalchemy.orm import Session
from sqlmodel import col, func, select

from footprint import audit
from footprint.accounts import queries
from footprint.accounts.checks import check_name, clean_name
from footprint.accounts.messages import MESSAGES
from footprint.accounts.models import AccessToken, ApiClient, User
from footprint.accounts.permissions import demand
from footprint.accounts.tokens import token_hash
from footprint.db import new_id, now
from footprint.findings import InputError
from footprint.refusals import IllegalMove, NotFound

CLIENTS = 20
NO_CLIENT = NotFound("There is no such API client.", "没有该 API 客户端。")


def create_client(session: Session, actor: User, name: str) -> tuple[ApiClient, str]:
    """Credentials for a program that acts as `actor`, and their secret, which is told once and not kept."""
    demand(actor, "account.client", actor)
    findings = check_name(name, "name", 120)
    mine = select(func.count()).select_from(ApiClient).where(ApiClient.user_id == actor.id)
    if (session.scalar(mine.where(col(ApiClient.revoked).is_(None))) or 0) >= CLIENTS:
        findings.append(MESSAGES.finding("clients", cell="name", limit=CLIENTS))
    if findings:
        raise InputError(findings)
    secret = secrets.token_urlsafe(32)
    client = ApiClient(
        name=clean_name(name),
        user_id=actor.id,
        organisation_id=actor.organisation_id,
        secret_hash=token_hash(secret),
    )
    session.add(client)
    audit.record(session, actor, "account.create-client", ("api-client", client.id), {"name": client.name})
    return client, secret


def revoke_client(session: Session, actor: User, client_id: str) -> ApiClient:
    """End credentials and every token that they were exchanged for: one's own, or a colleague's."""
    client = session.get(ApiClient, client_id)
    if client is None or client.organisation_id != actor.organisation_id:
        raise NO_CLIENT
    demand(actor, "account.client", client)
    if client.revoked is not None:
        raise IllegalMove("This API client is revoked already.", "该 API 客户端已被撤销。")
    client.revoked = now()
    session.execute(delete(AccessToken).where(col(AccessToken.client_id) == client.id))
    audit.record(session, actor, "account.revoke-client", ("api-client", client.id), {"name": client.name})
    return client


def check_secret(client: ApiClient, secret: str) -> bool:
    """Whether it is the client's secret."""
    return compare_digest(client.secret_hash, token_hash(secret))


def keep_token(session: Session, client_id: str, secret: str, seconds: int) -> AccessToken:
    """Keep a token that was issued to a client in force; expired ones are cleared away. NotFound when there is none."""
    client = queries.client_in_force(session, client_id)
    if client is None:
        raise NO_CLIENT
    moment = now()
    session.execute(delete(AccessToken).where(col(AccessToken.expires) < moment))
    client.last_used = moment
    token = AccessToken(
        id=new_id(), client_id=client.id, token_hash=token_hash(secret), expires=moment + timedelta(seconds=seconds)
    )
    session.add(token)
    session.flush()
    return token
