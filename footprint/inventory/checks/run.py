"""All checks in one go."""

from __future__ import annotations

from footprint.inventory.checks.energy import check_energy
from footprint.inventory.checks.estimates import estimate_rows
from footprint.inventory.checks.matter import check_carbon, check_mass
from footprint.inventory.checks.records import (
    check_allocations,
    check_languages,
    check_locations,
    check_negative,
    check_orphans,
    check_providers,
)
from footprint.inventory.checks.values import Report
from footprint.inventory.compilation import solve
from footprint.inventory.values import PackSet


def run_checks(packs: PackSet) -> Report:
    """Every check of these packs. InputError when their system has no meaningful solution."""
    from footprint.inventory.indicators import estimate_shares

    solved = solve(packs)
    shares = dict(zip(solved.system.ids, estimate_shares(solved.system).tolist(), strict=True))
    return Report(
        (
            check_mass(packs),
            check_carbon(packs),
            check_energy(packs),
            check_negative(packs, solved.factors),
            check_orphans(packs),
            check_providers(packs),
            check_locations(packs),
            check_allocations(packs),
            check_languages(packs),
        ),
        estimate_rows(packs, solved.factors, shares),
        solved.warnings,
    )
