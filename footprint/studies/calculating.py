"""The worker's part of a study: calculate what it is now and store the snapshot."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from sqlalchemy.orm import Session

from footprint.accounts.models import User
from footprint.assessment import Assessment, assess, document_of
from footprint.bom.values import Bom
from footprint.certificates import queries as certificates
from footprint.certificates.ledger import with_ledger
from footprint.declarations import Declarations
from footprint.engine.values import Choice, ElectricityApproach, Options, RecyclingApproach, SupplierFootprint
from footprint.exchange import queries as exchange
from footprint.jobs.context import JobContext
from footprint.jobs.handlers import Effect
from footprint.refusals import IllegalMove
from footprint.results.disclosure import public_view
from footprint.results.inventory_record import inventory_record
from footprint.results.operations import Calculated, store
from footprint.rulebook import queries as rulebook
from footprint.studies import notes, queries
from footprint.studies.models import BomVersion, Study

GONE = IllegalMove("The study was deleted or has no bill of materials.", "该研究已删除或没有物料清单。")


@dataclass(frozen=True)
class Gathered:
    """A study as it is now: everything that a calculation needs of it."""

    bom_version_id: str
    bom: Bom
    choices: Mapping[str, Choice]
    options: Options
    declarations: Declarations
    evidence: Sequence[Mapping[str, Any]] = ()
    suppliers: Mapping[str, SupplierFootprint] = field(default_factory=dict)


def gather(session: Session, study: Study, version: BomVersion | None = None) -> Gathered:
    """What the study is now; with `version` on that upload and the choices made for it.

    A supplier footprint that is no longer shared or in force counts as not chosen: the result is incomplete then.
    """
    version = version or queries.current_bom(session, study.id)
    if version is None or study.status == "deleted":
        raise GONE
    usable = {item.id: item for item in exchange.visible_to(session, study.organisation_id)}
    choices: dict[str, Choice] = {}
    for line, row in queries.choices(session, version.id).items():
        supplier = usable.get(row.supplier_footprint) if row.supplier_footprint else None
        if row.dataset or supplier:
            choices[line] = Choice(
                dataset=row.dataset,
                supplier=supplier,
                score=row.score,
                by=row.by,
                reason=row.reason,
                reason_zh=row.reason_zh,
            )
    options = Options(
        electricity=cast("ElectricityApproach", study.electricity),
        recycling=cast("RecyclingApproach", study.recycling),
        iterations=study.iterations,
        seed=study.seed,
    )
    return Gathered(
        bom_version_id=version.id,
        bom=queries.bom_of(version),
        choices=choices,
        options=options,
        declarations=with_ledger(queries.declarations(session, study.id), certificates.given(session, study.id)),
        evidence=notes.named_evidence(session, study.id),
        suppliers=usable,
    )


def _sections(now: Gathered, assessment: Assessment) -> Mapping[str, Any]:
    """The further sections of the document, with the evidence files of lines that it has."""
    lines = {line.id for line in now.bom.lines}
    files = [dict(file) for file in now.evidence if file["line"] in lines]
    return {**assessment.sections, "evidence": files} if files else assessment.sections


def calculate(context: JobContext) -> Effect:
    """The handler of the job kind `calculate`. Payload: study, user, version (for the record)."""
    study_id, user_id = context.payload["study"], context.payload["user"]
    with context.read() as session:
        study = session.get(Study, study_id)
        if study is None:
            raise GONE
        seen, full = study.version, study.full_disclosure
        now, library = gather(session, study), rulebook.library(session)
    context.progress(0.1, "calculating")
    release = context.resources.release()
    assessment = assess(now.bom, now.choices, release, now.options, now.declarations, now.suppliers)
    found = assessment.study
    context.progress(0.7, "writing")
    assessment = replace(assessment, sections=_sections(now, assessment))
    document, secret = document_of(assessment, release, library), secrets.token_bytes(32)
    calculated = Calculated(
        document=document,
        public=public_view(document, secret, full=full),
        inventory=inventory_record(found, release, document, secret),
        secret=secret,
        study_version=seen,
        bom_version_id=now.bom_version_id,
    )
    context.progress(0.9, "storing")

    def effect(session: Session) -> Mapping[str, Any]:
        owner, actor = session.get(Study, study_id), session.get(User, user_id)
        if owner is None or owner.status == "deleted" or actor is None:
            raise GONE
        row = store(session, actor, owner, calculated)
        return {"snapshot": row.id, "sha256": row.sha256, "complete": row.complete}

    return effect
