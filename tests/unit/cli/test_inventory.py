"""`footprint datasets` and `footprint lci check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from footprint.cli.inventory import datasets, lci
from footprint.findings import InputError
from tests.packs import process, produces, steel_and_power, takes, write_pack

KEYS = [
    "id",
    "name",
    "name_zh",
    "location",
    "unit",
    "year",
    "sector",
    "kind",
    "licence",
    "source",
    "dqr",
    "estimate_share",
    "kg_co2e",
]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty instance whose shipped packs are the two processes."""
    folder = steel_and_power(tmp_path / "packs" / "pack")
    monkeypatch.setenv("FOOTPRINT_HOME", str(tmp_path / "home"))
    for module in ("footprint.cli.inventory", "footprint.inventory.shipped"):
        monkeypatch.setattr(f"{module}.shipped_packs", lambda: folder.parent)
    return tmp_path / "home"


def test_the_catalogue_is_compiled_on_first_use(home: Path) -> None:
    first = CliRunner().invoke(datasets, ["--json"])
    rows = json.loads(first.stdout)
    assert [list(row) for row in rows] == [KEYS, KEYS]
    assert [(row["id"], row["kg_co2e"], row["unit"]) for row in rows] == [("power", 1.0, "kWh"), ("steel", 2.6, "kg")]
    assert rows[1]["source"] == "Tests: Figures made up for tests (2026), table 2"
    before = {path.stat().st_mtime_ns for path in (home / "releases").glob("*/manifest.json")}
    assert CliRunner().invoke(datasets, ["--json"]).stdout == first.stdout
    assert {path.stat().st_mtime_ns for path in (home / "releases").glob("*/manifest.json")} == before


def test_the_catalogue_for_people(home: Path) -> None:
    result = CliRunner().invoke(datasets, [])
    assert "2.6 kg CO2e/kg" in result.stdout
    assert "过程steel" in result.stdout
    assert "2 data sets" in result.stderr


def test_check_counts_what_packs_hold(home: Path) -> None:
    result = CliRunner().invoke(lci, ["check"])
    assert result.exit_code == 0
    lines = [line.split() for line in result.stdout.splitlines()]
    assert lines[1][:4] == ["pack", "2", "2", "4"]
    assert lines[2][0] == "total"
    assert ["negative", "2", "0", "0", "0", "ok"] in lines
    assert "catalogue" in [line[0] for line in lines if line]
    assert not home.exists()


def test_check_as_json_with_warnings(tmp_path: Path) -> None:
    folder = write_pack(
        tmp_path / "pack",
        [process("scrap"), process("steel")],
        [
            produces("steel"),
            takes("steel", "emission", "co2-fossil", 2),
            produces("scrap"),
            takes("scrap", "input", "steel", -0.9),
        ],
    )
    found = json.loads(CliRunner().invoke(lci, ["check", str(folder), "--json"]).stdout)
    assert [warning["code"] for warning in found["warnings"]] == ["negative-factor"]
    assert found["packs"][0]["cited"] == 2


def test_check_refuses_a_faulty_pack(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "pack", [process("steel")], [])
    result = CliRunner().invoke(lci, ["check", str(folder)])
    assert isinstance(result.exception, InputError)
    assert [finding.code for finding in result.exception.findings] == ["no-production"]
