"""Measures carried out on a product: the bill of materials, choices and background as they would be then."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from footprint.analysis.model import Changed, Model
from footprint.analysis.scenarios.messages import MESSAGES
from footprint.analysis.scenarios.values import (
    BackgroundMeasure,
    Electricity,
    Loss,
    Measure,
    ProfileChange,
    Quantity,
    RecycledContent,
    Swap,
    Transport,
)
from footprint.bom.values import Bom, Line, TransportLeg
from footprint.declarations import Declarations
from footprint.engine.values import BackgroundChange, Choice
from footprint.findings import InputError
from footprint.inventory.catalogue import Dataset
from footprint.modelling.electricity.reading import by_contract

BY = "scenario"


def apply(model: Model, measures: Sequence[Measure]) -> Changed:
    """The product after all measures, in their order. InputError when one does not fit it."""
    profile = [measure for measure in measures if isinstance(measure, ProfileChange)]
    prepared = model.prepare(_with_profile(model.declarations, profile)) if profile else model.prepared
    draft = _Draft(model, prepared.bom, prepared.choices)
    for measure in measures:
        draft.take(measure)
    return draft.changed()


def _with_profile(declarations: Declarations, changes: Sequence[ProfileChange]) -> Declarations:
    content: Any = copy.deepcopy(dict(declarations.get("profile", {})))
    if not content:
        raise InputError([MESSAGES.finding("no-profile")])
    for change in changes:
        *way, last = change.path.split(".")
        place = content
        for step in way:
            place = _within(place, step)
        if isinstance(place, dict) and isinstance(place.get(last, 0.0), int | float | str):
            place[last] = change.value
        else:
            raise InputError([MESSAGES.finding("profile-nothing-there", path=change.path)])
    return {**declarations, "profile": content}


def _within(place: Any, step: str) -> Any:
    if isinstance(place, dict):
        return place.get(step)
    return place[int(step)] if isinstance(place, list) and step.isdecimal() and int(step) < len(place) else None


class _Draft:
    """A product while measures are carried out on it."""

    def __init__(self, model: Model, bom: Bom, choices: Mapping[str, Choice]) -> None:
        self.model = model
        self.product = bom.product
        self.parents = bom.parents
        self.lines = {line.id: line for line in bom.lines}
        self.choices = dict(choices)
        self.background: list[BackgroundChange] = []

    def changed(self) -> Changed:
        """The result."""
        return Changed(Bom(self.product, tuple(self.lines.values())), self.choices, tuple(self.background))

    def take(self, measure: Measure) -> None:
        """Carry out one measure."""
        match measure:
            case Electricity():
                self.electricity(measure)
            case Swap():
                self.swap(measure)
            case Transport():
                self.transport(measure)
            case RecycledContent(line, value):
                self.lines[line] = replace(self.line(line), recycled_content=value)
            case Loss(line, value):
                self.lines[line] = replace(self.line(line), loss=value)
            case Quantity(line, factor):
                self.lines[line] = replace(self.line(line), quantity=self.line(line).quantity * factor)
            case BackgroundMeasure(change):
                self.background.append(change)
            case ProfileChange():
                pass  # it is in the lines already

    def line(self, name: str) -> Line:
        """The line of this id."""
        if name not in self.lines:
            raise InputError([MESSAGES.finding("measure-line", id=name)])
        return self.lines[name]

    def dataset(self, name: str) -> Dataset:
        """The data set of this id."""
        found = self.model.catalogue.get(name)
        if found is None:
            raise InputError([MESSAGES.finding("measure-dataset", dataset=name)])
        return found

    def electricity(self, measure: Electricity) -> None:
        green = self.dataset(measure.dataset)
        if not green.electricity:
            raise InputError([MESSAGES.finding("measure-not-electricity", dataset=green.id)])
        names = measure.lines or tuple(
            name for name, line in self.lines.items() if line.stage == "production" and self._is_electricity(name)
        )
        if not names:
            raise InputError([MESSAGES.finding("measure-no-electricity")])
        for name in names:
            line = self.line(name)
            if not self._is_electricity(name):
                raise InputError([MESSAGES.finding("measure-line-not-electricity", id=name)])
            before = self.choices[name]
            # by contract the location-based view stays on the mix that the line is on now
            grid = (before.grid or before.dataset) if by_contract(green) else green.id
            choice = Choice(green.id, by=BY, grid=grid)
            if measure.share >= 1.0:
                self.choices[name] = choice
            elif measure.share > 0.0:
                part = f"{name}#{BY}"
                while part in self.lines:
                    part += "+"
                self.lines[part] = replace(line, id=part, quantity=line.quantity * measure.share, made=BY)
                self.choices[part] = choice
                self.lines[name] = replace(line, quantity=line.quantity * (1.0 - measure.share))

    def _is_electricity(self, name: str) -> bool:
        choice = self.choices.get(name)
        dataset = self.model.catalogue.get(choice.dataset) if choice is not None and choice.dataset else None
        return dataset is not None and dataset.electricity

    def swap(self, measure: Swap) -> None:
        name = self.line(measure.line).id
        if name in self.parents:
            raise InputError([MESSAGES.finding("measure-parent", id=name)])
        if measure.dataset:
            self.choices[name] = Choice(self.dataset(measure.dataset).id, by=BY)
            return
        supplier = self.model.suppliers.get(measure.supplier_footprint)
        if supplier is None:
            raise InputError([MESSAGES.finding("measure-supplier", footprint=measure.supplier_footprint)])
        # what was said of the recycled content of a data set is inside a supplier's footprint
        self.lines[name] = replace(self.lines[name], recycled_content=None)
        self.choices[name] = Choice(supplier=supplier, by=BY)

    def transport(self, measure: Transport) -> None:
        names = measure.lines or tuple(name for name, line in self.lines.items() if line.transport)
        meant = [leg for name in names for leg in self.line(name).transport if measure.source in (None, leg.mode)]
        if not meant and measure.legs is None:
            raise InputError([MESSAGES.finding("measure-no-leg", mode=measure.source or "any")])
        for name in names:
            line = self.line(name)
            legs = measure.legs if measure.legs is not None else tuple(_leg(leg, measure) for leg in line.transport)
            self.lines[name] = replace(line, transport=legs)


def _leg(leg: TransportLeg, measure: Transport) -> TransportLeg:
    if measure.source is not None and leg.mode != measure.source:
        return leg
    return TransportLeg(measure.target or leg.mode, leg.distance_km * measure.distance)
