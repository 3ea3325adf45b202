"""The Monte Carlo of a product: its draws against brute force, its streams, and the parts of its variance."""

from __future__ import annotations

from math import exp, fsum, log

import numpy as np
import pytest

from footprint.analysis.first_order import first_order
from footprint.engine.draws import lognormal, stream
from footprint.engine.spread import Spreads, UncertainLine
from footprint.engine.uncertainty import Simulation, histogram
from footprint.engine.values import Uncertainty
from tests.data.background import HandBackground, dataset

N = 4000
STEEL = UncertainLine("1", 20.0, 10.0, "steel-hot-rolled-cn", None, ("1",), "1")
LEG = UncertainLine("1#transport-1", 0.1, 1.0, "lorry-cn", None, ("1#transport-1", "1"), "1")
PART = UncertainLine("2", 6.0, 1.0, None, "s@2", (), "2")
EXACT = UncertainLine("3", 6.0, 2.0, "sensor-cn", None, (), "3")
SPREADS = Spreads((STEEL, LEG, PART, EXACT), {"1": 0.1, "1#transport-1": 0.4}, {"s@2": 0.2})


def simulation(found: Spreads = SPREADS, iterations: int = N, **more: object) -> Simulation:
    return Simulation(HandBackground(), found, iterations, 7, **more)  # type: ignore[arg-type]


def test_every_draw_is_amounts_times_scores() -> None:
    names, scores = HandBackground().score_samples(N, 7)
    column = {name: np.asarray(scores)[:, place] for place, name in enumerate(names)}
    steel, way = lognormal(7, "quantity/1", 0.1, N), lognormal(7, "quantity/1#transport-1", 0.4, N)
    expected = (
        10.0 * steel * column["steel-hot-rolled-cn"]
        + 1.0 * steel * way * column["lorry-cn"]
        + 6.0 * lognormal(7, "supplier/s@2", 0.2, N)
        + 2.0 * column["sensor-cn"]
    )
    assert simulation().totals == pytest.approx(expected, rel=1e-12)


def test_streams_are_of_their_own() -> None:
    assert stream(7, "a").standard_normal(3).tolist() == stream(7, "a").standard_normal(3).tolist()
    assert stream(7, "a").standard_normal() != stream(7, "b").standard_normal()
    assert stream(7, "a").standard_normal() != stream(8, "a").standard_normal()
    # more iterations begin like fewer
    assert lognormal(7, "a", 0.3, 100)[:40].tolist() == lognormal(7, "a", 0.3, 40).tolist()
    assert np.log(lognormal(7, "a", 0.3, 20_000)).std() == pytest.approx(0.3, rel=0.02)


def test_another_line_leaves_the_draws_of_the_others_alone() -> None:
    without = Spreads((STEEL, LEG, PART), SPREADS.quantities, SPREADS.suppliers)
    more = simulation().totals - simulation(without).totals
    only = simulation(Spreads((EXACT,), {}, {})).totals
    assert more == pytest.approx(only, rel=1e-9)


def test_another_product_has_streams_of_its_own_but_the_same_background() -> None:
    certain = Spreads((EXACT,), {}, {})
    assert simulation(certain).totals.tolist() == simulation(certain, prefix="b/").totals.tolist()
    assert simulation().totals.tolist() != simulation(prefix="b/").totals.tolist()
    supplier = Spreads((PART,), {}, SPREADS.suppliers)
    assert simulation(supplier).totals.tolist() == simulation(supplier, prefix="b/").totals.tolist()


def test_shares_of_the_variance_sum_to_one() -> None:
    found = simulation().variance()
    assert found is not None
    assert fsum(found.lines.values()) == pytest.approx(1.0, rel=1e-12)
    assert fsum([*found.inputs.values(), found.interaction]) == pytest.approx(1.0, rel=1e-12)
    assert set(found.inputs) == {
        ("quantity", "1"),
        ("quantity", "1#transport-1"),
        ("dataset", "steel-hot-rolled-cn"),
        ("dataset", "lorry-cn"),
        ("dataset", "sensor-cn"),
        ("supplier", "s@2"),
    }


def test_draws_and_first_order_agree_where_spreads_are_small() -> None:
    # the background's samples vary by ln GSD 0.1: say so in the catalogue, and compare the two
    sources = HandBackground().catalogue
    data = {one.id: dataset(one.id, one.factor, one.unit, geometric_sd=exp(0.1)) for one in sources}
    catalogue = type(sources)(sources.release, data, sources.sources)
    small = Spreads(SPREADS.lines, {"1": 0.05, "1#transport-1": 0.05}, {"s@2": 0.05})
    drawn, analytic = simulation(small, 10_000).result(), first_order(small, catalogue)
    assert drawn.sd == pytest.approx(analytic.sd, rel=0.05)
    assert drawn.variance is not None
    for name, share in analytic.lines.items():
        assert drawn.variance.lines[name] == pytest.approx(share, abs=0.03)
    assert drawn.p95 == pytest.approx(analytic.p95, rel=0.02)


def test_a_histogram_counts_every_draw() -> None:
    values = np.random.default_rng(1).lognormal(0.0, 0.5, 3000)
    found = histogram(values)
    assert sum(found.counts) + found.below + found.above == 3000
    assert found.below == found.above == 15
    assert histogram(np.ones(5)).counts == (5,)


def test_a_line_of_nothing() -> None:
    zero = Spreads((UncertainLine("w", 0.0, 0.0, None, "s@1", ()),), {}, {"s@1": log(1.1)})
    found = simulation(zero, 10).result()
    assert isinstance(found, Uncertainty)
    assert (found.p5, found.p95, found.variance) == (0.0, 0.0, None)
