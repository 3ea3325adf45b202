"""Bills of materials: CSV, XLSX and JSON in either language → a checked, frozen `Bom`; and back."""

from footprint.bom.quantities import parse_declared_unit
from footprint.bom.reading import ReadBom, propose, read_bom
from footprint.bom.templates import template
from footprint.bom.writing import bom_to_json, write_csv, write_json, write_xlsx

__all__ = [
    "ReadBom",
    "bom_to_json",
    "parse_declared_unit",
    "propose",
    "read_bom",
    "template",
    "write_csv",
    "write_json",
    "write_xlsx",
]
