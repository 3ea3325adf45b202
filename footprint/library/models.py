"""The operator's work on the background: drafts of processes, their effect on products, and what was released."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from footprint.db import Record, UtcDateTime


class Draft(Record, table=True):
    """Edits on their way to a release; one is open at a time. `state`: open, released or discarded.

    `version` counts changes: a write that saw an older one is refused. `candidate` is the hash of the release that the
    draft compiles to as it stands, `compiled` every one that it brought into being, `products` how many results its
    effect is measured on, `findings` what the checks of the packs say about the edited processes.
    """

    __tablename__ = "background_draft"

    state: str = Field(default="open", max_length=10, index=True)
    version: int = 1
    candidate: str | None = Field(default=None, max_length=64)
    compiled: list[str] = Field(default_factory=list, sa_type=JSON)
    products: int | None = None
    findings: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    opened_by: str = Field(foreign_key="user_account.id", max_length=36)
    finished: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ProcessEdit(Record, table=True):
    """One process of a draft as its workbook (a blob) states it. `rows` None takes an earlier edit of it back."""

    __tablename__ = "background_edit"
    __table_args__ = (UniqueConstraint("draft_id", "process"),)

    draft_id: str = Field(foreign_key="background_draft.id", index=True, max_length=36)
    process: str = Field(max_length=120)
    number: int
    rows: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    filename: str = Field(default="", max_length=200)
    sha256: str = Field(default="", max_length=64)
    user_id: str = Field(foreign_key="user_account.id", max_length=36)


class ProductEffect(Record, table=True):
    """What a candidate makes of one result: totals in kg CO2e per declared unit, and the lines that move.

    `label` is the number of the label that carries the result, empty for a study's current result without one.
    """

    __tablename__ = "background_effect"
    __table_args__ = (UniqueConstraint("draft_id", "candidate", "snapshot_id"),)

    draft_id: str = Field(foreign_key="background_draft.id", index=True, max_length=36)
    candidate: str = Field(max_length=64)
    snapshot_id: str = Field(foreign_key="snapshot.id", max_length=36)
    label: str = Field(default="", max_length=30)
    before: float | None = None
    after: float | None = None
    lines: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    stages: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class Adoption(Record, table=True):
    """A release became the one that new calculations use. Append-only; the newest counts."""

    __tablename__ = "background_adoption"

    release: str = Field(max_length=64, index=True)
    previous: str = Field(default="", max_length=64)
    note: str = Field(max_length=2000)
    draft_id: str | None = Field(default=None, foreign_key="background_draft.id", max_length=36)
    user_id: str = Field(foreign_key="user_account.id", max_length=36)
    by: str = Field(max_length=120)


class Import(Record, table=True):
    """A user's own background on its way to a release. Its upload lies in `<home>/imports/<id>` until it is one.

    `state`: waiting (for the worker), incomplete (it stopped at what is missing, which `report` lists), done or
    removed. `format` is empty where it is told from the content, `year` stands where a data set states none.
    """

    __tablename__ = "background_import"

    name: str = Field(max_length=60)
    filename: str = Field(max_length=200)
    size: int
    format: str = Field(default="", max_length=20)
    licence: str = Field(max_length=20)
    year: int
    allow_cut_off: bool = False
    with_packs: bool = False
    state: str = Field(default="waiting", max_length=12)
    report: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    release: str | None = Field(default=None, max_length=64)
    user_id: str = Field(foreign_key="user_account.id", max_length=36)


class ReleaseFile(Record, table=True):
    """A release written for other programs, as a blob. `kind`: excel or bw2package.

    `own_use`: it holds data sets whose licence forbids passing them on, and is for the operator alone.
    """

    __tablename__ = "background_file"
    __table_args__ = (UniqueConstraint("release", "kind", "own_use"),)

    release: str = Field(max_length=64, index=True)
    kind: str = Field(max_length=10)
    own_use: bool
    sha256: str = Field(max_length=64)
    size: int
    user_id: str = Field(foreign_key="user_account.id", max_length=36)
