"""What is not in the database, opened when first asked for: blobs, the background release, the matcher."""

from __future__ import annotations

from functools import cached_property

from footprint.settings import Settings
from footprint.storage import BlobStore


class Resources:
    """One an application or worker. Everything here is read-only or safe to share between threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def blobs(self) -> BlobStore:
        """Uploads and the files of labels."""
        return BlobStore(self.settings.home / "blobs")
