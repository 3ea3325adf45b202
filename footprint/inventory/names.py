"""Names that a user gave to releases: `<home>/releases/names.json`, name → hash."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from footprint.findings import InputError
from footprint.inventory.messages import MESSAGES

RELEASES = "releases"


def read_names(home: Path) -> dict[str, str]:
    """Name → hash; empty when nothing was named or the file cannot be read as such."""
    try:
        data = json.loads(_path(home).read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(data, dict):
        return {}
    return {name: value for name, value in data.items() if isinstance(value, str)}


def check_free(home: Path, name: str) -> None:
    """InputError when the name belongs to a release already."""
    if taken := read_names(home).get(name):
        raise InputError([MESSAGES.finding("release-name-taken", value=name, release=taken[:12])])


def register(home: Path, name: str, release: str) -> None:
    """Give the release this name, which it takes over from another; the release itself is untouched."""
    path = _path(home)
    path.parent.mkdir(parents=True, exist_ok=True)
    names = dict(sorted({**read_names(home), name: release}.items()))
    handle, draft = tempfile.mkstemp(prefix=".names-", dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(names, file, ensure_ascii=False, indent=1)
    Path(draft).replace(path)


def _path(home: Path) -> Path:
    return home / RELEASES / "names.json"
