"""Whatever bytes stand in a pack, the answer is findings."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.findings import Finding, InputError
from footprint.inventory import read_packs
from footprint.inventory.records import EXCHANGES, PROCESSES, SOURCES
from tests.packs import steel_and_power

TABLES = {"sources.csv": SOURCES, "processes.csv": PROCESSES, "exchanges.csv": EXCHANGES}
WORDS = ["steel", "power", "kg", "kWh", "1", "-1", "1e9", "nan", "", "yes", "CN", "test", "input", "=1", "|"]
cells = st.one_of(st.text(max_size=12), st.sampled_from(WORDS))


def faults(pack: Path) -> tuple[Finding, ...] | None:
    """The findings that refuse a pack, or None when it is good. Any other exception is a fault of the reader."""
    try:
        read_packs(pack)
    except InputError as error:
        return error.findings
    return None


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from([*TABLES, "flows.csv", "pack.toml"]), data=st.binary(max_size=300))
def test_any_bytes(name: str, data: bytes) -> None:
    with TemporaryDirectory() as folder:
        pack = steel_and_power(Path(folder) / "pack")
        (pack / name).write_bytes(data)
        assert faults(pack) != ()


@settings(max_examples=100, deadline=None)
@given(name=st.sampled_from(list(TABLES)), data=st.data())
def test_any_cells(name: str, data: st.DataObject) -> None:
    columns = TABLES[name].required + TABLES[name].optional
    rows = data.draw(st.lists(st.lists(cells, min_size=len(columns), max_size=len(columns)), max_size=4))
    text = io.StringIO()
    csv.writer(text).writerows([columns, *rows])
    with TemporaryDirectory() as folder:
        pack = steel_and_power(Path(folder) / "pack")
        (pack / name).write_bytes(text.getvalue().encode("utf-8", "replace"))
        assert all(finding.cell for finding in faults(pack) or ())
