"""Multi-output processes solved by hand: a cell that makes caustic, chlorine and hydrogen from brine and power."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from footprint.findings import InputError
from footprint.inventory import PackSet, compile_release, load_release, read_packs
from footprint.inventory.allocation import COLUMNS
from footprint.inventory.checks import run_checks
from tests.packs import Row, process, produces, takes, write_pack, write_table

WORDS = {"synonyms": "a thing", "synonyms_zh": "东西"}
# 1.0 kg caustic, 0.8 kg chlorine, 0.2 kg hydrogen of 120 MJ/kg; 4 kg CO2 and 10 kWh at 0.5 kg CO2: 9 kg in all
PROCESSES: tuple[Row, ...] = (
    process("power", unit="kWh", **WORDS),
    process("cell", **WORDS),
    process("caustic", **WORDS),
    process("chlorine", **WORDS),
    process("hydrogen", heating_value_mj_per_kg=120, **WORDS),
    process("pipe", **WORDS),
)
ROWS: tuple[Row, ...] = (
    produces("power", 1, "kWh"),
    takes("power", "emission", "co2-fossil", 0.5),
    {**produces("cell"), "flow": "caustic"},
    {**produces("cell", 0.0008, "t"), "flow": "chlorine"},
    {**produces("cell", 24, "MJ"), "flow": "hydrogen"},
    takes("cell", "input", "power", 10, "kWh"),
    takes("cell", "emission", "co2-fossil", 4),
    produces("pipe"),
    takes("pipe", "input", "chlorine", 0.5),
    takes("pipe", "input", "caustic", 0.1),
)


def shares(key: str, **economic: object) -> list[Row]:
    cells: dict[str, object] = {"caustic": "", "chlorine": "", "hydrogen": "", **economic}
    return [
        {"process": "cell", "product": name, "key": key, "economic": share, "source": "test" if share != "" else ""}
        for name, share in cells.items()
    ]


ECONOMIC = {"caustic": 0.5, "chlorine": 0.3, "hydrogen": 0.2}


def packs(
    folder: Path, allocation: Iterable[Row], rows: Iterable[Row] = ROWS, processes: Iterable[Row] = PROCESSES
) -> PackSet:
    path = write_pack(folder / "pack", processes, rows)
    write_table(path / "allocation.csv", COLUMNS.required + COLUMNS.optional, allocation)
    return read_packs(path)


@pytest.mark.parametrize(
    ("key", "caustic", "chlorine", "hydrogen"),
    [
        # 9 kg over 2 kg of products: 4.5 a kg whatever the product
        ("mass", 4.5, 4.5, 4.5),
        # half, 0.3 and 0.2 of 9 kg over 1, 0.8 and 0.2 kg
        ("economic", 4.5, 3.375, 9.0),
    ],
)
def test_factors_by_hand(tmp_path: Path, key: str, caustic: float, chlorine: float, hydrogen: float) -> None:
    release = compile_release(packs(tmp_path, shares(key, **ECONOMIC)), tmp_path / "home")
    factors = {dataset.id: dataset.factor.total for dataset in release.catalogue}
    assert factors == {
        "power": 0.5,
        "caustic": caustic,
        "chlorine": chlorine,
        "hydrogen": hydrogen,
        "pipe": 0.5 * chlorine + 0.1 * caustic,
    }
    # nothing is lost and nothing counted twice
    assert factors["caustic"] + 0.8 * factors["chlorine"] + 0.2 * factors["hydrogen"] == pytest.approx(9, rel=1e-11)


def test_energy_gives_everything_to_what_burns(tmp_path: Path) -> None:
    """By energy: a cell of hydrogen (24 MJ) and methane (76 MJ at 50 MJ/kg, 1.52 kg) shares 9 kg as 2.16 and 6.84."""
    processes = [*PROCESSES[:2], PROCESSES[4], process("methane", heating_value_mj_per_kg=50, **WORDS)]
    rows = [*ROWS[:2], *ROWS[4:7], {**produces("cell", 1.52), "flow": "methane"}]
    allocation = [{"process": "cell", "product": name, "key": "energy"} for name in ("hydrogen", "methane")]
    release = compile_release(packs(tmp_path, allocation, rows, processes), tmp_path / "home")
    assert release.catalogue["hydrogen"].factor.total == pytest.approx(2.16 / 0.2, rel=1e-11)
    assert release.catalogue["methane"].factor.total == pytest.approx(6.84 / 1.52, rel=1e-11)


def test_the_process_may_be_its_own_main_product(tmp_path: Path) -> None:
    rows = [{**row, "flow": "cell"} if row["flow"] == "caustic" and row["process"] == "cell" else row for row in ROWS]
    rows = [{**row, "flow": "cell"} if row["flow"] == "caustic" else row for row in rows]
    allocation = [{**row, "product": "cell"} if row["product"] == "caustic" else row for row in shares("mass")]
    processes = [row for row in PROCESSES if row["id"] != "caustic"]
    release = compile_release(packs(tmp_path, allocation, rows, processes), tmp_path / "home")
    assert release.catalogue["cell"].factor.total == 4.5
    assert release.catalogue["pipe"].factor.total == pytest.approx(0.6 * 4.5)


def test_what_one_product_needs_alone_stays_with_it(tmp_path: Path) -> None:
    """Chlorine is liquefied with 0.2 kWh a kg, stated for 10 kg: 4.5 + 0.2 × 0.5 = 4.6."""
    rows = [*ROWS, produces("chlorine", 10), takes("chlorine", "input", "power", 2, "kWh")]
    release = compile_release(packs(tmp_path, shares("mass"), rows), tmp_path / "home")
    assert release.catalogue["chlorine"].factor.total == pytest.approx(4.6, rel=1e-11)
    assert release.catalogue["caustic"].factor.total == 4.5


def test_a_provider_of_the_process_s_own_place_stays_the_process_s(tmp_path: Path) -> None:
    """The cell stands in Tianjin and its products are sold world-wide: the power is still that of Tianjin."""
    processes: list[Row] = [
        {**row, "location": "CN-TJ"} if row["id"] == "cell" else {**row, "location": "GLO"} for row in PROCESSES[1:]
    ]
    processes += [process("power-cn", unit="kWh"), process("power-glo", unit="kWh", location="GLO")]
    rows = [{**row, "flow": "power@"} if row["flow"] == "power" else row for row in ROWS[2:]]
    for name, amount in (("power-cn", 0.5), ("power-glo", 9)):
        rows += [produces(name, 1, "kWh"), takes(name, "emission", "co2-fossil", amount)]
    release = compile_release(packs(tmp_path, shares("mass"), rows, processes), tmp_path / "home")
    assert release.catalogue["caustic"].factor.total == 4.5
    assert {(one.process, one.asked, one.provider) for one in release.fallbacks} == {
        (product, "power@CN-TJ", "power-cn") for product in ("caustic", "chlorine", "hydrogen")
    }


def test_the_release_keeps_the_whole_process_and_the_other_keys(tmp_path: Path) -> None:
    made = compile_release(packs(tmp_path, shares("mass", **ECONOMIC)), tmp_path / "home")
    release = load_release(made.path)
    kept = release.allocations["cell"]
    assert kept["declared"] == "mass"
    assert {p["product"]: p["shares"] for p in kept["products"]} == {
        "caustic": {"mass": 0.5, "economic": 0.5},
        "chlorine": {"mass": 0.4, "economic": 0.3},
        "hydrogen": {"mass": 0.1, "economic": 0.2},
    }
    assert len(kept["original"]["exchanges"]) == 5
    keys = [leaf["key"] for leaf in json.loads((release.path / "inventory.json").read_bytes())["leaves"]]
    assert "allocation/cell" in keys
    assert "process/cell" not in keys
    assert release.verify()


def test_the_hash_depends_on_the_key_and_not_on_the_order_of_rows(tmp_path: Path) -> None:
    def made(name: str, key: str, rows: Iterable[Row]) -> str:
        return compile_release(packs(tmp_path / name, shares(key, **ECONOMIC), rows), tmp_path / "home").hash

    first = made("first", "mass", ROWS)
    assert made("second", "mass", list(reversed(ROWS))) == first
    assert made("third", "economic", ROWS) != first


def test_balances_are_those_of_the_whole_process(tmp_path: Path) -> None:
    report = run_checks(packs(tmp_path, shares("economic", **ECONOMIC)))
    assert report.by_name()["allocation"].checked == 1
    (note,) = report.by_name()["allocation"].findings
    assert "chlorine mass 40.0%, economic 30.0%" in note.en


def without(product: str) -> list[Row]:
    return [row for row in shares("mass") if row["product"] != product]


@pytest.mark.parametrize(
    ("allocation", "code"),
    [
        (shares("economic", caustic=0.5, chlorine=0.3, hydrogen=0.1), "shares-not-one"),
        (shares("mass", caustic=0.5, chlorine=0.5), "allocation-incomplete"),
        (shares("economic"), "allocation-key-unknown"),
        (shares("energy"), "allocation-key-unknown"),
        (shares("weight"), "not-one-of"),
        (without("hydrogen"), "allocation-products-differ"),
        ([*without("hydrogen"), {**shares("mass")[2], "key": "energy"}], "allocation-keys-differ"),
        ([*shares("mass"), {**shares("mass")[0], "product": "gold"}], "missing-provider"),
        ([*shares("mass"), {**shares("mass")[0], "process": "pipe"}], "allocated-twice"),
        ([*shares("mass"), shares("mass")[0]], "duplicate-id"),
        ([{**row, "mass": share} for row, share in zip(shares("mass"), (0.6, 0.3, 0.1), strict=True)], "share-differs"),
        ([{**row, "source": "nobody"} for row in shares("mass")], "unknown-source"),
        ([{**row, "source": ""} for row in shares("economic", **ECONOMIC)], "no-source"),
    ],
)
def test_faults(tmp_path: Path, allocation: list[Row], code: str) -> None:
    with pytest.raises(InputError) as refused:
        packs(tmp_path, allocation)
    assert code in {finding.code for finding in refused.value.findings}


def test_several_products_without_an_allocation_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        packs(tmp_path, [])
    assert "foreign-production" in {finding.code for finding in refused.value.findings}


@pytest.mark.parametrize("amount", [0, -1])
def test_a_product_is_made_and_not_used_up(tmp_path: Path, amount: float) -> None:
    rows = [{**row, "amount": amount} if row["flow"] == "hydrogen" else row for row in ROWS]
    with pytest.raises(InputError) as refused:
        packs(tmp_path, shares("mass"), rows)
    assert [finding.code for finding in refused.value.findings] == ["production-not-positive"]
