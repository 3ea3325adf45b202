"""How much of a stranger's file is read before it is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes, counts and depths. The sizes are generous for a bill of materials and small for a server's memory.

    `part_bytes`: of a workbook's lists of sheets and relations; `shared_text`: what a spreadsheet's cell can hold;
    `sheet_text`: bytes of all texts of a sheet, each as often as a cell shows it.
    """

    file_bytes: int = 20_000_000
    rows: int = 100_000
    columns: int = 256
    grid_cells: int = 5_000_000
    tree_depth: int = 32
    cell_text: int = 4_000
    json_values: int = 4_000_000
    json_containers: int = 300_000
    archive_entries: int = 4_000
    unpacked_bytes: int = 120_000_000
    part_bytes: int = 4_000_000
    styles_bytes: int = 16_000_000
    shared_text: int = 32_767
    sheet_text: int = 60_000_000
    unpacked_ratio: int = 200
    ratio_floor_bytes: int = 4_000_000
    findings: int = 200


LIMITS = Limits()
