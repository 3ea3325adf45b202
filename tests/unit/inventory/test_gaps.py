"""Gaps: the form of the table, a status that follows from the rows, and that the shipped table leaves nothing out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from footprint.cli import group
from footprint.cli.validation import Shipped, examine_shipped
from footprint.findings import InputError
from footprint.inventory import PackSet, read_packs
from footprint.inventory.checks import run_checks
from footprint.inventory.gaps import GapState, gap_states, read_gaps
from footprint.inventory.gaps.markdown import LARGEST, estimates_page
from footprint.inventory.gaps.table import COLUMNS, TABLE
from tests.packs import Row, process, produces, takes, write_pack, write_table

GAP = {
    "gap": "Lead | <old>",
    "gap_zh": "铅",
    "named": "reference",
    "datasets": "lead",
    "found": "paper",
    "missing": "",
}
# what the reference page of the inventory names as having no cited Chinese unit process
NAMED = (
    "secondary lead",
    "zinc",
    "nickel sulfate",
    "manganese sulfate",
    "magnesium",
    "carbide pvc",
    "solvay",
    "hexafluorophosphate",
    "polycarbonate",
    "polyamide",
    "epoxy",
    "black mass",
    "electronic grade",
    "tyre",
    "e-motor",
    "inverter",
    "waste treatment",
)


@pytest.fixture(scope="module")
def shipped() -> Shipped:
    return examine_shipped()


def lead(folder: Path, estimated: float, gaps: list[Row]) -> PackSet:
    """A data set of 1 kg CO2 with so much of it estimated, and a table of gaps beside its pack."""
    rows = [
        produces("lead"),
        takes("lead", "emission", "co2-fossil", 1 - estimated),
        takes("lead", "emission", "co2-fossil", estimated, basis="estimate", comment="judged from a photograph"),
    ]
    write_pack(folder / "pack", [process("lead", synonyms="Pb", synonyms_zh="粗铅")], rows)
    write_table(folder / TABLE, COLUMNS.required, gaps)
    return read_packs(folder)


def states(folder: Path, packs: PackSet) -> tuple[GapState, ...]:
    report = run_checks(packs)
    return gap_states(read_gaps(folder, packs.processes), packs, report.factors, report.shares)


@pytest.mark.parametrize(
    ("estimated", "status"),
    [(0.0, "closed"), (0.1, "closed"), (0.11, "narrowed"), (0.5, "narrowed"), (0.51, "open"), (1.0, "open")],
)
def test_the_status_follows_from_the_rows(tmp_path: Path, estimated: float, status: str) -> None:
    (state,) = states(tmp_path, lead(tmp_path, estimated, [GAP]))
    assert state.share == pytest.approx(estimated)
    assert state.status == status
    assert state.rows == {"cited": 1, "derived": 0, "estimate": 1}


def test_a_gap_without_a_data_set(tmp_path: Path) -> None:
    (state,) = states(tmp_path, lead(tmp_path, 0.2, [{**GAP, "datasets": ""}]))
    assert (state.share, state.status) == (None, "none")


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"datasets": "lead|gold"}, "missing-provider"),
        ({"gap": ""}, "empty"),
        ({"gap_zh": ""}, "empty"),
        ({"found": ""}, "empty"),
        ({"named": "hearsay"}, "not-one-of"),
    ],
)
def test_faults(tmp_path: Path, values: Row, code: str) -> None:
    packs = lead(tmp_path, 0.2, [{**GAP, **values}])
    with pytest.raises(InputError) as refused:
        read_gaps(tmp_path, packs.processes)
    assert [finding.code for finding in refused.value.findings] == [code]


def test_no_table_is_no_gap(tmp_path: Path) -> None:
    assert read_gaps(tmp_path, ()) == ()


def test_the_page_says_what_a_gap_rests_on(tmp_path: Path) -> None:
    packs = lead(tmp_path, 0.2, [GAP, {**GAP, "gap": "Gold", "datasets": ""}])
    report = run_checks(packs)
    page = estimates_page(report.estimates, report.estimate_rows, states(tmp_path, packs))
    assert "| Lead \\| &lt;old&gt; 铅 | reference | `lead` | narrowed | 20% | 1 + 0 + 1 | paper |  |" in page
    assert "| Gold 铅 | reference | no data set | none |" in page
    assert "| `lead` | `co2-fossil` | 0.2 kg | 20.00% | 20.00% | judged from a photograph |" in page


def test_the_command_shows_rows_and_gaps(tmp_path: Path) -> None:
    lead(tmp_path, 0.2, [GAP])
    runner = CliRunner()
    shown = runner.invoke(group, ["lci", "check", str(tmp_path)])
    assert shown.exit_code == 0, shown.output
    assert "largest estimates" in shown.stdout
    assert "narrowed" in shown.stdout
    document = json.loads(runner.invoke(group, ["lci", "check", "--json", str(tmp_path)]).stdout)
    assert [(row["dataset"], row["flow"], row["caused"]) for row in document["estimate_rows"]] == [
        ("lead", "co2-fossil", pytest.approx(0.2))
    ]
    (gap,) = document["gaps"]
    assert (gap["status"], gap["share"], gap["datasets"]) == ("narrowed", pytest.approx(0.2), ["lead"])
    none = runner.invoke(group, ["lci", "check", "--largest", "0", str(tmp_path)])
    assert "largest estimates" not in none.stdout


def test_every_gap_that_the_reference_page_names_is_reported(shipped: Shipped) -> None:
    names = " ".join(state.gap.name.lower() for state in shipped.gaps if state.gap.named == "reference")
    assert [word for word in NAMED if word not in names] == []


def test_what_rests_on_estimates_by_more_than_half_is_a_gap(shipped: Shipped) -> None:
    """A data set over one half that no gap names: add it to lci_data/gaps.csv with what was looked for."""
    named = {name for state in shipped.gaps for name in state.gap.datasets}
    over = {name for name, share in shipped.checked.shares.items() if share > 0.5}
    assert sorted(over - named) == []


def test_the_largest_rows_are_shown(shipped: Shipped) -> None:
    page = estimates_page(shipped.checked.estimates, shipped.checked.estimate_rows, shipped.gaps)
    for row in shipped.checked.estimate_rows[:LARGEST]:
        assert f"| `{row.process.id}` | `{row.exchange.flow}` |" in page
