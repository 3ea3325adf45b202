"""Checks of the records themselves: orphans, providers' units, both languages, negative totals."""

from __future__ import annotations

import re
from collections.abc import Mapping

from footprint.inventory.checks.messages import MESSAGES
from footprint.inventory.checks.values import Check
from footprint.inventory.credits import states_credit
from footprint.inventory.packset import PackSet
from footprint.inventory.providers import fallbacks_of
from footprint.inventory.values import FROM_PROCESSES, Process
from footprint.ledgers import Ledgers
from footprint.units import UnitError, conversion_factor, parse_unit

_LATIN = re.compile(r"[A-Za-z]{2}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def check_negative(packs: PackSet, factors: Mapping[str, Ledgers]) -> Check:
    """No total (without uptake) below zero unless a row states a credit."""
    findings = []
    for process in packs.processes.values():
        amount = factors[process.id].total_excluding_biogenic_uptake
        if amount < 0 and not states_credit(process):
            findings.append(MESSAGES.finding("negative-total", cell=_cell(process), process=process.id, amount=amount))
    return Check("negative", len(packs.processes), tuple(findings))


def check_orphans(packs: PackSet) -> Check:
    """No process that nothing uses and nobody can look up.

    Used is what another process takes, treats or names as partner, and a default of a transport mode. A user looks up
    what has synonyms in both languages: only those are matched when a bill of materials says it in other words.
    """
    used = set()
    for process in packs.processes.values():
        used |= {e.flow for e in process.exchanges if e.type in FROM_PROCESSES and e.flow != process.id}
        used |= {partner for partner in (process.secondary, process.grid_partner) if partner}
    findings = [
        MESSAGES.finding("orphan", cell=_cell(process), process=process.id)
        for process in packs.processes.values()
        if process.id not in used and not process.transport_mode and not (process.synonyms and process.synonyms_zh)
    ]
    return Check("orphans", len(packs.processes), tuple(findings))


def check_providers(packs: PackSet) -> Check:
    """No provider of another dimension, unless a stated property converts it (which is noted)."""
    checked, findings = 0, []
    for process in packs.processes.values():
        for exchange in process.exchanges:
            if exchange.type not in FROM_PROCESSES:
                continue
            checked += 1
            provider = packs.processes[exchange.flow]
            if parse_unit(exchange.unit).dimension == parse_unit(provider.unit).dimension:
                continue
            try:
                conversion_factor(exchange.unit, provider.unit, provider.properties)
                code = "provider-crossing"
            except UnitError:
                code = "provider-dimension"
            findings.append(
                MESSAGES.finding(
                    code,
                    cell=exchange.place.cell("unit") if exchange.place else None,
                    process=process.id,
                    flow=exchange.flow,
                    found=exchange.unit,
                    unit=provider.unit,
                )
            )
    return Check("providers", checked, tuple(findings))


def check_locations(packs: PackSet) -> Check:
    """Which providers are of another place than the pack asked for."""
    asked = sum(bool(e.asked) for process in packs.processes.values() for e in process.exchanges)
    findings = [
        MESSAGES.finding(
            "location-fallback",
            cell=_cell(packs.processes[one.process]),
            process=one.process,
            asked=one.asked,
            wanted=one.wanted,
            provider=one.provider,
            location=one.location,
        )
        for one in fallbacks_of(packs.processes)
    ]
    return Check("locations", asked, tuple(findings))


def check_allocations(packs: PackSet) -> Check:
    """What each multi-output process is shared by, and what the other keys would give."""
    findings = []
    for allocation in packs.allocations.values():
        shares = "; ".join(
            f"{product.product} " + ", ".join(f"{key} {share:.1%}" for key, share in product.shares.items())
            for product in allocation.products
        )
        values = {"process": allocation.id, "key": allocation.declared, "shares": shares}
        findings.append(MESSAGES.finding("allocated", cell=_cell(allocation.original), **values))
    return Check("allocation", len(packs.allocations), tuple(findings))


def check_languages(packs: PackSet) -> Check:
    """A name that is English and one that is Chinese, and synonyms in both."""
    findings = []
    for process in packs.processes.values():
        cell = _cell(process)
        for code, name, wanted in (
            ("not-english", process.name, _LATIN),
            ("not-chinese", process.name_zh, _CHINESE),
        ):
            if not wanted.search(name):
                findings.append(MESSAGES.finding(code, cell=cell, process=process.id, value=name))
        for words, language, language_zh in (
            (process.synonyms, "English", "英文"),
            (process.synonyms_zh, "Chinese", "中文"),
        ):
            if not words:
                values = {"process": process.id, "language": language, "language_zh": language_zh}
                findings.append(MESSAGES.finding("no-synonyms", cell=cell, **values))
    return Check("languages", len(packs.processes), tuple(findings))


def _cell(process: Process) -> str | None:
    return process.place.cell() if process.place else None
