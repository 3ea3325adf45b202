"""The report of `footprint lci check`, as tables and as a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from footprint.findings import Finding
from footprint.inventory.checks import Report
from footprint.inventory.gaps import GapState
from footprint.inventory.packset import PackSet
from footprint.units import mass_in_kg


def as_document(packs: PackSet, report: Report, gaps: Sequence[GapState], largest: int) -> dict[str, Any]:
    """The report as JSON holds it."""
    return {
        "ok": not report.failed,
        "packs": pack_rows(packs),
        "checks": [
            {
                "check": check.name,
                "checked": check.checked,
                "failed": check.failed,
                "findings": [_finding(finding) for finding in check.findings],
            }
            for check in report.checks
        ],
        "estimates": [
            {
                "scope": row.scope,
                "datasets": row.datasets,
                "kg_co2e": row.gwp,
                "share": row.share,
                "caused": row.caused,
            }
            for row in report.estimates
        ],
        "estimate_rows": [
            {
                "dataset": row.process.id,
                "flow": row.exchange.flow,
                "amount": row.exchange.amount,
                "unit": row.exchange.unit,
                "caused": row.caused,
                "freed": row.freed,
                "reasoning": row.exchange.comment,
            }
            for row in report.estimate_rows[:largest]
        ],
        "gaps": [
            {
                "gap": state.gap.name,
                "gap_zh": state.gap.name_zh,
                "datasets": list(state.gap.datasets),
                "status": state.status,
                "share": state.share,
                "rows": dict(state.rows),
                "found": state.gap.found,
                "missing": state.gap.missing,
            }
            for state in gaps
        ],
        "warnings": [_finding(finding) for finding in report.warnings],
    }


def print_report(packs: PackSet, report: Report, gaps: Sequence[GapState], largest: int, notes: bool) -> None:
    """Findings on stderr; tables of packs, checks, estimates, their largest rows and gaps on stdout."""
    shown = ("error", "warning", "note") if notes else ("error", "warning")
    for finding in (*report.warnings, *(found for check in report.checks for found in check.findings)):
        if finding.severity in shown:
            click.echo(f"{finding.severity}: {finding.text()}", err=True)
    _table(pack_rows(packs))
    click.echo()
    _table(
        [
            {
                "check": check.name,
                "checked": check.checked,
                "errors": check.count("error"),
                "warnings": check.count("warning"),
                "notes": check.count("note"),
                "result": "FAILED" if check.failed else "ok",
            }
            for check in report.checks
        ]
    )
    click.echo()
    _table(
        [
            {
                "estimates": row.scope,
                "data sets": row.datasets,
                "sum |kg CO2e|": f"{row.gwp:.4g}",
                "estimate share": f"{row.share:.1%}",
                "caused": f"{row.caused:.1%}",
            }
            for row in report.estimates
        ]
    )
    rows = [
        {
            "largest estimates": row.process.id,
            "of": row.exchange.flow,
            "amount": f"{row.exchange.amount:.4g} {row.exchange.unit}",
            "caused": f"{row.caused:.2%}",
            "freed": f"{row.freed:.2%}",
        }
        for row in report.estimate_rows[:largest]
    ]
    states = [
        {
            "gap": state.gap.name,
            "data sets": len(state.gap.datasets),
            "status": state.status,
            "estimate share": "" if state.share is None else f"{state.share:.1%}",
        }
        for state in gaps
    ]
    for table in (rows, states):
        if table:
            click.echo()
            _table(table)


def pack_rows(packs: PackSet) -> list[dict[str, Any]]:
    """What each pack holds, and the total."""
    rows = [_counts(packs, pack.id) for pack in packs.packs]
    total = {key: sum(row[key] for row in rows) for key in rows[0] if key != "pack"}
    return [*rows, {"pack": "total", **total}]


def _counts(packs: PackSet, pack: str) -> dict[str, Any]:
    own = [process for process in packs.processes.values() if process.pack == pack]
    rows = [exchange for process in own for exchange in process.exchanges if exchange.type != "production"]
    return {
        "pack": pack,
        "processes": len(own),
        "unit": sum(process.kind == "unit" for process in own),
        "exchanges": len(rows),
        "cited": sum(row.basis == "cited" for row in rows),
        "derived": sum(row.basis == "derived" for row in rows),
        "estimate": sum(row.basis == "estimate" for row in rows),
        "mass known": sum(mass_in_kg(process.unit, process.properties) is not None for process in own),
        "synonyms": sum(bool(process.synonyms and process.synonyms_zh) for process in own),
        "secondary": sum(process.secondary is not None for process in own),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "cell": finding.cell,
        "message": finding.en,
        "message_zh": finding.zh,
    }


def _table(rows: Sequence[dict[str, Any]]) -> None:
    columns = list(rows[0])
    widths = {column: max(len(column), *(len(str(row[column])) for row in rows)) for column in columns}
    for row in [dict(zip(columns, columns, strict=True)), *rows]:
        click.echo("  ".join(str(row[column]).rjust(widths[column]) for column in columns).rstrip())
