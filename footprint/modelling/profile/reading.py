"""The declared part `profile` → a use profile."""

from __future__ import annotations

from collections.abc import Mapping
from math import isclose
from typing import Any

from footprint.modelling.datasets import carriers
from footprint.modelling.defaults import use_profile_defaults
from footprint.modelling.gases import gases
from footprint.modelling.profile.values import Battery, Consumption, Leakage, Profile, Replaced, Stated, Vehicle
from footprint.modelling.reading import Part, read_part

KINDS = ("vehicle", "battery", "reference-flow")


def read_profile(content: Mapping[str, Any]) -> Profile:
    """The use profile. InputError with everything that is wrong."""
    return read_part("profile", content, _profile)


def _profile(part: Part) -> Profile:
    match part.choice("kind", KINDS):
        case "vehicle":
            return _vehicle(part)
        case "battery":
            return _battery(part)
        case _:
            return Stated(part.number("pieces", above=0.0), part.text("reason", needed=True))


def _vehicle(part: Part) -> Vehicle:
    stated = part.optional("lifetime_km", above=0.0)
    years = part.optional("lifetime_years", above=0.0)
    default = None if part.has("lifetime_km") else use_profile_defaults()["vehicle.lifetime_km"]
    return Vehicle(
        stated if stated is not None else default.value if default else 1.0,
        default,
        tuple(_consumption(inner) for inner in part.parts("energy", limit=10)),
        tuple(_replaced(inner) for inner in part.parts("parts", limit=100)),
        tuple(_leakage(inner, years) for inner in part.parts("leakage", limit=10)),
    )


def _consumption(part: Part) -> Consumption:
    known = carriers("profile")
    carrier = part.choice("carrier", tuple(known))
    return Consumption(
        part.place,
        carrier,
        part.number("per_100km", above=0.0),
        part.unit("unit", "energy", "volume", "mass", default=known[carrier].unit),
        part.share("charging_loss", below_one=True),
        part.share("distance_share", 1.0),
        part.country("region"),
        part.text("dataset", limit=120) or None,
        part.text("evidence"),
    )


def _replaced(part: Part) -> Replaced:
    times, interval = part.optional("times"), part.optional("interval_km", above=0.0)
    if part.has("times") == part.has("interval_km"):
        part.wrong("times-or-interval")
    name = part.text("name", limit=200)
    name_zh = part.text("name_zh", limit=200)
    if not name and not name_zh:
        part.wrong("needed", "name")
    return Replaced(
        part.place,
        name,
        name_zh,
        part.number("quantity", above=0.0),
        part.unit(),
        times,
        interval,
        part.text("dataset", limit=120) or None,
        part.text("evidence"),
    )


def _leakage(part: Part, years: float | None) -> Leakage:
    kg, yearly = part.optional("kg"), part.optional("kg_per_year")
    if part.has("kg") == part.has("kg_per_year") or (part.has("kg_per_year") and years is None):
        part.wrong("kg-or-yearly")
    over_life = kg if kg is not None else (yearly or 0.0) * (years or 0.0)
    return Leakage(
        part.place,
        part.choice("gas", tuple(gases())),
        over_life,
        part.text("refill", limit=120) or None,
        part.text("evidence"),
    )


def _battery(part: Part) -> Battery:
    return Battery(
        part.number("capacity_kwh", above=0.0),
        part.optional("depth_of_discharge", above=0.0, most=1.0) or 1.0,
        _cycles(part),
        part.share("capacity_fade", below_one=True),
        part.optional("round_trip", above=0.0, most=1.0),
        part.flag("losses"),
        part.country("region"),
        part.text("dataset", limit=120) or None,
        part.text("evidence"),
    )


def _cycles(part: Part) -> float:
    cycles = part.optional("cycles", above=0.0)
    years, yearly = part.optional("years", above=0.0), part.optional("cycles_per_year", above=0.0)
    if years is None or yearly is None:
        if cycles is None:
            part.wrong("cycles-or-years")
        return cycles or 1.0
    if cycles is not None and not isclose(cycles, years * yearly, rel_tol=1e-6):
        part.wrong("cycles-differ", "cycles", cycles=f"{cycles:g}", years=f"{years:g}", yearly=f"{yearly:g}")
    return years * yearly
