"""Two stored results side by side, and the worker's part of it: the same worlds drawn for both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from footprint.accounts.models import User
from footprint.analysis.comparison import chance, section
from footprint.findings import InputError
from footprint.inventory.catalogue import Catalogue
from footprint.jobs.context import JobContext
from footprint.jobs.handlers import Effect
from footprint.refusals import NotFound
from footprint.resources import Resources
from footprint.results import queries
from footprint.results.models import Snapshot

Json = dict[str, Any]
NO_SAMPLES = NotFound(
    "These results share no samples: their units do not convert, or they rest on different background releases.",
    "两个结果没有共同样本：单位无法换算，或背景数据版本不同。",
)


@dataclass(frozen=True)
class Pair:
    """Two results that one person may read, and what they say."""

    a: Snapshot
    b: Snapshot
    document_a: Json
    document_b: Json

    @property
    def same(self) -> bool:
        """Whether they are of one product: a line's id then means one quantity in both."""
        return self.a.study_id == self.b.study_id


def pair(session: Session, actor: User, a_id: str, b_id: str) -> Pair:
    """Both results. NotFound for one that the actor may not read."""
    a, b = queries.snapshot(session, actor, a_id), queries.snapshot(session, actor, b_id)
    return Pair(a, b, queries.document(a), queries.document(b))


def comparison(session: Session, resources: Resources, actor: User, a_id: str, b_id: str) -> Json:
    """What speaks against it, what differs, and to first order which is likely the lower. Draws nothing."""
    found = pair(session, actor, a_id, b_id)
    made = section.compare(found.document_a, found.document_b, same=found.same)
    one, other = section.subjects(found.document_a, found.document_b)
    first, second = (_catalogue(resources, name) for name in (found.a.release, found.b.release))
    if other is not None and first is not None and second is not None:
        made["chance"]["analytic"] = section.chance(chance.analytic(one, other, first, second, same=found.same))
    return made


def _catalogue(resources: Resources, release: str) -> Catalogue | None:
    """The catalogue of that release, or None where this service does not hold it any more."""
    try:
        return resources.release(release).catalogue
    except (NotFound, InputError):
        return None


def draw(context: JobContext) -> Effect:
    """The handler of the job kind `compare`. Payload: a, b, user, iterations, seed."""
    payload = context.payload
    with context.read() as session:
        actor = session.get(User, payload["user"])
        if actor is None:
            raise queries.NO_SNAPSHOT
        found = pair(session, actor, payload["a"], payload["b"])
    one, other = section.subjects(found.document_a, found.document_b)
    if other is None or one.release != other.release:
        raise NO_SAMPLES
    context.progress(0.1, "drawing")
    release = context.resources.release(one.release)
    drawn = chance.drawn(one, other, release, payload["iterations"], payload["seed"], same=found.same)
    result = {"comparison": [payload["a"], payload["b"]], "chance": section.chance(drawn)}

    def effect(_session: Session) -> Mapping[str, Any]:
        return result

    return effect
