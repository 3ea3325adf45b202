"""`footprint match` as a user types it, on a release compiled into the instance."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from footprint.cli.match import match
from footprint.findings import InputError
from footprint.inventory.catalogue import Catalogue
from tests.unit.matching.shelf import CATALOGUE


class Shelf:
    """Stands where a release stands: the command asks it for its catalogue only."""

    catalogue: Catalogue = CATALOGUE


@pytest.fixture(autouse=True)
def _release(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FOOTPRINT_HOME", str(tmp_path))
    monkeypatch.setattr("footprint.cli.match.default_release", lambda home: Shelf())


def test_json_has_exactly_the_keys_of_the_contract() -> None:
    result = CliRunner().invoke(match, ["冷轧钢板", "--unit", "吨", "--origin", "天津", "--json"])
    assert result.exit_code == 0
    rows = json.loads(result.stdout)
    assert list(rows[0]) == ["id", "name", "name_zh", "location", "unit", "kg_co2e", "score", "reason", "accepted"]
    assert rows[0]["id"] == "steel-cold-rolled-cn"
    assert rows[0]["accepted"] is True
    assert rows[0]["kg_co2e"] == 2.0


def test_people_get_a_list() -> None:
    result = CliRunner().invoke(match, ["ADC12"])
    assert result.exit_code == 0
    assert "aluminium-casting-secondary-cn" in result.output
    assert "JIS H 5302" in result.output


def test_columns_of_a_list_are_weighed_apart() -> None:
    alone = CliRunner().invoke(match, ["Cover", "--json"])
    assert alone.exit_code == 1
    told = CliRunner().invoke(match, ["Cover", "--material", "PA66-GF30", "--specification", "2 mm", "--json"])
    assert json.loads(told.stdout)[0]["id"] == "pa66-gf30-cn"
    coded = CliRunner().invoke(match, ["lye, technical", "--code", "1310-73-2", "--json"])
    assert json.loads(coded.stdout)[0]["id"] == "caustic-soda-cn"


def test_a_thing_of_several_materials_says_what_it_is_made_of() -> None:
    result = CliRunner().invoke(match, ["Ball bearing 6205"])
    assert result.exit_code == 1
    assert "put together of several materials" in result.stderr
    assert "91%  rings and rolling elements · 套圈与滚动体: GCr15" in result.stderr
    assert "estimate: rings and rollers" in result.stderr


@pytest.mark.parametrize("arguments", [["会议服务费"], ["会议服务费", "--json"]])
def test_nothing_fits_is_exit_code_1(arguments: list[str]) -> None:
    result = CliRunner().invoke(match, arguments)
    assert result.exit_code == 1
    assert result.stdout == ("[]\n" if "--json" in arguments else "")


def test_a_bad_unit_is_bad_input() -> None:
    result = CliRunner().invoke(match, ["steel", "--unit", "parsec"])
    assert isinstance(result.exception, InputError)
    assert "parsec" in result.exception.findings[0].en


def test_a_bad_origin_is_usage() -> None:
    assert CliRunner().invoke(match, ["steel", "--origin", "Atlantis"]).exit_code == 2
