"""All checks in one go."""

from __future__ import annotations

from footprint.inventory.checks.energy import check_energy
from footprint.inventory.checks.estimates import estimates_by_scope, heaviest_rows
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
from footprint.inventory.estimates import Estimates
from footprint.inventory.packset import PackSet


def run_checks(packs: PackSet) -> Report:
    """Every check of these packs. InputError when their system has no meaningful solution."""
    solved = solve(packs)
    estimates = Estimates(solved.system)
    shares = dict(zip(solved.system.ids, estimates.shares.tolist(), strict=True))
    rows = heaviest_rows(solved, estimates)
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
        estimates_by_scope(solved, shares, rows),
        rows,
        shares,
        solved.factors,
        solved.warnings,
    )
