"""The packs that come with the project, and the release that they make."""

from __future__ import annotations

from pathlib import Path

from footprint.inventory.compilation import compile_release
from footprint.inventory.packs import read_packs
from footprint.inventory.release import Release, latest_release

_PACKAGE = Path(__file__).resolve().parents[1]


def shipped_packs() -> Path:
    """The folder of the shipped packs: `lci_data/` beside the package, or inside it when installed from a wheel."""
    installed = _PACKAGE / "_lci_data"
    return installed if installed.is_dir() else _PACKAGE.parent / "lci_data"


def default_release(home: Path) -> Release:
    """The latest release of this instance; the shipped packs are compiled when there is none yet."""
    return latest_release(home) or compile_release(read_packs(shipped_packs()), home)
