"""The same rows on PostgreSQL: migrations, the audit chain under concurrent writers, and a backup that moves house."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from footprint import audit, migrations
from footprint.backups import backup, restore
from footprint.db import engine_of, session_scope
from footprint.migrations.options import OPTIONS
from footprint.settings import Settings
from footprint.tables import METADATA
from tests.unit.records import HandResources, make_people, make_settings
from tests.unit.review.test_operations import Case

pytestmark = [pytest.mark.servers, pytest.mark.slow]


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@pytest.fixture
def postgres() -> Iterator[str]:
    """A cluster of its own on a free port; PostgreSQL refuses to run as root, so somebody else runs it."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL (initdb, pg_ctl) is not installed")
    # directly below the system's own folder: the parents of pytest's folders are closed to others
    folder = Path(tempfile.mkdtemp(prefix="foot-pg-"))
    prefix: list[str] = []
    if os.geteuid() == 0:
        if shutil.which("runuser") is None:
            pytest.skip("runuser is not installed")
        prefix = ["runuser", "-u", "nobody", "--"]
        shutil.chown(folder, "nobody")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = str(folder / "data")
    control = [*prefix, str(programs / "pg_ctl"), "-D", data]
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": "/"}
    subprocess.run([*prefix, str(programs / "initdb"), "-D", data, "-A", "trust", "-U", "foot"], **quiet)
    subprocess.run([*control, "-o", options, "-l", str(folder / "log"), "-w", "start"], **quiet)
    yield f"postgresql+psycopg://foot@127.0.0.1:{port}/postgres"
    subprocess.run([*control, "-m", "fast", "-w", "stop"], **quiet)
    shutil.rmtree(folder)


def differences(settings: Settings) -> list[object]:
    options = {name: value for name, value in OPTIONS.items() if name != "render_item"}
    with engine_of(settings).begin() as connection:
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), METADATA))


def test_a_life_on_postgresql(postgres: str, tmp_path: Path) -> None:
    settings = make_settings(tmp_path / "one", database_url=postgres)
    migrations.upgrade(settings)
    assert differences(settings) == []
    with session_scope(settings) as session:
        case = Case(session, settings, HandResources(settings), make_people(session))
        case.choose()
        snapshot = case.calculate()
        case.submit(snapshot)
        assert snapshot.total == 11.5

    def write(name: str) -> None:
        for number in range(8):
            with session_scope(settings) as own:
                audit.record(own, None, "test.write", (name, str(number)))

    threads = [Thread(target=write, args=(f"writer-{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with session_scope(settings, read_only=True) as session:
        before = audit.verify_chain(session)
    assert before.ok
    backup(settings, tmp_path / "backup.tar.gz")
    moved = make_settings(tmp_path / "two")
    restore(moved, tmp_path / "backup.tar.gz")
    with session_scope(moved, read_only=True) as session:
        assert audit.verify_chain(session) == before
    engine_of(settings).dispose()
