"""How accounts come about: self-registration that the operator approves, invitations, and the command line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session
from sqlmodel import func, select

from footprint import audit
from footprint.accounts import queries, tokens
from footprint.accounts.checks import check_credit_code, check_email, check_name, clean_name, normal_email
from footprint.accounts.messages import MESSAGES
from footprint.accounts.models import ROLES, Organisation, Role, Token, User
from footprint.accounts.passwords import check_password, hash_password
from footprint.accounts.permissions import Subject, demand
from footprint.db import now
from footprint.findings import Finding, InputError
from footprint.mail.outbox import enqueue
from footprint.refusals import Throttled
from footprint.settings import Settings

PENDING_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Registration:
    """What somebody says of their organisation and themselves. `role` is never operator."""

    organisation: str
    role: str
    name: str
    email: str
    password: str
    organisation_zh: str = ""
    park: str = ""
    credit_code: str = ""
    language: str = "zh"


@dataclass(frozen=True, slots=True)
class NewUser:
    """An account made by who runs the service. The organisation is made when there is none of this name."""

    email: str
    name: str
    role: Role
    organisation: str
    password: str
    organisation_zh: str = ""
    park: str = ""
    accreditation: str = ""
    language: str = "zh"
    demo: bool = False


def _check_person(session: Session, settings: Settings, email: str, name: str, password: str) -> list[Finding]:
    findings = [*check_email(email), *check_name(name, "name", 120)]
    if queries.by_email(session, email):
        findings.append(MESSAGES.finding("email-taken", cell="email"))
    return [*findings, *check_password(settings, password, normal_email(email))]


def _named(session: Session, name: str) -> Organisation | None:
    return session.scalars(select(Organisation).where(func.lower(Organisation.name) == name.lower())).first()


def register(session: Session, settings: Settings, wish: Registration) -> User:
    """A new organisation and its first person, both pending until the operator approves."""
    pending = session.scalar(select(func.count()).select_from(User).where(User.status == "pending")) or 0
    if pending >= PENDING_LIMIT:
        raise Throttled("Too many registrations wait for approval; try again later.", "待审批的注册过多，请稍后再试。")
    findings = _check_person(session, settings, wish.email, wish.name, wish.password)
    findings += check_name(wish.organisation, "organisation", 200) + check_credit_code(wish.credit_code)
    if wish.role not in ROLES or wish.role == "operator":
        findings.append(MESSAGES.finding("role", cell="role"))
    if wish.language not in ("en", "zh"):
        findings.append(MESSAGES.finding("language", cell="language"))
    name = clean_name(wish.organisation)
    if _named(session, name):
        findings.append(MESSAGES.finding("organisation-taken", cell="organisation"))
    if findings:
        raise InputError(findings)
    organisation = Organisation(
        name=name,
        name_zh=clean_name(wish.organisation_zh)[:200],
        park=clean_name(wish.park)[:200],
        credit_code=wish.credit_code.strip().upper(),
    )
    session.add(organisation)
    session.flush()
    user = User(
        email=normal_email(wish.email),
        name=clean_name(wish.name),
        password_hash=hash_password(settings, wish.password),
        language=wish.language,
        role=wish.role,
        organisation_id=organisation.id,
    )
    session.add(user)
    audit.record(session, user, "account.register", ("user", user.id), {"organisation": name, "role": wish.role})
    for operator in queries.operators(session):
        enqueue(
            session,
            operator.email,
            "registered",
            name=user.name,
            email=user.email,
            organisation=name,
            link=f"{settings.base_url}/operator/accounts",
        )
    return user


def invite(
    session: Session,
    settings: Settings,
    actor: User,
    email: str,
    role: str | None = None,
    organisation_id: str | None = None,
    language: str = "zh",
) -> Token:
    """Invite a person into one's own organisation and role; the operator into any."""
    organisation = queries.organisation(session, organisation_id or actor.organisation_id)
    demand(actor, "account.invite", Subject(organisation.id))
    wanted = role or actor.role
    findings = check_email(email)
    if wanted not in ROLES or (actor.role != "operator" and wanted != actor.role):
        findings.append(MESSAGES.finding("role", cell="role"))
    if language not in ("en", "zh"):
        findings.append(MESSAGES.finding("language", cell="language"))
    if findings:
        raise InputError(findings)
    address = normal_email(email)
    token, secret = tokens.issue(
        session,
        "invitation",
        settings.invitation_hours,
        email=address,
        role=wanted,
        organisation_id=organisation.id,
        created_by=actor.id,
    )
    until = now() + timedelta(hours=settings.invitation_hours)
    enqueue(
        session,
        address,
        "invitation",
        inviter=actor.name,
        organisation=organisation.name,
        until=f"{until:%Y-%m-%d %H:%M} UTC",
        link=f"{settings.base_url}/invitation/{secret}",
    )
    audit.record(session, actor, "account.invite", ("organisation", organisation.id), {"email": address})
    return token


def accept_invitation(
    session: Session, settings: Settings, secret: str, name: str, password: str, language: str = "zh"
) -> User:
    """The invited person's account, active at once. NotFound when the invitation is not good any more."""
    token = tokens.find(session, "invitation", secret)
    if token is None or token.organisation_id is None:
        raise tokens.GONE
    findings = _check_person(session, settings, token.email, name, password)
    if language not in ("en", "zh"):
        findings.append(MESSAGES.finding("language", cell="language"))
    if findings:
        raise InputError(findings)
    tokens.redeem(session, "invitation", secret)
    user = User(
        email=token.email,
        name=clean_name(name),
        password_hash=hash_password(settings, password),
        language=language,
        role=token.role,
        organisation_id=token.organisation_id,
        status="active",
    )
    session.add(user)
    audit.record(session, user, "account.accept-invitation", ("user", user.id), {"role": user.role})
    return user


def add_user(session: Session, settings: Settings, new: NewUser) -> User:
    """An active account, for the command line and the demonstration."""
    findings = _check_person(session, settings, new.email, new.name, new.password)
    findings += check_name(new.organisation, "organisation", 200)
    if new.role not in ROLES:
        findings.append(MESSAGES.finding("role", cell="role"))
    if findings:
        raise InputError(findings)
    organisation = _named(session, clean_name(new.organisation))
    if organisation is None:
        organisation = Organisation(
            name=clean_name(new.organisation),
            name_zh=clean_name(new.organisation_zh),
            park=new.park,
            accreditation=new.accreditation,
            status="active",
            demo=new.demo,
        )
        session.add(organisation)
        session.flush()
    user = User(
        email=normal_email(new.email),
        name=clean_name(new.name),
        password_hash=hash_password(settings, new.password),
        language=new.language,
        role=new.role,
        organisation_id=organisation.id,
        status="active",
    )
    session.add(user)
    audit.record(session, None, "account.add", ("user", user.id), {"email": user.email, "role": user.role})
    return user
