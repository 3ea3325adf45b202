"""A bill of materials equals a plain `bw2calc.LCA` demand on the same packages, and its files prove themselves."""

from __future__ import annotations

import json
from math import fsum

import pytest

from footprint.bom.values import Bom, Line, Product, TransportLeg
from footprint.canonical import canonical_bytes
from footprint.engine.plain import plain_ledgers
from footprint.engine.study import calculate
from footprint.engine.values import Choice, Options
from footprint.inventory import Release
from footprint.results.disclosure import public_view
from footprint.results.document import to_document
from footprint.results.inventory_record import inventory_record
from footprint.results.recompute import recompute_groups, recompute_inventory, recompute_lines, recompute_public
from tests.analytic.conftest import Compile
from tests.packs import process, produces, takes

SECRET = bytes(range(32))
BOM = Bom(
    Product("Bracket", boundary="cradle-to-grave"),
    (
        Line("1", "Assembly", 2, "piece", loss=0.1, transport=(TransportLeg("road", 500.0),)),
        Line("1.1", "Steel", 3, "kg", parent="1", loss=0.25),
        Line("1.2", "Aluminium", 1200, "g", parent="1", loss=0.04, recycled_content=0.35),
        Line("2", "Power", 10.8, "MJ", stage="production"),
        Line("3", "Wood", 0.7, "kg", stage="packaging"),
    ),
)
CHOICES = {
    "1.1": Choice("steel"),
    "1.2": Choice("aluminium"),
    "2": Choice("wind"),
    "3": Choice("wood"),
}


@pytest.fixture
def release(compiled: Compile) -> Release:
    return compiled(
        [
            process("steel"),
            process("power", unit="kWh", sector="energy", group="energy", electricity="yes"),
            process("wind", unit="kWh", sector="energy", group="energy", electricity="yes", grid_partner="power"),
            process("aluminium", group="aluminium", secondary="scrap-metal"),
            process("scrap-metal", group="aluminium"),
            process("lorry", unit="t*km", sector="transport", group="transport", transport_mode="road"),
            process("wood", sector="chemicals", group="packaging", biogenic_carbon_kg_per_kg=0.5),
        ],
        [
            produces("steel"),
            takes("steel", "input", "power", 0.5, "kWh", gsd=1.1),
            takes("steel", "input", "lorry", 0.3, "t*km"),
            takes("steel", "emission", "co2-fossil", 2.1),
            produces("power", 1, "kWh"),
            takes("power", "input", "steel", 0.01),
            takes("power", "emission", "co2-fossil", 0.974),
            produces("wind", 1, "kWh"),
            takes("wind", "input", "steel", 0.003),
            produces("aluminium"),
            takes("aluminium", "input", "power", 14.0, "kWh"),
            takes("aluminium", "emission", "co2-fossil", 1.7),
            produces("scrap-metal"),
            takes("scrap-metal", "input", "power", 0.6, "kWh"),
            produces("lorry", 1, "t*km"),
            takes("lorry", "emission", "co2-fossil", 0.08),
            takes("lorry", "emission", "co2-biogenic", 0.004),
            produces("wood"),
            takes("wood", "emission", "co2-uptake", 1.8),
            takes("wood", "emission", "co2-land-use", 0.05),
            takes("wood", "input", "lorry", 0.1, "t*km"),
        ],
    )


@pytest.mark.brightway
@pytest.mark.parametrize("electricity", ["location", "market"])
def test_a_bill_of_materials_equals_a_plain_lca(release: Release, electricity: str) -> None:
    study = calculate(BOM, CHOICES, release, Options(electricity=electricity))  # type: ignore[arg-type]
    # 2 / 0.9 assemblies; 3 / 0.75 = 4 kg steel and 1.2 / 0.96 = 1.25 kg aluminium in each; 10.8 MJ = 3 kWh;
    # each weighs 3 + 1.2 = 4.2 kg net and travels 500 km
    assemblies = 2 / 0.9
    demand = {
        "steel": assemblies * 4,
        "aluminium": assemblies * 1.25 * 0.65,
        "scrap-metal": assemblies * 1.25 * 0.35,
        "power" if electricity == "location" else "wind": 3.0,
        "lorry": assemblies * 4.2 / 1000 * 500,
        "wood": 0.7,
    }
    plain = plain_ledgers(release, demand)
    scale = fsum(abs(line.kg_co2e or 0.0) for line in study.lines)
    for found, expected in zip(study.ledgers.values(), plain.values(), strict=True):
        assert abs(found - expected) <= 1e-9 * scale
    assert abs(study.total - plain.total) <= 1e-9 * scale


def test_upstream_processes_cause_all_of_it(release: Release) -> None:
    study = calculate(BOM, CHOICES, release)
    assert fsum(ledgers.total for _, ledgers in study.upstream) == pytest.approx(study.total, rel=1e-9)
    assert study.biogenic_carbon_content == 0.0  # packaging is not the product


@pytest.mark.parametrize("approach", ["cut-off", "pre-consumer", "substitution", "cff"])
def test_the_files_of_a_compiled_release_prove_themselves(release: Release, approach: str) -> None:
    options = Options(iterations=50, recycling=approach)  # type: ignore[arg-type]
    study = calculate(BOM, CHOICES, release, options)
    document = to_document(study, release)
    public = public_view(document, SECRET)
    inventory = inventory_record(study, release, document, SECRET)
    document, public, inventory = (json.loads(canonical_bytes(part)) for part in (document, public, inventory))
    for verdict in (
        recompute_groups(public),
        recompute_lines(document),
        recompute_inventory(document, inventory),
        recompute_public(public, document, inventory),
    ):
        assert verdict.findings == ()
        assert verdict.total == pytest.approx(study.total, rel=1e-9)
