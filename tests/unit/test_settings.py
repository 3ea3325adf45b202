from __future__ import annotations

import stat
from pathlib import Path

import pytest
from pydantic import ValidationError

from footprint.settings import Settings


def test_defaults_need_no_other_server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("FOOTPRINT_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    settings = Settings(_env_file=None)
    assert settings.home == Path("instance")
    assert settings.database.startswith("sqlite:///")
    assert settings.database.endswith("instance/footprint.db")
    assert not settings.smtp_host


def test_the_environment_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTPRINT_DATABASE_URL", "postgresql+psycopg://x/y")
    monkeypatch.setenv("FOOTPRINT_LABEL_PREFIX", "TJ")
    settings = Settings(_env_file=None)
    assert (settings.database, settings.label_prefix) == ("postgresql+psycopg://x/y", "TJ")


def test_the_secret_is_made_once_and_kept_private(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, home=tmp_path / "a")
    secret = settings.secret_key()
    assert len(secret) == 64
    assert Settings(_env_file=None, home=tmp_path / "a").secret_key() == secret
    assert stat.S_IMODE((tmp_path / "a" / "secret.key").stat().st_mode) == 0o600
    assert Settings(_env_file=None, home=tmp_path / "b").secret_key() != secret


def test_secrets_are_not_printed(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, home=tmp_path, smtp_password="hunter2")
    assert "hunter2" not in repr(settings)


@pytest.mark.parametrize("wrong", [{"label_prefix": "fp-"}, {"label_years": 0}, {"smtp_tls": "maybe"}])
def test_wrong_settings(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Settings(_env_file=None, **wrong)  # type: ignore[arg-type]
