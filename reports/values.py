"""What a report is drawn from, beside the result document: the facts of a label. Frozen, no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Assurance = Literal["limited", "reasonable", "agreed-upon procedures"]


@dataclass(frozen=True, slots=True)
class LabelFacts:
    """What a label says beside the number. `sample` marks what demonstration accounts made (SAMPLE / 样例)."""

    number: str
    issued: date
    valid_until: date
    status_url: str
    holder: str
    holder_zh: str
    site: str
    verifier_organisation: str
    verifier_organisation_zh: str
    verifier: str
    assurance: Assurance
    criteria: str
    report_id: str
    report_version: int
    snapshot: str
    sample: bool
    opinion: str = ""
    qualifications: str = ""
    work_done: str = ""
    not_verified: str = ""
    independence: str = ""
    materiality_percent: float = 5.0
    independent_reviewer: str = ""
    accreditation: str = ""
