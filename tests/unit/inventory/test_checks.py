"""Each check of packs, on a pack that fails it and on one that does not."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner

from footprint.cli import group
from footprint.findings import InputError
from footprint.inventory import PackSet, read_packs, shipped_packs
from footprint.inventory.balances import BALANCES, CARBON, ENERGY
from footprint.inventory.checks import Report, run_checks
from footprint.inventory.checks.energy import energy_of
from tests.packs import Row, process, produces, takes, write_pack, write_table

WORDS = {"synonyms": "a thing", "synonyms_zh": "东西"}


def fuel(heating_value: object = 40) -> dict[str, object]:
    return process("fuel", sector="energy", group="energy", heating_value_mj_per_kg=heating_value, **WORDS)


def heat() -> dict[str, object]:
    return process("heat", unit="MJ", sector="energy", group="energy", **WORDS)


def burning(co2: float) -> list[dict[str, object]]:
    """0.025 kg of fuel with 80 % carbon burns to 1 MJ: 0.02 kg C, complete as 0.0733 kg CO2."""
    return [
        produces("fuel"),
        takes("fuel", "emission", "co2-fossil", 0.1),
        produces("heat", 1, "MJ"),
        takes("heat", "input", "fuel", 0.025),
        takes("heat", "emission", "co2-fossil", co2),
    ]


def carbon(name: str, content: float) -> Row:
    return {"id": name, "carbon_kg_per_unit": content, "basis": "cited", "source": "test", "source_place": "table 3"}


CONTENTS = (carbon("fuel", 0.8), carbon("co2-fossil", 12 / 44))


def expects(name: str, balance: str, expected: str, **values: object) -> Row:
    return {"process": name, "balance": balance, "expected": expected, **values}


EXEMPT = expects("fuel", "carbon", "exempt", comment="comes out of the ground")


def pack(
    folder: Path,
    processes: Iterable[Row],
    exchanges: Iterable[Row],
    *,
    contents: Iterable[Row] = (),
    balances: Iterable[Row] = (),
    energy: Iterable[Row] = (),
) -> PackSet:
    path = write_pack(folder / "pack", processes, exchanges)
    write_table(path / "carbon.csv", CARBON.required + CARBON.optional, contents)
    write_table(path / "balances.csv", BALANCES.required + BALANCES.optional, balances)
    write_table(path / "energy.csv", ENERGY.required + ENERGY.optional, energy)
    return read_packs(path)


def codes(report: Report, check: str) -> list[str]:
    return [finding.code for finding in report.by_name()[check].findings]


@pytest.mark.parametrize(
    ("co2", "expected", "found"),
    [
        (0.0733, "closed", []),
        (0.0733 * 1.04, "closed", []),
        (0.0733 * 1.06, "closed", ["balance-open"]),
        (0.0733 * 0.94, "closed", ["balance-open"]),
        (0.0733 * 1.06, "bounded", ["balance-created"]),
        (0.0733 * 0.94, "bounded", ["balance-loss"]),
    ],
)
def test_the_carbon_of_combustion(tmp_path: Path, co2: float, expected: str, found: list[str]) -> None:
    stated = (EXEMPT, expects("heat", "carbon", expected))
    report = run_checks(pack(tmp_path, [fuel(), heat()], burning(co2), contents=CONTENTS, balances=stated))
    assert codes(report, "carbon") == found
    assert report.failed == any(code != "balance-loss" for code in found)


def test_carbon_from_nowhere_fails_without_any_statement(tmp_path: Path) -> None:
    report = run_checks(pack(tmp_path, [fuel(), heat()], burning(0.09), contents=CONTENTS, balances=[EXEMPT]))
    assert codes(report, "carbon") == ["balance-created"]
    (finding,) = report.by_name()["carbon"].findings
    assert "0.02 kg in, 0.02455 kg out (+22.7%)" in finding.en
    assert (finding.cell or "").startswith("pack/processes.csv, row 3")


def test_carbon_may_come_with_an_input_that_nobody_analysed(tmp_path: Path) -> None:
    rows = [*burning(0.09), produces("additive"), takes("additive", "emission", "co2-fossil", 1)]
    rows.append(takes("heat", "input", "additive", 0.01))
    processes = [fuel(), heat(), process("additive", **WORDS)]
    report = run_checks(pack(tmp_path, processes, rows, contents=CONTENTS, balances=[EXEMPT]))
    assert codes(report, "carbon") == ["balance-doubtful"]
    assert not report.failed


def test_a_stated_balance_needs_inputs_of_known_content(tmp_path: Path) -> None:
    stated = expects("heat", "carbon", "closed")
    report = run_checks(pack(tmp_path, [fuel(), heat()], burning(0.07), balances=[stated]))
    assert codes(report, "carbon") == ["balance-not-checkable"]


def casting(metal: float) -> tuple[list[Row], list[Row]]:
    return (
        [process("metal", **WORDS), process("casting", **WORDS)],
        [
            produces("metal"),
            takes("metal", "emission", "co2-fossil", 1),
            produces("casting"),
            takes("casting", "input", "metal", metal),
        ],
    )


@pytest.mark.parametrize(
    ("metal", "expected", "found"),
    [
        (1.04, "closed", []),
        (1.2, "closed", ["balance-open"]),
        (1.2, None, ["balance-loss"]),
        (0.9, None, ["balance-doubtful"]),
        (0.9, "bounded", ["balance-created"]),
        (0.3, None, []),  # an auxiliary: the metal itself comes from elsewhere
    ],
)
def test_the_mass_of_a_casting(tmp_path: Path, metal: float, expected: str | None, found: list[str]) -> None:
    stated = [expects("casting", "mass", expected)] if expected else []
    report = run_checks(pack(tmp_path, *casting(metal), balances=stated))
    assert codes(report, "mass") == found


def test_a_piece_weighs_what_it_says(tmp_path: Path) -> None:
    processes = [process("metal", **WORDS), process("wheel", unit="piece", mass_kg_per_piece=8, **WORDS)]
    rows = [
        produces("metal"),
        takes("metal", "emission", "co2-fossil", 1),
        produces("wheel", 2, "piece"),
        takes("wheel", "input", "metal", 0.02, "t"),
    ]
    report = run_checks(pack(tmp_path, processes, rows, balances=[expects("wheel", "mass", "closed")]))
    assert codes(report, "mass") == ["balance-open"]
    assert "20 kg in, 16 kg out (-20.0%)" in report.by_name()["mass"].findings[0].en


def test_a_cell_sold_by_its_capacity_has_a_mass_and_heat_has_none(tmp_path: Path) -> None:
    """A cell of 0.72 MJ/kg weighs 5 kg a kWh: 4.5 kg of metal are too few."""
    cell = process("cell", unit="kWh", sector="battery", group="battery", heating_value_mj_per_kg=0.72, **WORDS)
    rows = [
        produces("metal"),
        takes("metal", "emission", "co2-fossil", 1),
        produces("cell", 1, "kWh"),
        takes("cell", "input", "metal", 4.5),
        takes("cell", "input", "heat", 100, "MJ"),
        produces("heat", 1, "MJ"),
        takes("heat", "emission", "co2-fossil", 0.1),
    ]
    packs = pack(tmp_path, [process("metal", **WORDS), cell, heat()], rows, contents=[carbon("metal", 0.1)])
    (finding,) = run_checks(packs).by_name()["mass"].findings
    assert "4.5 kg in, 5 kg out" in finding.en
    assert codes(run_checks(packs), "carbon") == []


def published(low: float, high: float, carrier: str = "all") -> Row:
    row = {"process": "heat", "carrier": carrier, "low": low, "high": high, "unit": "MJ"}
    return {**row, "source": "test", "source_place": "table 4"}


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [
        (0.9, 1.1, []),
        (1.1, 1.3, ["energy-outside"]),
        (0.1, 0.6, ["energy-far-outside"]),
        (2, 3, ["energy-far-outside"]),
    ],
)
def test_energy_against_a_published_range(tmp_path: Path, low: float, high: float, found: list[str]) -> None:
    packs = pack(tmp_path, [fuel(), heat()], burning(0.07), energy=[published(low, high)])
    assert energy_of(packs, packs.processes["heat"], "all") == pytest.approx(1.0)
    assert energy_of(packs, packs.processes["heat"], "electricity") == 0
    assert codes(run_checks(packs), "energy") == found


def test_a_negative_total_needs_a_stated_credit(tmp_path: Path) -> None:
    processes, rows = casting(-1)
    assert codes(run_checks(pack(tmp_path / "bare", processes, rows)), "negative") == ["negative-total"]
    rows[-1] = {**rows[-1], "comment": "credit for the metal that is not made elsewhere"}
    assert codes(run_checks(pack(tmp_path / "stated", processes, rows)), "negative") == []


def test_an_orphan_is_not_used_and_cannot_be_looked_up(tmp_path: Path) -> None:
    processes, rows = casting(1)
    processes[1] = process("casting", synonyms="cast part")
    report = run_checks(pack(tmp_path, processes, rows))
    assert codes(report, "orphans") == ["orphan"]
    assert codes(report, "languages") == ["no-synonyms"]
    assert report.failed


def test_names_are_in_their_language(tmp_path: Path) -> None:
    processes, rows = casting(1)
    processes = [{**processes[0], "name": "金属"}, {**processes[1], "name_zh": "casting"}]
    assert sorted(codes(run_checks(pack(tmp_path, processes, rows)), "languages")) == ["not-chinese", "not-english"]


def test_a_provider_of_another_dimension(tmp_path: Path) -> None:
    rows = burning(0.07)
    rows[3] = takes("heat", "input", "fuel", 1, "MJ")
    crossing = run_checks(pack(tmp_path / "crossing", [fuel(), heat()], rows))
    assert codes(crossing, "providers") == ["provider-crossing"]
    with pytest.raises(InputError) as refused:
        pack(tmp_path / "refused", [fuel(""), heat()], rows)
    assert [finding.code for finding in refused.value.findings] == ["unit-does-not-convert"]


def test_estimates_are_weighted_by_what_they_emit(tmp_path: Path) -> None:
    processes = [process("metal"), process("casting"), process("direct-emission-co2")]
    rows = [
        produces("metal"),
        takes("metal", "emission", "co2-fossil", 3),
        produces("casting"),
        takes("casting", "emission", "co2-fossil", 1, basis="estimate", comment="judged from a photograph"),
        produces("direct-emission-co2"),
        takes("direct-emission-co2", "emission", "co2-fossil", 1),
    ]
    rows_of = {row.scope: row for row in run_checks(pack(tmp_path, processes, rows)).estimates}
    assert rows_of["pack"].share == rows_of["catalogue"].share == pytest.approx(0.25)
    assert rows_of["catalogue"].gwp == pytest.approx(4)
    assert (rows_of["direct-emission"].datasets, rows_of["direct-emission"].share) == (1, 0)


@pytest.mark.parametrize(
    ("contents", "balances", "energy", "code"),
    [
        ([carbon("coal", 0.5)], [], [], "missing-provider"),
        ([carbon("fuel", -1)], [], [], "out-of-range"),
        ([{**carbon("fuel", 1), "source": "nobody"}], [], [], "unknown-source"),
        ([{**carbon("fuel", 1), "basis": "estimate"}], [], [], "estimate-without-reason"),
        ([carbon("fuel", 1), carbon("fuel", 2)], [], [], "duplicate-id"),
        ([], [expects("heat", "carbon", "exempt")], [], "exempt-without-reason"),
        ([], [expects("heat", "energy", "closed")], [], "not-one-of"),
        ([], [expects("cold", "mass", "closed")], [], "missing-provider"),
        ([], [], [published(2, 1)], "range-upside-down"),
        ([], [], [{**published(1, 2), "unit": "kg"}], "unit-does-not-convert"),
        ([], [], [{**published(1, 2), "source": ""}], "no-source"),
    ],
)
def test_faults_in_the_tables(
    tmp_path: Path, contents: list[Row], balances: list[Row], energy: list[Row], code: str
) -> None:
    with pytest.raises(InputError) as refused:
        pack(tmp_path, [fuel(), heat()], burning(0.07), contents=contents, balances=balances, energy=energy)
    assert [finding.code for finding in refused.value.findings] == [code]


def test_the_shipped_packs_pass_every_check() -> None:
    report = run_checks(read_packs(shipped_packs()))
    assert [
        finding.text() for check in report.checks for finding in check.findings if finding.severity == "error"
    ] == []
    looked_at = {check.name: check.checked for check in report.checks}
    assert looked_at["carbon"] >= 100
    assert looked_at["mass"] >= 200
    assert looked_at["energy"] >= 16


def test_the_command_prints_tables_and_fails_with_1(tmp_path: Path) -> None:
    pack(tmp_path / "good", [fuel(), heat()], burning(0.0733), contents=CONTENTS, balances=[EXEMPT])
    pack(tmp_path / "bad", [fuel(), heat()], burning(0.2), contents=CONTENTS, balances=[EXEMPT])
    runner = CliRunner()
    good = runner.invoke(group, ["lci", "check", str(tmp_path / "good")])
    assert good.exit_code == 0, good.output
    for word in ("carbon", "mass", "energy", "negative", "orphans", "providers", "languages", "catalogue"):
        assert word in good.stdout
    bad = runner.invoke(group, ["lci", "check", "--json", str(tmp_path / "bad")])
    assert bad.exit_code == 1
    document = json.loads(bad.stdout)
    assert document["ok"] is False
    (failed,) = [check for check in document["checks"] if check["failed"]]
    assert failed["check"] == "carbon"
    assert failed["findings"][0]["code"] == "balance-created"
    assert "碳" in failed["findings"][0]["message_zh"]
