"""A line that is put together of several materials becomes an assembly of them, and a line again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import isfinite
from pathlib import PurePath

from sqlalchemy.orm import Session

from footprint.accounts.models import User
from footprint.bom import read_bom, write_json
from footprint.bom.values import Bom, Line
from footprint.engine.leaves import NOTHING, convert
from footprint.findings import InputError
from footprint.jobs.queries import open_job
from footprint.matching.compositions import Composition
from footprint.matching.questions import lines_of
from footprint.refusals import StaleError
from footprint.resources import Resources
from footprint.studies import answers, codec, queries
from footprint.studies.messages import MESSAGES
from footprint.studies.models import BomVersion, LineChoice, Study
from footprint.studies.operations.changing import changed, changing_lines, open_study
from footprint.studies.operations.matching import KIND, enqueue_matching, matched
from footprint.studies.proposing import propose

_TOLERANCE = 0.005  # shares are written in whole or tenths of per cent


def compose(
    session: Session,
    resources: Resources,
    actor: User,
    study_id: str,
    line: str,
    *,
    shares: Sequence[float] | None = None,
    kg_per_unit: float | None = None,
    version: int,
) -> BomVersion:
    """The materials that a line is typically made of as lines below it: a new version, with all other choices kept.

    `shares`: of the mass (0-1), one a part of the composition, instead of the typical ones; 0 leaves a part out.
    `kg_per_unit`: what one of the line's unit weighs, where that is no unit of mass. InputError otherwise, and when
    nothing typical is known of the line.
    """
    found = changing_lines(session, actor, study_id, [line], version)
    wanted, bom = found.lines[line], queries.bom_of(found.bom_version)
    question = None
    if line not in found.parents:
        question = answers.answer(session, resources, actor, study_id, line).question
    if question is None or question.composition is None:
        raise InputError([MESSAGES.finding("no-composition", line=line)])
    composition = _weighed(question.composition, shares, actor, line)
    made = _free(lines_of(composition, wanted, _weight(wanted, kg_per_unit)), {one.id for one in bom.lines})
    parent = replace(wanted, recycled_content=None, dataset=None, supplier_footprint=None)
    whole = Bom(bom.product, tuple(one for old in bom.lines for one in ((parent, *made) if old is wanted else (old,))))
    data = write_json(whole)
    row = BomVersion(
        study_id=found.study.id,
        number=found.bom_version.number + 1,
        filename=f"{PurePath(found.bom_version.filename).stem[:150]}-{found.bom_version.number + 1}.json",
        sha256=resources.blobs.put(data),
        bom=codec.to_json(read_bom(data, "composed.json").bom),  # by the rules of every file
        warnings=[
            codec.finding_to_json(
                MESSAGES.finding("composed", line=line, composed=line, count=len(made), by=actor.name)
            )
        ],
        study_version=found.study.version + 1,
        uploaded_by=actor.id,
        composed=line,
        base=found.bom_version.id,
    )
    session.add(row)
    session.flush()
    _carry(session, found.bom_version, row, without={line})
    _match(session, resources, found.study, row, whole, made)
    _end(session, actor, found.study, row, "study.compose", {"line": line, "parts": [one.id for one in made]})
    return row


def take_apart_back(session: Session, actor: User, study_id: str) -> BomVersion | None:
    """One's own last composition taken back: the version that it was done to, with what was chosen since elsewhere.

    None when the newest version is none of one's own compositions. StaleError when somebody else chose for its parts.
    """
    study = open_study(session, actor, study_id)
    row = queries.current_bom(session, study.id)
    base = session.get(BomVersion, row.base) if row is not None and row.base else None
    if row is None or base is None or row.uploaded_by != actor.id:
        return None
    known = {line.id for line in queries.bom_of(base).lines}
    parts = {line.id for line in queries.bom_of(row).lines if line.id not in known}
    for choice in queries.newest_choices(session, row.id).values():
        if choice.line in parts and choice.actor_id not in (None, actor.id):
            raise StaleError(
                f"{choice.by} chose for line {choice.line} since; ask before you take the composition back.",
                f"此后 {choice.by} 已为行 {choice.line} 作出选择；请先沟通再撤销拆分。",
            )
    again = BomVersion(
        study_id=study.id,
        number=row.number + 1,
        filename=base.filename,
        sha256=base.sha256,
        bom=base.bom,
        warnings=base.warnings,
        mapping=base.mapping,
        study_version=study.version + 1,
        uploaded_by=base.uploaded_by,
        composed=base.composed,
        base=base.base,
    )
    session.add(again)
    session.flush()
    _carry(session, row, again, without=parts)
    _end(session, actor, study, again, "study.undo-compose", {"line": row.composed, "parts": sorted(parts)})
    return again


def _weighed(composition: Composition, shares: Sequence[float] | None, actor: User, line: str) -> Composition:
    """The composition with a person's shares. InputError when they do not make a whole."""
    if shares is None:
        return composition
    whole = sum(shares)
    fits = len(shares) == len(composition.parts) and all(isfinite(one) and one >= 0 for one in shares)
    if not fits or abs(whole - 1) > _TOLERANCE:
        shown = f"{100 * whole:.4g}" if isfinite(whole) else "?"
        raise InputError([MESSAGES.finding("shares-sum", line=line, sum=shown)])
    if all(abs(one - part.share) < 1e-9 for one, part in zip(shares, composition.parts, strict=True)):
        return composition
    parts = (replace(part, share=one) for one, part in zip(shares, composition.parts, strict=True))
    return replace(
        composition,
        basis="estimate",
        source=f"shares said by {actor.name}, beginning with: {composition.source}",
        parts=tuple(part for part in parts if part.share > 0),
    )


def _weight(line: Line, kg_per_unit: float | None) -> float | None:
    if convert(line.unit, "kg", NOTHING) is not None:
        return None
    if kg_per_unit is None or not isfinite(kg_per_unit) or kg_per_unit <= 0:
        raise InputError([MESSAGES.finding("weight-of-one", line=line.id, unit=line.unit)])
    return kg_per_unit


def _free(lines: Iterable[Line], taken: set[str]) -> tuple[Line, ...]:
    """The lines under ids that nobody has."""
    found = []
    for line in lines:
        name, number = line.id, 1
        while name in taken:
            number += 1
            name = f"{line.id}-{number}"
        taken.add(name)
        found.append(replace(line, id=name))
    return tuple(found)


def _carry(session: Session, before: BomVersion, after: BomVersion, without: set[str]) -> None:
    """Every line's choice as it was, whoever made it."""
    kept = ("line", "dataset", "supplier_footprint", "score", "by", "user_id", "reason", "reason_zh", "text_key")
    for choice in queries.choices(session, before.id).values():
        if choice.line not in without:
            values = {name: getattr(choice, name) for name in kept}
            session.add(LineChoice(bom_version_id=after.id, number=1, study_version=after.study_version, **values))


def _match(
    session: Session, resources: Resources, study: Study, row: BomVersion, bom: Bom, lines: Sequence[Line]
) -> None:
    answering = answers.answering_of(session, resources, study.organisation_id, lines)
    for sure in propose(answering, bom, lines):
        choice = matched(sure)
        choice.bom_version_id, choice.study_version = row.id, row.study_version
        session.add(choice)


def _end(session: Session, actor: User, study: Study, row: BomVersion, action: str, data: dict[str, object]) -> None:
    changed(session, actor, study, action, {**data, "version": row.number, "sha256": row.sha256})
    if open_job(session, KIND, study.id):
        enqueue_matching(session, actor, study, row)  # what runs is for lines of the version before
