from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from footprint.cli import main
from footprint.inventory import compile_release, read_packs
from footprint.results.document import hash_holds
from tests.packs import steel_and_power

CSV = """# name: Bracket
# declared_unit: 1 piece
id,name,name_zh,quantity,unit,dataset,stage
1,Electricity,电,10,kWh,power,production
2,Plate,钢板,3,kg,steel,materials
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """Text of a BOM and arguments → exit code, stdout, stderr."""
    home = tmp_path / "home"
    compile_release(read_packs(steel_and_power(tmp_path / "pack")), home)
    monkeypatch.setenv("FOOTPRINT_HOME", str(home))

    def command(text: str, *arguments: str) -> tuple[int, str, str]:
        file = tmp_path / "bom.csv"
        file.write_text(text, "utf-8")
        monkeypatch.setattr(sys, "argv", ["footprint", "calculate", str(file), *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        done = capsys.readouterr()
        return int(left.value.code or 0), done.out, done.err

    return command


def test_the_document_is_all_of_stdout(run) -> None:  # type: ignore[no-untyped-def]
    code, out, err = run(CSV, "--json", "--iterations", "20")
    document = json.loads(out)
    assert (code, err) == (0, "")
    assert hash_holds(document)
    # 10 kWh × 1.0 + 3 kg × 2.6
    assert document["footprint"]["total"] == pytest.approx(17.8)
    assert document["complete"] is True
    assert document["uncertainty"]["iterations"] == 20
    assert document["lines"][0]["match"]["by"] == "file"


def test_the_table_names_total_stages_and_lines(run) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = run(CSV)
    assert code == 0
    assert "Bracket: 17.8 kg CO2e per 1 piece" in out
    assert "materials" in out
    assert "[power]" in out
    assert "market-based-null" in out


def test_unmatched_lines_are_incomplete_and_printed_all_the_same(run) -> None:  # type: ignore[no-untyped-def]
    code, out, err = run(CSV + "3,Unobtainium,,1,kg,,materials\n", "--json")
    document = json.loads(out)
    assert code == 3
    assert "incomplete" in err
    assert document["complete"] is False
    assert document["footprint"]["total"] == pytest.approx(17.8)
    assert [w["line"] for w in document["warnings"] if w["code"] == "unmatched"] == ["3"]
    code, out, _ = run(CSV + "3,Unobtainium,,1,kg,,materials\n")
    assert code == 3
    assert "INCOMPLETE" in out
    assert "Unobtainium" in out


def test_product_and_declared_unit_override_the_file(run) -> None:  # type: ignore[no-untyped-def]
    lines_only = "id,name,quantity,unit,dataset\n1,Plate,3,kg,steel\n"
    code, out, _ = run(lines_only, "--json", "--product", "Plate 3", "--declared-unit", "2 kg")
    document = json.loads(out)
    assert code == 0
    assert document["product"]["name"] == "Plate 3"
    assert document["declared_unit"] == {"amount": 2, "unit": "kg", "text": "2 kg", "text_zh": "2 千克"}


@pytest.mark.parametrize(
    ("text", "arguments", "says"),
    [
        (CSV.replace(",10,kWh", ",-10,kWh"), (), "line 1"),
        (CSV, ("--recycling", "cff"), "cradle-to-grave"),
        (CSV, ("--declared-unit", "1 furlong"), "furlong"),
        (CSV, ("--release", "beef"), "release"),
        (CSV, ("--electricity", "solar"), "solar"),
        (CSV.replace("steel", "stele"), (), "stele"),
    ],
)
def test_bad_input_is_one_message_a_finding_and_exit_two(run, text: str, arguments: tuple[str, ...], says: str) -> None:  # type: ignore[no-untyped-def]
    code, out, err = run(text, *arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err


def test_market_based_electricity_without_an_instrument_warns(run) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = run(CSV, "--json", "--electricity", "market")
    document = json.loads(out)
    assert code == 0
    assert document["electricity"]["market_based"] == pytest.approx(17.8)
    assert "market-without-instrument" in {warning["code"] for warning in document["warnings"]}
