"""Files of every kind that other programs wrote (`tests/data/imports/README.md`), read as they are."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from footprint.inventory.importing import Imported, Request, import_background

pytestmark = [pytest.mark.brightway, pytest.mark.slow]
DATA = Path(__file__).parents[1] / "data"


def read(home: Path, file: Path, *, cut_off: bool = False) -> Imported:
    request = Request(file, "Real", 2026, allow_cut_off=cut_off)
    return import_background(request, home, lambda _text: None)


def test_the_brightway_workbook_of_bw2io(tmp_path: Path) -> None:
    # three processes of the U.S. LCI Database: methanol 0.53 kg of CO2, electricity with nothing listed, acetic acid
    # 0.539 kg of methanol
    found = importlib.util.find_spec("bw2io")
    assert found is not None
    assert found.origin is not None
    done = read(tmp_path, Path(found.origin).parent / "data" / "examples" / "example.xlsx")
    assert done.release is not None
    factors = {one.name: (one.factor.total, one.location) for one in done.release.catalogue}
    assert factors == {
        "Methanol, at plant": (pytest.approx(0.53), "RNA"),
        "Electricity, at Grid, US, 2008": (0.0, "RNA"),
        "Acetic acid, at plant": (pytest.approx(0.539 * 0.53), "RNA"),
    }
    assert (done.report.linked, done.report.unlinked, done.report.excluded) == (2, (), ())
    assert {one.name for one in done.report.flows_unknown} == {
        "Ammonia",
        "BOD5, Biological Oxygen Demand",
        "Methanol",
        "Suspended solids, unspecified",
    }


def test_an_export_of_simapro(tmp_path: Path) -> None:
    stopped = read(tmp_path, DATA / "imports" / "hydrogen.csv")
    assert stopped.release is None
    assert stopped.report.format == "simapro-csv"
    missing = {(one.name.split(",")[0], one.unit, one.reason) for one in stopped.report.unlinked}
    assert ("electricity", "kWh", "no-provider") in missing
    assert ("Transport", "tkm", "no-provider") in missing
    assert len(stopped.report.unlinked) == 10
    done = read(tmp_path, DATA / "imports" / "hydrogen.csv", cut_off=True)
    assert done.release is not None
    (hydrogen,) = done.release.catalogue
    assert hydrogen.name.startswith("Hydrogen, from hydrolysis of zinc")
    assert (hydrogen.unit, hydrogen.licence, hydrogen.factor.total) == ("MJ", "private", 0.0)
    assert any(one.code == "import-cut-off" for one in done.report.warnings)


def test_ecospold_2_of_openlca(tmp_path: Path) -> None:
    done = read(tmp_path, DATA / "imports" / "openlca.spold", cut_off=True)
    assert [(one.name, one.cas, one.greenhouse) for one in done.report.flows_unknown] == [
        ("1,1,1,2-Tetrachloroethane", "630-20-6", True),
        ("Chlorine", "7782-50-5", False),
    ]
    assert done.release is not None
    (dataset,) = done.release.catalogue
    assert (dataset.name, dataset.unit, dataset.location, dataset.year) == (
        "Test activity data set | Test product flow",
        "kg",
        "GLO",
        2016,
    )


def test_a_child_activity_of_ecospold_2(tmp_path: Path) -> None:
    done = read(tmp_path, DATA / "imports" / "child_activity.spold", cut_off=True)
    assert [(one.name, one.unit) for one in done.report.unlinked] == [("clay pit infrastructure", "unit")]
    assert done.release is not None
    (block,) = done.release.catalogue
    assert (block.unit, block.location, block.year) == ("kg", "DE", 2018)
    (water,) = [row for row in done.release.exchanges(block.id) if row.type == "emission"]
    assert (water.amount, water.unit) == (123456, "m3")


def test_processes_of_uslci_as_json_ld(tmp_path: Path) -> None:
    done = read(tmp_path, DATA / "uslci", cut_off=True)
    assert done.release is not None
    assert (done.report.format, done.report.processes, done.report.flows_mapped) == ("openlca-jsonld", 2, 3)
    assert sum(one.count for one in done.report.unlinked) == 16
    assert all(one.factor.total >= 0 for one in done.release.catalogue)
