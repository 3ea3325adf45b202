"""Two results side by side, by hand, and what forbids it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from math import log, sqrt
from statistics import NormalDist
from typing import Any

import pytest

from footprint.analysis.comparison.chance import analytic, drawn
from footprint.analysis.comparison.comparability import obstacles, scale_of
from footprint.analysis.comparison.section import chance, compare, is_same, subjects
from footprint.analysis.comparison.subject import Subject, subject
from footprint.bom.values import Line
from footprint.canonical import canonical_bytes
from footprint.engine.study import calculate
from footprint.engine.values import Options, SupplierFootprint
from footprint.findings import InputError
from footprint.inventory.catalogue import Catalogue
from footprint.results.document import to_document
from tests.data.background import DATASETS, SOURCES, HandBackground
from tests.unit.analysis.products import SUPPLIER, bom_of, choices_of

BACKGROUND = HandBackground()
Rows = tuple[tuple[Line, str | SupplierFootprint], ...]


def document(*lines: tuple[Line, str | SupplierFootprint], **product: object) -> dict[str, Any]:
    study = calculate(bom_of(*lines, **product), choices_of(*lines), BACKGROUND, Options(upstream=0))
    return to_document(study, BACKGROUND, {})


def steel(kg: float, name: str = "1") -> tuple[Line, str]:
    return Line(name, "Steel", kg, "kg", data_type="primary", evidence="scale"), "steel-hot-rolled-cn"


POWER: tuple[Line, str] = (Line("2", "Power", 5, "kWh", stage="production"), "electricity-grid-cn")
A, B = document(steel(10), POWER), document(steel(8), POWER)


def both(a: dict[str, Any], b: dict[str, Any]) -> tuple[Subject, Subject]:
    one, other = subjects(a, b)
    assert other is not None
    return one, other


def test_the_difference_by_hand() -> None:
    # steel 20 → 16 beside power 3
    found = compare(A, B, same=True)
    assert found["comparable"]
    difference = found["difference"]
    assert (difference["a"], difference["b"], difference["delta"]) == pytest.approx((23.0, 19.0, -4.0))
    assert difference["share"] == pytest.approx(-4 / 23)
    assert difference["stages"][0] == {"key": "materials", "a": 20.0, "b": 16.0, "delta": pytest.approx(-4.0)}
    assert difference["groups"][0]["key"] == "steel"
    assert [row["id"] for row in difference["lines"]] == ["1", "2"]
    canonical_bytes(found)


def test_a_unit_of_the_same_kind_is_scaled() -> None:
    # 1 t at 2000 times the steel against 1 kg
    one, tonne = document(steel(1), declared_unit="kg"), document(steel(1500), declared_unit="t")
    assert scale_of(one, tonne) == pytest.approx(1000.0)
    found = compare(one, tonne, same=False)
    assert found["difference"]["b"] == pytest.approx(3.0)
    assert found["difference"]["lines"] == []  # two products have no lines in common
    assert [finding["code"] for finding in found["findings"]] == ["unit-scaled"]
    assert found["comparable"]


def test_a_line_that_only_one_has() -> None:
    found = compare(A, document(steel(10)), same=True)
    row = next(row for row in found["difference"]["lines"] if row["id"] == "2")
    assert (row["a"], row["b"], row["delta"]) == (3.0, None, -3.0)


def changed(**values: object) -> dict[str, Any]:
    made = copy.deepcopy(A)
    for path, value in values.items():
        *way, last = path.split("__")
        place = made
        for step in way:
            place = place[step]
        place[last] = value
    return made


@pytest.mark.parametrize(
    ("other", "code", "comparable"),
    [
        (changed(declared_unit__unit="kWh"), "unit-differs", False),
        (changed(product__boundary="cradle-to-grave"), "boundary-differs", False),
        (changed(stages={"materials": 23.0}), "stages-differ", False),
        (changed(rules={"id": "iso-14067", "version": "1"}), "rules-differ", False),
        (changed(method__electricity="market"), "electricity-differs", False),
        (changed(method__recycling="cff"), "recycling-differs", False),
        (changed(method__characterisation="IPCC AR5"), "characterisation-differs", False),
        (changed(release="0" * 64), "release-differs", False),
        (changed(complete=False), "incomplete", False),
        (changed(product__reference_year=2020), "year-differs", True),
        (changed(declarations={"profile": {"kind": "vehicle"}}), "life-differs", True),
    ],
)
def test_what_speaks_against_a_comparison(other: dict[str, Any], code: str, comparable: bool) -> None:
    findings = obstacles(A, other)
    assert [finding.code for finding in findings] == [code]
    assert findings[0].en != findings[0].zh
    found = compare(A, other, same=True)
    assert found["comparable"] is comparable
    assert (found["difference"] is None) == (code == "unit-differs")


def spread(gsd: float) -> Catalogue:
    from dataclasses import replace

    return Catalogue("hand", {one.id: replace(one, geometric_sd=gsd) for one in DATASETS}, SOURCES)


def test_what_both_rest_on_cancels() -> None:
    # 20 and 16 kg CO2e of one steel: only the difference of 4 varies with it, and the power not at all.
    # the quantity of line 1, GSD √1.05, is one quantity of one product
    catalogue, sigma, quantity = spread(1.2), log(1.2), log(sqrt(1.05))
    one, other = both(A, B)
    found = analytic(one, other, catalogue, catalogue, same=True)
    assert found.sd == pytest.approx(sqrt((4 * sigma) ** 2 + (4 * quantity) ** 2))
    assert found.p_lower == pytest.approx(NormalDist().cdf(4.0 / found.sd))
    # of two products the quantities are two
    apart = analytic(one, other, catalogue, catalogue, same=False)
    power = log(BACKGROUND_POWER)
    expected = (4 * sigma) ** 2 + (20 * quantity) ** 2 + (16 * quantity) ** 2 + 2 * (3 * power) ** 2
    assert apart.sd == pytest.approx(sqrt(expected))


# the spread of a quantity in kWh of which nothing is said: basic 1.05 and reliability 1.10
BACKGROUND_POWER = next(line["gsd"] for line in A["lines"] if line["id"] == "2")


def test_other_releases_share_nothing() -> None:
    catalogue = spread(1.2)
    one, other = both(A, changed(release="0" * 64))
    assert analytic(one, other, catalogue, catalogue, same=True).sd == pytest.approx(
        sqrt(2 * (20 * log(1.2)) ** 2 + 2 * (3 * log(1.2)) ** 2)
    )


def test_equal_and_certain_results() -> None:
    certain = spread(1.0)
    whole = document((Line("1", "Sensor", 2, "piece"), "sensor-cn"))
    less = document((Line("1", "Sensor", 1, "piece"), "sensor-cn"))
    for other, p in ((whole, 0.5), (less, 1.0)):
        found = analytic(*both(whole, other), certain, certain, same=True)
        assert (found.sd, found.p_lower) == (0.0, p)
    assert analytic(*both(less, whole), certain, certain, same=True).p_lower == 0.0


def test_draws_of_one_world_are_subtracted() -> None:
    # the same product twice: every draw is zero; a fifth less steel: every draw is lower, whatever the world
    same = drawn(*both(A, A), BACKGROUND, 300, 7, same=True)
    assert (same.p_lower, same.sd) == (0.5, 0.0)
    found = drawn(*both(A, B), BACKGROUND, 300, 7, same=True)
    assert found.p_lower == 1.0
    assert found.p95 < 0.0
    assert chance(found)["histogram"]["counts"]
    # of two products with quantities of their own it is no longer certain, but nearly
    assert 0.9 < drawn(*both(A, B), BACKGROUND, 300, 7, same=False).p_lower <= 1.0


def test_drawn_and_analytic_agree() -> None:
    # close totals on different data: 10 kg of steel against 13.3 kg of cast iron
    other = document((Line("1", "Iron", 13.3, "kg"), "cast-iron-cn"), POWER)
    catalogue = spread(2.718281828**0.1)  # as the hand-made background draws
    one, iron = both(A, other)
    assert drawn(one, iron, BACKGROUND, 4000, 7, same=False).p_lower == pytest.approx(
        analytic(one, iron, catalogue, catalogue, same=False).p_lower, abs=0.05
    )


def test_suppliers_footprints_are_shared() -> None:
    part = (Line("9", "Controller", 1, "piece"), SUPPLIER)
    found = drawn(*both(document(steel(1), part), document(steel(1), part)), BACKGROUND, 50, 7, same=True)
    assert found.sd == 0.0


def test_who_is_the_same_product() -> None:
    assert is_same(A, B)
    assert not is_same(A, changed(product__model="other"))


BROKEN: tuple[Callable[[dict[str, Any]], Any], ...] = (
    lambda made: made.pop("lines"),
    lambda made: made.update(schema="footprint-public/1"),
    lambda made: made.update(lines=[{"id": "1"}]),
    lambda made: made.update(footprint={"total": "much"}),
    lambda made: made.update(declared_unit=None),
    lambda made: made.update(product=[]),
)


@pytest.mark.parametrize("break_it", BROKEN)
def test_something_else_is_refused(break_it: Callable[[dict[str, Any]], Any]) -> None:
    made = copy.deepcopy(A)
    break_it(made)
    with pytest.raises(InputError, match="no result document"):
        subject(made, "b.json")


def test_a_document_of_before_has_certain_quantities() -> None:
    old = copy.deepcopy(A)
    for line in old["lines"]:
        del line["gsd"]
    assert subject(old).spreads.quantities == {}
