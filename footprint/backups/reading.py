"""Restoring a backup into an empty instance. The archive is not trusted: names, kinds and sizes are checked."""

from __future__ import annotations

import json
import re
import shutil
import tarfile
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, Self, cast

from sqlalchemy import inspect, select

from footprint import migrations
from footprint.backups import rows
from footprint.backups.writing import FOLDERS, FORMAT, KEY_FILE
from footprint.db import engine_of
from footprint.findings import InputError, Messages
from footprint.settings import Settings
from footprint.tables import METADATA

MESSAGES = Messages(
    {
        "not-empty": (
            "error",
            "{place} is not empty; restore into an empty instance",
            "{place} 非空；只能恢复到空实例",
        ),
        "archive": ("error", "this is not a whole backup: {why}", "备份文件不完整或无效：{why}"),
        "revision": (
            "error",
            "the backup has revision {theirs}, this version of Footprint has {ours}; restore it with the version that "
            "made it, then upgrade",
            "备份版本为 {theirs}，当前程序版本为 {ours}；请用生成备份的版本恢复后再升级",
        ),
    }
)
_PART = r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,120}"
_NAME = re.compile(rf"(manifest\.json|{re.escape(KEY_FILE)}|(database|{'|'.join(FOLDERS)})(/{_PART}){{1,6}})", re.ASCII)
_MOST_FILES = 5_000_000
_LARGEST_MANIFEST = 100_000
_LARGEST_HEADER = 20_000


class _Member(tarfile.TarInfo):
    """A header block. The library reads whatever follows an extended one into memory, however long it says it is."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """The header in a block; ReadError for an extended one that no backup needs."""
        made = super().frombuf(buf, encoding, errors)
        if made.type == tarfile.GNUTYPE_SPARSE:
            raise tarfile.ReadError("a kind of entry that no backup has")
        extended = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE)
        long = (tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)
        if made.type in (*extended, *long) and made.size > _LARGEST_HEADER:
            raise tarfile.ReadError(f"a header of {made.size} bytes")
        return made


def _refuse(why: object) -> InputError:
    return InputError([MESSAGES.finding("archive", why=str(why)[:300])])


def _check_empty(settings: Settings) -> None:
    home = settings.home
    taken = [name for name in (*FOLDERS, KEY_FILE) if (home / name).exists()]
    if taken:
        raise InputError([MESSAGES.finding("not-empty", place=str(home / taken[0]))])
    with engine_of(settings).connect() as connection:
        present = set(inspect(connection).get_table_names())
        for table in METADATA.sorted_tables:
            if table.name in present and connection.execute(select(table).limit(1)).first() is not None:
                raise InputError([MESSAGES.finding("not-empty", place=table.name)])


def restore(settings: Settings, source: Path) -> dict[str, int]:
    """Put everything back, or nothing; says how many rows and files. InputError for a bad archive."""
    settings.home.mkdir(parents=True, exist_ok=True)
    _check_empty(settings)
    staging = Path(tempfile.mkdtemp(dir=settings.home, prefix=".restore-"))
    try:
        files = _unpack(source, staging, settings.max_restore)
        _check_manifest(staging)
        migrations.upgrade(settings)
        count = _insert(settings, staging)
        for name in (*FOLDERS, KEY_FILE):
            if (staging / name).exists():
                (staging / name).rename(settings.home / name)
        return {"rows": count, "files": files}
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _unpack(source: Path, staging: Path, limit: int) -> int:
    """Regular files of known names only; the size of what comes out is limited, not that of what goes in."""
    seen: set[str] = set()
    left = limit
    try:
        with tarfile.open(source, "r|gz", tarinfo=_Member) as archive:
            for member in archive:
                if not member.isreg() or not _NAME.fullmatch(member.name) or ".." in member.name:
                    raise _refuse(f"{member.name!r} does not belong into a backup")
                if member.name in seen or len(seen) >= _MOST_FILES:
                    raise _refuse(f"{member.name!r} comes twice, or there are too many files")
                left -= member.size
                if left < 0:
                    raise _refuse(f"more than {limit} bytes")
                seen.add(member.name)
                content = archive.extractfile(member)
                if content is None:
                    raise _refuse(f"{member.name!r} is not a file")
                _place(staging, member.name, cast("BinaryIO", content))
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        raise _refuse(error) from error
    return sum(1 for name in seen if not name.startswith(("database/", "manifest")))


def _place(staging: Path, name: str, content: BinaryIO) -> None:
    target = staging / name
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = sha256()
    with target.open("xb") as file:
        while block := content.read(1 << 20):
            digest.update(block)
            file.write(block)
    target.chmod(0o600 if name == KEY_FILE or name.startswith("pki/") else 0o644)
    if name.startswith("blobs/") and target.name != digest.hexdigest():
        raise _refuse(f"{name} is not what its name says")


def _check_manifest(staging: Path) -> None:
    path = staging / "manifest.json"
    try:
        with path.open("rb") as file:
            manifest: dict[str, Any] = json.loads(file.read(_LARGEST_MANIFEST))
    except (OSError, ValueError, RecursionError) as error:
        raise _refuse(error) from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise _refuse("no manifest of a backup")
    if manifest.get("revision") != migrations.head():
        raise InputError(
            [MESSAGES.finding("revision", theirs=str(manifest.get("revision"))[:40], ours=migrations.head())]
        )


def _insert(settings: Settings, staging: Path) -> int:
    from sqlalchemy.exc import SQLAlchemyError

    count = 0
    try:
        with engine_of(settings).begin() as connection:
            for table in METADATA.sorted_tables:
                with (staging / "database" / f"{table.name}.jsonl").open("rb") as file:
                    count += rows.insert(connection, table, iter(file))
    except (SQLAlchemyError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _refuse(f"{type(error).__name__} in the rows") from error
    return count
