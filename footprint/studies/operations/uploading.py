"""A new version of the bill of materials: read, matched, and earlier choices kept where the line is the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from sqlalchemy.orm import Session

from footprint.accounts.checks import clean_name
from footprint.accounts.models import User
from footprint.bom import read_bom
from footprint.bom.mapping.codec import mapping_to_json
from footprint.bom.mapping.values import ColumnMapping
from footprint.bom.values import Bom, Line
from footprint.engine.values import SupplierFootprint
from footprint.exchange import queries as exchange
from footprint.findings import Finding, InputError
from footprint.inventory.catalogue import Dataset
from footprint.matching import text_key
from footprint.modelling.electricity.factors import refused_for_product
from footprint.resources import Resources
from footprint.studies import codec, drafts, queries
from footprint.studies.answers import answering_of
from footprint.studies.messages import MESSAGES
from footprint.studies.models import BomVersion, LineChoice
from footprint.studies.operations.changing import changed, changing
from footprint.studies.operations.choosing import unit_findings
from footprint.studies.operations.declaring import kept as kept_part
from footprint.studies.operations.matching import AT_ONCE, enqueue_matching, matched
from footprint.studies.proposing import propose


def check_size(resources: Resources, data: bytes) -> None:
    """InputError for a file that is larger than this installation takes."""
    limit = resources.settings.max_upload
    if len(data) > limit:
        raise InputError([MESSAGES.finding("file-too-large", size=len(data), limit=limit)])


def upload_bom(
    session: Session,
    resources: Resources,
    actor: User,
    study_id: str,
    data: bytes,
    filename: str,
    *,
    version: int,
    mapping: ColumnMapping | None = None,
    remarks: Sequence[Finding] = (),
) -> BomVersion:
    """Read the file, keep it, and choose for every line that says itself what it is. InputError with every finding.

    `mapping` says what the columns mean; without one the proposed meaning is taken, and what it leaves open refused.
    `remarks` are kept with what the reader remarks. More than AT_ONCE open lines are left to the worker (job `match`).
    """
    check_size(resources, data)
    read = read_bom(data, filename, mapping)
    found = changing(session, actor, study_id, version)
    usable = {item.id: item for item in exchange.visible_to(session, found.organisation_id)}
    before = queries.current_bom(session, found.id)
    row = BomVersion(
        study_id=found.id,
        number=before.number + 1 if before else 1,
        filename=clean_name(PurePath(filename.replace("\\", "/")).name)[:200] or "bom",
        sha256=resources.blobs.put(data),
        bom=codec.to_json(read.bom),
        uploaded_by=actor.id,
        study_version=found.version + 1,
        mapping=mapping_to_json(mapping) if mapping else None,
    )
    choices = _named(resources, read.bom, usable)
    kept = _kept(session, before, read.bom, resources, usable) if before else []
    taken = {choice.line for choice in choices}
    kept = [choice for choice in kept if choice.line not in taken]
    taken |= {choice.line for choice in kept}
    choices += kept
    open_lines = [line for line in read.bom.leaves if line.id not in taken]
    at_once = len(open_lines) <= AT_ONCE
    if at_once:
        answering = answering_of(session, resources, found.organisation_id, open_lines)
        choices += [matched(sure) for sure in propose(answering, read.bom, open_lines)]
    told = [*remarks, *read.warnings]
    if kept:
        told.append(MESSAGES.finding("carried", count=len(kept)))
    row.warnings = [codec.finding_to_json(remark) for remark in told]
    session.add(row)
    session.flush()
    for choice in choices:
        choice.bom_version_id, choice.study_version = row.id, row.study_version
        session.add(choice)
    overtaken = drafts.draft_of(session, found.id)
    if overtaken is not None:
        session.delete(overtaken)
    for part, content in read.declarations.items():
        kept_part(session, actor, found, part, content)
    summary = {
        "version": row.number,
        "sha256": row.sha256,
        "filename": row.filename,
        "chosen": len(choices),
        "declared": sorted(read.declarations),
    }
    changed(session, actor, found, "study.upload", summary)
    if not at_once:
        enqueue_matching(session, actor, found, row)
    return row


def _named(resources: Resources, bom: Bom, usable: dict[str, SupplierFootprint]) -> list[LineChoice]:
    """The choices that the file itself names. InputError when one of them is unknown or does not fit."""
    findings: list[Finding] = []
    choices: list[LineChoice] = []
    for line in bom.leaves:
        data: Dataset | SupplierFootprint | None = None
        if line.dataset is not None:
            data = resources.catalogue().get(line.dataset)
            if data is None:
                other_family = refused_for_product(line.dataset, line=line.id)
                findings += other_family or [MESSAGES.finding("no-dataset", line=line.id, dataset=line.dataset)]
        elif line.supplier_footprint is not None:
            data = usable.get(line.supplier_footprint)
            if data is None:
                findings.append(MESSAGES.finding("no-supplier", line=line.id, supplier=line.supplier_footprint))
        if data is None:
            continue
        findings += unit_findings(line, data)
        choices.append(
            LineChoice(
                bom_version_id="",
                line=line.id,
                number=1,
                dataset=line.dataset,
                supplier_footprint=line.supplier_footprint if line.dataset is None else None,
                by="file",
                reason="named in the file",
                reason_zh="文件中已指定",
            )
        )
    if findings:
        raise InputError(findings)
    return choices


def _identity(line: Line) -> tuple[str, ...]:
    return line.id, line.name, line.name_zh, *line.identity, line.unit


def _kept(
    session: Session, before: BomVersion, bom: Bom, resources: Resources, usable: dict[str, SupplierFootprint]
) -> list[LineChoice]:
    """People's choices for lines that are still called the same and counted in the same unit."""
    known = {_identity(line) for line in queries.bom_of(before).leaves}
    earlier = queries.choices(session, before.id)
    kept: list[LineChoice] = []
    for line in bom.leaves:
        choice = earlier.get(line.id)
        if choice is None or choice.user_id is None or _identity(line) not in known:
            continue
        if choice.dataset is not None and resources.catalogue().get(choice.dataset) is None:
            continue
        if choice.supplier_footprint is not None and choice.supplier_footprint not in usable:
            continue
        kept.append(
            LineChoice(
                bom_version_id="",
                line=line.id,
                number=1,
                dataset=choice.dataset,
                supplier_footprint=choice.supplier_footprint,
                score=choice.score,
                by=choice.by,
                user_id=choice.user_id,
                reason=choice.reason,
                reason_zh=choice.reason_zh,
                text_key=text_key(line),
            )
        )
    return kept
