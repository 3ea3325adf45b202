"""What a line of a study may be calculated with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from footprint.accounts.models import User
from footprint.bom.values import Line
from footprint.exchange import queries as exchange
from footprint.matching import Answer, Answering, Candidate, query_of
from footprint.resources import Resources
from footprint.studies import queries
from footprint.studies.remembering import memory_of


def answering_of(
    session: Session,
    resources: Resources,
    organisation_id: str,
    lines: Sequence[Line],
    besides: tuple[str, str] | None = None,
) -> Answering:
    """What answers for these lines of an organisation: its past decisions (but that on the study and line `besides`),
    the suppliers' footprints that it may use, and the matcher. A value: it needs no session afterwards."""
    memory = memory_of(session, organisation_id, lines, besides=besides)
    return Answering(resources.matcher(), memory, exchange.visible_to(session, organisation_id))


def answer(session: Session, resources: Resources, actor: User, study_id: str, line: str) -> Answer:
    """All evidence about a line of the newest upload, and what to ask about it.

    What the firm chose for the same words elsewhere, suppliers' footprints of the article, data sets by likeness.
    """
    found = queries.study(session, actor, study_id)
    version, wanted, _ = queries.line_of(session, found.id, line)
    answering = answering_of(session, resources, found.organisation_id, (wanted,), besides=(found.id, wanted.id))
    return answering.answer(wanted, queries.bom_of(version).product)


def candidates(
    session: Session, resources: Resources, actor: User, study_id: str, line: str, text: str | None = None
) -> tuple[Candidate, ...]:
    """The data sets that may fit a line of the newest upload, the best first; `text` asks for something else."""
    if text is None:
        return answer(session, resources, actor, study_id, line).candidates
    found = queries.study(session, actor, study_id)
    version, wanted, _ = queries.line_of(session, found.id, line)
    query = query_of(wanted, queries.bom_of(version).product)
    return resources.matcher().rank(replace(query, text=text, text_zh="", code="", material="", specification=""))
