from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session
from sqlmodel import select

from footprint.accounts import operations, queries
from footprint.accounts.models import AccessToken
from footprint.audit.models import Event
from footprint.db import now
from footprint.findings import InputError
from footprint.refusals import IllegalMove, NotFound
from tests.unit.records import People


def test_the_secret_is_told_once_and_kept_as_a_hash(session: Session, people: People) -> None:
    client, secret = operations.create_client(session, people.manufacturer, " ERP \n system ")
    assert client.name == "ERP system"
    assert secret not in str(client.model_dump())
    assert operations.check_secret(client, secret)
    assert not operations.check_secret(client, secret + "x")
    assert session.scalars(select(Event.action)).all()[-1] == "account.create-client"
    for name in ("", "x" * 121):
        with pytest.raises(InputError):
            operations.create_client(session, people.manufacturer, name)


def test_a_token_speaks_for_its_person_until_the_client_is_revoked(session: Session, people: People) -> None:
    client, _ = operations.create_client(session, people.manufacturer, "ERP")
    operations.keep_token(session, client.id, "token", 3600)
    found = queries.by_access_token(session, "token")
    assert found
    assert found[0] == people.manufacturer
    assert queries.by_access_token(session, "other") is None
    with pytest.raises(NotFound):
        operations.revoke_client(session, people.rival, client.id)
    operations.revoke_client(session, people.colleague, client.id)
    assert queries.by_access_token(session, "token") is None
    assert queries.clients(session, people.manufacturer) == []
    with pytest.raises(IllegalMove):
        operations.revoke_client(session, people.manufacturer, client.id)
    with pytest.raises(NotFound):
        operations.keep_token(session, client.id, "again", 3600)


def test_a_disabled_person_s_programs_stop(session: Session, people: People) -> None:
    client, _ = operations.create_client(session, people.manufacturer, "ERP")
    operations.keep_token(session, client.id, "token", 3600)
    people.manufacturer.status = "disabled"
    assert queries.by_access_token(session, "token") is None
    assert queries.client_in_force(session, client.id) is None


def test_expired_tokens_are_cleared_away(session: Session, people: People) -> None:
    client, _ = operations.create_client(session, people.manufacturer, "ERP")
    old = operations.keep_token(session, client.id, "old", 3600)
    old.expires = now() - timedelta(seconds=1)
    session.flush()
    operations.keep_token(session, client.id, "new", 3600)
    assert len(session.scalars(select(AccessToken)).all()) == 1


def test_there_are_only_so_many(session: Session, people: People) -> None:
    for number in range(operations.clients.CLIENTS):
        operations.create_client(session, people.manufacturer, f"program {number}")
    with pytest.raises(InputError):
        operations.create_client(session, people.manufacturer, "one more")
    operations.revoke_client(session, people.manufacturer, queries.clients(session, people.manufacturer)[0].id)
    operations.create_client(session, people.manufacturer, "one more")
