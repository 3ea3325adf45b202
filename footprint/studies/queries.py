"""Reading studies: the list, one of them, and its lines with what was chosen for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session, defer
from sqlmodel import col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from footprint.accounts.models import Organisation, User
from footprint.accounts.permissions import demand, may
from footprint.bom.values import Bom, Line
from footprint.declarations import Declarations
from footprint.engine.values import SupplierFootprint
from footprint.exchange import queries as exchange
from footprint.findings import Finding
from footprint.inventory.catalogue import Dataset
from footprint.jobs.models import Job
from footprint.jobs.queries import newest_job, open_job
from footprint.recent import Recent
from footprint.refusals import NotFound
from footprint.resources import Resources
from footprint.results.models import Snapshot
from footprint.review.queries import state_of_study
from footprint.studies import codec
from footprint.studies.models import BomDraft, BomVersion, LineChoice, Study, StudyDeclaration
from footprint.studies.steps import Stacks, Step, replay

_BOMS: Recent[Bom] = Recent(8)
# so many values fit into one statement of every database
FEW = 500
NO_STUDY = NotFound("There is no such study.", "没有该项研究。")
NO_LINE = NotFound("There is no such line in the bill of materials.", "物料清单中没有该行。")


@dataclass(frozen=True, slots=True)
class StudyRow:
    """One row of the list. `unmatched` counts the lines without a choice; None before a BOM was uploaded.

    `waiting` is the name of a file whose columns a person has to say, `matching` the job that matches the lines now.
    """

    study: Study
    organisation: str
    snapshot: Snapshot | None
    review_state: str | None
    unmatched: int | None
    waiting: str | None = None
    matching: str | None = None


@dataclass(frozen=True, slots=True)
class LineView:
    """A line, what was chosen for it and what that is. `depth` is 0 for a root line."""

    line: Line
    is_parent: bool
    choice: LineChoice | None
    dataset: Dataset | None
    supplier: SupplierFootprint | None
    depth: int

    @property
    def matched(self) -> bool:
        """Whether the line will be calculated."""
        return self.is_parent or self.dataset is not None or self.supplier is not None


def study(session: Session, actor: User, study_id: str) -> Study:
    """A study of one's own organisation."""
    found = session.get(Study, study_id)
    if found is None or found.status == "deleted" or not may(actor, "study.read", found).allowed:
        raise NO_STUDY
    return found


def studies(session: Session, actor: User, archived: bool = False) -> list[StudyRow]:
    """One's own organisation's studies, newest first."""
    demand(actor, "study.list")
    status = "archived" if archived else "active"
    query = (
        select(Study, Organisation.name)
        .where(Study.organisation_id == Organisation.id)
        .where(Study.organisation_id == actor.organisation_id, Study.status == status)
        .order_by(col(Study.created).desc(), col(Study.id))
    )
    return [_row(session, row, name) for row, name in session.execute(query).all()]


def study_row(session: Session, actor: User, study_id: str) -> StudyRow:
    """The list's row of one study of one's own organisation."""
    row = study(session, actor, study_id)
    name = session.scalar(select(Organisation.name).where(Organisation.id == row.organisation_id)) or ""
    return _row(session, row, name)


def _row(session: Session, row: Study, organisation: str) -> StudyRow:
    waiting = session.scalars(select(BomDraft.filename).where(BomDraft.study_id == row.id)).first()
    return StudyRow(
        row,
        organisation,
        latest_snapshot(session, row),
        state_of_study(session, row.id),
        unmatched(session, row.id),
        waiting,
        job.id if (job := open_job(session, "match", row.id)) else None,
    )


def latest_snapshot(session: Session, row: Study) -> Snapshot | None:
    """What the latest calculation gave."""
    if row.current is None:
        return None
    return session.scalars(select(Snapshot).where(Snapshot.study_id == row.id, Snapshot.sha256 == row.current)).first()


def bom_versions(session: Session, actor: User, study_id: str) -> list[BomVersion]:
    """The uploads, newest first."""
    found = study(session, actor, study_id)
    return list(session.scalars(_versions(found.id)))


def current_bom(session: Session, study_id: str) -> BomVersion | None:
    """The newest upload; asks nobody."""
    return session.scalars(_versions(study_id).limit(1)).first()


def _versions(study_id: str) -> SelectOfScalar[BomVersion]:
    """The uploads, newest first. What was read from a file of 50,000 lines is large: it comes when it is asked for."""
    query = select(BomVersion).where(BomVersion.study_id == study_id).options(defer(BomVersion.bom))  # type: ignore[arg-type]
    return query.order_by(col(BomVersion.number).desc())


def bom_of(version: BomVersion) -> Bom:
    """What was read from an upload. An upload never changes, so those read last stay at hand."""
    return _BOMS.get(version.id, lambda: codec.from_json(version.bom))


def warnings_of(version: BomVersion) -> tuple[Finding, ...]:
    """What the reader of an upload remarked."""
    return tuple(codec.finding_from_json(item) for item in version.warnings)


def declarations(session: Session, study_id: str) -> Declarations:
    """What the study declares beside its BOM now, part by part; parts that were taken back are absent. Asks nobody."""
    query = select(StudyDeclaration).where(StudyDeclaration.study_id == study_id).order_by(col(StudyDeclaration.number))
    latest = {row.part: row.content for row in session.scalars(query)}
    return {part: content for part, content in latest.items() if content}


def choices(session: Session, bom_version_id: str) -> dict[str, LineChoice]:
    """Line id → the choice that counts; lines whose choice was cleared are absent."""
    newest = newest_choices(session, bom_version_id)
    return {line: row for line, row in newest.items() if row.dataset or row.supplier_footprint}


def newest_choices(session: Session, bom_version_id: str, lines: Sequence[str] | None = None) -> dict[str, LineChoice]:
    """Line id → its newest row, also one that says that nothing is chosen any more; of all lines, or of these."""
    query = select(LineChoice).where(LineChoice.bom_version_id == bom_version_id).order_by(col(LineChoice.number))
    if lines is not None and len(lines) <= FEW:
        query = query.where(col(LineChoice.line).in_(lines))
    return {row.line: row for row in session.scalars(query)}


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened to a study since somebody looked: who changed lines, which, and whether the file is another."""

    people: tuple[str, ...]
    lines: tuple[str, ...]
    new_file: bool


def changes_since(session: Session, actor: User, study_id: str, version: int) -> Changes:
    """What others and oneself changed after the study's `version`."""
    found = study(session, actor, study_id)
    bom_version = current_bom(session, found.id)
    if bom_version is None or bom_version.study_version > version:
        return Changes((), (), bom_version is not None)
    query = (
        select(LineChoice.line, User.name)
        .join(User, col(User.id) == col(LineChoice.actor_id))
        .where(LineChoice.bom_version_id == bom_version.id, LineChoice.study_version > version)
        .order_by(col(LineChoice.study_version), col(LineChoice.line))
    )
    rows = session.execute(query).all()
    return Changes(
        tuple(dict.fromkeys(name for _, name in rows)), tuple(dict.fromkeys(line for line, _ in rows)), False
    )


def steps(session: Session, actor: User, study_id: str) -> Stacks:
    """What this person may undo and do again in the newest upload."""
    found = study(session, actor, study_id)
    version = current_bom(session, found.id)
    query = (
        select(LineChoice.study_version, LineChoice.undoes, LineChoice.line)
        .where(LineChoice.bom_version_id == (version.id if version else ""), LineChoice.actor_id == actor.id)
        .order_by(col(LineChoice.study_version), col(LineChoice.line))
    )
    lines: dict[int, list[str]] = {}
    undoes: dict[int, int | None] = {}
    for step, undone, line in session.execute(query):
        lines.setdefault(step, []).append(line)
        undoes[step] = undone
    return replay(Step(step, tuple(names), undoes[step]) for step, names in lines.items())


def matching_job(session: Session, study_id: str) -> Job | None:
    """The job that matches or last matched the lines of the newest upload; None when the upload did it at once."""
    version, job = current_bom(session, study_id), newest_job(session, "match", study_id)
    return job if job and version and job.payload.get("bom_version") == version.id else None


def composed_by(session: Session, actor: User, study_id: str) -> bool:
    """Whether the newest version is a composition of this person's, which undo takes back."""
    version = current_bom(session, study_id)
    return version is not None and version.base is not None and version.uploaded_by == actor.id


def unmatched(session: Session, study_id: str) -> int | None:
    """How many lines of the newest upload will not be calculated; None without an upload.

    A supplier footprint that is no longer shared or in force counts as no choice, as it does in the calculation.
    """
    version, row = current_bom(session, study_id), session.get(Study, study_id)
    if version is None or row is None:
        return None
    chosen = choices(session, version.id)
    usable: set[str] = set()
    if any(choice.supplier_footprint for choice in chosen.values()):
        usable = {item.id for item in exchange.visible_to(session, row.organisation_id)}
    good = {line for line, choice in chosen.items() if choice.dataset or choice.supplier_footprint in usable}
    return sum(leaf.id not in good for leaf in bom_of(version).leaves)


def lines(session: Session, resources: Resources, actor: User, study_id: str) -> list[LineView]:
    """Every line of the newest upload, children after their parent, with its choice."""
    found = study(session, actor, study_id)
    version = current_bom(session, found.id)
    if version is None:
        return []
    bom, catalogue = bom_of(version), resources.catalogue()
    chosen = choices(session, version.id)
    usable = {item.id: item for item in exchange.visible_to(session, found.organisation_id)}
    children: dict[str | None, list[Line]] = {}
    for line in bom.lines:
        children.setdefault(line.parent, []).append(line)
    views: list[LineView] = []
    waiting = [(line, 0) for line in reversed(children.get(None, []))]
    while waiting:
        line, depth = waiting.pop()
        choice = chosen.get(line.id)
        views.append(
            LineView(
                line=line,
                is_parent=line.id in children,
                choice=choice,
                dataset=catalogue.get(choice.dataset) if choice and choice.dataset else None,
                supplier=usable.get(choice.supplier_footprint) if choice and choice.supplier_footprint else None,
                depth=depth,
            )
        )
        waiting.extend((child, depth + 1) for child in reversed(children.get(line.id, [])))
    return views


def line_of(session: Session, study_id: str, line_id: str) -> tuple[BomVersion, Line, bool]:
    """The newest upload, its line of this id, and whether that is a sub-assembly. NotFound when there is none."""
    version = current_bom(session, study_id)
    bom = bom_of(version) if version else None
    for line in bom.lines if bom else ():
        if version and bom and line.id == line_id:
            return version, line, line.id in bom.parents
    raise NO_LINE


def suppliers(session: Session, actor: User, study_id: str) -> tuple[SupplierFootprint, ...]:
    """The supplier footprints that a line may use."""
    return exchange.visible_to(session, study(session, actor, study_id).organisation_id)


def history(session: Session, actor: User, study_id: str, line: str) -> list[LineChoice]:
    """Every choice ever made for a line of this id over all uploads, newest first."""
    found = study(session, actor, study_id)
    query = (
        select(LineChoice)
        .join(BomVersion, col(BomVersion.id) == col(LineChoice.bom_version_id))
        .where(BomVersion.study_id == found.id, LineChoice.line == line)
        .order_by(col(BomVersion.number).desc(), col(LineChoice.number).desc())
    )
    return list(session.scalars(query))


def file(session: Session, resources: Resources, actor: User, bom_version_id: str) -> tuple[str, bytes]:
    """The name and bytes of an upload as it came."""
    version = session.get(BomVersion, bom_version_id)
    if version is None:
        raise NO_STUDY
    study(session, actor, version.study_id)
    return version.filename, resources.blobs.get(version.sha256)


def count(session: Session) -> int:
    """How many studies there are; for the operator's overview."""
    return session.scalar(select(func.count()).select_from(Study).where(Study.status != "deleted")) or 0
