"""A user's own background, read through bw2io in a process of its own, as packs that compile to a release."""

from footprint.inventory.importing.background import Imported, import_background, read_background
from footprint.inventory.importing.values import FORMATS, Report, Request

__all__ = ["FORMATS", "Imported", "Report", "Request", "import_background", "read_background"]
