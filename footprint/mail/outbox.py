"""Putting a message into the outbox, and delivering what is there by SMTP when a server is set."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from email.message import EmailMessage
from typing import Protocol

import structlog
from sqlalchemy.orm import Session
from sqlmodel import col, or_, select

from footprint.db import now
from footprint.mail.models import Message
from footprint.mail.texts import LETTERS
from footprint.settings import Settings

log = structlog.get_logger(__name__)
ATTEMPTS = 8
BATCH = 20
SECRET_LINK = re.compile(r"(/(?:reset|invitation)/)\S+")


class Post(Protocol):
    """What is asked of a mail server's connection."""

    def send_message(self, msg: EmailMessage) -> object: ...


def enqueue(session: Session, recipient: str, letter: str, **values: str) -> Message:
    """Put one letter of `texts.LETTERS` into the outbox, in both languages. KeyError for a missing field."""
    clean = {name: " ".join(value.split()) for name, value in values.items()}  # no header or paragraph of a user's own
    subject_en, subject_zh, body_en, body_zh = LETTERS[letter]
    message = Message(
        recipient=recipient,
        subject=f"{subject_zh} / {subject_en}".format_map(clean)[:300],
        body=f"{body_zh}\n\n----\n\n{body_en}\n".format_map(clean),
    )
    session.add(message)
    session.flush()
    return message


def connect(settings: Settings) -> AbstractContextManager[Post]:
    """A connection to the mail server that is set."""
    context = ssl.create_default_context()
    if settings.smtp_tls == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(settings.smtp_host, settings.smtp_port, timeout=20, context=context)
    else:
        server = smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=20)
        if settings.smtp_tls == "starttls":
            server.starttls(context=context)
    if settings.smtp_user:
        server.login(settings.smtp_user, settings.smtp_password.get_secret_value())
    return server


def waiting(session: Session) -> list[Message]:
    """What is due to be sent, oldest first, a batch of it."""
    due = or_(col(Message.next_attempt).is_(None), col(Message.next_attempt) <= now())
    query = select(Message).where(col(Message.sent).is_(None), Message.attempts < ATTEMPTS, due)
    return list(session.scalars(query.order_by(col(Message.created)).limit(BATCH)))


def deliver(
    session: Session,
    settings: Settings,
    server: Callable[[Settings], AbstractContextManager[Post]] = connect,
) -> int:
    """Send what is due and say how many went. Without a server nothing is sent and nothing is lost.

    Commits after each message: a mail that went is not sent again because a later one failed.
    """
    messages = waiting(session) if settings.smtp_host else []
    session.commit()
    if not messages:
        return 0
    sent = 0
    try:
        with server(settings) as post:
            for message in messages:
                sent += _send(post, settings, message)
                session.commit()
    except (OSError, smtplib.SMTPException) as error:
        log.warning("mail server does not answer", error=str(error))
        for message in messages:
            if message.sent is None:
                _later(message, str(error))
        session.commit()
    return sent


def _send(post: Post, settings: Settings, message: Message) -> int:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = settings.smtp_from, message.recipient, message.subject
    mail.set_content(message.body)
    try:
        post.send_message(mail)
    except smtplib.SMTPResponseException as error:
        _later(message, str(error))
        return 0
    message.sent, message.error = now(), ""
    message.body = SECRET_LINK.sub(r"\1…", message.body)  # it opens an account, and the outbox has other readers
    message.attempts += 1
    return 1


def _later(message: Message, error: str) -> None:
    message.attempts += 1
    message.error = error[:1000]
    message.next_attempt = now() + timedelta(minutes=2**message.attempts)
