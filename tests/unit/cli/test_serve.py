"""`footprint serve` that cannot begin says why in a sentence, and leaves no worker behind."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from footprint.cli.serve import serve
from footprint.db import engine_of
from footprint.inventory import release
from footprint.jobs import process
from footprint.settings import Settings


def test_a_home_that_is_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "file"
    home.write_text("taken")
    monkeypatch.setenv("FOOTPRINT_HOME", str(home))
    result = CliRunner().invoke(serve, [])
    assert result.exit_code == 1
    assert "cannot write into" in result.output
    assert "FOOTPRINT_HOME" in result.output
    assert isinstance(result.exception, SystemExit)


def test_a_port_that_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTPRINT_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(release, "latest_release", lambda home: home)
    started: list[Settings] = []
    monkeypatch.setattr(process, "start", started.append)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(serve, ["--port", str(port)])
    assert result.exit_code == 1
    assert f"cannot listen on 127.0.0.1:{port}" in result.output
    assert started == []
    engine_of(Settings()).dispose()
