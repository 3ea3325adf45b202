"""The operating commands on an instance of their own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from footprint.cli import operation
from footprint.db import engine_of
from footprint.settings import Settings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FOOTPRINT_HOME", str(tmp_path / "instance"))
    monkeypatch.setenv("FOOTPRINT_ARGON2_TIME", "1")
    monkeypatch.setenv("FOOTPRINT_ARGON2_MEMORY", "8")
    monkeypatch.setenv("FOOTPRINT_ARGON2_LANES", "1")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "instance"


def call(command: object, *arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(command, arguments, input=stdin)  # type: ignore[arg-type]


ADD = ("--email", "op@park.example", "--name", "Ou", "--role", "operator", "--organisation", "Park", "--json")


def test_upgrade_add_audit_backup_restore(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert json.loads(call(operation.db, "upgrade", "--json").stdout)["before"] is None
    assert "already" in call(operation.db, "upgrade").stdout
    made = json.loads(call(operation.user, "add", *ADD).stdout)
    assert len(made["password"]) >= 16
    assert json.loads(call(operation.audit, "verify", "--json").stdout)["length"] == 1
    file = str(tmp_path / "b.tar.gz")
    assert call(operation.backup, file, "--json").exit_code == 0
    assert call(operation.backup, file).exit_code == 2
    monkeypatch.setenv("FOOTPRINT_HOME", str(tmp_path / "second"))
    restored = json.loads(call(operation.restore, file, "--json").stdout)
    assert (restored["rows"], restored["audit"]) == (3, True)


def test_a_password_from_stdin_is_not_shown(home: Path) -> None:
    found = call(operation.user, "add", *ADD, "--password-stdin", stdin="correct horse battery\n")
    assert found.exit_code == 0
    assert "password" not in json.loads(found.stdout)


def test_a_broken_chain_is_exit_1(home: Path) -> None:
    call(operation.user, "add", *ADD)
    with engine_of(Settings()).begin() as connection:
        connection.execute(text("UPDATE audit_event SET actor = 'nobody'"))
    found = call(operation.audit, "verify", "--json")
    assert found.exit_code == 1
    assert json.loads(found.stdout)["broken_at"] == 1


def test_the_worker_stops_when_nothing_is_left(home: Path) -> None:
    call(operation.db, "upgrade")
    assert call(operation.worker, "--once").exit_code == 0
