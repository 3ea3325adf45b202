"""What a result must pass before it is submitted: no violation, and a reason for every warning."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from footprint.db import now
from footprint.findings import Finding, InputError
from footprint.review.messages import MESSAGES
from footprint.rules.gate import Point, of_severity, points

REASON_LIMIT = 1_000


def passed(document: Mapping[str, Any], acknowledged: Mapping[str, str]) -> list[dict[str, Any]]:
    """The warnings with their reasons, as the review's timeline keeps them. InputError lists all that is in the way."""
    found = points(document, now().date())
    refused = [_refused("violation", point) for point in found if point.severity == "violation"]
    seen: list[dict[str, Any]] = []
    for key, group in of_severity(found, "warning").items():
        reason = acknowledged.get(key, "").strip()
        if not reason:
            refused += [_refused("unacknowledged", point) for point in group]
        elif len(reason) > REASON_LIMIT:
            refused.append(MESSAGES.finding("reason-long", cell=key, limit=REASON_LIMIT))
        seen.append({"key": key, "reason": reason, "points": [point.plain() for point in group]})
    if refused:
        raise InputError(refused)
    return seen


def _refused(code: str, point: Point) -> Finding:
    line = point.place.removeprefix("line:") if point.place.startswith("line:") else None
    words = {
        "text": point.text("en"),
        "text_zh": point.text("zh"),
        "mend": point.mend,
        "mend_zh": point.mend_zh,
    }
    return MESSAGES.finding(code, line=line, cell=None if line else point.place, **words)
