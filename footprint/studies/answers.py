"""What a line of a study may be calculated with."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from footprint.accounts.models import User
from footprint.exchange import queries as exchange
from footprint.matching import Answer, Answering, Candidate, query_of
from footprint.resources import Resources
from footprint.studies import queries
from footprint.studies.remembering import memory_of


def answer(session: Session, resources: Resources, actor: User, study_id: str, line: str) -> Answer:
    """All evidence about a line of the newest upload, and what to ask about it.

    What the firm chose for the same words elsewhere, suppliers' footprints of the article, data sets by likeness.
    """
    found = queries.study(session, actor, study_id)
    version, wanted, _ = queries.line_of(session, found.id, line)
    memory = memory_of(session, found.organisation_id, (wanted,), besides=(found.id, wanted.id))
    usable = exchange.visible_to(session, found.organisation_id)
    return Answering(resources.matcher(), memory, usable).answer(wanted, queries.bom_of(version).product)


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
