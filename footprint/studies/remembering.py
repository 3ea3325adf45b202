"""What people of a firm chose for the same words in any of its studies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session, aliased
from sqlmodel import col, exists, or_, select

from footprint.bom.values import Line
from footprint.matching import Decision, Memory, text_key
from footprint.studies.models import BomVersion, LineChoice, Study

_AT_ONCE = 500  # keys of one statement
_Row = tuple[LineChoice, str, str]  # the choice, and the id and name of its study


def memory_of(
    session: Session, organisation_id: str, lines: Iterable[Line], besides: tuple[str, str] | None = None
) -> Memory:
    """What people of the firm chose last for lines that say the same as these, in its studies that are not deleted.

    Of one line of one study only the newest choice counts. `besides`: a study and a line of it to leave out.
    """
    keys = list(dict.fromkeys(text_key(line) for line in lines))
    chosen: dict[tuple[str, str, str], list[_Row]] = {}
    for start in range(0, len(keys), _AT_ONCE):
        for row in _rows(session, organisation_id, keys[start : start + _AT_ONCE]):
            choice, study_id, _ = row
            if (study_id, choice.line) != besides:
                chosen.setdefault((choice.text_key or "", study_id, choice.line), []).append(row)
    found: dict[str, dict[tuple[str | None, str | None], Decision]] = {}
    for (key, _, _), rows in chosen.items():
        decision, known = _decision(rows), found.setdefault(key, {})
        other = known.get(decision.target)
        if other is not None:
            later = max(other, decision, key=lambda one: one.on)
            decision = replace(later, count=other.count + 1)
        known[decision.target] = decision
    return Memory({key: _latest_first(known.values()) for key, known in found.items()})


def _rows(session: Session, organisation_id: str, keys: Sequence[str]) -> list[_Row]:
    """The newest row of each line of each upload, where a person made it and it still says something; oldest first."""
    newer = aliased(LineChoice)
    query = (
        select(LineChoice, BomVersion.study_id, Study.name)
        .where(BomVersion.id == LineChoice.bom_version_id, Study.id == BomVersion.study_id)
        .where(Study.organisation_id == organisation_id, Study.status != "deleted")
        .where(col(LineChoice.text_key).in_(keys))
        .where(or_(col(LineChoice.dataset).is_not(None), col(LineChoice.supplier_footprint).is_not(None)))
        .where(
            ~exists().where(
                col(newer.bom_version_id) == col(LineChoice.bom_version_id),
                col(newer.line) == col(LineChoice.line),
                col(newer.number) > col(LineChoice.number),
            )
        )
        .order_by(col(BomVersion.number), col(LineChoice.created))
    )
    return [(choice, study_id, study) for choice, study_id, study in session.execute(query)]


def _decision(rows: Sequence[_Row]) -> Decision:
    """One line's choice over the uploads of its study; kept from upload to upload, it is as old as its first."""
    last, _, study = rows[-1]
    same = (choice for choice, _, _ in rows if _said(choice) == _said(last))
    return Decision(last.dataset, last.supplier_footprint, 1, next(same).created.date(), last.by, study)


def _said(choice: LineChoice) -> tuple[str | None, str | None, str]:
    return choice.dataset, choice.supplier_footprint, choice.by


def _latest_first(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    return tuple(sorted(decisions, key=lambda one: (-one.on.toordinal(), one.dataset or one.supplier or "")))
