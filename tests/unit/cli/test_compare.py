"""`footprint compare` on documents and bills of materials."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from footprint.cli import group
from footprint.findings import InputError
from footprint.inventory import compile_release, read_packs
from tests.packs import steel_and_power

BOM = """# name: Bracket
# declared_unit: piece
id,name,quantity,unit,dataset
1,Steel,{steel},kg,steel
2,Power,3,kWh,power
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    compile_release(read_packs(steel_and_power(tmp_path / "pack")), tmp_path / "home")
    monkeypatch.setenv("FOOTPRINT_HOME", str(tmp_path / "home"))
    (tmp_path / "a.csv").write_text(BOM.format(steel=2), "utf-8")
    (tmp_path / "b.csv").write_text(BOM.format(steel=1), "utf-8")
    return tmp_path


def run(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(group, ["compare", *map(str, arguments)])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout


def test_two_bills_of_materials(folder: Path) -> None:
    code, out = run(folder / "a.csv", folder / "b.csv", "--iterations", 50, "--json")
    found = json.loads(out)
    assert code == 0
    # one kg of steel less: 2.6 of 8.2
    assert found["difference"]["delta"] == pytest.approx(-2.6)
    assert found["chance"]["monte_carlo"]["p_lower"] == 1.0
    assert found["chance"]["monte_carlo"]["iterations"] == 50
    assert found["chance"]["analytic"]["p_lower"] > 0.99


def test_a_result_document_against_a_bill_of_materials(folder: Path) -> None:
    made = CliRunner().invoke(group, ["calculate", str(folder / "a.csv"), "--json"])
    (folder / "a.json").write_text(made.stdout, "utf-8")
    code, out = run(folder / "a.json", folder / "b.csv", "--iterations", 0)
    assert code == 0
    assert "B - A = -2.6 kg CO2e" in out
    assert "first order" in out
    assert "Monte Carlo" not in out


def test_a_changed_document_is_said_and_a_foreign_release_has_no_chances(folder: Path) -> None:
    made = json.loads(CliRunner().invoke(group, ["calculate", str(folder / "a.csv"), "--json"]).stdout)
    made["release"] = "0" * 64
    (folder / "a.json").write_text(json.dumps(made), "utf-8")
    done = CliRunner().invoke(group, ["compare", str(folder / "a.json"), str(folder / "b.csv"), "--json"])
    assert json.loads(done.stdout)["chance"] == {"analytic": None, "monte_carlo": None}
    assert "not on this machine" in done.stderr
    assert "a.json" in done.stderr  # its hash does not hold


def test_a_public_view_is_no_result(folder: Path) -> None:
    from footprint.findings import InputError

    (folder / "p.json").write_text(json.dumps({"schema": "footprint-public/1"}), "utf-8")
    with pytest.raises(InputError, match="no result document"):
        run(folder / "p.json", folder / "b.csv")


def test_columns_that_leave_something_open_are_answered_for_both_or_for_each(folder: Path) -> None:
    rows = "Level,Name,Total qty,Unit,Data set\n1,Assembly,2,pcs,\n2,Steel,{steel},kg,steel\n"
    for name, steel in (("c", 4), ("d", 2)):
        (folder / f"{name}.csv").write_text(rows.format(steel=steel), "utf-8")
        shown = CliRunner().invoke(group, ["bom", "columns", str(folder / f"{name}.csv"), "--json"])
        proposal = json.loads(shown.stdout)
        proposal["mapping"]["basis"] = "product"
        (folder / f"{name}.json").write_text(json.dumps(proposal), "utf-8")
    files = (folder / "c.csv", folder / "d.csv")
    with pytest.raises(InputError):
        run(*files)
    found = [
        json.loads(run(*files, "--iterations", 0, "--json", *more)[1])["difference"]["delta"]
        for more in (
            ("--mapping", folder / "c.json"),
            ("--mapping", folder / "c.json", "--mapping", folder / "d.json"),
        )
    ]
    assert found[0] == found[1] == pytest.approx(-2 * 2.6)
    assert run(*files, *["--mapping", folder / "c.json"] * 3)[0] == 2
