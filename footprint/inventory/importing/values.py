"""What an import is asked for, what the reading process hands back, and what the report says."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from footprint.findings import Finding
from footprint.inventory.catalogue import Licence

Format = Literal["brightway-excel", "openlca-jsonld", "ecospold2", "simapro-csv"]
FORMATS: tuple[Format, ...] = ("brightway-excel", "openlca-jsonld", "ecospold2", "simapro-csv")

ExchangeKind = Literal["input", "avoided", "elementary"]


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asks for. `year` stands where a data set states none.

    `called`: how the user knows the file, where it lies under another name here.
    """

    file: Path
    name: str
    year: int
    format: Format | None = None
    licence: Licence = "private"
    allow_cut_off: bool = False
    with_packs: bool = False
    called: str = ""

    @property
    def title(self) -> str:
        """The file's name for sources and packs."""
        return self.called or self.file.name


@dataclass(frozen=True, slots=True)
class RawExchange:
    """An exchange as the file states it.

    `wants`: keys of the provider, most exact first. `shipped`: id of a data set of the shipped packs. `amount` is per
    the process's own production amount; of an input that is waste to treatment it is as signed in the file.
    """

    kind: ExchangeKind
    name: str
    amount: float
    unit: str
    location: str = ""
    wants: tuple[str, ...] = ()
    shipped: str | None = None
    compartment: tuple[str, ...] = ()
    resource: bool = False
    cas: str | None = None
    gsd: float = 1.0
    comment: str = ""


@dataclass(frozen=True, slots=True)
class RawProcess:
    """A process as the file states it. `keys`: under what others ask for it. A negative amount means treatment.

    `problem`: the code of what makes it unusable (several products without allocation, no product …).
    """

    key: str
    name: str
    amount: float
    unit: str
    keys: tuple[str, ...]
    product: str = ""
    location: str = ""
    year: int | None = None
    comment: str = ""
    place: str = ""
    problem: str | None = None
    exchanges: tuple[RawExchange, ...] = ()


@dataclass(frozen=True, slots=True)
class Unlinked:
    """Inputs of the same name that nothing provides: how many, their reason and one process that asks for it."""

    name: str
    unit: str
    location: str
    reason: str
    count: int
    process: str


@dataclass(frozen=True, slots=True)
class UnknownFlow:
    """An elementary flow outside the characterised ones. `kept`: in the release, without a factor."""

    name: str
    compartment: str
    cas: str | None
    unit: str
    count: int
    greenhouse: bool
    kept: bool


@dataclass(frozen=True, slots=True)
class Excluded:
    """A process that could not be taken, and why."""

    process: str
    reason: str


@dataclass(frozen=True)
class Report:
    """What an import did. `release` is None when it stopped at what is missing."""

    release: str | None
    name: str
    format: Format
    licence: Licence
    processes: int
    exchanges: int
    linked: int
    unlinked: tuple[Unlinked, ...]
    flows_mapped: int
    flows_unknown: tuple[UnknownFlow, ...]
    excluded: tuple[Excluded, ...]
    warnings: tuple[Finding, ...] = field(default=())

    @property
    def gaps(self) -> int:
        """How many inputs, greenhouse gases and processes the release lacks."""
        gases = sum(flow.count for flow in self.flows_unknown if flow.greenhouse)
        return sum(item.count for item in self.unlinked) + gases + len(self.excluded)

    def as_dict(self) -> dict[str, Any]:
        """The report as one JSON document."""
        document = asdict(self)
        document["warnings"] = [
            {"code": one.code, "severity": one.severity, "cell": one.cell, "message": one.en, "message_zh": one.zh}
            for one in self.warnings
        ]
        return document
