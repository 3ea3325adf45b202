"""The page `estimates.md`: what rests on estimates, by pack, by row and gap by gap."""

from __future__ import annotations

from collections.abc import Sequence

from footprint.inventory.checks import EstimateRow, EstimateShare
from footprint.inventory.gaps.state import GapState
from footprint.inventory.validation.markdown import cell, number

LARGEST = 25
_INTRODUCTION = """# What rests on estimates

Written by `footprint lci validation` from the packs and `lci_data/gaps.csv`; a test holds that it is in step with them.
*Share* is the part of a data set's gross greenhouse gases that passes through an estimated amount, weighted by the size
of the footprint; *caused* is the part of the catalogue's share that passes first through an estimated row of that
place, and *freed* what the share would lose if that row alone were cited.
"""
_GAPS = """## Gaps, one by one

What the reference page of the inventory names as not to be had in the open, and what the packs found missing
themselves. A gap is *closed* when estimates carry at most a tenth of its data sets, *narrowed* at most half, *open*
above. Rows are those of the data sets themselves: cited, derived, estimated.
"""


def estimates_page(shares: Sequence[EstimateShare], rows: Sequence[EstimateRow], gaps: Sequence[GapState]) -> str:
    """The whole page, ending in a line end. `shares` ends with the catalogue, `rows` begins with the heaviest."""
    lines = [
        _INTRODUCTION,
        "| scope | data sets | Σ kg CO2e | share | caused |",
        "|---|---:|---:|---:|---:|",
        *(
            f"| {row.scope} | {row.datasets} | {number(row.gwp)} | {row.share:.1%} | {row.caused:.1%} |"
            for row in shares
        ),
        "",
        "## The largest estimates",
        "",
        "| data set | of | amount | caused | freed | reasoning |",
        "|---|---|---:|---:|---:|---|",
    ]
    for row in rows[:LARGEST]:
        exchange = row.exchange
        amount = f"{number(exchange.amount)} {exchange.unit}"
        lines.append(
            f"| `{row.process.id}` | `{exchange.flow}` | {cell(amount)} | {row.caused:.2%} | {row.freed:.2%} "
            f"| {cell(exchange.comment)} |"
        )
    lines += ["", _GAPS, "| gap | named by | data sets | status | share | rows | found | missing |"]
    lines.append("|---|---|---|---|---:|---|---|---|")
    for state in gaps:
        gap = state.gap
        names = ", ".join(f"`{name}`" for name in gap.datasets) or "no data set"
        share = "" if state.share is None else f"{state.share:.0%}"
        counts = f"{state.rows['cited']} + {state.rows['derived']} + {state.rows['estimate']}"
        lines.append(
            f"| {cell(gap.name)} {cell(gap.name_zh)} | {gap.named} | {names} | {state.status} | {share} | {counts} "
            f"| {cell(gap.found)} | {cell(gap.missing)} |"
        )
    return "\n".join(lines) + "\n"
