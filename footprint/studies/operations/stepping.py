"""Taking one's own last step at the desk back, and doing it again."""

from __future__ import annotations

from sqlalchemy.orm import Session
from sqlmodel import col, select

from footprint.accounts.models import User
from footprint.refusals import IllegalMove
from footprint.studies import queries
from footprint.studies.models import LineChoice
from footprint.studies.operations.changing import Lines, changed, changing_lines
from footprint.studies.operations.choosing import append, cleared
from footprint.studies.operations.composing import take_apart_back
from footprint.studies.steps import Step

NOTHING_DONE = IllegalMove("There is nothing of yours to undo here.", "没有可撤销的操作。")
NOTHING_UNDONE = IllegalMove("There is nothing to do again.", "没有可重做的操作。")


def undo(session: Session, actor: User, study_id: str) -> Step:
    """Every line of one's own last step as it was before it. StaleError when somebody changed one of them since.

    Before the first step of a version that one composed oneself lies the version that this was done to.
    """
    stacks = queries.steps(session, actor, study_id)
    if not stacks.done:
        version = take_apart_back(session, actor, study_id)
        if version is None:
            raise NOTHING_DONE
        return Step(version.study_version, ())
    step = stacks.done[-1]
    return _restore(session, actor, study_id, of=step, back_to_before=step)


def redo(session: Session, actor: User, study_id: str) -> Step:
    """What was last undone once more. StaleError when somebody changed one of its lines since."""
    stacks = queries.steps(session, actor, study_id)
    if not stacks.undone:
        raise NOTHING_UNDONE
    by = stacks.undone[-1].by
    return _restore(session, actor, study_id, of=by, back_to_before=by)


def _restore(session: Session, actor: User, study_id: str, *, of: Step, back_to_before: Step) -> Step:
    found = changing_lines(session, actor, study_id, of.lines, of.version)
    rows = append(session, actor, found, (_before(session, actor, found, line, back_to_before) for line in of.lines))
    for row in rows:
        row.undoes = of.version
    session.flush()
    changed(session, actor, found.study, "study.undo", {"lines": list(of.lines), "undoes": of.version})
    return Step(found.study.version, of.lines, of.version)


def _before(session: Session, actor: User, found: Lines, line: str, step: Step) -> LineChoice:
    """A copy of what counted for the line before the step."""
    query = (
        select(LineChoice)
        .where(LineChoice.bom_version_id == found.bom_version.id, LineChoice.line == line)
        .where(LineChoice.study_version < step.version)
        .order_by(col(LineChoice.number).desc())
        .limit(1)
    )
    row = session.scalars(query).first()
    if row is None:
        return cleared(line, actor)
    return LineChoice(
        bom_version_id="",
        line=line,
        number=0,
        dataset=row.dataset,
        supplier_footprint=row.supplier_footprint,
        score=row.score,
        by=row.by,
        user_id=row.user_id,
        reason=row.reason,
        reason_zh=row.reason_zh,
    )
