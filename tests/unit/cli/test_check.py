"""`footprint check` on a tiny pack."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from footprint.cli import main
from footprint.db import session_scope
from footprint.inventory import compile_release, read_packs
from footprint.migrations import upgrade
from footprint.rulebook.operations import add_rule_set
from footprint.settings import Settings
from tests.data.stated import STATED
from tests.packs import steel_and_power
from tests.unit.records import make_people
from tests.unit.rules.test_reading import HEAD, RULE

PRODUCT = {"name": "Bracket", "declared_unit": "piece", "mass_kg": 2.0, "reference_year": 2025}
LINES = [
    {"id": "1", "name": "Plate", "quantity": 2.0, "unit": "kg", "dataset": "steel"},
    {"id": "2", "name": "Power", "quantity": 1.0, "unit": "kWh", "stage": "production", "dataset": "power"},
]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("check")
    compile_release(read_packs(steel_and_power(made / "pack")), made)
    return made


@pytest.fixture
def run(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Arguments and parts of a BOM → exit code, stdout, stderr."""
    monkeypatch.setenv("FOOTPRINT_HOME", str(home))

    def command(*arguments: str, **parts: Any) -> tuple[int, str, str]:
        file = tmp_path / "bom.json"
        file.write_text(json.dumps({"product": PRODUCT, "lines": LINES, **parts}), "utf-8")
        monkeypatch.setattr(sys, "argv", ["footprint", "check", str(file), "--iterations", "20", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        done = capsys.readouterr()
        return int(left.value.code or 0), done.out, done.err

    return command


def test_violations_are_exit_one_with_the_checklist(run: Run) -> None:
    code, out, err = run()
    assert (code, err) == (1, "")
    assert out.startswith("Bracket: Carbon footprint of products, general (ISO 14067:2018) (iso-14067@1)")
    assert "! Goal and intended application: Not stated" in out
    assert "+ Result of each life cycle stage: " in out
    assert "- Use profile and end-of-life scenario: Does not apply" in out
    assert "violations (" in out
    assert "line 1: Purchased material without transport makes 100% of the mass" in out


def test_nothing_in_the_way_is_exit_zero_and_one_document(run: Run) -> None:
    code, out, err = run("--json", statement=STATED)
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert (found["ok"], found["violations"]) == (True, 0)
    assert found["rules"]["id"] == "iso-14067"
    assert found["cut_off"]["sum"] == 0.002
    assert found["warnings"] == 1
    assert [remark["code"] for remark in found["validation"]] == ["transport-missing"]


def test_another_rule_set_may_be_tried(run: Run) -> None:
    rules = {
        "id": "recycled-metal",
        "answers": {"rework": "no"},
        "not_applicable": {"evidence": "none", "audience": "x"},
    }
    code, out, _ = run("--json", "--rules", "zero-carbon-product@1", statement=STATED, rules=rules)
    found = json.loads(out)["rules"]
    assert code == 1
    assert (found["id"], found["version"]) == ("zero-carbon-product", "1")
    assert "baseline" in found["violations"]
    assert found["level"]["rank"] == 0


@pytest.mark.parametrize(
    ("arguments", "parts", "says"),
    [
        (("--rules", "nothing"), {}, "there is no rule set nothing"),
        ((), {"statement": {"gaol": "x"}}, "statement.gaol: this key is not known"),
    ],
)
def test_bad_input_is_exit_two(run: Run, arguments: tuple[str, ...], parts: dict[str, Any], says: str) -> None:
    code, out, err = run(*arguments, **parts)
    assert (code, out) == (2, "")
    assert says in err


def test_a_rule_set_of_the_instance_is_known(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTPRINT_HOME", str(home))
    settings = Settings(_env_file=None, home=home)
    upgrade(settings)
    with session_scope(settings) as session:
        add_rule_set(session, make_people(session).operator, ('extends = "iso-14067@1"\n' + HEAD + RULE).encode())
    code, out, _ = run("--json", "--rules", "my-rules", statement=STATED)
    assert (code, json.loads(out)["rules"]["id"]) == (0, "my-rules")
