"""What lines are calculated with: chosen by the file, the matcher or a person, and kept with who, when and why.

A step changes one line or many at once. It is refused when one of its lines, or the bill of materials, was changed
since the actor looked; what others did to other lines meanwhile does not stand in its way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sqlalchemy.orm import Session

from footprint.accounts.models import User
from footprint.bom.values import Line
from footprint.engine.leaves import properties_of, supplier_properties
from footprint.engine.values import SupplierFootprint
from footprint.exchange import queries as exchange
from footprint.findings import Finding, InputError
from footprint.inventory.catalogue import Dataset
from footprint.matching import text_key
from footprint.modelling.electricity.factors import refused_for_product
from footprint.resources import Resources
from footprint.studies import queries
from footprint.studies.messages import MESSAGES
from footprint.studies.models import LineChoice
from footprint.studies.operations.changing import Lines, changed, changing_lines
from footprint.units import UnitError, conversion_factor


def unit_findings(line: Line, data: Dataset | SupplierFootprint) -> list[Finding]:
    """Whether the line's unit converts to the data's, by dimension or by what the data state."""
    stated = properties_of(data) if isinstance(data, Dataset) else supplier_properties(data)
    try:
        conversion_factor(line.unit, data.unit, stated)
    except UnitError as error:
        return [MESSAGES.finding("unit", line=line.id, unit=line.unit, other=data.unit, why=error)]
    return []


def append(session: Session, actor: User, lines: Lines, rows: Iterable[LineChoice]) -> list[LineChoice]:
    """Keep the rows of one step, each as its line's newest."""
    added = []
    for row in rows:
        newest = lines.newest.get(row.line)
        row.bom_version_id = lines.bom_version.id
        row.number = newest.number + 1 if newest else 1
        row.study_version = lines.study.version + 1
        row.actor_id = actor.id
        row.text_key = text_key(lines.lines[row.line]) if row.user_id else None
        session.add(row)
        added.append(row)
    session.flush()
    return added


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
    (row,) = choose_many(
        session,
        resources,
        actor,
        study_id,
        (line,),
        dataset=dataset,
        supplier=supplier,
        reason=reason,
        score=score,
        version=version,
    )
    return row


def choose_many(
    session: Session,
    resources: Resources,
    actor: User,
    study_id: str,
    lines: Sequence[str],
    *,
    dataset: str | None = None,
    supplier: str | None = None,
    reason: str = "",
    score: float = 1.0,
    version: int,
) -> list[LineChoice]:
    """One choice for several lines, in one step: all of them or none. InputError names each that it does not fit."""
    found = _some(changing_lines(session, actor, study_id, lines, version))
    fits = _fitting(session, resources, found.study.organisation_id, dataset, supplier)
    findings: list[Finding] = []
    for name in found.lines:
        if name in found.parents:
            findings.append(MESSAGES.finding("parent-line", line=name))
        else:
            findings += fits(found.lines[name])
    if findings:
        raise InputError(findings)
    rows = append(
        session,
        actor,
        found,
        (
            LineChoice(
                bom_version_id="",
                line=name,
                number=0,
                dataset=dataset,
                supplier_footprint=supplier,
                score=min(max(score, 0.0), 1.0),
                by=actor.name,
                user_id=actor.id,
                reason=reason[:500],
                reason_zh=reason[:500],
            )
            for name in found.lines
        ),
    )
    data = {"lines": list(found.lines), "dataset": dataset, "supplier": supplier, "reason": reason[:500]}
    changed(session, actor, found.study, "study.choose", data)
    return rows


def _some(lines: Lines) -> Lines:
    if not lines.lines:
        raise InputError([MESSAGES.finding("no-lines")])
    return lines


def _fitting(
    session: Session, resources: Resources, organisation: str, dataset: str | None, supplier: str | None
) -> Callable[[Line], list[Finding]]:
    """What speaks against this data for a line."""
    if (dataset is None) == (supplier is None):
        return lambda line: [MESSAGES.finding("one-choice", line=line.id)]
    data: Dataset | SupplierFootprint | None
    if dataset is not None:
        data = resources.catalogue().get(dataset)
        if data is None:
            return lambda line: (
                refused_for_product(dataset, line=line.id)
                or [MESSAGES.finding("no-dataset", line=line.id, dataset=dataset[:120])]
            )
    else:
        data = next((one for one in exchange.visible_to(session, organisation) if one.id == supplier), None)
        if data is None:
            return lambda line: [MESSAGES.finding("no-supplier", line=line.id, supplier=str(supplier)[:120])]
    return lambda line: unit_findings(line, data)


def clear_choice(
    session: Session, actor: User, study_id: str, line: str, *, reason: str = "", version: int
) -> LineChoice:
    """Take the choice of a line back; the line is unmatched then."""
    (row,) = clear_many(session, actor, study_id, (line,), reason=reason, version=version)
    return row


def clear_many(
    session: Session, actor: User, study_id: str, lines: Sequence[str], *, reason: str = "", version: int
) -> list[LineChoice]:
    """Take the choices of several lines back, in one step."""
    found = _some(changing_lines(session, actor, study_id, lines, version))
    rows = append(session, actor, found, (cleared(name, actor, reason) for name in found.lines))
    changed(session, actor, found.study, "study.clear-choice", {"lines": list(found.lines), "reason": reason[:500]})
    return rows


def cleared(line: str, actor: User, reason: str = "") -> LineChoice:
    """A row that says that nothing is chosen any more."""
    return LineChoice(
        bom_version_id="",
        line=line,
        number=0,
        by=actor.name,
        user_id=actor.id,
        reason=reason[:500],
        reason_zh=reason[:500],
    )


def confirm(session: Session, actor: User, study_id: str, lines: Sequence[str], *, version: int) -> int:
    """A person stands behind what the matcher was sure of in these lines; others stay as they are. How many."""
    found = changing_lines(session, actor, study_id, lines, version)
    sure = [row for name in found.lines if (row := found.newest.get(name)) is not None and row.by == "matcher"]
    if not sure:
        return 0
    append(session, actor, found, (_confirmed(row, actor) for row in sure))
    changed(session, actor, found.study, "study.confirm", {"lines": [row.line for row in sure]})
    return len(sure)


def confirm_all_accepted(session: Session, actor: User, study_id: str, *, version: int) -> int:
    """A person stands behind every match that the matcher was sure of. Returns how many."""
    bom_version = queries.current_bom(session, queries.study(session, actor, study_id).id)
    if bom_version is None:
        raise InputError([MESSAGES.finding("no-bom")])
    sure = [line for line, row in queries.choices(session, bom_version.id).items() if row.by == "matcher"]
    return confirm(session, actor, study_id, sure, version=version)


def _confirmed(row: LineChoice, actor: User) -> LineChoice:
    return LineChoice(
        bom_version_id="",
        line=row.line,
        number=0,
        dataset=row.dataset,
        supplier_footprint=row.supplier_footprint,
        score=row.score,
        by=actor.name,
        user_id=actor.id,
        reason=f"confirmed: {row.reason}"[:500],
        reason_zh=f"已确认：{row.reason_zh}"[:500],
    )
