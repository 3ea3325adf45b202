"""The product as declared, and what it comes to when something is changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import fsum
from typing import Any, Protocol

from footprint.bom.values import Bom
from footprint.declarations import Declarations
from footprint.engine.study import declared_lines
from footprint.engine.uncertainty import dataset_amounts
from footprint.engine.values import (
    Background,
    BackgroundChange,
    Choice,
    Options,
    StudyLine,
    SupplierFootprint,
)
from footprint.findings import Finding, InputError
from footprint.inventory.catalogue import Catalogue
from footprint.rules.following import BaselineYear


class Prepared(Protocol):
    """A bill of materials with the lines that declarations make."""

    @property
    def bom(self) -> Bom: ...

    @property
    def choices(self) -> Mapping[str, Choice]: ...

    @property
    def records(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True)
class Outcome:
    """What a changed product comes to, kg CO2e per declared unit; None with the reasons when it cannot be told.

    `gross`: Σ|kg| over the lines.
    """

    total: float | None
    gross: float = 0.0
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Changed:
    """The inputs of a calculation after changes."""

    bom: Bom
    choices: Mapping[str, Choice]
    background: tuple[BackgroundChange, ...] = ()


@dataclass(frozen=True)
class Model:
    """`prepare`: declarations → the bill of materials as it is calculated, with its choices. InputError as there.

    `suppliers`: the footprints that a line may be given, by id. `baseline`: the earlier footprint that the
    study states for its rules.
    """

    prepare: Callable[[Declarations], Prepared]
    declarations: Declarations
    options: Options
    background: Background
    suppliers: Mapping[str, SupplierFootprint] = field(default_factory=dict)
    baseline: BaselineYear | None = None

    @cached_property
    def prepared(self) -> Prepared:
        """The product as it is declared."""
        return self.prepare(self.declarations)

    @property
    def catalogue(self) -> Catalogue:
        """The data sets."""
        return self.background.catalogue

    @cached_property
    def base(self) -> Outcome:
        """The product as it is, whether or not every line has a number."""
        lines, gaps = self._calculated
        return Outcome(_sum(lines), _gross(lines), tuple(gaps))

    def outcome(self, changed: Changed) -> Outcome:
        """The product after changes. Without a total when that misses a number which the product as it is has.

        Only what a change touches is calculated again: lines do not act on each other, but through their tree.
        """
        try:
            lines, gaps = self._lines(changed)
            more = self._background(changed.background, lines)
        except InputError as error:
            return Outcome(None, 0.0, error.findings)
        if _missing(lines) - _missing(self._calculated[0]):
            return Outcome(None, 0.0, tuple(gap for gap in gaps if gap not in self.base.findings))
        return Outcome(fsum([_sum(lines), more]), _gross(lines))

    @cached_property
    def _calculated(self) -> tuple[tuple[StudyLine, ...], list[Finding]]:
        return declared_lines(self.prepared.bom, self.prepared.choices, self.catalogue, self.options)

    def _lines(self, changed: Changed) -> tuple[Sequence[StudyLine], Sequence[Finding]]:
        before = Changed(self.prepared.bom, self.prepared.choices)
        part = affected(before, changed)
        if not part.work:
            return self._calculated
        choices = {name: choice for name, choice in changed.choices.items() if name in part.work}
        bom = Bom(changed.bom.product, tuple(line for line in changed.bom.lines if line.id in part.lines))
        lines, gaps = declared_lines(bom, choices, self.catalogue, self.options) if bom.lines else ((), [])
        kept = (line for line in self._calculated[0] if (line.generated_from or line.id) not in part.work)
        return [*kept, *(line for line in lines if (line.generated_from or line.id) in part.work)], gaps

    def _background(self, changes: tuple[BackgroundChange, ...], lines: Sequence[StudyLine]) -> float:
        """What changed factors of the background add: amounts stay, so it is linear."""
        if not changes:
            return 0.0
        amounts = dataset_amounts(lines)
        factors = self.background.changed(changes, list(amounts))
        return fsum(
            amount * (after - before)
            for name, amount in amounts.items()
            for after, before in zip(factors[name].values(), self.catalogue[name].factor.values(), strict=True)
        )


@dataclass(frozen=True)
class Part:
    """The lines (ids) that are to be calculated again, and with them those that a tree of them needs."""

    work: frozenset[str]
    lines: frozenset[str]


def affected(before: Changed, after: Changed) -> Part:
    """What differs between two products, everything below that, and whatever weighs it.

    A sub-assembly that is transported is calculated as a whole when something inside it changes, as its mass does.
    """
    then, now = ({line.id: line for line in one.bom.lines} for one in (before, after))
    touched = {
        name
        for name in then.keys() | now.keys()
        if (then.get(name) is not now.get(name) and then.get(name) != now.get(name))
        or before.choices.get(name) != after.choices.get(name)
    }
    parents = {line.id: line.parent for line in (*before.bom.lines, *after.bom.lines)}
    tops, above = set(), set()
    for name in touched:
        top, step = name, parents.get(name)
        while step is not None:
            above.add(step)
            # what one that became or is no sub-assembly any more was before counts as well
            if any(step in lines and lines[step].transport for lines in (then, now)):
                top = step
            step = parents.get(step)
        tops.add(top)
    work: set[str] = set()
    children: dict[str, list[str]] = {}
    for name, parent in parents.items():
        if parent is not None:
            children.setdefault(parent, []).append(name)
    waiting = list(tops)
    while waiting:
        name = waiting.pop()
        if name not in work:
            work.add(name)
            waiting += children.get(name, ())
    return Part(frozenset(work), frozenset(work | above))


def _sum(lines: Sequence[StudyLine]) -> float:
    return fsum(line.kg_co2e for line in lines if line.kg_co2e is not None)


def _gross(lines: Sequence[StudyLine]) -> float:
    return fsum(abs(line.kg_co2e) for line in lines if line.kg_co2e is not None)


def _missing(lines: Sequence[StudyLine]) -> set[str]:
    return {line.id for line in lines if line.kg_co2e is None and line.subtotal is None}
