"""`footprint bom columns`, and what it prints given back to `footprint calculate`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from footprint.bom import read_bom
from footprint.bom.mapping.codec import load_mapping, mapping_to_json
from footprint.cli import main
from footprint.findings import InputError
from footprint.inventory import compile_release, read_packs
from tests.packs import steel_and_power

OPEN = "Level,Name,Total qty,Unit\n1,Assembly,2,pcs\n2,steel,6,kg\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Arguments → exit code, stdout, stderr."""
    monkeypatch.setenv("FOOTPRINT_HOME", str(tmp_path / "home"))

    def command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["footprint", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        done = capsys.readouterr()
        return int(left.value.code or 0), done.out, done.err

    return command


def test_what_is_open_is_answered_and_calculated(run: Run, tmp_path: Path) -> None:
    compile_release(read_packs(steel_and_power(tmp_path / "pack")), tmp_path / "home")
    file = tmp_path / "list.csv"
    file.write_text(OPEN, "utf-8")
    code, out, _ = run("bom", "columns", str(file))
    assert code == 3
    assert "basis-unclear" in out
    code, _, err = run("calculate", str(file))
    assert code == 2
    assert "--mapping" in err
    code, out, _ = run("bom", "columns", str(file), "--json")
    proposal = json.loads(out)
    proposal["mapping"]["basis"] = "product"
    answers = tmp_path / "columns.json"
    answers.write_text(json.dumps(proposal), "utf-8")
    code, out, _ = run("calculate", str(file), "--mapping", str(answers), "--json")
    document = json.loads(out)
    # 2 assemblies of 3 kg each
    assert [line["quantity"] for line in document["lines"][:2]] == [2, 3]


def test_a_certain_file_leaves_nothing_open(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("name,quantity,unit\nsteel,1,kg\n", "utf-8")
    code, out, _ = run("bom", "columns", str(file))
    assert code == 0
    assert "to be answered" not in out
    code, out, _ = run("bom", "columns", str(file), "--json")
    assert json.loads(out)["certain"] is True


def test_json_has_no_columns(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "list.json"
    file.write_text('{"lines": [{"name": "a", "quantity": 1, "unit": "kg"}]}', "utf-8")
    code, out, _ = run("bom", "columns", str(file))
    assert code == 0
    assert "JSON" in out


def test_a_wrong_file_is_one_sentence(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(b"%PDF-1.7")
    code, _, err = run("bom", "columns", str(file))
    assert code == 2
    assert "PDF" in err


def test_a_mapping_comes_back() -> None:
    mapping = load_mapping('{"columns": [{"column": "AB", "role": "quantity", "per": 1000}], "decimal": "comma"}')
    assert (mapping.columns[0].index, mapping.columns[0].per, mapping.decimal) == (27, 1000, "comma")
    assert load_mapping(json.dumps(mapping_to_json(mapping))) == mapping


@pytest.mark.parametrize(
    "text",
    [
        "null",
        '{"heading_rows": ["1"]}',
        '{"columns": [{"column": "1"}]}',
        '{"columns": [{"column": "A"}, {"column": "A"}]}',
        '{"columns": [{"column": "A", "per": 0}]}',
        '{"columns": [{"column": "A", "unit": "parsec"}]}',
        '{"columns": [{"column": "A", "percent": "yes"}]}',
        '{"columns": {}}',
        '{"levels": "deep"}',
        '{"quantity": -1}',
        '{"units": [{"text": "box"}]}',
        '{"sheet": 3}',
    ],
)
def test_a_mapping_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        load_mapping(text)
    assert {found.code for found in caught.value.findings} == {"mapping-shape"}


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_template_is_written_and_leaves_nothing_open(run: Run, tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"mine.{kind}"
    assert run("bom", "template", "--language", "zh", "--sector", "chemical", str(file))[0] == 0
    assert read_bom(file.read_bytes(), file.name).bom.product.sector == "chemical"
    code, shown, _ = run("bom", "columns", str(file))
    assert code == 0
    assert "to be answered" not in shown


def test_a_template_of_another_kind_or_in_no_folder_is_refused(run: Run, tmp_path: Path) -> None:
    assert ".xlsx or .csv" in run("bom", "template", str(tmp_path / "mine.ods"))[2]
    code, _, said = run("bom", "template", str(tmp_path / "none" / "mine.csv"))
    assert code == 1
    assert "mine.csv" in said
