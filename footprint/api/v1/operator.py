"""The park operator: accounts, the outbox, the audit chain."""

from __future__ import annotations

from typing import Any

from footprint.accounts import operations, queries
from footprint.accounts.permissions import demand
from footprint.api.access import actor
from footprint.api.context import session, settings
from footprint.api.paging import PageArgs, envelope, page, page_of
from footprint.api.resource import Resource
from footprint.api.schemas.accounts import ReasonSchema, UserFilter, UserSchema
from footprint.api.schemas.operation import AuditEventSchema, ChainVerdictSchema, MessageSchema, SubjectFilter
from footprint.audit import queries as audit
from footprint.audit.chain import verify_chain
from footprint.mail import queries as mail

operator = Resource("Operator", "Accounts, mail and the audit chain.")


@operator.on("GET", "/users", page_of(UserSchema), query=UserFilter)
def list_users(args: dict[str, Any]) -> Any:
    """All accounts for the operator, for others their own organisation's; newest first."""
    return page(queries.users(session(), actor(), args["status"]), args)


@operator.on("GET", "/users/<uuid:user_id>", UserSchema)
def get_user(user_id: str) -> Any:
    """One account."""
    return queries.user(session(), actor(), user_id)


@operator.on("POST", "/users/<uuid:user_id>/approve", UserSchema)
def approve_user(user_id: str) -> Any:
    """Let a registered organisation and its person in."""
    return operations.approve(session(), settings(), actor(), user_id)


@operator.on("POST", "/users/<uuid:user_id>/refuse", UserSchema, body=ReasonSchema)
def refuse_user(body: dict[str, Any], user_id: str) -> Any:
    """Turn a registration down, with the reason in a mail."""
    return operations.refuse(session(), actor(), user_id, body["reason"])


@operator.on("POST", "/users/<uuid:user_id>/disable", UserSchema)
def disable_user(user_id: str) -> Any:
    """Close an account; its sessions and tokens end."""
    return operations.disable(session(), actor(), user_id)


@operator.on("POST", "/users/<uuid:user_id>/enable", UserSchema)
def enable_user(user_id: str) -> Any:
    """Open a closed account again."""
    return operations.enable(session(), actor(), user_id)


@operator.on("GET", "/outbox", page_of(MessageSchema), query=PageArgs)
def list_outbox(args: dict[str, Any]) -> Any:
    """Every mail, sent and waiting, newest first."""
    return envelope(mail.outbox(session(), actor(), **args), mail.count(session(), actor()), args)


@operator.on("GET", "/audit/events", page_of(AuditEventSchema), query=SubjectFilter)
def list_audit_events(args: dict[str, Any]) -> Any:
    """The event log, newest first; for others than the operator what their own people did."""
    events = audit.events(session(), actor(), **args)
    shown = [{**event.model_dump(), "data": audit.data_for(actor(), event)} for event in events]
    return envelope(shown, audit.count(session(), actor(), args["subject_id"]), args)


@operator.on("GET", "/audit/verify", ChainVerdictSchema)
def verify_audit() -> Any:
    """Recompute every link of the audit chain."""
    demand(actor(), "audit.read")
    return verify_chain(session())
