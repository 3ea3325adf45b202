"""What the result document tells about a use profile: its figures, the reference flow and how each line follows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from footprint.bom.values import STAGES_OF, Product
from footprint.findings import Finding
from footprint.modelling.lines import Wanted
from footprint.modelling.messages import MESSAGES
from footprint.modelling.profile.reference_flow import ReferenceFlow, total_energy
from footprint.modelling.profile.use import charging_losses
from footprint.modelling.profile.values import Battery, Profile, Vehicle


def profile_record(profile: Profile, flow: ReferenceFlow, product: Product, lines: Sequence[Wanted]) -> dict[str, Any]:
    """The section `profile`."""
    record: dict[str, Any] = {
        "kind": "vehicle" if isinstance(profile, Vehicle) else "battery" if isinstance(profile, Battery) else "stated",
        "reference_flow": flow.record(product),
        "defaults": [],
        "lines": [line.record() for line in lines],
    }
    if isinstance(profile, Vehicle):
        record["lifetime_km"] = profile.lifetime_km
        record["defaults"] = [profile.default.record()] if profile.default else []
    if isinstance(profile, Battery):
        record |= {
            "capacity_kwh": profile.capacity_kwh,
            "depth_of_discharge": profile.depth_of_discharge,
            "cycles": profile.cycles,
            "capacity_fade": profile.capacity_fade,
            "round_trip": profile.round_trip,
            "total_energy_kwh": total_energy(profile),
            "charging_losses_kwh": charging_losses(profile),
            "charging_losses_counted": profile.losses,
        }
    return record


def profile_findings(profile: Profile, product: Product, lines: Sequence[Wanted]) -> list[Finding]:
    """Errors of a profile that does not fit the product's boundary, and defaults that stand in."""
    findings = []
    if lines and "use" not in STAGES_OF[product.boundary]:
        what = "losses" if isinstance(profile, Battery) else "energy, parts, leakage"
        findings.append(MESSAGES.finding("profile-boundary", cell="profile.kind", what=what))
    if isinstance(profile, Vehicle) and profile.default is not None:
        findings.append(profile.default.finding("profile.lifetime_km"))
    return findings
