from __future__ import annotations

from dataclasses import replace
from math import fsum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.bom.values import Bom, Line, Product, TransportLeg
from footprint.engine.study import calculate
from footprint.engine.values import Choice, Options, Study, SupplierFootprint
from footprint.findings import InputError
from footprint.ledgers import Ledgers
from tests.data.background import HandBackground, dataset

BACKGROUND = HandBackground()
STEEL = Choice("steel-hot-rolled-cn")
SUPPLIED = Choice(supplier=SupplierFootprint("s", "Supplier", 1, "form", "Part", "kg", Ledgers(1.0)))
MATERIALS = ("steel-hot-rolled-cn", "aluminium-primary-cn", "aluminium-secondary-cn", "abs-cn", "cardboard-cn")


def refused(lines: list[Line], choices: dict[str, Choice], product: Product | None = None, **options: object) -> set:
    bom = Bom(product or Product("Thing"), tuple(lines))
    with pytest.raises(InputError) as caught:
        calculate(bom, choices, BACKGROUND, Options(**options))  # type: ignore[arg-type]
    for finding in caught.value.findings:
        assert finding.severity == "error"
        assert finding.en
        assert finding.zh
    return {(finding.code, finding.line) for finding in caught.value.findings}


LINE = Line("1", "Steel", 1, "kg")


@pytest.mark.parametrize(
    ("lines", "choices", "code"),
    [
        ([LINE, LINE], {"1": STEEL}, "duplicate-id"),
        ([replace(LINE, id="1#eol")], {"1#eol": STEEL}, "reserved-id"),
        ([replace(LINE, parent="9")], {"1": STEEL}, "unknown-parent"),
        ([replace(LINE, parent="1")], {}, "cycle"),
        ([replace(LINE, parent="2"), replace(LINE, id="2", parent="1")], {}, "cycle"),
        ([replace(LINE, quantity=0.0)], {"1": STEEL}, "quantity"),
        ([replace(LINE, quantity=float("nan"))], {"1": STEEL}, "quantity"),
        ([replace(LINE, loss=1.0)], {"1": STEEL}, "loss"),
        ([replace(LINE, recycled_content=1.5)], {"1": STEEL}, "recycled-content-range"),
        ([replace(LINE, transport=(TransportLeg("road", -1.0),))], {"1": STEEL}, "distance"),
        ([replace(LINE, stage="use")], {"1": STEEL}, "stage-outside-boundary"),
        ([LINE], {"1": Choice()}, "choice-not-one"),
        ([LINE], {"1": replace(SUPPLIED, dataset="abs-cn")}, "choice-not-one"),
        ([LINE], {"1": Choice("gone")}, "dataset-unknown"),
        ([LINE, replace(LINE, id="2", parent="1")], {"1": STEEL, "2": STEEL}, "parent-with-choice"),
        ([replace(LINE, dataset="abs-cn"), replace(LINE, id="2", parent="1")], {"2": STEEL}, "parent-with-choice"),
        ([replace(LINE, recycled_content=0.5)], {"1": STEEL}, "recycled-no-partner"),
        ([replace(LINE, recycled_content=0.5)], {"1": Choice("cast-iron-cn")}, "recycled-contains-scrap"),
        ([replace(LINE, recycled_content=0.5)], {"1": SUPPLIED}, "recycled-on-supplier"),
        (
            [replace(LINE, recycled_content=0.5), replace(LINE, id="2", parent="1")],
            {"2": STEEL},
            "recycled-on-parent",
        ),
        ([replace(LINE, quantity=1e308), replace(LINE, id="2", parent="1", quantity=1e308)], {"2": STEEL}, "too-large"),
    ],
)
def test_bad_input_is_refused_with_its_line(lines: list[Line], choices: dict[str, Choice], code: str) -> None:
    found = refused(lines, choices)
    assert code in {name for name, _ in found}
    assert all(line is not None for _, line in found)


def test_a_choice_for_no_line_is_refused() -> None:
    assert refused([LINE], {"1": STEEL, "7": STEEL}) == {("choice-unused", None)}


def test_an_empty_bill_of_materials_is_refused() -> None:
    assert refused([], {}) == {("no-lines", None)}


@pytest.mark.parametrize("approach", ["pre-consumer", "substitution", "cff"])
def test_an_approach_that_does_not_apply_cannot_be_declared(approach: str) -> None:
    assert refused([LINE], {"1": STEEL}, recycling=approach) == {("recycling-not-applicable", None)}


def test_iterations_are_limited() -> None:
    assert refused([LINE], {"1": STEEL}, iterations=10**9) == {("iterations", None)}


def test_every_finding_of_a_file_is_told_at_once() -> None:
    found = refused([replace(LINE, quantity=-1.0), replace(LINE, id="2", loss=2.0)], {})
    assert found == {("quantity", "1"), ("loss", "2")}


def codes(result: Study) -> set[tuple[str, str | None]]:
    return {(finding.code, finding.line) for finding in result.warnings}


def test_sanity_warnings_name_their_line() -> None:
    lines = [
        Line("1", "Steel", 1, "kg"),
        Line("2", "Steel", 1, "kg"),
        Line("3", "Aluminium", 100, "kg"),
        Line("4", "Carton", 1, "kg", recycled_content=0.0),
    ]
    choices = {"1": STEEL, "2": STEEL, "3": Choice("aluminium-primary-cn"), "4": Choice("cast-iron-cn")}
    result = calculate(Bom(Product("Thing", reference_year=2040), tuple(lines)), choices, BACKGROUND)
    expected = {("duplicate-line", "2"), ("dominating-line", "3"), ("recycled-content-zero", "4"), ("old-dataset", "1")}
    assert expected <= codes(result)


def test_a_release_without_the_mode_is_incomplete() -> None:
    line = replace(LINE, transport=(TransportLeg("rail", 100.0),))
    result = calculate(Bom(Product("Thing"), (line,)), {"1": STEEL}, BACKGROUND)
    assert not result.complete
    assert ("transport-no-dataset", "1") in codes(result)
    assert result.total == 2.0


def test_a_supplier_footprint_that_is_gone_is_missing() -> None:
    result = calculate(Bom(Product("Thing"), (replace(LINE, supplier_footprint="sf-9"),)), {}, BACKGROUND)
    assert not result.complete
    assert {("unmatched", "1"), ("supplier-footprint-missing", "1")} <= codes(result)


def test_a_material_without_parameters_counts_as_cut_off_and_says_so() -> None:
    metals = (
        dataset("tin", 10.0, group="tin", secondary="tin-scrap"),
        dataset("tin-scrap", 1.0, group="tin"),
        *BACKGROUND.datasets.values(),
    )
    lines = (Line("1", "Tin", 2, "kg", recycled_content=0.5), Line("2", "Aluminium", 1, "kg"))
    bom = Bom(Product("Thing", boundary="cradle-to-grave"), lines)
    choices = {"1": Choice("tin"), "2": Choice("aluminium-primary-cn")}
    result = calculate(bom, choices, HandBackground(metals))
    # tin 1 × 10 + 1 × 1 = 11 in both; aluminium 16, and with its end of life 16 − 0.9 × 15 = 2.5
    assert result.total == pytest.approx(27.0)
    assert result.recycling["substitution"] == pytest.approx(13.5)
    assert ("recycling-parameters-missing", "1") in codes(result)


def test_a_view_that_cannot_be_calculated_is_null_never_smaller() -> None:
    wind = dataset("wind", 0.04, unit="kWh", electricity=True, grid_partner="gone")
    background = HandBackground((wind, *BACKGROUND.datasets.values()))
    lines = (Line("1", "Wind", 10, "kWh", stage="production"), Line("2", "Steel", 1, "kg"))
    bom, choices = Bom(Product("Thing"), lines), {"1": Choice("wind"), "2": STEEL}
    by_market = calculate(bom, choices, background, Options(electricity="market"))
    assert by_market.complete
    assert by_market.total == pytest.approx(2.4)
    assert by_market.electricity["location_based"] is None
    assert ("grid-partner-missing", "1") in codes(by_market)
    by_location = calculate(bom, choices, background)
    assert not by_location.complete


def test_upstream_can_be_spared() -> None:
    bom = Bom(Product("Thing"), (LINE,))
    assert calculate(bom, {"1": STEEL}, BACKGROUND, Options(upstream=0)).upstream == ()
    assert calculate(bom, {"1": STEEL}, BACKGROUND).upstream == (("steel-hot-rolled-cn", Ledgers(2.0)),)


@st.composite
def products(draw: st.DrawFn) -> tuple[Bom, dict[str, Choice]]:
    """Random trees of up to twelve lines of material, with losses, recycled content and transport."""
    count = draw(st.integers(1, 12))
    parents = [None, *(draw(st.none() | st.integers(0, i - 1)) for i in range(1, count))]
    used = {parent for parent in parents if parent is not None}
    lines, choices = [], {}
    for i in range(count):
        dataset = draw(st.sampled_from(MATERIALS))
        leaf = i not in used
        recycled = draw(st.none() | st.floats(0, 1)) if leaf and dataset == "aluminium-primary-cn" else None
        legs = draw(
            st.lists(st.builds(TransportLeg, st.sampled_from(("road", "sea", "air")), st.floats(0, 2e4)), max_size=2)
        )
        lines.append(
            Line(
                f"L{i}",
                f"line {i}",
                draw(st.floats(1e-3, 1e3)),
                draw(st.sampled_from(("kg", "g", "t"))),
                parent=None if parents[i] is None else f"L{parents[i]}",
                loss=draw(st.floats(0, 0.9)),
                recycled_content=recycled,
                transport=tuple(legs),
                stage=draw(st.sampled_from(("materials", "packaging"))),
            )
        )
        if leaf:
            choices[f"L{i}"] = Choice(dataset)
    return Bom(Product("Random", boundary="cradle-to-grave"), tuple(lines)), choices


def close(one: float, other: float, lines: Study) -> bool:
    scale = fsum(abs(line.kg_co2e or 0.0) for line in lines.lines)
    return abs(one - other) <= 1e-9 * max(scale, 1e-12)


def tolerable(bom: Bom, choices: dict[str, Choice], approach: str) -> Study | None:
    """The study, or None where the approach does not apply to this random product."""
    try:
        return calculate(bom, choices, BACKGROUND, Options(recycling=approach, upstream=0))  # type: ignore[arg-type]
    except InputError as error:
        assert {finding.code for finding in error.findings} == {"recycling-not-applicable"}  # noqa: PT017
        return None


@settings(max_examples=60, deadline=None)
@given(products(), st.sampled_from(("cut-off", "pre-consumer", "substitution", "cff")))
def test_lines_stages_groups_and_ledgers_make_the_total(product: tuple[Bom, dict[str, Choice]], approach: str) -> None:
    study = tolerable(*product, approach)
    if study is None:
        return
    assert study.complete
    lines = [line.kg_co2e for line in study.lines if line.kg_co2e is not None]
    for parts in (lines, study.stages.values(), study.groups.values(), study.ledgers.values()):
        assert close(fsum(parts), study.total, study)
    assert study.recycling[study.recycling["declared"]] == study.total  # type: ignore[index]
    roots = [line for line in study.lines if line.parent is None]
    assert close(
        fsum((line.subtotal if line.subtotal is not None else line.kg_co2e) or 0.0 for line in roots),
        study.total,
        study,
    )


@settings(max_examples=40, deadline=None)
@given(products(), st.floats(1e-3, 1e3), st.randoms(use_true_random=False))
def test_scaling_and_order(product: tuple[Bom, dict[str, Choice]], by: float, random: object) -> None:
    bom, choices = product
    study = calculate(bom, choices, BACKGROUND)
    scaled = tuple(replace(line, quantity=line.quantity * by) if line.parent is None else line for line in bom.lines)
    bigger = calculate(replace(bom, lines=scaled), choices, BACKGROUND)
    assert close(bigger.total, study.total * by, bigger)
    shuffled = list(bom.lines)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert close(calculate(replace(bom, lines=tuple(shuffled)), choices, BACKGROUND).total, study.total, study)


@settings(max_examples=40, deadline=None)
@given(products(), st.floats(0.01, 0.99))
def test_a_line_split_in_two_is_the_same_product(product: tuple[Bom, dict[str, Choice]], part: float) -> None:
    bom, choices = product
    whole = calculate(bom, choices, BACKGROUND)
    split = bom.leaves[0]
    two = (
        replace(split, quantity=split.quantity * part),
        replace(split, id="other", quantity=split.quantity * (1 - part)),
    )
    lines = tuple(line for line in bom.lines if line.id != split.id) + two
    halves = calculate(replace(bom, lines=lines), {**choices, "other": choices[split.id]}, BACKGROUND)
    assert close(halves.total, whole.total, whole)
