"""What a line is calculated with: chosen by the file, the matcher or a person, and kept with who, when and why."""

from __future__ import annotations

from sqlalchemy.orm import Session
from sqlmodel import func, select

from footprint.accounts.models import User
from footprint.bom.values import Line
from footprint.engine.values import SupplierFootprint
from footprint.exchange import queries as exchange
from footprint.findings import Finding, InputError
from footprint.inventory.catalogue import Dataset
from footprint.resources import Resources
from footprint.studies import queries
from footprint.studies.messages import MESSAGES
from footprint.studies.models import LineChoice
from footprint.studies.operations.changing import changed, changing
from footprint.units import Properties, UnitError, conversion_factor


def unit_findings(line: Line, data: Dataset | SupplierFootprint) -> list[Finding]:
    """Whether the line's unit converts to the data's, by dimension or by what the data state."""
    if isinstance(data, Dataset):
        stated = Properties(data.density_kg_per_m3, data.heating_value_mj_per_kg, data.mass_kg_per_piece)
    else:
        stated = Properties(mass_kg_per_piece=data.mass_kg_per_unit if data.unit == "piece" else None)
    try:
        conversion_factor(line.unit, data.unit, stated)
    except UnitError as error:
        return [MESSAGES.finding("unit", line=line.id, unit=line.unit, other=data.unit, why=error)]
    return []


def _append(session: Session, row: LineChoice) -> LineChoice:
    query = select(func.max(LineChoice.number)).where(
        LineChoice.bom_version_id == row.bom_version_id, LineChoice.line == row.line
    )
    row.number = (session.scalar(query) or 0) + 1
    session.add(row)
    session.flush()
    return row


def choose(
    session: Session,
    resources: Resources,
    actor: User,
    study_id: str,
    line: str,
    *,
    dataset: str | None = None,
    supplier: str | None = None,
    reason: str = "",
    score: float = 1.0,
    version: int,
) -> LineChoice:
    """A person's choice for a line: a data set's id or a supplier footprint's. InputError when it does not fit."""
    found = changing(session, actor, study_id, version)
    bom_version, bom_line, is_parent = queries.line_of(session, found.id, line)
    findings: list[Finding] = []
    if is_parent:
        findings.append(MESSAGES.finding("parent-line", line=line))
    if (dataset is None) == (supplier is None):
        findings.append(MESSAGES.finding("one-choice", line=line))
    elif dataset is not None:
        data = resources.catalogue().get(dataset)
        if data is None:
            findings.append(MESSAGES.finding("no-dataset", line=line, dataset=dataset[:120]))
        else:
            findings += unit_findings(bom_line, data)
    elif supplier is not None:
        usable = {item.id: item for item in exchange.visible_to(session, found.organisation_id)}
        if supplier not in usable:
            findings.append(MESSAGES.finding("no-supplier", line=line, supplier=supplier[:120]))
        else:
            findings += unit_findings(bom_line, usable[supplier])
    if findings:
        raise InputError(findings)
    row = LineChoice(
        bom_version_id=bom_version.id,
        line=line,
        number=0,
        dataset=dataset,
        supplier_footprint=supplier,
        score=min(max(score, 0.0), 1.0),
        by=actor.name,
        user_id=actor.id,
        reason=reason[:500],
        reason_zh=reason[:500],
    )
    _append(session, row)
    data_ = {"line": line, "dataset": dataset, "supplier": supplier, "reason": row.reason}
    changed(session, actor, found, "study.choose", data_)
    return row


def clear_choice(
    session: Session, actor: User, study_id: str, line: str, *, reason: str = "", version: int
) -> LineChoice:
    """Take the choice of a line back; the line is unmatched then."""
    found = changing(session, actor, study_id, version)
    bom_version, _, _ = queries.line_of(session, found.id, line)
    row = LineChoice(
        bom_version_id=bom_version.id,
        line=line,
        number=0,
        by=actor.name,
        user_id=actor.id,
        reason=reason[:500],
        reason_zh=reason[:500],
    )
    _append(session, row)
    changed(session, actor, found, "study.clear-choice", {"line": line, "reason": row.reason})
    return row


def confirm_all_accepted(session: Session, actor: User, study_id: str, *, version: int) -> int:
    """A person stands behind every match that the matcher was sure of. Returns how many."""
    found = changing(session, actor, study_id, version)
    bom_version = queries.current_bom(session, found.id)
    if bom_version is None:
        raise InputError([MESSAGES.finding("no-bom")])
    sure = [row for row in queries.choices(session, bom_version.id).values() if row.by == "matcher"]
    for row in sure:
        confirmed = LineChoice(
            bom_version_id=bom_version.id,
            line=row.line,
            number=row.number + 1,
            dataset=row.dataset,
            score=row.score,
            by=actor.name,
            user_id=actor.id,
            reason=f"confirmed: {row.reason}"[:500],
            reason_zh=f"已确认：{row.reason_zh}"[:500],
        )
        session.add(confirmed)
    changed(session, actor, found, "study.confirm", {"lines": [row.line for row in sure]})
    return len(sure)
