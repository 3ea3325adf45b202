"""A backup holds everything, and a restore trusts nothing."""

from __future__ import annotations

import gzip
import io
import json
import stat
import tarfile
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session
from sqlmodel import select

from footprint import audit, migrations
from footprint.accounts.models import User
from footprint.backups import backup, restore
from footprint.db import engine_of, session_scope
from footprint.findings import InputError
from footprint.results.models import Snapshot
from footprint.settings import Settings
from footprint.storage import BlobStore
from tests.unit.records import HandResources, make_people, make_settings
from tests.unit.review.test_operations import Case

pytestmark = pytest.mark.slow


@pytest.fixture
def lived(tmp_path: Path) -> Settings:
    """An instance with a bit of everything."""
    settings = make_settings(tmp_path / "lived")
    migrations.upgrade(settings)
    settings.secret_key()
    (settings.home / "pki").mkdir()
    (settings.home / "pki" / "ca.key").write_bytes(b"private")
    with session_scope(settings) as session:
        people = make_people(session)
        session.commit()
        case = Case(session, settings, HandResources(settings), people)
        case.choose()
        case.submit(case.calculate())
    return settings


@pytest.fixture
def archive(lived: Settings, tmp_path: Path) -> Path:
    backup(lived, tmp_path / "backup.tar.gz")
    return tmp_path / "backup.tar.gz"


def everything(session: Session) -> tuple[Any, ...]:
    snapshot = session.scalars(select(Snapshot)).one()
    people = session.scalars(select(User).order_by(User.email)).all()
    return snapshot.model_dump(), [person.model_dump() for person in people], audit.verify_chain(session)


def test_a_restored_instance_is_the_same(lived: Settings, archive: Path, tmp_path: Path) -> None:
    restored = make_settings(tmp_path / "restored")
    counted = restore(restored, archive)
    assert counted["files"] == 3
    with session_scope(lived, read_only=True) as one, session_scope(restored, read_only=True) as two:
        assert everything(one) == everything(two)
        assert audit.verify_chain(two).ok
    assert restored.secret_key() == lived.secret_key()
    assert stat.S_IMODE((restored.home / "pki" / "ca.key").stat().st_mode) == 0o600
    blobs = BlobStore(lived.home / "blobs").root.rglob("*")
    for path in blobs:
        if path.is_file():
            assert BlobStore(restored.home / "blobs").get(path.name) == path.read_bytes()
    assert list(restored.home.glob(".restore-*")) == []


def test_the_archive_is_private_and_never_overwrites(lived: Settings, archive: Path) -> None:
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        backup(lived, archive)
    assert list(archive.parent.glob(".backup-*")) == []


def test_a_restore_into_something_is_refused(lived: Settings, archive: Path) -> None:
    with pytest.raises(InputError) as error:
        restore(lived, archive)
    assert error.value.findings[0].code == "not-empty"


def rebuilt(archive: Path, change: Callable[[str, bytes], tuple[str, bytes] | None]) -> Path:
    target = archive.with_name("rebuilt.tar.gz")
    with tarfile.open(archive) as old, tarfile.open(target, "w:gz") as new:
        for member in old:
            content = old.extractfile(member)
            assert content
            kept = change(member.name, content.read())
            if kept:
                info = tarfile.TarInfo(kept[0])
                info.size = len(kept[1])
                new.addfile(info, io.BytesIO(kept[1]))
    return target


def replaced(name: str, data: bytes) -> Callable[[str, bytes], tuple[str, bytes]]:
    return lambda found, old: (found, data if found == name else old)


@pytest.mark.parametrize(
    "change",
    [
        lambda name, data: None if name == "manifest.json" else (name, data),
        lambda name, data: None if name == "database/study.jsonl" else (name, data),
        replaced("manifest.json", b"{}"),
        replaced("manifest.json", b"[1]"),
        replaced("manifest.json", b"\xff"),
        replaced("manifest.json", b"[" * 50_000),
        replaced("database/study.jsonl", b'{"id":' + b"[" * 50_000 + b"\n"),
        replaced("manifest.json", json.dumps({"format": "footprint-backup/1", "revision": "9999"}).encode()),
        replaced("database/study.jsonl", b"{"),
        replaced("database/study.jsonl", b'{"nothing": 1}\n'),
        replaced("database/study.jsonl", b"[]\n"),
        replaced("database/user_account.jsonl", b""),
        lambda name, data: (name, b"other" if name.startswith("blobs/") else data),
        lambda name, data: (f"../{name}" if name == "secret.key" else name, data),
        lambda name, data: (f"/absolute/{name}" if name == "secret.key" else name, data),
        lambda name, data: ("pki/../../x" if name == "secret.key" else name, data),
        lambda name, data: ("footprint.db" if name == "secret.key" else name, data),
        lambda name, data: ("manifest.json" if name == "secret.key" else name, data),
    ],
)
def test_bad_archives_leave_nothing(
    archive: Path, tmp_path: Path, change: Callable[[str, bytes], tuple[str, bytes] | None]
) -> None:
    target = make_settings(tmp_path / "target")
    with pytest.raises(InputError):
        restore(target, rebuilt(archive, change))
    left = {path.name for path in target.home.iterdir()} - {"footprint.db", "footprint.db-wal", "footprint.db-shm"}
    assert left == set()
    with engine_of(target).connect() as connection:
        if migrations._revision(connection):
            assert connection.execute(select(User)).all() == []


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_SPARSE])
def test_a_header_that_unfolds_is_not_read(tmp_path: Path, kind: bytes) -> None:
    path, size = tmp_path / "headers.tar.gz", 80_000_000
    info = tarfile.TarInfo("manifest.json")
    info.type, info.size = kind, size
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(info.tobuf(tarfile.USTAR_FORMAT))
        for _ in range(size // 1_000_000):
            file.write(b"a" * 1_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(InputError):
            restore(make_settings(tmp_path / "target"), path)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE])
def test_only_plain_files_come_out(tmp_path: Path, kind: bytes) -> None:
    with tarfile.open(tmp_path / "evil.tar.gz", "w:gz") as archive:
        info = tarfile.TarInfo("pki/ca.pem")
        info.type, info.linkname = kind, "/etc/passwd"
        archive.addfile(info)
    with pytest.raises(InputError):
        restore(make_settings(tmp_path / "target"), tmp_path / "evil.tar.gz")


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "bomb.tar.gz", "w:gz") as archive:
        info = tarfile.TarInfo("pki/zeros")
        info.size = 5_000_000
        archive.addfile(info, io.BytesIO(bytes(5_000_000)))
    with pytest.raises(InputError, match="more than"):
        restore(make_settings(tmp_path / "target", max_restore=1_000_000), tmp_path / "bomb.tar.gz")


@pytest.mark.parametrize("data", [b"", b"not an archive", b"\x1f\x8b" + bytes(40)])
def test_what_is_no_archive(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(InputError):
        restore(make_settings(tmp_path / "target"), tmp_path / "x")
