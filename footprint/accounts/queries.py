"""Reading accounts."""

from __future__ import annotations

from typing import Literal

from sqlalchemy.orm import Session
from sqlmodel import col, select

from footprint.accounts import tokens
from footprint.accounts.checks import normal_email
from footprint.accounts.models import AccessToken, ApiClient, Organisation, Token, User
from footprint.accounts.permissions import demand
from footprint.refusals import NotFound

NO_USER = NotFound("There is no such account.", "没有该账号。")
NO_ORGANISATION = NotFound("There is no organisation of this name.", "没有该单位。")


def by_session(session: Session, login_id: str) -> User | None:
    """Flask-Login's user of a session, unless the account was disabled or its sessions were ended."""
    user_id, _, key = login_id.partition(".")
    user = session.get(User, user_id)
    if user is None or user.session_key != key or user.status != "active":
        return None
    return user if organisation(session, user.organisation_id).status == "active" else None


def by_email(session: Session, email: str) -> User | None:
    """The account of this address."""
    return session.scalars(select(User).where(User.email == normal_email(email))).first()


def user(session: Session, actor: User, user_id: str) -> User:
    """An account: one's own organisation's, or anybody's for the operator."""
    found = session.get(User, user_id)
    if found is None or (actor.role != "operator" and found.organisation_id != actor.organisation_id):
        raise NO_USER
    return found


def users(session: Session, actor: User, status: str | None = None) -> list[User]:
    """The operator's list of accounts; for others their own organisation's. Newest first."""
    query = select(User).order_by(col(User.created).desc(), col(User.id))
    if actor.role != "operator":
        query = query.where(User.organisation_id == actor.organisation_id)
    if status is not None:
        query = query.where(User.status == status)
    return list(session.scalars(query))


def people(session: Session, organisation_id: str, role: str | None = None) -> list[User]:
    """The active people of an organisation, to write to them."""
    query = select(User).where(User.organisation_id == organisation_id, User.status == "active")
    if role is not None:
        query = query.where(User.role == role)
    return list(session.scalars(query.order_by(col(User.email))))


def operators(session: Session) -> list[User]:
    """The active operators."""
    return list(session.scalars(select(User).where(User.role == "operator", User.status == "active")))


def organisation(session: Session, organisation_id: str) -> Organisation:
    """The organisation of this id."""
    found = session.get(Organisation, organisation_id)
    if found is None:
        raise NO_ORGANISATION
    return found


def organisations(session: Session, actor: User) -> list[Organisation]:
    """Every organisation, for the operator."""
    demand(actor, "account.list")
    return list(session.scalars(select(Organisation).order_by(col(Organisation.name))))


def demo_accounts(session: Session) -> list[str]:
    """Addresses of the demonstration's people, where it made them; one a role, as the sign-in page names them."""
    query = select(User.email).join(Organisation, col(Organisation.id) == col(User.organisation_id))
    return list(session.scalars(query.where(Organisation.demo, User.status == "active").order_by(col(User.email))))


def organisation_by_name(session: Session, name: str) -> Organisation | None:
    """The active organisation of exactly this name, in either language."""
    text = " ".join(name.split())
    query = select(Organisation).where(Organisation.status == "active")
    named = query.where((col(Organisation.name) == text) | (col(Organisation.name_zh) == text))
    return session.scalars(named.order_by(col(Organisation.name))).first() if text else None


def find_organisations(session: Session, actor: User, text: str, role: str | None = None) -> list[Organisation]:
    """Up to 20 active organisations whose name contains the text (2 characters at least), other than one's own."""
    wanted = " ".join(text.split())
    if len(wanted) < 2:
        return []
    query = select(Organisation).where(Organisation.status == "active", Organisation.id != actor.organisation_id)
    query = query.where(
        col(Organisation.name).icontains(wanted, autoescape=True)
        | col(Organisation.name_zh).contains(wanted, autoescape=True)
    )
    if role is not None:
        query = query.where(col(Organisation.id).in_(select(User.organisation_id).where(User.role == role)))
    return list(session.scalars(query.order_by(col(Organisation.name)).limit(20)))


def token(session: Session, kind: Literal["invitation", "reset"], secret: str) -> Token | None:
    """The invitation or reset of this secret while it is good, to show its page."""
    return tokens.find(session, kind, secret)


def clients(session: Session, actor: User) -> list[ApiClient]:
    """The API clients of one's own organisation that are in force, newest first."""
    query = select(ApiClient).where(
        ApiClient.organisation_id == actor.organisation_id, col(ApiClient.revoked).is_(None)
    )
    return list(session.scalars(query.order_by(col(ApiClient.created).desc(), col(ApiClient.id))))


def client_in_force(session: Session, client_id: str) -> ApiClient | None:
    """The API client of this id while it is not revoked and its person may log in."""
    client = session.get(ApiClient, client_id)
    if client is None or client.revoked is not None:
        return None
    return client if _at_work(session, session.get(User, client.user_id)) else None


def by_access_token(session: Session, secret: str) -> tuple[User, AccessToken] | None:
    """Whom a bearer token speaks for, and the token itself; expired ones are given too, so that one can say so."""
    token = session.scalars(select(AccessToken).where(AccessToken.token_hash == tokens.token_hash(secret))).first()
    client = client_in_force(session, token.client_id) if token else None
    person = session.get(User, client.user_id) if client else None
    return (person, token) if person and token else None


def _at_work(session: Session, person: User | None) -> bool:
    return (
        person is not None
        and person.status == "active"
        and organisation(session, person.organisation_id).status == "active"
    )
