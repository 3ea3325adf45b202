"""Compiling a pack that a test wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from footprint.inventory import Release, compile_release, read_packs
from tests.packs import Row, write_pack

Compile = Callable[[Iterable[Row], Iterable[Row]], Release]


@pytest.fixture
def compiled(tmp_path: Path) -> Compile:
    """Processes and exchanges → release."""

    def make(processes: Iterable[Row], exchanges: Iterable[Row]) -> Release:
        return compile_release(read_packs(write_pack(tmp_path / "pack", processes, exchanges)), tmp_path / "home")

    return make
