"""What is recognised, and what is refused before anything parses it."""

from __future__ import annotations

import contextlib
import io
import stat
import struct
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.findings import InputError
from footprint.inventory.importing.limits import LIMITS, Limits
from footprint.inventory.importing.staging import Staged, stage
from tests import backgrounds as files

SMALL = replace(LIMITS, entries=10, entry_bytes=4_000_000, total_bytes=6_000_000, ratio=50)


def staged(source: Path, tmp_path: Path, limits: Limits = SMALL) -> Staged:
    work = tmp_path / "work"
    work.mkdir()
    return stage(source, work, limits)


def refused(source: Path, tmp_path: Path, limits: Limits = SMALL) -> str:
    with pytest.raises(InputError) as caught:
        staged(source, tmp_path, limits)
    assert not list(tmp_path.glob("*escaped*"))
    return caught.value.findings[0].code


def test_each_format_is_recognised_by_its_content(tmp_path: Path) -> None:
    csv = tmp_path / "a.txt"
    csv.write_text(files.SIMAPRO)
    spold = tmp_path / "b.xml"
    spold.write_bytes(files.ECOSPOLD["a-el_f-el.spold"])
    sources = {
        "brightway-excel": files.write_excel(tmp_path / "c.bin.xlsx"),
        "openlca-jsonld": files.write_zip(tmp_path / "d.zip", files.jsonld_files()),
        "simapro-csv": csv,
        "ecospold2": spold,
    }
    for number, (kind, source) in enumerate(sources.items()):
        work = tmp_path / str(number)
        work.mkdir()
        assert stage(source, work).format == kind


def test_only_what_the_reader_needs_is_unpacked(tmp_path: Path) -> None:
    content = {**files.jsonld_files(), "bin/evil.sh": b"#!/bin/sh", "lcia_methods/m.json": b"{}"}
    found = staged(files.write_zip(tmp_path / "a.zip", content), tmp_path, LIMITS)
    unpacked = {path.relative_to(found.path).parts[0] for path in found.path.rglob("*") if path.is_file()}
    assert unpacked == {"processes", "flows", "locations"}


@pytest.mark.parametrize(
    "name",
    ["../escaped.json", "/escaped.json", "processes/../../escaped.json", "a\\..\\escaped.json", "C:/escaped.json"],
)
def test_paths_that_leave_the_folder(tmp_path: Path, name: str) -> None:
    source = files.write_zip(tmp_path / "a.zip", {"processes/a.json": b"{}", name: b"{}"})
    assert refused(source, tmp_path) == "import-zip-path"


def test_a_link_in_an_archive(tmp_path: Path) -> None:
    source = tmp_path / "a.zip"
    entry = zipfile.ZipInfo("processes/a.json")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr(entry, "/etc/passwd")
    assert refused(source, tmp_path) == "import-zip-path"


def test_a_link_in_a_folder(tmp_path: Path) -> None:
    source = files.write_folder(tmp_path / "own", files.jsonld_files())
    (source / "processes" / "z.json").symlink_to("/etc/passwd")
    assert refused(source, tmp_path, LIMITS) == "import-link"


@pytest.mark.parametrize("name", ["processes/a.json", "xl/workbook.xml", "a.spold"])
def test_a_zip_bomb(tmp_path: Path, name: str) -> None:
    content = {name: b" " * 3_000_000, "processes/b.json": b"{}"}
    if name.startswith("xl"):
        content = {"[Content_Types].xml": b"<a/>", name: b" " * 3_000_000}
    assert refused(files.write_zip(tmp_path / "a.zip", content), tmp_path) == "import-zip-ratio"


def test_a_directory_that_lies_about_sizes(tmp_path: Path) -> None:
    source = files.write_zip(tmp_path / "a.zip", {"processes/a.json": b" " * 3_000_000})
    data = bytearray(source.read_bytes())
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 10)  # uncompressed size in the central directory
    source.write_bytes(data)
    assert refused(source, tmp_path) in {"import-zip-ratio", "import-zip-damaged"}


@pytest.mark.parametrize(
    ("limits", "content"),
    [
        (replace(LIMITS, entries=3), {f"processes/{n}.json": b"{}" for n in range(4)}),
        (replace(LIMITS, entry_bytes=9), {"processes/a.json": b"0123456789"}),
        (replace(LIMITS, total_bytes=15), {f"processes/{n}.json": b"0123456789" for n in range(2)}),
        (replace(LIMITS, folder_depth=2), {"a/processes/a.json": b"{}"}),
    ],
)
@pytest.mark.parametrize("form", ["zip", "folder"])
def test_limits(tmp_path: Path, form: str, limits: Limits, content: dict[str, bytes]) -> None:
    write = files.write_zip if form == "zip" else files.write_folder
    assert refused(write(tmp_path / "own", content), tmp_path, limits) == "import-too-large"


def test_a_file_beyond_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(files.SIMAPRO)
    assert refused(file, tmp_path, replace(LIMITS, file_bytes=100)) == "import-too-large"


def test_an_encrypted_archive(tmp_path: Path) -> None:
    source = files.write_zip(tmp_path / "a.zip", {"processes/a.json": b"{}"})
    data = bytearray(source.read_bytes())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    source.write_bytes(data)
    assert refused(source, tmp_path) == "import-zip-encrypted"


@pytest.mark.parametrize("cut", [4, 30, 200])
def test_a_truncated_archive(tmp_path: Path, cut: int) -> None:
    source = files.write_zip(tmp_path / "a.zip", files.jsonld_files())
    source.write_bytes(source.read_bytes()[:cut])
    assert refused(source, tmp_path) == "import-zip-damaged"


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", b"%PDF-1.7", b'<ecoSpold xmlns="http://www.EcoInvent.org/EcoSpold01"/>', b'{"processes": []}'],
)
def test_other_files(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(data)
    assert refused(file, tmp_path) == "import-format-unknown"


def test_an_archive_of_something_else(tmp_path: Path) -> None:
    assert refused(files.write_zip(tmp_path / "a.zip", {"a.txt": b"a"}), tmp_path) == "import-format-unknown"
    (tmp_path / "empty").mkdir()
    (tmp_path / "again").mkdir()
    assert refused(tmp_path / "empty", tmp_path / "again") == "import-format-unknown"
    assert refused_missing(tmp_path) == "import-no-file"


def refused_missing(tmp_path: Path) -> str:
    with pytest.raises(InputError) as caught:
        stage(tmp_path / "nothing.zip", tmp_path)
    return caught.value.findings[0].code


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_give_a_finding_or_a_staged_file(data: bytes, as_zip: bool) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.bin"
        if as_zip:
            buffer = io.BytesIO()
            with zipfile.ZipFile(buffer, "w") as archive:
                archive.writestr("processes/a.json", data)
            whole = bytearray(buffer.getvalue())
            for number, value in enumerate(data[:6]):
                whole[value % len(whole)] ^= number + 1
            data = bytes(whole)
        file.write_bytes(data)
        work = Path(folder) / "work"
        work.mkdir()
        with contextlib.suppress(InputError):  # anything else that is raised fails the test
            assert stage(file, work, SMALL).path.exists()
