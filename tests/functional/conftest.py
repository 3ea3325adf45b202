"""An installation for each test; the shipped packs are compiled once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from footprint.db import db, engine_of
from footprint.inventory import compile_release, read_packs, shipped_packs
from tests.site import Site, make_site


@pytest.fixture(scope="session")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the compiled shipped packs."""
    home = tmp_path_factory.mktemp("releases")
    compile_release(read_packs(shipped_packs()), home)
    return home / "releases"


@pytest.fixture
def site(tmp_path: Path, releases: Path) -> Iterator[Site]:
    """The application with people of every role."""
    made = make_site(tmp_path / "instance", releases)
    yield made
    with made.app.app_context():
        db.engine.dispose()
    engine_of(made.settings).dispose()


@pytest.fixture
def plant(tmp_path: Path, releases: Path) -> Iterator[Site]:
    """A site with releases of its own, which may come, go and be put in use."""
    shutil.copytree(releases, tmp_path / "own")
    made = make_site(tmp_path / "plant", tmp_path / "own")
    yield made
    with made.app.app_context():
        db.engine.dispose()
    engine_of(made.settings).dispose()
