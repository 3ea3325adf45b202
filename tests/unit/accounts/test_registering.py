from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session
from sqlmodel import select

from footprint.accounts import operations, queries
from footprint.accounts.models import Token, User
from footprint.accounts.operations import NewUser, Registration
from footprint.db import now
from footprint.findings import InputError
from footprint.mail.models import Message
from footprint.refusals import Denied, IllegalMove, NotFound
from footprint.settings import Settings
from tests.unit.records import PASSWORD, People

WISH = Registration("New Alloys", "manufacturer", "Lan", "Lan@Example.com", PASSWORD, organisation_zh="新合金")


def secret_in(session: Session, recipient: str) -> str:
    query = select(Message.body).where(Message.recipient == recipient)
    found = re.search(r"/(?:invitation|reset)/([\w-]+)", session.scalars(query).all()[-1])
    assert found
    return found[1]


def test_a_registration_waits_for_the_operator(session: Session, settings: Settings, people: People) -> None:
    user = operations.register(session, settings, WISH)
    assert (user.email, user.status) == ("lan@example.com", "pending")
    with pytest.raises(Denied):
        operations.log_in(session, settings, "lan@example.com", PASSWORD)
    assert queries.by_session(session, user.get_id()) is None
    told = session.scalars(select(Message).where(Message.recipient == people.operator.email)).one()
    assert "New Alloys" in told.body
    with pytest.raises(Denied):
        operations.approve(session, settings, people.certifier, user.id)
    operations.approve(session, settings, people.operator, user.id)
    assert operations.log_in(session, settings, " LAN@example.com", PASSWORD).id == user.id
    assert queries.by_session(session, user.get_id()) == user
    with pytest.raises(IllegalMove):
        operations.approve(session, settings, people.operator, user.id)


def test_a_refused_registration_stays_out(session: Session, settings: Settings, people: People) -> None:
    user = operations.register(session, settings, WISH)
    operations.refuse(session, people.operator, user.id, "unknown firm")
    with pytest.raises(Denied):
        operations.log_in(session, settings, WISH.email, PASSWORD)
    told = session.scalars(select(Message).where(Message.recipient == "lan@example.com")).one()
    assert "unknown firm" in told.body


@pytest.mark.parametrize(
    ("change", "cell"),
    [
        ({"role": "operator"}, "role"),
        ({"role": "king"}, "role"),
        ({"email": "nobody"}, "email"),
        ({"email": "Mei@example.com"}, "email"),
        ({"password": "short"}, "password"),
        ({"organisation": "pumps"}, "organisation"),
        ({"credit_code": "123"}, "credit_code"),
        ({"name": " "}, "name"),
        ({"language": "fr"}, "language"),
    ],
)
def test_bad_registrations(
    session: Session, settings: Settings, people: People, change: dict[str, str], cell: str
) -> None:
    with pytest.raises(InputError) as error:
        operations.register(session, settings, replace(WISH, **change))  # type: ignore[arg-type]
    assert [finding.cell for finding in error.value.findings] == [cell]


def test_all_findings_come_at_once(session: Session, settings: Settings, people: People) -> None:
    with pytest.raises(InputError) as error:
        operations.register(session, settings, Registration("", "king", "", "x", "y"))
    assert len(error.value.findings) == 5


def test_an_invitation_works_once(session: Session, settings: Settings, people: People) -> None:
    token = operations.invite(session, settings, people.manufacturer, "New@example.com")
    secret = secret_in(session, "new@example.com")
    assert secret not in token.token_hash
    user = operations.accept_invitation(session, settings, secret, "New", PASSWORD, "en")
    assert (user.organisation_id, user.role, user.status) == (
        people.manufacturer.organisation_id,
        "manufacturer",
        "active",
    )
    with pytest.raises(NotFound):
        operations.accept_invitation(session, settings, secret, "Again", PASSWORD)


def test_an_invitation_ends(session: Session, settings: Settings, people: People) -> None:
    token = operations.invite(session, settings, people.manufacturer, "new@example.com")
    secret = secret_in(session, "new@example.com")
    token.expires = now() - timedelta(seconds=1)
    session.flush()
    assert queries.token(session, "invitation", secret) is None
    with pytest.raises(NotFound):
        operations.accept_invitation(session, settings, secret, "New", PASSWORD)


def test_who_invites_whom(session: Session, settings: Settings, people: People) -> None:
    with pytest.raises(InputError):
        operations.invite(session, settings, people.manufacturer, "x@example.com", role="operator")
    with pytest.raises(Denied):
        operations.invite(
            session, settings, people.manufacturer, "x@example.com", organisation_id=people.rival.organisation_id
        )
    operations.invite(
        session,
        settings,
        people.operator,
        "x@example.com",
        role="certifier",
        organisation_id=people.certifier.organisation_id,
    )
    assert session.scalars(select(Token)).one().role == "certifier"


def test_a_disabled_account_is_out_at_once(session: Session, settings: Settings, people: People) -> None:
    before = people.manufacturer.get_id()
    assert queries.by_session(session, before)
    operations.disable(session, people.operator, people.manufacturer.id)
    assert queries.by_session(session, before) is None
    with pytest.raises(IllegalMove):
        operations.disable(session, people.operator, people.operator.id)
    operations.enable(session, people.operator, people.manufacturer.id)
    assert queries.by_session(session, before) is None
    assert queries.by_session(session, people.manufacturer.get_id())


def test_one_sees_ones_own_people(session: Session, people: People) -> None:
    assert {user.name for user in queries.users(session, people.manufacturer)} == {"Mei", "Ming"}
    assert len(queries.users(session, people.operator)) == 7
    with pytest.raises(NotFound):
        queries.user(session, people.manufacturer, people.rival.id)
    with pytest.raises(Denied):
        queries.organisations(session, people.manufacturer)


def test_names_to_choose_from(session: Session, people: People) -> None:
    def names(text: str, role: str | None = None) -> list[str]:
        return [row.name for row in queries.find_organisations(session, people.manufacturer, text, role)]

    assert names("check") == ["Checkers"]
    assert names("公司", role="certifier") == ["Auditors", "Checkers"]
    assert names("c") == []
    assert names("%%") == []
    assert names("pump") == []


def test_adding_a_user_makes_the_organisation_once(session: Session, settings: Settings) -> None:
    first = operations.add_user(session, settings, NewUser("a@b.cn", "A", "operator", "Park", PASSWORD, demo=True))
    second = operations.add_user(session, settings, NewUser("c@b.cn", "C", "operator", "Park", PASSWORD))
    assert first.organisation_id == second.organisation_id
    assert queries.organisation(session, first.organisation_id).demo
    with pytest.raises(InputError):
        operations.add_user(session, settings, NewUser("A@b.cn", "A", "operator", "Park", PASSWORD))
    assert len(session.scalars(select(User)).all()) == 2
