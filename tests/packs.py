"""Tiny packs for tests, written to a folder in the form that practitioners write them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from footprint.inventory.records import EXCHANGES, FLOWS, PROCESSES, SOURCES

SOURCE = {
    "id": "test",
    "title": "Figures made up for tests",
    "publisher": "Tests",
    "year": "2026",
    "licence": "CC0",
    "url": "",
}
FLOW = {"compartment": "air", "unit": "kg", "source": "test", "source_place": "table 1"}
FLOW_ROWS: tuple[dict[str, object], ...] = (
    {"id": "co2-fossil", "name": "CO2, fossil", "name_zh": "化石二氧化碳", "ledger": "fossil", "gwp100": 1},
    {"id": "ch4-fossil", "name": "CH4, fossil", "name_zh": "化石甲烷", "ledger": "fossil", "gwp100": 29.8},
    {
        "id": "co2-biogenic",
        "name": "CO2, biogenic",
        "name_zh": "生物源二氧化碳",
        "ledger": "biogenic_emissions",
        "gwp100": 1,
    },
    {
        "id": "co2-uptake",
        "name": "CO2, taken up",
        "name_zh": "二氧化碳吸收",
        "ledger": "biogenic_removals",
        "gwp100": -1,
    },
    {
        "id": "co2-land-use",
        "name": "CO2, land use",
        "name_zh": "土地利用二氧化碳",
        "ledger": "land_use_change",
        "gwp100": 1,
    },
    {"id": "co2-aircraft", "name": "CO2, aircraft", "name_zh": "航空二氧化碳", "ledger": "aircraft", "gwp100": 1},
    {"id": "water", "name": "Water", "name_zh": "水", "ledger": "", "gwp100": ""},
)
PROCESS = {
    "location": "CN",
    "unit": "kg",
    "year": 2024,
    "sector": "metals",
    "group": "steel",
    "kind": "unit",
    "licence": "open",
    "source": "test",
    "source_place": "table 2",
    "ter": 1,
    "ger": 1,
    "tir": 1,
    "p": 1,
}
TOML = """id = "{id}"
name = "Test pack"
name_zh = "测试数据包"
version = "1"
description = "Made up for tests"
"""

Row = Mapping[str, object]


def process(name: str, **values: object) -> dict[str, object]:
    """A row of processes.csv with a name in both languages."""
    return {**PROCESS, "id": name, "name": name.capitalize(), "name_zh": f"过程{name}", **values}


def produces(name: str, amount: object = 1, unit: str = "kg") -> dict[str, object]:
    """The production row of a process."""
    return {"process": name, "type": "production", "flow": name, "amount": amount, "unit": unit, "basis": "cited"}


def takes(name: str, kind: str, flow: str, amount: object, unit: str = "kg", **values: object) -> dict[str, object]:
    """An input, waste, emission or resource row of a process."""
    row = {"process": name, "type": kind, "flow": flow, "amount": amount, "unit": unit, "basis": "cited"}
    return {**row, **values}


def write_table(path: Path, columns: Iterable[str], rows: Iterable[Row]) -> None:
    """A CSV table; keys that are no column make the table wider, so that faults can be written too."""
    rows = list(rows)
    names = list(dict.fromkeys([*columns, *(key for row in rows for key in row)]))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="")
        writer.writeheader()
        writer.writerows(rows)


def write_pack(
    folder: Path,
    processes: Iterable[Row],
    exchanges: Iterable[Row],
    *,
    flows: Iterable[Row] | None = FLOW_ROWS,
    sources: Iterable[Row] = (SOURCE,),
) -> Path:
    """A pack in `folder`, with elementary flows unless `flows` is None."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.toml").write_text(TOML.format(id=folder.name), "utf-8")
    write_table(folder / "sources.csv", SOURCES.required, sources)
    write_table(folder / "processes.csv", PROCESSES.required + PROCESSES.optional, processes)
    write_table(folder / "exchanges.csv", EXCHANGES.required + EXCHANGES.optional, exchanges)
    if flows is not None:
        write_table(folder / "flows.csv", FLOWS.required + FLOWS.optional, ({**FLOW, **row} for row in flows))
    return folder


def steel_and_power(folder: Path) -> Path:
    """Two processes in a loop, solved by hand in tests/analytic/test_loops.py: power 1.0, steel 2.6 kg CO2e."""
    return write_pack(
        folder,
        [process("steel"), process("power", unit="kWh", sector="energy", group="energy")],
        [
            produces("steel"),
            takes("steel", "input", "power", 0.5, "kWh", gsd=1.1),
            takes("steel", "emission", "co2-fossil", 2.1),
            produces("power", 1, "kWh"),
            takes("power", "input", "steel", 0.01, basis="estimate", comment="from the plant's mass"),
            takes("power", "emission", "co2-fossil", 0.974),
        ],
    )
