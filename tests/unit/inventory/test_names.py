"""Names of releases."""

from __future__ import annotations

from pathlib import Path

import pytest

from footprint.findings import InputError
from footprint.inventory import open_release
from footprint.inventory.names import RELEASES, check_free, read_names, register


def test_a_name_is_kept_and_taken_over(tmp_path: Path) -> None:
    assert read_names(tmp_path) == {}
    register(tmp_path, "own", "a" * 64)
    register(tmp_path, "另一个", "b" * 64)
    assert read_names(tmp_path) == {"own": "a" * 64, "另一个": "b" * 64}
    with pytest.raises(InputError):
        check_free(tmp_path, "own")
    register(tmp_path, "own", "c" * 64)
    assert read_names(tmp_path)["own"] == "c" * 64
    assert [path.name for path in (tmp_path / RELEASES).iterdir()] == ["names.json"]


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"own": 1}', b"\xff"])
def test_a_damaged_file_names_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / RELEASES).mkdir()
    (tmp_path / RELEASES / "names.json").write_bytes(data)
    assert read_names(tmp_path) == {}


@pytest.mark.parametrize("value", ["../../etc", "*", "", "g" * 64])
def test_a_name_never_leads_out_of_the_folder(tmp_path: Path, value: str) -> None:
    register(tmp_path, "own", value)
    with pytest.raises(InputError):
        open_release(tmp_path, "own")
