"""What is not in the database, opened when first asked for: blobs, the background release, the matcher, the CA."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from footprint.inventory.catalogue import Catalogue, Dataset
from footprint.inventory.release import Release, latest_release, open_release, release_hashes
from footprint.inventory.shipped import shipped_packs
from footprint.refusals import NotFound
from footprint.settings import Settings
from footprint.storage import BlobStore

if TYPE_CHECKING:
    from footprint.labels.authority import Authority
    from footprint.matching import Matcher

NO_RELEASE = NotFound(
    "There is no background database yet; `footprint serve` and `footprint demo` compile the shipped packs.",
    "尚无背景数据库；`footprint serve` 与 `footprint demo` 会编译随附数据包。",
)
# of a search by words; beyond it nothing fits any more
MOST_FOUND = 500


class Resources:
    """One an application or worker, shared by its threads. A newly compiled release is seen without a restart."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._lock = Lock()
        # apart: making a matcher takes seconds, in which nobody should wait for a release
        self._matching = Lock()
        self._releases: dict[str, Release] = {}
        self._matcher: tuple[str, Matcher] | None = None

    @cached_property
    def blobs(self) -> BlobStore:
        """Uploads and the files of labels."""
        return BlobStore(self.settings.home / "blobs")

    @property
    def imports(self) -> Path:
        """Uploads of backgrounds that are not read yet, each under the id of its import."""
        return self.settings.home / "imports"

    @property
    def packs(self) -> Path:
        """The shipped packs, which an operator's edits lie over."""
        return shipped_packs()

    def release(self, release: str | None = None) -> Release:
        """The release of this hash, or the one compiled last. NotFound when there is none."""
        found = open_release(self.settings.home, release) if release else latest_release(self.settings.home)
        if found is None:
            raise NO_RELEASE
        with self._lock:
            return self._releases.setdefault(found.hash, found)

    def known_releases(self) -> tuple[str, ...]:
        """The hashes of all releases of this instance."""
        return release_hashes(self.settings.home)

    def catalogue(self) -> Catalogue:
        """The data sets of the release compiled last."""
        return self.release().catalogue

    def matcher(self) -> Matcher:
        """A matcher over `catalogue()`, kept while that stays the same."""
        from footprint.matching import Matcher

        catalogue = self.catalogue()
        with self._matching:
            if self._matcher is None or self._matcher[0] != catalogue.release:
                self._matcher = catalogue.release, Matcher(catalogue)
            return self._matcher[1]

    def find_datasets(self, text: str = "") -> list[Dataset]:
        """The data sets that a reader's words find, best first; without words all, by sector and name."""
        if text:
            from footprint.matching import Query

            return [candidate.dataset for candidate in self.matcher().rank(Query(text=text), limit=MOST_FOUND)]
        return sorted(self.catalogue(), key=lambda one: (one.sector, one.name.casefold(), one.location))

    @cached_property
    def authority(self) -> Authority:
        """The keys that sign labels, made on first use."""
        from footprint.labels.authority import Authority

        return Authority(self.settings.home)

    def ca_pem(self) -> bytes:
        """The public certificate of the instance's CA."""
        return self.authority.ca_pem()
