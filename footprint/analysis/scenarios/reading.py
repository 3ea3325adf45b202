"""The part `scenarios` of the declarations → a plan. InputError with every finding, each with its cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, cast, get_args

from footprint.analysis.scenarios.messages import MESSAGES
from footprint.analysis.scenarios.values import (
    BackgroundMeasure,
    Electricity,
    Loss,
    Measure,
    Plan,
    ProfileChange,
    Quantity,
    RecycledContent,
    Scenario,
    Swap,
    Target,
    Transport,
)
from footprint.bom.values import Mode
from footprint.engine.values import BackgroundChange
from footprint.modelling.reading import Part, read_part

SCENARIOS, MEASURES, LINES = 50, 20, 200
YEARS = (1990, 2100)
ID_LENGTH = 120
MODES = get_args(Mode)
_PATH = re.compile(r"[a-z][a-z0-9_]{0,39}(?:\.(?:[a-z][a-z0-9_]{0,39}|[0-9]{1,4})){0,5}")


def read_scenarios(content: Mapping[str, Any]) -> Plan:
    """The plan that this part declares."""
    return read_part("scenarios", content, _plan)


def _plan(part: Part) -> Plan:
    found = tuple(_scenario(one) for one in part.parts("scenarios", limit=SCENARIOS))
    seen: set[str] = set()
    for place, scenario in enumerate(found):
        if scenario.id in seen:
            cell = f"{part.cell('scenarios')}[{place}].id"
            part.findings.append(MESSAGES.finding("scenario-twice", cell=cell, id=scenario.id))
        seen.add(scenario.id)
    target = part.part("target")
    return Plan(found, _target(target) if target is not None else None)


def _target(part: Part) -> Target:
    kg, reduction = part.optional("kg_co2e", least=-1e15, most=1e15), part.optional("reduction", most=1.0)
    if (kg is None) == (reduction is None):
        part.findings.append(MESSAGES.finding("target-one", cell=part.place))
    return Target(_year(part, needed=True) or YEARS[0], kg, reduction)


def _year(part: Part, *, needed: bool = False) -> int | None:
    year = part.optional("year", least=YEARS[0], most=YEARS[1])
    if year is None and needed and not part.has("year"):
        part.wrong("needed", "year")
    if year is not None and year != int(year):
        part.findings.append(MESSAGES.finding("year-whole", cell=part.cell("year")))
    return None if year is None else int(year)


def _scenario(part: Part) -> Scenario:
    return Scenario(
        id=part.name(),
        name=part.text("name", needed=True, limit=200),
        name_zh=part.text("name_zh", limit=200),
        planned=part.flag("planned") if part.has("planned") else True,
        year=_year(part),
        responsible=part.text("responsible", limit=200),
        note=part.text("note"),
        measures=tuple(_measure(one) for one in part.parts("measures", limit=MEASURES, needed=True)),
    )


def _measure(part: Part) -> Measure:
    before = len(part.findings)
    kind = part.choice("kind", tuple(KINDS))
    if len(part.findings) > before:
        part.pass_over()
        return Quantity("", 1.0)
    return KINDS[kind](part)


def _line(part: Part) -> str:
    return part.text("line", needed=True, limit=ID_LENGTH)


def _lines(part: Part) -> tuple[str, ...]:
    """Ids of lines: a list, or one id in `line`."""
    names = part.texts("lines", limit=LINES, each=ID_LENGTH)
    one = part.text("line", limit=ID_LENGTH)
    return tuple(dict.fromkeys([*names, *([one] if one else [])]))


def _electricity(part: Part) -> Electricity:
    dataset = part.text("dataset", needed=True, limit=ID_LENGTH)
    return Electricity(part.number("share", most=1.0), dataset, _lines(part))


def _recycled(part: Part) -> RecycledContent:
    return RecycledContent(_line(part), part.number("value", most=1.0))


def _swap(part: Part) -> Swap:
    dataset = part.text("dataset", limit=ID_LENGTH)
    supplier = part.text("supplier_footprint", limit=ID_LENGTH)
    if bool(dataset) == bool(supplier):
        part.findings.append(MESSAGES.finding("swap-one", cell=part.place))
    return Swap(_line(part), dataset, supplier)


def _transport(part: Part) -> Transport:
    legs = part.legs() if part.has("transport") else None
    source, target = _mode(part, "from"), _mode(part, "to")
    distance = part.optional("distance_factor", most=1e3)
    changes = source is not None or target is not None or distance is not None
    lines = _lines(part)
    if (legs is not None) == changes:
        part.findings.append(MESSAGES.finding("transport-one", cell=part.place))
    if legs is not None and not lines:
        part.wrong("needed", "line")
    return Transport(lines, legs, source, target, 1.0 if distance is None else distance)


def _mode(part: Part, field: str) -> Mode | None:
    return cast(Mode, part.choice(field, MODES)) if part.has(field) else None


def _loss(part: Part) -> Loss:
    loss = Loss(_line(part), part.number("value", most=1.0))
    if part.has("value") and loss.value == 1.0:
        part.wrong("share-one", "value")
    return loss


def _quantity(part: Part) -> Quantity:
    return Quantity(_line(part), part.number("factor", above=0.0, most=1e6))


def _profile(part: Part) -> ProfileChange:
    path = part.text("path", needed=True, limit=200)
    if path and not _PATH.fullmatch(path):
        part.findings.append(MESSAGES.finding("profile-path", cell=part.cell("path"), path=path[:80]))
    return ProfileChange(path, part.number("value", most=1e12))


def _background(part: Part) -> BackgroundMeasure:
    process = part.text("process", needed=True, limit=ID_LENGTH)
    kg, emissions = part.optional("kg_co2e", least=-1e12, most=1e12), part.optional("emissions_factor", most=1e3)
    source, target = part.text("from", limit=ID_LENGTH), part.text("to", limit=ID_LENGTH)
    if [kg is not None, emissions is not None, bool(source and target)].count(True) != 1 or bool(source) != bool(
        target
    ):
        part.findings.append(MESSAGES.finding("background-one", cell=part.place))
    share = part.number("share", most=1.0) if source else 0.0
    return BackgroundMeasure(BackgroundChange(process, kg, emissions, source, target, share))


KINDS: Mapping[str, Callable[[Part], Measure]] = {
    "electricity": _electricity,
    "recycled_content": _recycled,
    "swap": _swap,
    "transport": _transport,
    "loss": _loss,
    "quantity": _quantity,
    "profile": _profile,
    "background": _background,
}
