"""Checks of packs beyond their form: balances, ranges, credits, orphans, units, languages, estimates."""

from footprint.inventory.checks.run import run_checks
from footprint.inventory.checks.values import Check, EstimateRow, EstimateShare, Report

__all__ = ["Check", "EstimateRow", "EstimateShare", "Report", "run_checks"]
