from __future__ import annotations

import smtplib
import string
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from email.message import EmailMessage

import pytest
from sqlalchemy.orm import Session
from sqlmodel import select

from footprint.db import now
from footprint.mail import outbox, queries
from footprint.mail.models import Message
from footprint.mail.texts import LETTERS
from footprint.refusals import Denied
from footprint.settings import Settings
from tests.unit.records import People, make_settings


class Server:
    """Takes mail, or refuses some of it."""

    def __init__(self, refused: str = "", down: bool = False) -> None:
        self.refused, self.down = refused, down
        self.taken: list[EmailMessage] = []

    def send_message(self, mail: EmailMessage) -> None:
        if mail["To"] == self.refused:
            raise smtplib.SMTPDataError(550, b"no such mailbox")
        self.taken.append(mail)

    @contextmanager
    def __call__(self, settings: Settings) -> Iterator[Server]:
        if self.down:
            raise ConnectionRefusedError("nobody listens")
        yield self


@pytest.fixture
def mailing(settings: Settings) -> Settings:
    return make_settings(settings.home, smtp_host="mail.example.com", smtp_from="park@example.com")


def letter(session: Session, to: str = "mei@example.com") -> None:
    outbox.enqueue(session, to, "refused", reason="no\r\nBcc: x@example.com")


def test_every_letter_is_whole_in_both_languages() -> None:
    for name, texts in LETTERS.items():
        fields = [{field for _, field, _, _ in string.Formatter().parse(text) if field} for text in texts]
        same = [{field.removesuffix("_zh") for field in found} for found in fields]
        assert same[2] == same[3], name
        assert same[0] == same[1], name
        assert all(texts), name


def test_without_a_server_messages_stay(session: Session, settings: Settings) -> None:
    letter(session)
    assert outbox.deliver(session, settings) == 0
    assert len(outbox.waiting(session)) == 1


def test_delivery(session: Session, mailing: Settings) -> None:
    letter(session)
    server = Server()
    assert outbox.deliver(session, mailing, server) == 1
    mail = server.taken[0]
    assert (mail["From"], mail["To"], mail["Bcc"]) == ("park@example.com", "mei@example.com", None)
    assert "未批准" in mail.get_content()
    assert "not approve" in mail.get_content()
    assert outbox.deliver(session, mailing, server) == 0


def test_a_refused_message_waits_and_the_others_go(session: Session, mailing: Settings) -> None:
    letter(session, "bad@example.com")
    letter(session, "good@example.com")
    server = Server(refused="bad@example.com")
    assert outbox.deliver(session, mailing, server) == 1
    assert outbox.waiting(session) == []
    (waiting,) = [row for row in every(session) if row.sent is None]
    assert "no such mailbox" in waiting.error
    waiting.next_attempt = now() - timedelta(seconds=1)
    session.flush()
    assert outbox.deliver(session, mailing, Server()) == 1


def every(session: Session) -> list[Message]:
    return list(session.scalars(select(Message)))


def test_a_server_that_is_down_loses_nothing(session: Session, mailing: Settings) -> None:
    letter(session)
    assert outbox.deliver(session, mailing, Server(down=True)) == 0
    (row,) = every(session)
    assert (row.sent, row.attempts) == (None, 1)
    assert row.next_attempt
    assert row.next_attempt > now()


def test_only_the_operator_reads_the_outbox(session: Session, people: People) -> None:
    letter(session)
    assert len(queries.outbox(session, people.operator)) == 1
    for person in (people.manufacturer, people.certifier, people.supplier):
        with pytest.raises(Denied):
            queries.outbox(session, person)


@pytest.mark.parametrize(("name", "path"), [("reset", "/reset/abc-DEF_1"), ("invitation", "/invitation/abc-DEF_1")])
def test_a_secret_that_was_sent_is_not_kept(session: Session, mailing: Settings, name: str, path: str) -> None:
    link = f"https://park.example.com{path}"
    fields = (
        {"inviter": "Ann", "organisation": "Pumps", "until": "tomorrow"} if name == "invitation" else {"until": "x"}
    )
    outbox.enqueue(session, "mei@example.com", name, link=link, **fields)
    server = Server()
    assert outbox.deliver(session, mailing, server) == 1
    assert server.taken[0].get_content().count(link) == 2
    (kept,) = session.scalars(select(Message)).all()
    assert "abc-DEF_1" not in kept.body
    assert kept.body.count("https://park.example.com") == 2
