"""Messages that wait for a mail server, or for the operator who reads them on the outbox page."""

from datetime import datetime

from sqlmodel import Field

from footprint.db import Record, UtcDateTime


class Message(Record, table=True):
    """One mail, in Chinese and English."""

    __tablename__ = "mail_message"

    recipient: str = Field(max_length=254)
    subject: str = Field(max_length=300)
    body: str
    sent: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    attempts: int = 0
    next_attempt: datetime | None = Field(default=None, sa_type=UtcDateTime)
    error: str = ""
