"""The person for whom a program acts."""

from __future__ import annotations

from typing import Any

from footprint.accounts import operations, queries
from footprint.api.access import actor
from footprint.api.context import session, settings
from footprint.api.paging import PageArgs, page, page_of
from footprint.api.resource import Resource
from footprint.api.schemas.accounts import (
    ClientSchema,
    InvitationSchema,
    InvitedSchema,
    LanguageSchema,
    MeSchema,
    OrganisationFilter,
    OrganisationSchema,
    UserSchema,
)

account = Resource("Account", "Who you are, your programs, your colleagues.")


@account.on("GET", "/me", MeSchema)
def get_me() -> Any:
    """The person for whom this token speaks."""
    person = actor()
    return {**person.model_dump(), "organisation": queries.organisation(session(), person.organisation_id)}


@account.on("POST", "/me/language", UserSchema, body=LanguageSchema)
def set_language(body: dict[str, Any]) -> Any:
    """The language of mails and pages."""
    return operations.set_language(session(), actor(), body["language"])


@account.on("GET", "/me/clients", page_of(ClientSchema), query=PageArgs)
def list_clients(args: dict[str, Any]) -> Any:
    """The API clients of your organisation that are in force."""
    return page(queries.clients(session(), actor()), args)


@account.on("POST", "/me/clients/<uuid:client_id>/revoke", ClientSchema)
def revoke_client(client_id: str) -> Any:
    """End an API client and every token of it at once."""
    return operations.revoke_client(session(), actor(), client_id)


@account.on("POST", "/invitations", InvitedSchema, status=201, body=InvitationSchema)
def invite(body: dict[str, Any]) -> Any:
    """Invite somebody by mail: a colleague, or for the operator anybody into any organisation."""
    return operations.invite(session(), settings(), actor(), **body)


@account.on("GET", "/organisations", page_of(OrganisationSchema), query=OrganisationFilter)
def find_organisations(args: dict[str, Any]) -> Any:
    """Other organisations by a part of their name, to choose a customer: 20 at most."""
    return page(queries.find_organisations(session(), actor(), args["text"], args["role"]), args)
