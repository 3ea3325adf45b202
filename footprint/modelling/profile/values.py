"""A use profile as read: what one product does over its life, frozen. `cell` is where the declaration says it."""

from __future__ import annotations

from dataclasses import dataclass

from footprint.modelling.defaults import Default


@dataclass(frozen=True, slots=True)
class Consumption:
    """What a vehicle takes on of one energy carrier: `per_100km` in `unit`, on `distance_share` of its way.

    `charging_loss`: the share of what is drawn that does not arrive in the vehicle; 0 when it is measured at the plug.
    """

    cell: str
    carrier: str
    per_100km: float
    unit: str
    charging_loss: float
    distance_share: float
    region: str | None
    dataset: str | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """A part or fluid that is replaced over life: `quantity` of `unit` each time; `times`, or every `interval_km`."""

    cell: str
    name: str
    name_zh: str
    quantity: float
    unit: str
    times: float | None
    interval_km: float | None
    dataset: str | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Leakage:
    """A gas that leaks: `kg` over life. `refill`: the data set of the gas that is filled in again, if it is."""

    cell: str
    gas: str
    kg: float
    refill: str | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Vehicle:
    """A vehicle over its life."""

    lifetime_km: float
    default: Default | None
    energy: tuple[Consumption, ...]
    parts: tuple[Replaced, ...]
    leakage: tuple[Leakage, ...]


@dataclass(frozen=True, slots=True)
class Battery:
    """A battery over its life.

    `capacity_kwh`: rated energy that a full discharge gives when new; `capacity_fade`: the share of it that is gone at
    the end of life; `round_trip`: energy delivered per energy charged. `losses`: whether charging losses are a line.
    """

    capacity_kwh: float
    depth_of_discharge: float
    cycles: float
    capacity_fade: float
    round_trip: float | None
    losses: bool
    region: str | None
    dataset: str | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A reference flow that is stated as it is."""

    pieces: float
    reason: str


Profile = Vehicle | Battery | Stated
