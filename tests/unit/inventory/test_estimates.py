"""The estimate share and the rows it comes from, against sums done by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from footprint.inventory import PackSet, read_packs, shipped_packs
from footprint.inventory.checks import EstimateRow, Report, run_checks
from tests.packs import process, produces, takes, write_pack

GUESS = {"basis": "estimate", "comment": "judged from a photograph"}


def chain(folder: Path) -> PackSet:
    """ore 1 kg CO2, a quarter of it estimated; metal takes 2 ore as estimate and emits 2; a part takes 1 metal, cited.

    Gross: ore 1, metal 4, part 4. Estimated: ore 0.25, metal 2 (the ore counts whole), part 2.
    """
    rows = [
        produces("ore"),
        takes("ore", "emission", "co2-fossil", 0.75),
        takes("ore", "emission", "co2-fossil", 0.25, **GUESS),
        produces("metal"),
        takes("metal", "input", "ore", 2, **GUESS),
        takes("metal", "emission", "co2-fossil", 2),
        produces("part"),
        takes("part", "input", "metal", 1),
    ]
    return read_packs(write_pack(folder / "pack", [process("ore"), process("metal"), process("part")], rows))


def largest(report: Report) -> dict[str, EstimateRow]:
    return {f"{row.process.id}/{row.exchange.flow}": row for row in report.estimate_rows}


def test_shares_by_hand(tmp_path: Path) -> None:
    report = run_checks(chain(tmp_path))
    assert report.shares == pytest.approx({"ore": 0.25, "metal": 0.5, "part": 0.5})
    # (1 x 0.25 + 4 x 0.5 + 4 x 0.5) / (1 + 4 + 4)
    assert report.estimates[-1].share == pytest.approx(4.25 / 9)


def test_what_each_row_carries_and_frees(tmp_path: Path) -> None:
    rows = largest(run_checks(chain(tmp_path)))
    # the ore row counts in ore alone, as the metal's estimate hides it: 0.25; the metal's row in metal and part: 2 + 2
    assert rows["ore/co2-fossil"].caused == rows["ore/co2-fossil"].freed == pytest.approx(0.25 / 9)
    assert rows["metal/ore"].caused == pytest.approx(4 / 9)
    # behind it stands ore that is estimated by a quarter
    assert rows["metal/ore"].freed == pytest.approx(3 / 9)
    assert list(rows) == ["metal/ore", "ore/co2-fossil"]


def test_freed_is_what_the_share_loses(tmp_path: Path) -> None:
    packs = chain(tmp_path)
    before = run_checks(packs)
    metal = packs.processes["metal"]
    read = tuple(replace(row, basis="cited") if row.flow == "ore" else row for row in metal.exchanges)
    after = run_checks(replace(packs, processes={**packs.processes, "metal": replace(metal, exchanges=read)}))
    lost = before.estimates[-1].share - after.estimates[-1].share
    assert lost == pytest.approx(largest(before)["metal/ore"].freed)


@pytest.fixture(scope="module")
def shipped() -> Report:
    return run_checks(read_packs(shipped_packs()))


def test_estimates_carry_at_most_a_tenth_of_the_shipped_packs(shipped: Report) -> None:
    assert shipped.estimates[-1].share <= 0.10


def test_rows_of_the_shipped_packs_add_up_to_the_share(shipped: Report) -> None:
    report, catalogue = shipped, shipped.estimates[-1]
    assert sum(row.caused for row in report.estimate_rows) == pytest.approx(catalogue.share, abs=1e-5)
    assert sum(row.caused for row in report.estimates[:-1]) == pytest.approx(catalogue.caused)
    assert all(0 <= row.freed <= row.caused * (1 + 1e-9) for row in report.estimate_rows)
    order = [round(row.caused, 9) for row in report.estimate_rows]
    assert order == sorted(order, reverse=True)


def test_packs_that_emit_nothing_have_no_rows(tmp_path: Path) -> None:
    rows = [produces("stone"), takes("stone", "emission", "co2-fossil", 0, **GUESS)]
    report = run_checks(read_packs(write_pack(tmp_path / "pack", [process("stone")], rows)))
    assert report.estimate_rows == ()
    assert report.estimates[-1].share == 0
