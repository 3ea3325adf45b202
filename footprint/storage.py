"""A store of bytes addressed by their SHA-256: uploads, and the files of labels."""

from __future__ import annotations

import os
import re
import tempfile
from hashlib import sha256
from pathlib import Path

_NAME = re.compile(r"[0-9a-f]{64}")


class BlobError(Exception):
    """A blob that is missing or is no longer what its name says."""


class BlobStore:
    """Files `<root>/<first two digits>/<hash>`. Writing the same bytes twice keeps one file."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, name: str) -> Path:
        """Where the blob of this hash is or would be. ValueError when the name is not a SHA-256."""
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} is not the name of a blob")
        return self.root / name[:2] / name

    def put(self, data: bytes) -> str:
        """Keep these bytes; their SHA-256 is returned. A reader never sees half a file."""
        name = sha256(data).hexdigest()
        target = self.path(name)
        if target.exists():
            return name
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        return name

    def get(self, name: str) -> bytes:
        """The bytes of this hash, checked. BlobError when they are missing or were changed."""
        try:
            data = self.path(name).read_bytes()
        except FileNotFoundError:
            raise BlobError(f"blob {name} is missing") from None
        if sha256(data).hexdigest() != name:
            raise BlobError(f"blob {name} was changed on disk")
        return data

    def __contains__(self, name: str) -> bool:
        return self.path(name).exists()
