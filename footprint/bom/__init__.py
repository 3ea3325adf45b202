"""Bills of materials: CSV, XLSX and JSON in either language → a checked, frozen `Bom`."""

from footprint.bom.quantities import parse_declared_unit
from footprint.bom.reading import ReadBom, read_bom

__all__ = ["ReadBom", "parse_declared_unit", "read_bom"]
