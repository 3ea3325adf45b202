"""Who there is: organisations, their people, and single-use tokens."""

from datetime import datetime
from typing import Literal

from sqlmodel import Field

from footprint.db import Record, UtcDateTime, new_id

Role = Literal["manufacturer", "certifier", "supplier", "operator"]
Status = Literal["pending", "active", "disabled"]
ROLES: tuple[Role, ...] = ("manufacturer", "certifier", "supplier", "operator")


class Organisation(Record, table=True):
    """A firm, a certification body or the park. `demo` marks what the demonstration made: its labels are samples."""

    __tablename__ = "organisation"

    name: str = Field(max_length=200, unique=True)
    name_zh: str = Field(default="", max_length=200)
    park: str = Field(default="", max_length=200)
    credit_code: str = Field(default="", max_length=18)
    accreditation: str = Field(default="", max_length=200)
    status: str = Field(default="pending", max_length=10)
    demo: bool = False


class User(Record, table=True):
    """A person. `session_key` is part of a login's identity: a new one ends every session."""

    __tablename__ = "user_account"

    email: str = Field(max_length=254, unique=True)
    name: str = Field(max_length=120)
    password_hash: str = Field(default="", max_length=200)
    language: str = Field(default="zh", max_length=2)
    role: str = Field(max_length=12)
    organisation_id: str = Field(foreign_key="organisation.id", index=True, max_length=36)
    status: str = Field(default="pending", max_length=10)
    session_key: str = Field(default_factory=new_id, max_length=36)
    failures: int = 0
    locked_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    last_login: datetime | None = Field(default=None, sa_type=UtcDateTime)

    # what Flask-Login asks of a user
    @property
    def is_active(self) -> bool:
        return self.status == "active"

    @property
    def is_authenticated(self) -> bool:
        return True

    @property
    def is_anonymous(self) -> bool:
        return False

    def get_id(self) -> str:
        return f"{self.id}.{self.session_key}"


class Token(Record, table=True):
    """An invitation or a password reset. Only the SHA-256 of the secret is kept."""

    __tablename__ = "account_token"

    kind: str = Field(max_length=10)
    token_hash: str = Field(max_length=64, unique=True)
    email: str = Field(max_length=254)
    user_id: str | None = Field(default=None, foreign_key="user_account.id", max_length=36)
    role: str = Field(default="", max_length=12)
    organisation_id: str | None = Field(default=None, foreign_key="organisation.id", max_length=36)
    created_by: str | None = Field(default=None, foreign_key="user_account.id", max_length=36)
    expires: datetime = Field(sa_type=UtcDateTime)
    used: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ApiClient(Record, table=True):
    """A program that acts as the person who made it; `id` is its client id. Only the SHA-256 of the secret is kept."""

    __tablename__ = "api_client"

    name: str = Field(max_length=120)
    user_id: str = Field(foreign_key="user_account.id", index=True, max_length=36)
    organisation_id: str = Field(foreign_key="organisation.id", index=True, max_length=36)
    secret_hash: str = Field(max_length=64)
    last_used: datetime | None = Field(default=None, sa_type=UtcDateTime)
    revoked: datetime | None = Field(default=None, sa_type=UtcDateTime)


class AccessToken(Record, table=True):
    """A bearer token of a client, until it expires or the client is revoked. Only its SHA-256 is kept."""

    __tablename__ = "access_token"

    client_id: str = Field(foreign_key="api_client.id", index=True, max_length=36)
    token_hash: str = Field(max_length=64, unique=True)
    expires: datetime = Field(sa_type=UtcDateTime, index=True)
