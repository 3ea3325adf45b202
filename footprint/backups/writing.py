"""Writing a backup while the service runs: the rows of one moment first, then files, which are only ever added."""

from __future__ import annotations

import io
import json
import os
import tarfile
import tempfile
from contextlib import suppress
from pathlib import Path

from footprint import migrations
from footprint.backups import rows
from footprint.db import engine_of, now
from footprint.settings import Settings
from footprint.tables import METADATA

FORMAT = "footprint-backup/1"
FOLDERS = ("blobs", "pki", "releases")
KEY_FILE = "secret.key"


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode, info.mtime = len(data), 0o600, int(now().timestamp())
    archive.addfile(info, io.BytesIO(data))


def backup(settings: Settings, target: Path) -> dict[str, int]:
    """Write the archive (0600; it holds private keys) and say how many rows and files are in it.

    FileExistsError when the target is there already.
    """
    if target.exists():
        raise FileExistsError(str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".backup-")  # 0600
    try:
        with os.fdopen(handle, "wb") as file, tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as archive:
            counted = _write(settings, archive)
        os.link(name, target)  # never over a file that appeared meanwhile
    finally:
        Path(name).unlink(missing_ok=True)
    return counted


def _write(settings: Settings, archive: tarfile.TarFile) -> dict[str, int]:
    manifest = {"format": FORMAT, "revision": migrations.current(settings), "created": now().isoformat()}
    _add(archive, "manifest.json", json.dumps(manifest).encode())
    counted = {"rows": 0, "files": 0}
    bind = engine_of(settings)
    if bind.dialect.name == "postgresql":
        bind = bind.execution_options(isolation_level="REPEATABLE READ")
    else:
        bind = bind.execution_options(sqlite_begin="DEFERRED")
    with bind.connect() as connection:
        for table in METADATA.sorted_tables:
            with tempfile.TemporaryFile(dir=settings.home) as spool:
                for line in rows.lines(connection, table):
                    spool.write(line)
                    counted["rows"] += 1
                info = tarfile.TarInfo(f"database/{table.name}.jsonl")
                info.size, info.mode = spool.tell(), 0o600
                spool.seek(0)
                archive.addfile(info, spool)
    secret = settings.home / KEY_FILE
    files = [secret] if secret.is_file() else []
    for folder in FOLDERS:
        root = settings.home / folder
        files += sorted(path for path in root.rglob("*") if path.is_file() and not path.name.startswith("."))
    for path in files:
        with suppress(FileNotFoundError):  # a draft's candidate may go while this runs; nothing stands on it
            archive.add(path, path.relative_to(settings.home).as_posix(), recursive=False)
            counted["files"] += 1
    return counted
