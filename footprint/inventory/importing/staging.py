"""A user's file, recognised by its content and copied or unpacked into a folder of our own, within limits.

Only what the reader needs is taken: nothing is ever written under a name that the archive chose freely.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from footprint.findings import InputError
from footprint.inventory.importing.limits import LIMITS, Limits
from footprint.inventory.importing.messages import MESSAGES
from footprint.inventory.importing.values import Format

_SAFE = re.compile(r"[^A-Za-z0-9._-]")
_CHUNK = 1024 * 1024
_HEAD = 4096
# what openLCA's reader needs; impact categories, sources and actors are left where they are
_JSONLD_FOLDERS = frozenset({"processes", "flows", "unit_groups", "locations", "flow_properties"})


@dataclass(frozen=True, slots=True)
class Staged:
    """What the reading process is given: a file, or a folder for the formats that are many files."""

    format: Format
    path: Path


def stage(source: Path, work: Path, limits: Limits = LIMITS) -> Staged:
    """Recognise `source` and bring it into `work`. InputError for what is unknown, unsafe or too large."""
    if source.is_dir():
        return _Stage(work, limits).folder(source)
    if not source.is_file():
        raise _error("import-no-file", value=source.name)
    size = source.stat().st_size
    if size > limits.file_bytes:
        raise _too_large(source.name, f"{size:,} bytes", f"{limits.file_bytes:,}")
    with source.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _Stage(work, limits).archive(source)
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    first = text.partition(b"\n")[0].strip(b'"')
    if first.startswith(b"SimaPro") or (first.startswith(b"{") and (b"SimaPro" in text or b"CSV separator" in text)):
        return Staged("simapro-csv", _copy(source, work / "simapro.csv"))
    if text.startswith(b"<"):
        if b"EcoSpold02" not in text:
            raise _unknown("an XML file that is not ecoSpold 2")
        target = work / "spold"
        target.mkdir()
        _copy(source, target / "1.spold")
        return Staged("ecospold2", target)
    raise _unknown("neither an archive, ecoSpold 2 nor SimaPro CSV")


@dataclass
class _Stage:
    work: Path
    limits: Limits
    total: int = 0
    count: int = 0

    def folder(self, source: Path) -> Staged:
        files = list(self._walk(source))
        kind = _kind(path.relative_to(source).as_posix() for path in files)
        target = self._target(kind)
        for path in files:
            name = self._name(kind, PurePosixPath(path.relative_to(source).as_posix()), target)
            if name:
                size = path.stat().st_size
                self._count(path.name, size)
                _copy(path, name)
        return Staged(kind, target)

    def archive(self, source: Path) -> Staged:
        try:
            with zipfile.ZipFile(source) as archive:
                entries = self._entries(archive)
                names = [entry.filename for entry in entries]
                if "[Content_Types].xml" in names:
                    return self._workbook(source, archive, entries, names)
                kind = _kind(names)
                target = self._target(kind)
                for entry in entries:
                    name = self._name(kind, PurePosixPath(entry.filename), target)
                    if name:
                        self._unpack(archive, entry, name)
                return Staged(kind, target)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise _error("import-zip-damaged", error=str(error)[:120]) from error

    def _workbook(
        self, source: Path, archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], names: list[str]
    ) -> Staged:
        if "xl/workbook.xml" not in names:
            raise _unknown("an office document that is not an XLSX workbook")
        for entry in entries:  # counted by unpacking: what the directory of the archive says may be a lie
            with archive.open(entry) as file:
                self._pour(file, entry, None)
        if self.total > self.limits.workbook_bytes:
            raise _too_large("the unpacked workbook", f"{self.total:,} bytes", f"{self.limits.workbook_bytes:,}")
        return Staged("brightway-excel", _copy(source, self.work / "workbook.xlsx"))

    def _entries(self, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > self.limits.entries:
            raise _too_large("the number of files", f"{len(entries):,}", f"{self.limits.entries:,}")
        for entry in entries:
            path = PurePosixPath(entry.filename)
            mode = entry.external_attr >> 16
            unsafe = path.is_absolute() or ".." in path.parts or "\\" in entry.filename or ":" in path.parts[0]
            if unsafe or (mode and not stat.S_ISREG(mode) and stat.S_IFMT(mode)):
                raise _error("import-zip-path", value=entry.filename[:120])
            if len(path.parts) > self.limits.folder_depth:
                raise _too_large("the depth of folders", str(len(path.parts)), str(self.limits.folder_depth))
            if entry.flag_bits & 0x1:
                raise _error("import-zip-encrypted")
        return entries

    def _unpack(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> None:
        with archive.open(entry) as file, target.open("xb") as out:
            self._pour(file, entry, out)

    def _pour(self, file: IO[bytes], entry: zipfile.ZipInfo, out: IO[bytes] | None) -> None:
        size = 0
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            self.total += len(chunk)
            if size > _CHUNK and size > self.limits.ratio * max(entry.compress_size, 1):
                raise _error("import-zip-ratio", value=entry.filename[:120], limit=self.limits.ratio)
            self._sizes(entry.filename, size)
            if out is not None:
                out.write(chunk)

    def _walk(self, source: Path) -> Iterator[Path]:
        for place, folders, files in os.walk(source, followlinks=False):
            here = Path(place)
            depth = len(here.relative_to(source).parts) + 1
            if depth > self.limits.folder_depth:
                raise _too_large("the depth of folders", str(depth), str(self.limits.folder_depth))
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in (*folders, *files):
                if (here / name).is_symlink():
                    raise _error("import-link", value=name[:120])
            for name in sorted(files):
                self.count += 1
                if self.count > self.limits.entries:
                    raise _too_large("the number of files", f"{self.count:,}", f"{self.limits.entries:,}")
                if (here / name).is_file():
                    yield here / name

    def _count(self, name: str, size: int) -> None:
        self.total += size
        self._sizes(name, size)

    def _sizes(self, name: str, size: int) -> None:
        if size > self.limits.entry_bytes:
            raise _too_large(name[:120], f"more than {size - 1:,} bytes", f"{self.limits.entry_bytes:,}")
        if self.total > self.limits.total_bytes:
            raise _too_large("the content", f"more than {self.total - 1:,} bytes", f"{self.limits.total_bytes:,}")

    def _target(self, kind: Format) -> Path:
        target = self.work / ("jsonld" if kind == "openlca-jsonld" else "spold")
        target.mkdir()
        if kind == "openlca-jsonld":
            for name in _JSONLD_FOLDERS:
                (target / name).mkdir()
        return target

    def _name(self, kind: Format, path: PurePosixPath, target: Path) -> Path | None:
        """Where a file of the source goes; None when the reader does not need it."""
        if path.name.startswith(".") or "__MACOSX" in path.parts:
            return None
        safe = _SAFE.sub("_", path.stem)[:100]
        if kind == "ecospold2":
            return self._free(target, safe, ".spold") if path.suffix.lower() == ".spold" else None
        folder = path.parent.name
        if path.suffix.lower() != ".json" or folder not in _JSONLD_FOLDERS:
            return None
        return self._free(target / folder, safe, ".json")

    def _free(self, folder: Path, stem: str, suffix: str) -> Path:
        found, number = folder / f"{stem}{suffix}", 1
        while found.exists():
            number += 1
            found = folder / f"{stem}.{number}{suffix}"
        return found


def _kind(names: Iterable[str]) -> Format:
    found = set()
    for name in names:
        path = PurePosixPath(name)
        if path.suffix.lower() == ".spold":
            return "ecospold2"
        if path.suffix.lower() == ".json" and path.parent.name == "processes":
            return "openlca-jsonld"
        found.add(path.suffix.lower() or "no ending")
    raise _unknown("a folder or archive of " + (", ".join(sorted(found)[:5]) or "nothing"))


def _copy(source: Path, target: Path) -> Path:
    shutil.copyfile(source, target)
    return target


def _error(code: str, **values: Any) -> InputError:
    return InputError([MESSAGES.finding(code, **values)])


def _unknown(found: str) -> InputError:
    return _error("import-format-unknown", found=found)


def _too_large(what: str, found: str, limit: str) -> InputError:
    return _error("import-too-large", what=what, found=found, limit=limit)
