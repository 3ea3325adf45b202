from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from footprint.storage import BlobError, BlobStore


def test_bytes_come_back(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    name = store.put(b"data")
    assert name == sha256(b"data").hexdigest()
    assert store.put(b"data") == name
    assert store.get(name) == b"data"
    assert name in store
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [name]


def test_what_was_changed_on_disk_is_refused(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    name = store.put(b"data")
    store.path(name).write_bytes(b"DATA")
    with pytest.raises(BlobError, match="changed"):
        store.get(name)


def test_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(BlobError, match="missing"):
        BlobStore(tmp_path).get("0" * 64)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "\n"])
def test_a_name_is_a_hash(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not the name"):
        BlobStore(tmp_path).get(name)
