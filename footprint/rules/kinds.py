"""The kinds of rules: each a frozen value whose fields are the keys that its table in a rule set may have.

The fields of `Rule` are common to all. What a kind demands is evaluated by the function of the same name in
`footprint.rules.evaluation`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from footprint.bom.values import Boundary as BoundaryName
from footprint.bom.values import Stage
from footprint.engine.values import RecyclingApproach

# what the result document computes by itself; `evaluation.computed` says where each of them stands
Computable = Literal[
    "unit",
    "boundary",
    "processes",
    "sources",
    "gases",
    "characterisation",
    "quality",
    "uncertainty",
    "electricity",
    "recycling",
    "values",
    "stages",
    "ledgers",
    "carbon",
    "sensitivity",
    "rules",
]
# as in `allocation.by` of the on-site production
AllocationKey = Literal["subdivision", "mass", "energy", "physical", "economic", "stated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What every rule has.

    `severity` is that of a rule that is not met. `only` limits it to studies of one boundary; elsewhere it does not
    apply. `excusable`: the study may state why it does not apply. `mark` as of a source: F found, R general knowledge,
    I inferred.
    """

    kind: ClassVar[str] = ""

    key: str
    title: str
    title_zh: str
    source: str
    mark: Literal["F", "R", "I"] = "R"
    severity: Literal["violation", "warning", "note"] = "violation"
    only: BoundaryName | None = None
    excusable: bool = False
    note: str = ""
    note_zh: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary(Rule):
    """The boundaries that a study may declare."""

    kind: ClassVar[str] = "boundary"
    allowed: tuple[BoundaryName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Rule):
    """The units that a declared or functional unit may be counted in, and whether its mass must be stated."""

    kind: ClassVar[str] = "unit"
    units: tuple[str, ...]
    mass: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages(Rule):
    """Stages that must have lines, and stages that must have none."""

    kind: ClassVar[str] = "stages"
    required: tuple[Stage, ...] = ()
    excluded: tuple[Stage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines(Rule):
    """At least `least` lines of these stages whose group, data set (by the beginning of its id) or name fits."""

    kind: ClassVar[str] = "lines"
    stages: tuple[Stage, ...] = ()
    groups: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    least: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CutOff(Rule):
    """Shares of the footprint that may be left out: of each flow, and together. `mass`: of the product's own mass."""

    kind: ClassVar[str] = "cut_off"
    each: float
    total: float
    mass: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation(Rule):
    """The keys by which co-products may be allocated, in the order in which they are to be tried."""

    kind: ClassVar[str] = "allocation"
    order: tuple[AllocationKey, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Electricity(Rule):
    """The electricity approach that may be declared, and whether certificates count.

    `contracts`: how the ids of data sets begin that stand for certificates; a direct line is none.
    """

    kind: ClassVar[str] = "electricity"
    declared: Literal["location", "market", "either"] = "either"
    certificates: Literal["accepted", "refused"] = "accepted"
    contracts: tuple[str, ...] = ("electricity-contract-",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recycling(Rule):
    """The recycling approach that is the default, and those that may be declared."""

    kind: ClassVar[str] = "recycling"
    default: RecyclingApproach
    allowed: tuple[RecyclingApproach, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Rule):
    """Lines of primary data, or with recycled content, must name their evidence."""

    kind: ClassVar[str] = "evidence"
    of: Literal["primary", "recycled_content"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality(Rule):
    """The largest data quality rating and the smallest primary data share."""

    kind: ClassVar[str] = "quality"
    dqr: float | None = None
    primary_data_share: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Rule):
    """How long the period of the data must be, and how many years it may end before the reference year."""

    kind: ClassVar[str] = "period"
    max_age_years: int
    least_months: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Rule):
    """A part of the declarations that the study must have."""

    kind: ClassVar[str] = "part"
    part: Literal["production", "profile", "instruments", "recycling_evidence", "carbon", "scenarios"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated(Rule):
    """Fields of the statement that must be filled; `language` asks for that language."""

    kind: ClassVar[str] = "stated"
    fields: tuple[str, ...]
    language: Literal["any", "en", "zh"] = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed(Rule):
    """Something that the result document must hold."""

    kind: ClassVar[str] = "computed"
    of: Computable


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Rule):
    """A question of the rule set's own, answered in the declaration `rules`. `expected` is the only good answer."""

    kind: ClassVar[str] = "question"
    answer: Literal["yes_no", "text", "number", "choice"] = "text"
    choices: tuple[str, ...] = ()
    choices_zh: tuple[str, ...] = ()
    expected: str | None = None
    unit: str = ""
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRatio(Question):
    """How co-products share: by economic value where the highest price per kg is over `limit` times the lowest.

    Calculated from the sites' production where that is declared with prices; asked where it is not.
    """

    kind: ClassVar[str] = "price_ratio"
    limit: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger(Rule):
    """When the study has to be calculated again: after so many years, or for a change of this share."""

    kind: ClassVar[str] = "trigger"
    years: int
    change: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Rule):
    """What the report has to say, always; `says` is what the service itself prints."""

    kind: ClassVar[str] = "report"
    says: str
    says_zh: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline(Rule):
    """A footprint of the same product in an earlier year, at most so many years before the reference year."""

    kind: ClassVar[str] = "baseline"
    max_years: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Level(Rule):
    """One level of a graded evaluation. `rank` 1 is the lowest; every bound that is given must hold.

    `reduction`: share of the baseline; `green_power`: share of the foreground's electricity; `intensity`: the largest
    footprint in kg CO2e per `unit`.
    """

    kind: ClassVar[str] = "level"
    rank: int
    reduction: float | None = None
    green_power: float | None = None
    intensity: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offsets(Rule):
    """Offsets stand apart and are never netted. `allowed`: a study may list them at all."""

    kind: ClassVar[str] = "offsets"
    allowed: bool = False


KINDS: dict[str, type[Rule]] = {
    kind.kind: kind
    for kind in (
        Boundary,
        Unit,
        Stages,
        Lines,
        CutOff,
        Allocation,
        Electricity,
        Recycling,
        Evidence,
        Quality,
        Period,
        Part,
        Stated,
        Computed,
        Question,
        PriceRatio,
        Trigger,
        Report,
        Baseline,
        Level,
        Offsets,
    )
}
