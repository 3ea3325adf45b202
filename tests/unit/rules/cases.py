"""A small study on the hand-made background, as the rules look at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from footprint.assessment import assess
from footprint.bom.values import Bom, Line, Product, TransportLeg
from footprint.engine.values import Choice, Options
from footprint.results.document import body
from footprint.rules.case import Case
from footprint.rules.following import read_following
from footprint.rules.statement import read_statement
from tests.data.background import DATASETS, HandBackground
from tests.data.stated import STATED

PRODUCT = Product("Pump", sector="other", mass_kg=5.0, reference_year=2025)
ROAD = (TransportLeg("road", 100.0),)
LINES = (
    Line("1", "Rotor", 5.0, "kg", transport=ROAD),
    Line("2", "Power", 2.0, "kWh", stage="production"),
)
CHOICES = {"1": Choice("steel-hot-rolled-cn"), "2": Choice("electricity-grid-cn")}


def case(
    product: Product = PRODUCT,
    lines: tuple[Line, ...] = LINES,
    choices: Mapping[str, Choice] = CHOICES,
    *,
    statement: Mapping[str, Any] | None = None,
    rules: Mapping[str, Any] | None = None,
    options: Options | None = None,
    more: Mapping[str, Any] | None = None,
    document: Mapping[str, Any] | None = None,
    datasets: Any = DATASETS,
    **parts: Mapping[str, Any],
) -> Case:
    """The study with its document; `document` replaces keys of that, `more` keys of the full statement."""
    background = HandBackground(datasets)
    stated = {**(STATED if statement is None else statement), **(more or {})}
    choices = {line.id: choices[line.id] for line in lines if line.id in choices}
    found = assess(Bom(product, lines), choices, background, options or Options(upstream=0))
    return Case(
        {**body(found.study, background, found.sections), **(document or {})},
        found.prepared.bom,
        found.prepared.choices,
        background.catalogue,
        {"statement": stated, "rules": rules or {}, **parts},
        read_statement(stated),
        read_following(rules or {}),
    )


def product(**changes: Any) -> Product:
    """The pump with other properties."""
    return replace(PRODUCT, **changes)
