"""The worker's part of a draft: compile its candidate, and try the candidate on results."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from footprint.accounts.models import User
from footprint.inventory.checks import run_checks
from footprint.inventory.compilation import compile_release
from footprint.inventory.packs import read_packs
from footprint.jobs.context import JobContext
from footprint.jobs.handlers import Effect
from footprint.library import operations, queries
from footprint.library.models import Draft
from footprint.refusals import NotFound
from footprint.results import queries as results
from footprint.results.effect import Effect as Tried
from footprint.results.effect import effect_of
from footprint.results.models import Snapshot

GONE = NotFound("The draft is gone.", "草稿已不存在。")


def compile_candidate(context: JobContext) -> Effect:
    """The handler of `compile-background`. Payload: draft, user, version."""
    draft_id, version = context.payload["draft"], context.payload["version"]
    with context.read() as session:
        draft = session.get(Draft, draft_id)
        if draft is None:
            raise GONE
        overlay = queries.overlay(session, draft)
        books = tuple({f"{row.filename} " for row in queries.edits(session, draft_id)})
        held = {*context.resources.known_releases()} - {*draft.compiled}
    context.progress(0.1, "reading the packs")
    packs = read_packs(context.resources.packs, overlay=overlay)
    context.progress(0.3, "solving")
    release = compile_release(packs, context.settings.home, latest=False)
    context.progress(0.8, "checking")
    report = run_checks(packs)
    found = [*(one for check in report.checks for one in check.findings), *report.warnings]
    doubts = [one for one in found if one.severity != "note" and (one.cell or "").startswith(books)]

    def effect(session: Session) -> Mapping[str, Any]:
        actor = session.get(User, context.payload["user"])
        if actor is None:
            raise GONE
        new = release.hash not in held
        operations.keep_candidate(
            session, context.resources, actor, draft_id, version, release.hash, new=new, findings=doubts
        )
        return {"background": draft_id, "release": release.hash}

    return effect


def measure(context: JobContext) -> Effect:
    """The handler of `measure-background`. Payload: draft, candidate, subjects as [snapshot, label number]."""
    draft_id, candidate = context.payload["draft"], context.payload["candidate"]
    catalogue = context.resources.release(candidate).catalogue
    subjects = [queries.Subject(*pair) for pair in context.payload["subjects"]]
    found: list[tuple[queries.Subject, Tried]] = []
    for place, subject in enumerate(subjects):
        if place % 10 == 0:
            context.progress(place / len(subjects), f"{place} / {len(subjects)}")
        with context.read() as session:
            snapshot = session.get(Snapshot, subject.snapshot)
            if snapshot is None:
                continue
            document, inventory = results.document(snapshot), results.inventory(snapshot)
        found.append((subject, effect_of(document, inventory, catalogue)))

    def effect(session: Session) -> Mapping[str, Any]:
        operations.keep_effects(session, draft_id, candidate, found)
        return {"background": draft_id, "measured": len(found)}

    return effect
