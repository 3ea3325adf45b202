"""One archive of everything that an instance is: its rows, blobs, releases and keys."""

from footprint.backups.reading import restore
from footprint.backups.writing import backup

__all__ = ["backup", "restore"]
