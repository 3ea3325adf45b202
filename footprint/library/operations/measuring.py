"""From a draft to a candidate, and from a candidate to its effect on every product: what is asked, and what came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy.orm import Session
from sqlmodel import select

from footprint import audit
from footprint.accounts.models import User
from footprint.findings import Finding
from footprint.jobs import operations as jobs
from footprint.jobs.models import Job
from footprint.jobs.queries import open_job
from footprint.library import queries
from footprint.library.models import Draft, ProductEffect
from footprint.library.operations.drafting import STALE_EN, STALE_ZH, drafting, forget
from footprint.refusals import IllegalMove
from footprint.resources import Resources
from footprint.results.effect import Effect

COMPILE, MEASURE = "compile-background", "measure-background"
# results that one job tries; any number of workers may take such jobs
CHUNK = 100
LINES = 50
NOT_COMPILED = IllegalMove("Calculate the draft first.", "请先计算草稿。")


def compile_draft(session: Session, actor: User, *, version: int | None = None) -> Job:
    """Ask for the candidate of the draft as it stands; a job that is under way for it is given back.

    Without an open draft one is opened: it brings what newer shipped packs changed.
    """
    draft = drafting(session, actor, version)
    running = open_job(session, COMPILE, draft.id)
    if running is not None and running.payload["version"] == draft.version:
        return running
    audit.record(session, actor, "background.compile", ("background_draft", draft.id), {"version": draft.version})
    payload = {"draft": draft.id, "user": actor.id, "version": draft.version}
    return jobs.enqueue(session, actor, COMPILE, payload, subject_id=draft.id)


def keep_candidate(
    session: Session,
    resources: Resources,
    actor: User,
    draft_id: str,
    version: int,
    release: str,
    *,
    new: bool,
    findings: Iterable[Finding],
) -> Draft:
    """The worker's door: the draft of that version compiles to this release. Its effect is then measured in chunks.

    `new`: the release was not here before. IllegalMove when the draft was changed or closed meanwhile.
    """
    draft = session.get(Draft, draft_id)
    if draft is not None:
        session.refresh(draft, with_for_update=True)
    if draft is None or draft.state != "open" or draft.version != version:
        raise IllegalMove(STALE_EN, STALE_ZH)
    subjects = queries.subjects(session)
    draft.candidate, draft.products = release, len(subjects)
    if new:
        draft.compiled = [*draft.compiled, release]
    forget(session, resources, draft)
    draft.findings = [asdict(finding) for finding in findings]
    data = {"version": version, "release": release, "products": len(subjects)}
    audit.record(session, actor, "background.candidate", ("background_draft", draft.id), data)
    _measure(session, actor, draft, subjects)
    return draft


def continue_measuring(session: Session, actor: User, *, version: int) -> int:
    """Ask again for the results that were not tried, after a job failed or was stopped; how many they are."""
    draft = drafting(session, actor, version)
    if draft.candidate is None:
        raise NOT_COMPILED
    if open_job(session, MEASURE, draft.id) is not None:
        return 0
    query = select(ProductEffect.snapshot_id).where(
        ProductEffect.draft_id == draft.id, ProductEffect.candidate == draft.candidate
    )
    done = set(session.scalars(query))
    subjects = [one for one in queries.subjects(session) if one.snapshot not in done]
    draft.products = len(done) + len(subjects)
    audit.record(session, actor, "background.measure", ("background_draft", draft.id), {"release": draft.candidate})
    _measure(session, actor, draft, subjects)
    return len(subjects)


def keep_effects(
    session: Session, draft_id: str, candidate: str, found: Sequence[tuple[queries.Subject, Effect]]
) -> None:
    """The worker's door: what a candidate makes of some results. What is known already stays."""
    query = select(ProductEffect.snapshot_id).where(
        ProductEffect.draft_id == draft_id, ProductEffect.candidate == candidate
    )
    known = set(session.scalars(query))
    for subject, effect in found:
        if subject.snapshot not in known:
            session.add(_row(draft_id, candidate, subject, effect))
    data = {"release": candidate, "products": len(found)}
    audit.record(session, None, "background.effect", ("background_draft", draft_id), data)


def _measure(session: Session, actor: User, draft: Draft, subjects: Sequence[queries.Subject]) -> None:
    for start in range(0, len(subjects), CHUNK):
        part = [[one.snapshot, one.label] for one in subjects[start : start + CHUNK]]
        payload: Mapping[str, Any] = {"draft": draft.id, "candidate": draft.candidate, "subjects": part}
        jobs.enqueue(session, actor, MEASURE, payload, subject_id=draft.id)


def _row(draft_id: str, candidate: str, subject: queries.Subject, effect: Effect) -> ProductEffect:
    return ProductEffect(
        draft_id=draft_id,
        candidate=candidate,
        snapshot_id=subject.snapshot,
        label=subject.label,
        before=effect.before,
        after=effect.after,
        lines=[asdict(line) for line in effect.lines[:LINES]],
        stages={stage: list(pair) for stage, pair in effect.stages.items()},
    )
