"""What evidence of recycled content means for the bill of materials, and what the result document tells of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from footprint.bom.values import Bom, Line
from footprint.findings import Finding
from footprint.modelling.messages import MESSAGES
from footprint.modelling.recycling.balance import (
    CONTENT_TOLERANCE,
    TOLERANCE,
    charged,
    closes,
    gap,
    pre_consumer_share,
    recycled_content,
)
from footprint.modelling.recycling.reading import Evidence
from footprint.modelling.recycling.values import Balance


def check_evidence(evidence: Evidence, bom: Bom) -> Iterator[Finding]:
    """Lines that are not there, contents that contradict the line, balances that do not close."""
    lines = {line.id: line for line in bom.lines}
    for one in evidence:
        if not closes(one):
            percent = 100.0 * gap(one)
            limit = 100.0 * TOLERANCE
            yield MESSAGES.finding("balance-open", cell=one.cell, line=one.line, percent=percent, limit=limit)
        if one.line is None:
            continue
        line = lines.get(one.line)
        if line is None or line.id in bom.parents:
            yield MESSAGES.finding("evidence-line", cell=f"{one.cell}.line", line_id=one.line)
            continue
        yield from _content(one, line)


def _content(balance: Balance, line: Line) -> Iterator[Finding]:
    proven = recycled_content(balance)
    if line.recycled_content is None:
        yield MESSAGES.finding("content-not-stated", cell=balance.cell, line=line.id, proven=proven)
    elif abs(line.recycled_content - proven) > CONTENT_TOLERANCE:
        yield MESSAGES.finding(
            "content-differs", cell=balance.cell, line=line.id, stated=line.recycled_content, proven=proven
        )


def with_evidence(bom: Bom, evidence: Evidence) -> Bom:
    """The lines with the pre-consumer share of their recycled content, as the receipts say."""
    shares = {one.line: pre_consumer_share(one) for one in evidence if one.line is not None}
    lines = (
        replace(line, pre_consumer_share=shares[line.id]) if shares.get(line.id) is not None else line
        for line in bom.lines
    )
    return replace(bom, lines=tuple(lines))


def evidence_record(evidence: Evidence) -> dict[str, Any]:
    """The section `recycling_evidence`."""
    return {"tolerance": TOLERANCE, "balances": [_record(one) for one in evidence]}


def _record(one: Balance) -> dict[str, Any]:
    by_kind: dict[str, float] = {}
    for receipt in one.receipts:
        by_kind[receipt.kind] = by_kind.get(receipt.kind, 0.0) + receipt.kg
    return {
        "line": one.line,
        "name": one.name,
        "from": one.first.isoformat() if one.first else None,
        "to": one.last.isoformat() if one.last else None,
        "inputs": [_receipt(receipt) for receipt in one.receipts],
        "kg_by_kind": by_kind,
        "charged_kg": charged(one),
        "melt_loss_kg": one.melt_loss_kg,
        "output_kg": one.output_kg,
        "stock_change_kg": one.stock_kg,
        "gap": gap(one),
        "closes": closes(one),
        "recycled_content": recycled_content(one),
        "pre_consumer_share": pre_consumer_share(one),
        "evidence": one.evidence,
    }


def _receipt(receipt: Any) -> Mapping[str, Any]:
    return {
        "kind": receipt.kind,
        "grade": receipt.grade,
        "origin": receipt.origin,
        "kg": receipt.kg,
        "supplier": receipt.supplier,
        "certificate": receipt.certificate,
        "evidence": receipt.evidence,
    }
