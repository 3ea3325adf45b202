from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.engine.study import calculate
from footprint.engine.values import Options
from footprint.ledgers import Ledgers
from footprint.results.disclosure import public_view
from footprint.results.document import document_hash, to_document
from footprint.results.inventory_record import inventory_record
from footprint.results.recompute import (
    recompute_groups,
    recompute_inventory,
    recompute_lines,
    recompute_public,
)
from tests.data.background import DATASETS, HandBackground
from tests.data.make_example import BOM, CHOICES, SECRET, example

DOCUMENT, PUBLIC, INVENTORY = (json.loads(json.dumps(part)) for part in example()[1:])
Path = tuple[Any, ...]


def codes(*recomputations: Any) -> set[str]:
    return {finding.code for one in recomputations for finding in one.findings}


def rehash(document: dict[str, Any]) -> dict[str, Any]:
    """What a forger who holds the key would do after a change."""
    document["sha256"] = document_hash(document)
    return document


def forged(path: Path, change: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Document and inventory with one value of the document changed and every hash made right again."""
    document, inventory = copy.deepcopy(DOCUMENT), copy.deepcopy(INVENTORY)
    put(document, path, change)
    inventory["result_sha256"] = rehash(document)["sha256"]
    return document, inventory


def put(value: Any, path: Path, change: Any) -> None:
    for step in path[:-1]:
        value = value[step]
    value[path[-1]] = change(value[path[-1]]) if callable(change) else change


def places(value: Any, path: Path = ()) -> Iterator[Path]:
    """Where numbers stand."""
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, part in items:
            yield from places(part, (*path, key))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield path


# stated facts that nothing else in the files gives: a reader checks them against the evidence
STATED = {
    "product",
    "declared_unit",
    "electricity",
    "recycling",
    "uncertainty",
    "upstream",
    "match",
    "biogenic_carbon_content",
    "cut_off_share",
    "gsd",
    # what the rule set makes of the document: evaluated again by `footprint check`
    "rules",
    "cut_off",
    "validation",
}
PARTS_OF_DQR = {"ter", "ger", "tir", "p", "estimate_share", "year", "version"}
# of the analysis: what sums to the total or balances; ranks, ratings and kg of a gas need the release
ORIGINS = {("hotspots", "kg_co2e"), ("hotspots", "share"), ("hotspots", "cumulative"), ("sankey", "kg_co2e")}
DERIVED = [
    path
    for path in places(DOCUMENT)
    if (path[0] != "analysis" or (path[1], path[-1]) in ORIGINS)
    and path[0] not in STATED
    and path[-1] not in STATED | PARTS_OF_DQR
    and "match" not in path
]


@pytest.mark.parametrize("approach", ["cut-off", "pre-consumer", "substitution", "cff"])
@pytest.mark.parametrize("electricity", ["location", "market"])
def test_an_honest_result_holds_at_every_level(approach: Any, electricity: Any) -> None:
    parts = example(Options(electricity=electricity, recycling=approach))[1:]
    document, public, inventory = (json.loads(json.dumps(part)) for part in parts)
    levels = (
        recompute_groups(public),
        recompute_lines(document),
        recompute_inventory(document, inventory),
        recompute_public(public, document, inventory),
    )
    assert codes(*levels) == set()
    assert all(level.holds for level in levels)
    assert [level.level for level in levels] == ["groups", "lines", "inventory", "inventory"]
    for level in levels:
        assert level.total == pytest.approx(document["footprint"]["total"], rel=1e-12)


@pytest.mark.slow
def test_any_changed_number_breaks_the_hash() -> None:
    unseen = []
    for path in places(DOCUMENT):
        document = copy.deepcopy(DOCUMENT)
        put(document, path, lambda value: value + 1)
        if "hash-wrong" not in codes(recompute_lines(document)):
            unseen.append(path)
    assert unseen == []


@pytest.mark.slow
@pytest.mark.parametrize("part", sorted({path[0] for path in DERIVED}, key=str))
def test_a_forger_who_renews_the_hash_is_found(part: str) -> None:
    unseen = []
    for path in DERIVED:
        if path[0] == part:
            document, inventory = forged(path, lambda value: value * 1.003 + 0.001)
            if not codes(recompute_lines(document), recompute_inventory(document, inventory)):
                unseen.append(path)
    assert unseen == []


@pytest.mark.parametrize(
    ("path", "code"),
    [
        (("footprint", "total"), "total-wrong"),
        (("footprint", "fossil"), "ledgers-wrong"),
        (("footprint", "total_excluding_biogenic_uptake"), "ledgers-wrong"),
        (("stages", "use"), "stages-wrong"),
        (("label_groups", "steel"), "groups-wrong"),
        (("electricity", "location_based"), "declared-wrong"),
        (("recycling", "cut-off"), "declared-wrong"),
        (("quality", "dqr"), "quality-wrong"),
        (("quality", "primary_data_share"), "quality-wrong"),
        (("lines", 3, "amount"), "amount-wrong"),
        (("lines", 3, "factor"), "factor-wrong"),
        (("lines", 3, "kg_co2e"), "line-wrong"),
        (("lines", 3, "quantity"), "quantity-wrong"),
        (("lines", 3, "share"), "share-wrong"),
        (("lines", 0, "subtotal"), "subtotal-wrong"),
        (("upstream", 0, "share"), "upstream-wrong"),
        (("analysis", "sankey", "links", 0, "kg_co2e"), "analysis-wrong"),
    ],
)
def test_each_fault_has_its_own_reason(path: Path, code: str) -> None:
    document, inventory = forged(path, lambda value: value * 1.01)
    assert code in codes(recompute_lines(document), recompute_inventory(document, inventory))


@pytest.mark.parametrize(
    ("path", "change", "code"),
    [
        (("complete",), False, None),
        (("lines", 3, "kg_co2e"), None, "complete-wrong"),
        (("lines", 0, "dataset"), {"id": "x"}, "line-data"),
        (("lines", 3, "dataset"), None, "line-data"),
        (("lines", 3, "stage"), "use", "stages-wrong"),
        (("lines", 3, "group"), "steel", "groups-wrong"),
        (("lines", 3, "parent"), None, "subtotal-wrong"),
        (("uncertainty", "p5"), 1e9, "uncertainty-wrong"),
        (("lines", 3, "unit"), "g", "quantity-wrong"),
        (("release",), "0" * 64, "factor-forged"),
        (("lines",), lambda lines: lines[:-1], "lines-differ"),
    ],
)
def test_changes_that_are_no_numbers(path: Path, change: Any, code: str | None) -> None:
    document, inventory = forged(path, change)
    found = codes(recompute_lines(document), recompute_inventory(document, inventory))
    assert (code in found) if code else not found


@pytest.mark.parametrize(
    ("path", "change", "code"),
    [
        (("factors", "abs-cn", "leaf", "fossil"), 1.0, "factor-forged"),
        (("factors", "abs-cn", "leaf", "dataset"), "steel-hot-rolled-cn", "factor-forged"),
        (("factors", "abs-cn", "proof", "index"), 3, "factor-forged"),
        (("factors", "abs-cn", "proof", "path"), [], "factor-forged"),
        (("release",), "0" * 64, "release-differs"),
        (("result_sha256",), "0" * 64, "result-differs"),
        (("lines", 3, "quantity"), 2.5, "amount-wrong"),
        (("lines", 3, "loss"), 0.1, "amount-wrong"),
        (("lines", 3, "multiplier"), 2.0, "multiplier-wrong"),
        (("lines", 3, "conversion"), 2.0, "conversion-wrong"),
        (("lines", 3, "fraction"), 0.4, "recycled-wrong"),
        (("lines", 3, "dataset"), "abs-cn", "quantity-wrong"),
        (("lines", 1, "basis", "distance_km"), 80, "transport-wrong"),
        (("lines", 7, "basis", "mass_kg_per_unit"), 2.0, "transport-wrong"),
        (("supplier_footprints", "sf-1@2", "factor", "fossil"), 1.0, "factor-wrong"),
    ],
)
def test_a_forged_inventory_is_found(path: Path, change: Any, code: str) -> None:
    inventory = copy.deepcopy(INVENTORY)
    put(inventory, path, change)
    assert code in codes(recompute_inventory(DOCUMENT, inventory))


def test_a_forged_factor_is_found_though_everything_follows_from_it() -> None:
    """The right key, right hashes, right sums: only the release's root gives it away."""
    study, background = forged_release()
    document, _, inventory = (json.loads(json.dumps(part)) for part in study)
    document["release"] = inventory["release"] = DOCUMENT["release"]
    inventory["result_sha256"] = rehash(document)["sha256"]
    assert background != DOCUMENT["release"]
    assert codes(recompute_lines(document)) == set()
    assert codes(recompute_inventory(document, inventory)) == {"factor-forged"}


def forged_release() -> tuple[tuple[Any, Any, Any], str]:
    cheap = tuple(replace(one, factor=Ledgers(0.1)) if one.id == "steel-hot-rolled-cn" else one for one in DATASETS)
    background = HandBackground(cheap)
    study = calculate(BOM, CHOICES, background)
    document = to_document(study, background)
    parts = (document, public_view(document, SECRET), inventory_record(study, background, document, SECRET))
    return parts, background.hash


@pytest.mark.parametrize(
    ("path", "change", "code"),
    [
        (("footprint", "total"), 1.0, "public-differs"),
        (("stages", "use"), 1.0, "public-differs"),
        (("label_groups", "steel"), 1.0, "public-differs"),
        (("product", "name"), "Other", "public-differs"),
        (("product", "mass_kg"), 8.0, "public-differs"),
        (("disclosure",), "full", "malformed"),
        (("sha256",), "0" * 64, "result-differs"),
        (("lines_commitment", "root"), "0" * 64, "commitment-wrong"),
        (("lines_commitment", "count"), 3, "commitment-wrong"),
    ],
)
def test_a_public_view_of_another_result_is_found(path: Path, change: Any, code: str) -> None:
    public = copy.deepcopy(PUBLIC)
    put(public, path, change)
    assert code in codes(recompute_public(public, DOCUMENT, INVENTORY))


@pytest.mark.parametrize(
    "path", [path for path in places(PUBLIC) if path[0] in ("footprint", "stages", "label_groups")]
)
def test_a_public_view_that_does_not_add_up_is_found(path: Path) -> None:
    public = copy.deepcopy(PUBLIC)
    put(public, path, lambda value: value + 1)
    assert codes(recompute_groups(public)) or path[-1] == "biogenic_carbon_content"


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(json_values, st.sampled_from(sorted(DOCUMENT)), st.sampled_from(sorted(INVENTORY)))
def test_a_malformed_file_is_a_finding_never_a_traceback(junk: Any, key: str, other: str) -> None:
    document, inventory = {**DOCUMENT, key: junk}, {**INVENTORY, other: junk}
    public = {**PUBLIC, **({key: junk} if key in PUBLIC else {})}
    recompute_lines(document)
    recompute_lines(junk)
    recompute_groups(public)
    recompute_groups(junk)
    recompute_inventory(document, inventory)
    recompute_inventory(DOCUMENT, inventory)
    recompute_public(public, document, inventory)
    assert codes(recompute_inventory(junk, junk)) == {"malformed"}


def test_lines_that_are_their_own_ancestors_end() -> None:
    document = copy.deepcopy(DOCUMENT)
    document["lines"][0]["parent"] = "1"
    document["lines"][0]["subtotal"] = 0.0
    assert codes(recompute_lines(document)) == {"malformed"}
