"""The part `scenarios` changed step by step, as a page does it: content in, content out, nothing changed in place.

What comes out is read by `read_scenarios` before it is kept, so that a field may be wrong here and is refused there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from footprint.analysis.scenarios.messages import MESSAGES
from footprint.findings import InputError

Content = Mapping[str, Any]
Json = dict[str, Any]


def with_measure(content: Content, measure: Content, scenario: str = "", name: str = "", name_zh: str = "") -> Json:
    """The measure added to a scenario, or without one as a new scenario of this name. InputError for an unknown one."""
    if scenario:
        found = _found(content, scenario)
        return _replaced(content, scenario, {**found, "measures": [*found.get("measures", ()), dict(measure)]})
    made: Json = {"id": _free(content), "name": name[:200], "measures": [dict(measure)]}
    if name_zh:
        made["name_zh"] = name_zh[:200]
    return {**content, "scenarios": [*_scenarios(content), made]}


def without_measure(content: Content, scenario: str, place: int) -> Json:
    """One measure less; a scenario without any is gone."""
    found = _found(content, scenario)
    left = [one for at, one in enumerate(found.get("measures", ())) if at != place]
    return _replaced(content, scenario, {**found, "measures": left} if left else None)


def without_scenario(content: Content, scenario: str) -> Json:
    """One scenario less."""
    _found(content, scenario)
    return _replaced(content, scenario, None)


def with_fields(content: Content, scenario: str, fields: Content) -> Json:
    """Name, year, responsible and the like of a scenario; an empty text takes a field back."""
    found = {**_found(content, scenario), **fields}
    return _replaced(content, scenario, {key: value for key, value in found.items() if value != ""})


def with_target(content: Content, target: Content | None) -> Json:
    """Another target, or none."""
    rest = {key: value for key, value in content.items() if key != "target"}
    return {**rest, "target": dict(target)} if target else rest


def _scenarios(content: Content) -> Sequence[Content]:
    found: Sequence[Content] = content.get("scenarios", ())
    return found


def _found(content: Content, scenario: str) -> Content:
    for one in _scenarios(content):
        if one.get("id") == scenario:
            return one
    raise InputError([MESSAGES.finding("scenario-unknown", id=scenario[:40])])


def _replaced(content: Content, scenario: str, by: Content | None) -> Json:
    left = [(by if one.get("id") == scenario else one) for one in _scenarios(content)]
    kept = [dict(one) for one in left if one is not None]
    rest = {key: value for key, value in content.items() if key != "scenarios"}
    return {**rest, "scenarios": kept} if kept else rest


def _free(content: Content) -> str:
    taken = {one.get("id") for one in _scenarios(content)}
    return next(name for number in range(1, len(taken) + 2) if (name := f"s{number}") not in taken)
