"""Computed factors against published footprints, as a report and a chart."""

from footprint.inventory.validation.comparison import Comparison, Summary, compare, summarise
from footprint.inventory.validation.published import Published, read_published

__all__ = ["Comparison", "Published", "Summary", "compare", "read_published", "summarise"]
