"""Two releases compared: a chain of three processes solved by hand, every cause, and reasons that add up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import fsum
from pathlib import Path

import pytest

from footprint.inventory import Release, compile_release, load_release, read_packs
from footprint.inventory.comparison import compare, reasons
from tests.packs import FLOW_ROWS, Row, process, produces, takes, write_pack

Make = Callable[..., Release]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Coal 0.1 → power 0.9 (+ 0.4 coal) → steel 2.0 (+ 0.5 power), in packs that differ as the test says."""
    count = iter(range(100))

    def made(
        *,
        coal: float = 0.1,
        power: float = 0.9,
        name: str = "Steel",
        more: Iterable[Row] = (),
        rows: Iterable[Row] = (),
        flows: Iterable[Row] = FLOW_ROWS,
        unit: str = "kWh",
        scale: float = 1.0,
    ) -> Release:
        folder = tmp_path / f"{next(count)}"
        write_pack(
            folder / "pack",
            [
                process("coal"),
                process("power", unit=unit, sector="energy", group="energy"),
                {**process("steel"), "name": name},
                *more,
            ],
            [
                produces("coal"),
                takes("coal", "emission", "ch4-fossil", coal),
                produces("power", scale, unit),
                takes("power", "emission", "co2-fossil", power),
                takes("power", "input", "coal", 0.4),
                produces("steel"),
                takes("steel", "emission", "co2-fossil", 2.0),
                takes("steel", "input", "power", 0.5, "kWh"),
                *rows,
            ],
            flows=flows,
        )
        return compile_release(read_packs(folder / "pack"), folder)

    return made


def test_the_same_content_is_the_same(make: Make) -> None:
    found = compare(make(), make())
    assert found.is_empty
    assert found.same == 3


def test_a_changed_amount_moves_everything_behind_it(make: Make) -> None:
    before, after = make(), make(coal=0.2)
    found = compare(before, after)
    assert [(one.after.id, one.cause) for one in found.changed] == [
        ("coal", "rows"),
        ("power", "upstream"),
        ("steel", "upstream"),
    ]
    power = found.changed[1]
    assert power.ratio == pytest.approx((0.9 + 0.4 * 0.2 * 29.8) / (0.9 + 0.4 * 0.1 * 29.8))
    # steel moves by 0.5 kWh × 0.4 kg of coal × 0.1 kg of methane
    (reason,) = reasons(before, after, "steel") or ()
    assert reason.dataset == "coal"
    assert reason.kg.fossil == pytest.approx(0.5 * 0.4 * 0.1 * 29.8, rel=1e-9)


def test_several_own_changes_share_the_difference(make: Make) -> None:
    before, after = make(), make(coal=0.2, power=0.8)
    found = reasons(before, after, "steel") or ()
    assert {one.dataset: one.kg.total for one in found} == {
        "power": pytest.approx(-0.05, rel=1e-6),
        "coal": pytest.approx(0.5 * 0.4 * 0.1 * 29.8, rel=1e-6),
    }
    difference = after.catalogue["steel"].factor.total - before.catalogue["steel"].factor.total
    assert fsum(one.kg.total for one in found) == pytest.approx(difference, rel=1e-9)


def test_words_alone_change_no_factor(make: Make) -> None:
    (change,) = compare(make(), make(name="Steel slab")).changed
    assert (change.after.id, change.cause, change.ratio) == ("steel", "record", 1.0)
    assert reasons(make(), make(name="Steel slab"), "steel") == ()


def test_another_factor_of_a_gas(make: Make) -> None:
    flows = [{**row, "gwp100": 28} if row["id"] == "ch4-fossil" else row for row in FLOW_ROWS]
    before, after = make(), make(flows=flows)
    causes = {one.after.id: one.cause for one in compare(before, after).changed}
    assert causes == {"coal": "characterisation", "power": "upstream", "steel": "upstream"}
    (reason,) = reasons(before, after, "power") or ()
    assert (reason.dataset, reason.kg.total) == ("coal", pytest.approx(-0.4 * 0.1 * 1.8))


def test_what_came_and_what_went(make: Make) -> None:
    scrap = {
        "more": [process("scrap")],
        "rows": [
            produces("scrap"),
            takes("scrap", "emission", "co2-fossil", 0.3),
            takes("steel", "input", "scrap", 0.2),
        ],
    }
    before, after = make(), make(**scrap)
    found = compare(before, after)
    assert [one.id for one in found.added] == ["scrap"]
    assert [(one.after.id, one.cause) for one in found.changed] == [("steel", "rows")]
    back = compare(after, before)
    assert [one.id for one in back.removed] == ["scrap"]
    # steel's own rows change by nothing while scrap costs nothing; scrap itself brings the difference
    assert {one.dataset: one.kg.total for one in reasons(before, after, "steel") or ()} == {
        "scrap": pytest.approx(0.06)
    }


def test_a_data_set_that_is_counted_in_another_unit(make: Make) -> None:
    before, after = make(), make(unit="MJ", scale=3.6)
    found = {one.after.id: one for one in compare(before, after).changed}
    assert found["power"].ratio == pytest.approx(1.0)
    assert reasons(before, after, "steel") == ()
    assert "steel" not in found or found["steel"].cause in ("upstream", "rows")


def test_a_large_release_keeps_no_supply(make: Make) -> None:
    before, after = make(), make(coal=0.2)
    (after.path / "supply.npy").unlink()
    after = load_release(after.path)
    assert reasons(before, after, "steel") is None
    with pytest.raises(KeyError):
        reasons(before, after, "gold")
