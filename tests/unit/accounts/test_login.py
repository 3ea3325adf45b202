from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session
from sqlmodel import func, select

from footprint.accounts import operations, queries
from footprint.accounts.models import User
from footprint.accounts.operations import NewUser
from footprint.db import now
from footprint.findings import InputError
from footprint.mail.models import Message
from footprint.refusals import Denied, NotFound
from footprint.settings import Settings
from tests.unit.accounts.test_registering import secret_in
from tests.unit.records import PASSWORD, People, make_settings

OTHER = "another battery staple"


@pytest.fixture
def user(session: Session, settings: Settings) -> User:
    return operations.add_user(session, settings, NewUser("mei@example.com", "Mei", "manufacturer", "Pumps", PASSWORD))


def refusal(session: Session, settings: Settings, email: str, password: str) -> str:
    with pytest.raises(Denied) as refused:
        operations.log_in(session, settings, email, password)
    return refused.value.en


def test_every_refusal_sounds_the_same(session: Session, settings: Settings, user: User) -> None:
    said = {refusal(session, settings, "mei@example.com", "wrong"), refusal(session, settings, "no@example.com", "x")}
    user.status = "disabled"
    said.add(refusal(session, settings, "mei@example.com", PASSWORD))
    assert len(said) == 1


def test_too_many_failures_lock_the_account_for_a_while(session: Session, settings: Settings, user: User) -> None:
    for _ in range(settings.login_attempts):
        refusal(session, settings, "mei@example.com", "wrong")
    refusal(session, settings, "mei@example.com", PASSWORD)
    user.locked_until = now() - timedelta(seconds=1)
    assert operations.log_in(session, settings, "mei@example.com", PASSWORD) == user
    assert (user.failures, user.locked_until) == (0, None)


def test_a_hash_of_old_costs_is_renewed(session: Session, settings: Settings, user: User) -> None:
    before = user.password_hash
    operations.log_in(session, make_settings(settings.home, argon2_time=2), "mei@example.com", PASSWORD)
    assert user.password_hash != before


def test_changing_the_password_ends_every_session(session: Session, settings: Settings, user: User) -> None:
    session_id = user.get_id()
    with pytest.raises(InputError):
        operations.change_password(session, settings, user, "wrong", OTHER)
    with pytest.raises(InputError):
        operations.change_password(session, settings, user, PASSWORD, "short")
    assert queries.by_session(session, session_id) == user
    operations.change_password(session, settings, user, PASSWORD, OTHER)
    assert queries.by_session(session, session_id) is None
    assert operations.log_in(session, settings, "mei@example.com", OTHER) == user


def test_a_reset_works_once_and_ends_every_session(session: Session, settings: Settings, user: User) -> None:
    session_id = user.get_id()
    operations.ask_reset(session, settings, "MEI@example.com")
    first = secret_in(session, "mei@example.com")
    operations.ask_reset(session, settings, "mei@example.com")
    messages = session.scalars(select(Message).order_by(Message.created)).all()  # type: ignore[arg-type]
    secret = messages[-1].body.split("/reset/")[1].split()[0]
    with pytest.raises(NotFound):
        operations.reset_password(session, settings, first, OTHER)
    with pytest.raises(InputError):
        operations.reset_password(session, settings, secret, "short")
    operations.reset_password(session, settings, secret, OTHER)
    with pytest.raises(NotFound):
        operations.reset_password(session, settings, secret, OTHER)
    assert queries.by_session(session, session_id) is None
    assert operations.log_in(session, settings, "mei@example.com", OTHER) == user


def test_asking_for_a_reset_tells_nothing(session: Session, settings: Settings, user: User) -> None:
    operations.ask_reset(session, settings, "nobody@example.com")
    assert session.scalar(select(func.count()).select_from(Message)) == 0


def test_a_wrong_session_is_nobody(session: Session, user: User) -> None:
    for login_id in ("", "x", user.id, f"{user.id}.", f"{user.id}.{'0' * 36}"):
        assert queries.by_session(session, login_id) is None


def test_language(session: Session, user: User) -> None:
    assert operations.set_language(session, user, "en").language == "en"
    with pytest.raises(InputError):
        operations.set_language(session, user, "fr")


def test_a_language_and_the_end_of_sessions_are_in_the_log_once(session: Session, people: People) -> None:
    from footprint.audit.models import Event

    other = "en" if people.manufacturer.language == "zh" else "zh"
    for _ in range(2):
        operations.set_language(session, people.manufacturer, other)
    key = people.manufacturer.session_key
    operations.log_out(session, people.manufacturer)
    assert people.manufacturer.session_key != key
    assert [event.action for event in session.scalars(select(Event))] == ["account.set-language", "account.log-out"]
