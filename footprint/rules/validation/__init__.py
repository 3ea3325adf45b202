"""Validation before submission: what looks wrong in a calculated result, whatever rule set it follows.

Every remark has a severity, a place and a mend. A violation stops the submission, a warning has to be acknowledged with
a reason, a note is only said.
"""

from __future__ import annotations

from footprint.rules.case import Case
from footprint.rules.validation import entries, magnitudes, sums
from footprint.rules.values import SEVERITIES, Remark


def validate(case: Case) -> tuple[Remark, ...]:
    """Every remark, the gravest first, otherwise in the order of the checks."""
    found = [*sums.remarks(case), *entries.remarks(case), *magnitudes.remarks(case)]
    return tuple(sorted(found, key=lambda remark: SEVERITIES.index(remark.severity)))
