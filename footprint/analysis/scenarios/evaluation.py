"""What scenarios bring: each alone, ranked; the planned ones together, year by year. kg CO2e per declared unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from footprint.analysis.model import Changed, Model, Outcome
from footprint.analysis.scenarios.applying import apply
from footprint.analysis.scenarios.messages import MESSAGES
from footprint.analysis.scenarios.values import Electricity, Measure, Scenario
from footprint.findings import Finding, InputError
from footprint.modelling.electricity.reading import by_contract

# changes below this part of Σ|kg| are rounding (the tolerance of "equal" in docs/method.md)
TOLERANCE = 1e-9
NEVER = 9999


@dataclass(frozen=True)
class Effect:
    """What measures bring. `total` and `reduction` are None, with findings, when they do not fit the product."""

    total: float | None
    reduction: float | None
    changes_nothing: bool
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Ranked:
    """A scenario, its effect when taken alone, and its rank by reduction, 1 the largest."""

    scenario: Scenario
    effect: Effect
    rank: int


@dataclass(frozen=True)
class Step:
    """The total after one more scenario was taken, and what it took away at that point."""

    scenario: Scenario
    total: float
    reduction: float


@dataclass(frozen=True)
class Together:
    """The planned scenarios that fit, in the order of their years, one after the other.

    `singly`: the sum of what each brings alone. What measures do to each other is the difference to `reduction`.
    """

    total: float
    reduction: float
    singly: float
    steps: tuple[Step, ...]
    findings: tuple[Finding, ...] = ()


def effect(model: Model, measures: Sequence[Measure]) -> Effect:
    """What measures bring when they are all taken: the product calculated anew, exactly.

    Formula: Reduction of a scenario.
    """
    found = _outcome(model, measures)
    if found.total is None or model.base.total is None:
        return Effect(None, None, False, found.findings)
    reduction = model.base.total - found.total
    if abs(reduction) > TOLERANCE * max(model.base.gross, found.gross, 1e-12):
        return Effect(found.total, reduction, False)
    return Effect(model.base.total, 0.0, True, (_why_nothing(model, measures),))


def _outcome(model: Model, measures: Sequence[Measure]) -> Outcome:
    try:
        changed: Changed = apply(model, measures)
    except InputError as error:
        return Outcome(None, 0.0, error.findings)
    return model.outcome(changed)


def _why_nothing(model: Model, measures: Sequence[Measure]) -> Finding:
    contracts = [
        measure
        for measure in measures
        if isinstance(measure, Electricity)
        and (dataset := model.catalogue.get(measure.dataset)) is not None
        and by_contract(dataset)
    ]
    code = "nothing-location" if contracts and model.options.electricity == "location" else "nothing-changes"
    return MESSAGES.finding(code)


def rank(model: Model, scenarios: Sequence[Scenario]) -> tuple[Ranked, ...]:
    """Every scenario alone, the largest reduction first; those that do not fit come last."""
    effects = [(scenario, effect(model, scenario.measures)) for scenario in scenarios]
    effects.sort(key=lambda pair: (pair[1].reduction is None, -(pair[1].reduction or 0.0), pair[0].id))
    return tuple(Ranked(scenario, found, place) for place, (scenario, found) in enumerate(effects, 1))


def together(model: Model, ranked: Sequence[Ranked]) -> Together | None:
    """The planned scenarios that fit, taken one after the other; None without any.

    The total of all is calculated and not added up: two measures on one line do not bring twice what each does. One
    that no longer fits after those before it is left out, and the findings say so.

    Formula: Scenarios together.
    """
    chosen = [one for one in ranked if one.scenario.planned and one.effect.total is not None]
    chosen.sort(key=lambda one: (one.scenario.year or NEVER, one.rank))
    start = model.base.total
    if not chosen or start is None:
        return None
    measures: tuple[Measure, ...] = ()
    now = start
    steps: list[Step] = []
    findings: list[Finding] = []
    for one in chosen:
        found = _outcome(model, (*measures, *one.scenario.measures))
        if found.total is None:
            findings += [MESSAGES.finding("scenario-not-after", id=one.scenario.id), *found.findings]
            continue
        measures = (*measures, *one.scenario.measures)
        steps.append(Step(one.scenario, found.total, now - found.total))
        now = found.total
    singly = fsum(one.effect.reduction or 0.0 for one in chosen)
    return Together(now, start - now, singly, tuple(steps), tuple(findings))
