"""First-order uncertainty by hand, and the shares that sum to one."""

from __future__ import annotations

from dataclasses import replace
from math import exp, fsum, log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.analysis.first_order import Z90, first_order
from footprint.engine.spread import Spreads, UncertainLine, parts_of, spreads
from footprint.inventory.catalogue import Catalogue
from tests.data.background import DATASETS, SOURCES, dataset
from tests.unit.analysis.products import LINES, study_of

S1, S2 = 0.1, 0.2
CATALOGUE = Catalogue(
    "hand", {"a": dataset("a", 1.0, geometric_sd=exp(S1)), "b": dataset("b", 1.0, geometric_sd=exp(S2))}, SOURCES
)


def line(name: str, kg: float, data: str | None, *quantities: str, supplier: str | None = None) -> UncertainLine:
    return UncertainLine(name, kg, kg, data, supplier, quantities)


def test_two_data_sets_and_a_quantity_by_hand() -> None:
    # T = 6 a + 4 b, line 1 of a with an uncertain quantity (ln GSD 0.1):
    # Var = (6 × 0.1)² + (4 × 0.2)² + (6 × 0.1)² = 0.36 + 0.64 + 0.36 = 1.36; ln GSD(T) = √1.36 / 10
    found = first_order(Spreads((line("1", 6.0, "a", "1"), line("2", 4.0, "b")), {"1": 0.1}, {}), CATALOGUE)
    assert found.sd == pytest.approx(sqrt(1.36))
    assert found.gsd == pytest.approx(exp(sqrt(1.36) / 10))
    assert found.p5 == pytest.approx(10 / exp(sqrt(1.36) / 10) ** Z90)
    assert found.inputs == pytest.approx(
        {("quantity", "1"): 0.36 / 1.36, ("dataset", "a"): 0.36 / 1.36, ("dataset", "b"): 0.64 / 1.36}
    )
    assert found.lines == pytest.approx({"1": 0.72 / 1.36, "2": 0.64 / 1.36})


def test_lines_on_one_data_set_vary_together() -> None:
    # 3 + 7 on the same data set: (10 × 0.1)² = 1, and not 0.09 + 0.49; each line has its part of the sum
    found = first_order(Spreads((line("1", 3.0, "a"), line("2", 7.0, "a")), {}, {}), CATALOGUE)
    assert found.sd == pytest.approx(1.0)
    assert found.lines == pytest.approx({"1": 0.3, "2": 0.7})


def test_a_credit_hedges() -> None:
    # 10 and a credit of −4 on the same data set leave 6 × 0.1; the credit takes variance away
    found = first_order(Spreads((line("1", 10.0, "a"), line("2", -4.0, "a")), {}, {}), CATALOGUE)
    assert found.sd == pytest.approx(0.6)
    assert found.lines == pytest.approx({"1": 10 / 6, "2": -4 / 6})


def test_a_total_near_zero_has_no_geometric_spread() -> None:
    found = first_order(Spreads((line("1", 10.0, "a"), line("2", -9.99, "b")), {}, {}), CATALOGUE)
    assert found.gsd is None
    assert found.p5 == pytest.approx(0.01 - Z90 * found.sd)


def test_nothing_uncertain() -> None:
    certain = Catalogue("hand", {"a": dataset("a", 1.0)}, SOURCES)
    found = first_order(Spreads((line("1", 3.0, "a"),), {}, {}), certain)
    assert (found.sd, found.p5, found.p95, found.inputs) == (0.0, 3.0, 3.0, {})


def test_a_product_with_everything() -> None:
    catalogue = Catalogue("hand", {one.id: replace(one, geometric_sd=1.2) for one in DATASETS}, SOURCES)
    study = study_of(*LINES)
    found = first_order(spreads(parts_of(study.lines)), catalogue)
    assert fsum(found.inputs.values()) == pytest.approx(1.0)
    assert fsum(found.lines.values()) == pytest.approx(1.0)
    assert ("supplier", "s@2") in found.inputs
    assert ("quantity", "2") not in found.inputs  # a number of pieces is certain
    # steel of 20 kg CO2e: (20 ln 1.2)² is the largest part
    assert max(found.inputs, key=lambda one: found.inputs[one]) == ("dataset", "steel-hot-rolled-cn")


@given(
    st.lists(st.tuples(st.floats(-100, 100), st.sampled_from(["a", "b"]), st.floats(0.0, 0.5)), min_size=1, max_size=12)
)
def test_shares_sum_to_one(rows: list[tuple[float, str, float]]) -> None:
    lines = tuple(line(str(place), kg, data, str(place)) for place, (kg, data, _) in enumerate(rows))
    found = first_order(Spreads(lines, {str(place): sigma for place, (_, _, sigma) in enumerate(rows)}, {}), CATALOGUE)
    if found.sd > 1e-6:
        assert fsum(found.inputs.values()) == pytest.approx(1.0)
        assert fsum(found.lines.values()) == pytest.approx(1.0, abs=1e-6)
        assert all(share >= 0.0 for share in found.inputs.values())
    assert log(CATALOGUE["b"].geometric_sd) == pytest.approx(S2)
