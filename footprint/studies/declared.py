"""What the declarations of a study come to now: how they become lines, and what does not fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from footprint.accounts.models import User
from footprint.assessment import prepare
from footprint.declarations import Declarations
from footprint.findings import Finding, InputError
from footprint.resources import Resources
from footprint.studies import queries
from footprint.studies.calculating import gather


@dataclass(frozen=True)
class DeclaredState:
    """`declarations` with what the certificate ledger adds; `records` as the result document would tell them.

    `errors` prevent a calculation, `remarks` do not. Without a bill of materials both are empty.
    """

    declarations: Declarations
    records: Mapping[str, Any] = field(default_factory=dict)
    errors: tuple[Finding, ...] = ()
    remarks: tuple[Finding, ...] = ()


def declared_state(session: Session, resources: Resources, actor: User, study_id: str) -> DeclaredState:
    """The declared parts as they are and what they make of the current bill of materials; nothing is stored."""
    study = queries.study(session, actor, study_id)
    if queries.current_bom(session, study.id) is None:
        return DeclaredState(queries.declarations(session, study.id))
    now = gather(session, study)
    try:
        prepared = prepare(now.bom, now.choices, resources.catalogue(), now.declarations)
    except InputError as error:
        return DeclaredState(now.declarations, errors=error.findings)
    remarks = tuple(one for one in prepared.findings if one.cell is not None or (one.line or "").count("#"))
    return DeclaredState(now.declarations, prepared.records, (), remarks)
