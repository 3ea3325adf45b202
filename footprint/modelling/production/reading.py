"""The declared part `production` → sites, processes, meters and products."""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum
from typing import Any, cast

from footprint.modelling.carbonates import carbonates
from footprint.modelling.datasets import carriers
from footprint.modelling.gases import gases
from footprint.modelling.production.values import (
    KEYS,
    KINDS,
    Demand,
    Entry,
    Goes,
    Key,
    Kind,
    Made,
    Measured,
    Process,
    Production,
    Scrap,
    Site,
    Taken,
)
from footprint.modelling.reading import Part, read_part

DEFAULT_UNITS: Mapping[str, str] = {"electricity": "kWh", "emission": "kg", "carbonate": "kg", "water": "m3"}


def read_production(content: Mapping[str, Any]) -> Production:
    """The sites and what a declared unit needs of them. InputError with everything that is wrong."""
    return read_part("production", content, _production)


def _production(part: Part) -> Production:
    sites = tuple(_site(inner) for inner in part.parts("sites", limit=50, needed=True))
    production = Production(sites, tuple(_demand(inner) for inner in part.parts("demand", limit=50, needed=True)))
    _names(part, [(site.cell, site.id) for site in sites])
    for site in sites:
        _names(part, [(process.cell, process.id) for process in site.processes])
    _names(part, [(made.cell, made.id) for process in production.processes for made in process.products])
    _known(part, production)
    return production


def _names(part: Part, named: list[tuple[str, str]]) -> None:
    seen: set[str] = set()
    for cell, name in named:
        if name in seen:
            part.wrong_at(f"{cell}.id", "name-twice", name=name)
        seen.add(name)


def _known(part: Part, production: Production) -> None:
    known = ", ".join(production.products)
    for cell, product in (
        *((one.cell, one.product) for one in production.demand),
        *((one.cell, one.product) for process in production.processes for one in process.takes),
    ):
        if product and product not in production.products:
            part.wrong_at(f"{cell}.product", "product-unknown", name=product[:40], known=known)
    for process in production.processes:
        own = {made.id for made in process.products}
        alone = (
            *((one.cell, "product", one.product) for one in process.entries),
            *((one.cell, "used_for", one.used_for) for one in process.takes),
        )
        for cell, field, name in alone:
            if name is not None and name not in own:
                part.wrong_at(f"{cell}.{field}", "product-elsewhere", name=name, known=", ".join(sorted(own)))


def _site(part: Part) -> Site:
    first, last = part.day("from", needed=True), part.day("to", needed=True)
    if first and last and last < first:
        part.wrong("period-order", "to")
    return Site(
        part.place,
        part.name(),
        part.text("name", limit=200),
        part.text("name_zh", limit=200),
        part.country("location"),
        first,
        last,
        tuple(_process(inner) for inner in part.parts("processes", limit=100, needed=True)),
    )


def _process(part: Part) -> Process:
    products = tuple(_made(inner) for inner in part.parts("products", limit=50, needed=True))
    by, reason, quantity = _allocation(part, products)
    return Process(
        part.place,
        part.name(),
        part.text("name", limit=200),
        part.text("name_zh", limit=200),
        products,
        by,
        reason,
        quantity,
        tuple(_entry(inner) for inner in part.parts("entries")),
        tuple(_taken(inner) for inner in part.parts("takes", limit=100)),
        tuple(_scrap(inner) for inner in part.parts("scrap", limit=100)),
    )


def _allocation(part: Part, products: tuple[Made, ...]) -> tuple[Key | None, str, str]:
    inner = part.part("allocation")
    if inner is None:
        if len(products) > 1:
            part.wrong("allocation-needed", "allocation", options=", ".join(KEYS))
        return None, "", ""
    by = cast(Key, inner.choice("by", KEYS))
    reason, quantity = inner.text("reason"), inner.text("quantity", needed=by == "physical", limit=200)
    return (by if len(products) > 1 else None), reason, quantity


def _made(part: Part) -> Made:
    return Made(
        part.place,
        part.name(),
        part.text("name", limit=200),
        part.text("name_zh", limit=200),
        part.number("amount", above=0.0),
        part.unit(),
        part.optional("mass_kg", above=0.0),
        part.optional("energy_mj"),
        part.optional("price"),
        part.optional("physical"),
        part.optional("share", most=1.0),
    )


def _entry(part: Part) -> Entry:
    kind = cast(Kind, part.choice("kind", KINDS))
    what = ""
    match kind:
        case "fuel":
            what = part.choice("fuel", tuple(carriers("production")))
        case "emission":
            what = part.choice("gas", tuple(gases()))
        case "carbonate":
            what = part.choice("carbonate", tuple(carbonates()))
    dimensions = {"electricity": ("energy",), "emission": ("mass",), "carbonate": ("mass",)}.get(kind, ())
    return Entry(
        part.place,
        kind,
        part.text("name", limit=200),
        part.text("name_zh", limit=200),
        _amount(part),
        part.unit("unit", *dimensions, default=DEFAULT_UNITS.get(kind, "")),
        part.text("product", limit=40) or None,
        part.text("dataset", limit=120) or None,
        part.text("evidence"),
        cast(Measured, part.choice("measured", ("meter", "invoice", "calculation", "estimate"), default="invoice")),
        what,
        part.optional("mj_per_unit", above=0.0) if kind == "fuel" else None,
        part.share("purity", 1.0) if kind == "carbonate" else 1.0,
        part.share("calcined", 1.0) if kind == "carbonate" else 1.0,
        part.legs() if kind in ("waste", "material", "packaging") else (),
        part.country("origin"),
    )


def _amount(part: Part) -> float:
    """The amount as stated, the sum of invoices, or of meter readings: (closing − opening) × multiplier."""
    stated = part.optional("amount")
    invoices = [inner.number("amount") for inner in _texts(part, "invoices")]
    readings = [_reading(inner) for inner in _texts(part, "readings")]
    if part.has("amount") + bool(invoices) + bool(readings) != 1:
        part.wrong("one-amount", "amount")
    return stated if stated is not None else fsum((*invoices, *readings))


def _texts(part: Part, field: str) -> list[Part]:
    found = part.parts(field, limit=400)
    for inner in found:
        inner.text("text", limit=200)
    return found


def _reading(part: Part) -> float:
    opening, closing = part.number("opening"), part.number("closing")
    multiplier = part.optional("multiplier", above=0.0) or 1.0
    if closing < opening:
        part.wrong("reading-backwards", "closing")
        return 0.0
    return (closing - opening) * multiplier


def _taken(part: Part) -> Taken:
    return Taken(
        part.place,
        part.text("product", needed=True, limit=40),
        part.number("amount"),
        part.unit(),
        part.text("used_for", limit=40) or None,
    )


def _scrap(part: Part) -> Scrap:
    return Scrap(
        part.place,
        part.text("name", needed=True, limit=200),
        part.number("amount"),
        part.unit("unit", "mass"),
        cast(Goes, part.choice("goes", ("internal", "sold", "customer"))),
        part.text("evidence"),
    )


def _demand(part: Part) -> Demand:
    return Demand(
        part.place, part.text("product", needed=True, limit=40), part.number("amount", above=0.0), part.unit()
    )
