"""How many pieces of the product one declared unit needs, and the bill of materials given per piece under that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from footprint.bom.values import Bom, Line, Product
from footprint.findings import InputError
from footprint.modelling.messages import MESSAGES
from footprint.modelling.profile.values import Battery, Profile, Stated, Vehicle
from footprint.units import conversion_factor, parse_unit

LINE = "product#reference-flow"


@dataclass(frozen=True, slots=True)
class ReferenceFlow:
    """`pieces` of the product per declared unit, and how that follows."""

    pieces: float
    formula: str

    def record(self, product: Product) -> dict[str, Any]:
        """The same for a result document; `product` as declared, with the mass of one piece."""
        return {
            "pieces": self.pieces,
            "per": f"{product.declared_amount:g} {parse_unit(product.declared_unit).symbol}",
            "formula": self.formula,
            "line": LINE if self.pieces != 1.0 else None,
            "mass_kg_per_piece": product.mass_kg,
        }


def total_energy(battery: Battery) -> float:
    """kWh that a battery delivers over its life: capacity × depth of discharge × cycles × mean capacity.

    Capacity fades evenly from 1 to 1 − fade, so its mean is 1 − fade / 2. Source: Regulation (EU) 2023/1542, Article 7
    and Annex II (functional unit); PEFCR for high specific energy rechargeable batteries (2018), reference flow.

    Formula: Energy delivered by a battery over its life.
    """
    mean = 1.0 - battery.capacity_fade / 2.0
    return battery.capacity_kwh * battery.depth_of_discharge * battery.cycles * mean


def reference_flow(profile: Profile, product: Product) -> ReferenceFlow:
    """Pieces of the product per declared unit. InputError when the declared unit does not fit the profile.

    Source: ISO 14067:2018, 6.3.3; ISO 14044:2006, 4.2.3.2.

    Formula: Reference flow.
    """
    amount, unit = product.declared_amount, parse_unit(product.declared_unit)
    if isinstance(profile, Stated):
        return ReferenceFlow(profile.pieces, f"{profile.pieces:g}: {profile.reason}")
    if unit.dimension == "count":
        return ReferenceFlow(amount * unit.factor, f"{amount:g} {unit.symbol}")
    if isinstance(profile, Vehicle) and unit.dimension == "length":
        km = amount * conversion_factor(unit.symbol, "km")
        return ReferenceFlow(km / profile.lifetime_km, f"{km:g} km / {profile.lifetime_km:g} km")
    if isinstance(profile, Battery) and unit.dimension == "energy":
        kwh, whole = amount * conversion_factor(unit.symbol, "kWh"), total_energy(profile)
        return ReferenceFlow(kwh / whole, f"{kwh:g} kWh / {whole:g} kWh")
    wanted = (
        ("1 km or 1 piece", "1 km 或 1 件") if isinstance(profile, Vehicle) else ("1 kWh or 1 piece", "1 kWh 或 1 件")
    )
    raise InputError(
        [MESSAGES.finding("profile-unit", cell="profile.kind", unit=unit.symbol, wanted=wanted[0], wanted_zh=wanted[1])]
    )


def per_declared_unit(bom: Bom, flow: ReferenceFlow) -> Bom:
    """The bill of materials of one piece under a line that says how many pieces a declared unit needs.

    The product's mass, stated of one piece, becomes that of the declared unit. One piece needs no such line.
    """
    if flow.pieces == 1.0:
        return bom
    product = bom.product
    piece = Line(
        id=LINE,
        name=f"{product.name}: one piece",
        name_zh=f"{product.name_zh}：一件" if product.name_zh else "",
        quantity=flow.pieces,
        unit="piece",
        note=flow.formula,
        made="profile",
    )
    mass = None if product.mass_kg is None else product.mass_kg * flow.pieces
    lines = (replace(line, parent=LINE) if line.parent is None else line for line in bom.lines)
    return Bom(replace(product, mass_kg=mass), (piece, *lines))
