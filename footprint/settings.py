"""Settings: from the environment (`FOOTPRINT_…`) or an `.env` file, with defaults that need no other server."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an installation may choose. Sizes are in bytes, times in seconds unless the name says otherwise."""

    model_config = SettingsConfigDict(env_prefix="FOOTPRINT_", env_file=".env", extra="ignore", frozen=True)

    home: Path = Field(default=Path("instance"), description="where the state lives: database, blobs, releases, keys")
    database_url: str = Field(default="", description="SQLAlchemy URL; empty is SQLite in home")
    base_url: str = Field(default="http://127.0.0.1:8000", description="address that QR codes and mails carry")
    log_json: bool = Field(default=False, description="one JSON object a line instead of readable lines")
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    smtp_host: str = Field(default="", description="mail server; empty keeps messages on the operator's outbox page")
    smtp_port: int = 587
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_tls: Literal["starttls", "tls", "none"] = "starttls"
    smtp_from: str = "footprint@localhost"

    max_upload: int = Field(default=20_000_000, description="largest file that is accepted")
    max_import: int = Field(default=536_870_912, description="largest background that an operator may upload")
    max_restore: int = Field(default=50_000_000_000, description="largest content of a backup that is unpacked")
    max_iterations: int = Field(default=10_000, description="most Monte Carlo iterations of one study")
    job_lease: float = Field(default=60.0, description="a worker that is silent for so long has lost its job")
    job_attempts: int = Field(default=3, description="how often a job is tried")
    worker_poll: float = Field(default=0.5, description="pause of an idle worker")

    login_attempts: int = Field(default=8, description="failures before an account waits")
    login_wait: int = Field(default=900, description="and for how long")
    password_length: int = Field(default=12, description="shortest password")
    invitation_hours: int = 168
    reset_hours: int = 2
    argon2_time: int = 3
    argon2_memory: int = Field(default=65_536, description="KiB")
    argon2_lanes: int = 2

    label_prefix: str = Field(default="FP", pattern="^[A-Z]{2,6}$")
    label_years: int = Field(default=2, ge=1, le=5, description="validity of a label")
    criteria: str = "ISO 14067:2018, GB/T 24067-2024"
    materiality_percent: float = 5.0

    @property
    def database(self) -> str:
        """The SQLAlchemy URL."""
        return self.database_url or f"sqlite:///{(self.home / 'footprint.db').resolve()}"

    def secret_key(self) -> str:
        """The key that signs sessions: made on first use, kept in home, readable by its owner alone."""
        path = self.home / "secret.key"
        self.home.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text("ascii").strip()
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
        return path.read_text("ascii").strip()
