"""The lines of the use stage that a use profile makes, per piece over its life."""

from __future__ import annotations

from math import ceil

from footprint.inventory.catalogue import Catalogue
from footprint.modelling.datasets import carriers, nearest
from footprint.modelling.gases import gases
from footprint.modelling.lines import Wanted
from footprint.modelling.profile.reference_flow import total_energy
from footprint.modelling.profile.values import Battery, Consumption, Leakage, Profile, Replaced, Vehicle


def energy_over_life(one: Consumption, lifetime_km: float) -> float:
    """What a vehicle takes on of one carrier over its life, in the carrier's unit, before charging losses.

    Source: GB/T 24067-2024 and ISO 14067:2018, 6.3.8 (use profile).

    Formula: Energy of a vehicle in use.
    """
    return one.per_100km / 100.0 * lifetime_km * one.distance_share


def replacements(one: Replaced, lifetime_km: float) -> float:
    """How often a part is replaced over life: the first comes with the vehicle, none is fitted at the very end.

    Source: ISO 14067:2018, 6.3.8 (use profile); counting of whole intervals.

    Formula: Replacements over life.
    """
    if one.times is not None:
        return one.times
    return float(max(ceil(lifetime_km / (one.interval_km or lifetime_km)) - 1, 0))


def charging_losses(battery: Battery) -> float:
    """kWh lost over the life of a battery: what is charged less what is delivered; 0 without a round-trip efficiency.

    Source: definition of the round-trip efficiency, IEC 62933-2-1:2017.

    Formula: Charging losses of a battery.
    """
    return total_energy(battery) * (1.0 / battery.round_trip - 1.0) if battery.round_trip else 0.0


def use_lines(profile: Profile, site: str | None, catalogue: Catalogue | None) -> list[Wanted]:
    """The lines, quantities per piece. Without a catalogue no default data set is looked up."""
    if isinstance(profile, Vehicle):
        return [
            *(
                _energy(one, number, profile, site, catalogue)
                for number, one in enumerate(profile.energy, 1)
                if one.distance_share > 0.0
            ),
            *(
                _replaced(one, number, profile)
                for number, one in enumerate(profile.parts, 1)
                if replacements(one, profile.lifetime_km) > 0.0
            ),
            *(line for number, one in enumerate(profile.leakage, 1) if one.kg > 0.0 for line in _leaks(one, number)),
        ]
    if isinstance(profile, Battery) and profile.losses and charging_losses(profile) > 0.0:
        return [_losses(profile, site, catalogue)]
    return []


def _energy(one: Consumption, number: int, vehicle: Vehicle, site: str | None, catalogue: Catalogue | None) -> Wanted:
    carrier = carriers("profile")[one.carrier]
    found = nearest(carrier.product, one.region or site, catalogue) if catalogue else None
    share = "" if one.distance_share == 1.0 else f" × {one.distance_share:g}"
    loss = "" if one.charging_loss == 0.0 else f" / (1 − {one.charging_loss:g})"
    return Wanted(
        id=f"profile#energy-{number}",
        part="profile",
        name=f"Use: {carrier.name}",
        name_zh=f"使用：{carrier.name_zh}",
        quantity=energy_over_life(one, vehicle.lifetime_km),
        unit=one.unit,
        stage="use",
        cell=one.cell,
        formula=f"{one.per_100km:g} {one.unit} / 100 km × {vehicle.lifetime_km:g} km{share}{loss}",
        loss=one.charging_loss,
        dataset=one.dataset,
        default=found.id if found else None,
        evidence=one.evidence,
        origin=one.region,
        data_type=None,  # a scenario of what users will do is no primary data of the maker
        figures={"carrier": one.carrier},
    )


def _replaced(one: Replaced, number: int, vehicle: Vehicle) -> Wanted:
    times = replacements(one, vehicle.lifetime_km)
    how = (
        f"{times:g}" if one.interval_km is None else f"(ceil({vehicle.lifetime_km:g} km / {one.interval_km:g} km) − 1)"
    )
    return Wanted(
        id=f"profile#part-{number}",
        part="profile",
        name=f"Maintenance: {one.name}" if one.name else "",
        name_zh=f"维护：{one.name_zh}" if one.name_zh else "",
        quantity=one.quantity * times,
        unit=one.unit,
        stage="use",
        cell=one.cell,
        formula=f"{one.quantity:g} {one.unit} × {how}",
        dataset=one.dataset,
        evidence=one.evidence,
        data_type=None,
        figures={"times": times},
    )


def _leaks(one: Leakage, number: int) -> list[Wanted]:
    gas = gases()[one.gas]
    leak = Wanted(
        id=f"profile#leakage-{number}",
        part="profile",
        name=f"Leakage of {gas.name}",
        name_zh=f"{gas.name_zh} 泄漏",
        quantity=one.kg,
        unit="kg",
        stage="use",
        cell=one.cell,
        formula=f"{one.kg:g} kg",
        default=gas.dataset,
        evidence=one.evidence,
        data_type=None,
    )
    if one.refill is None:
        return [leak]
    refill = Wanted(
        id=f"profile#refill-{number}",
        part="profile",
        name=f"Refill of {gas.name}",
        name_zh=f"{gas.name_zh} 补充",
        quantity=one.kg,
        unit="kg",
        stage="use",
        cell=one.cell,
        formula=f"{one.kg:g} kg",
        dataset=one.refill,
        evidence=one.evidence,
        data_type=None,
    )
    return [leak, refill]


def _losses(battery: Battery, site: str | None, catalogue: Catalogue | None) -> Wanted:
    found = nearest("electricity-grid", battery.region or site, catalogue) if catalogue else None
    lost = charging_losses(battery)
    return Wanted(
        id="profile#energy-1",
        part="profile",
        name="Use: charging losses",
        name_zh="使用：充放电损耗",
        quantity=lost,
        unit="kWh",
        stage="use",
        cell="profile.round_trip",
        formula=f"{total_energy(battery):g} kWh × (1 / {battery.round_trip or 1.0:g} − 1)",
        dataset=battery.dataset,
        default=found.id if found else None,
        evidence=battery.evidence,
        origin=battery.region,
        data_type=None,
    )
