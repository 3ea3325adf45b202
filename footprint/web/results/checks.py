"""What a result was held against, arranged for a page: points by severity with links, and the checklist."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for

from footprint.db import now
from footprint.rules.gate import Point, of_severity, points

ANCHORS = {
    "footprint": "ledgers",
    "electricity": "choices",
    "recycling": "choices",
    "lines": "lines",
    "stages": "stages",
    "quality": "quality",
    "cut_off": "cut-off",
    "rules": "checklist",
}


@dataclass(frozen=True)
class Checks:
    """The checks of one result. `study_id` is set for its owner, who may mend."""

    document: Mapping[str, Any]
    points: tuple[Point, ...]
    study_id: str | None

    def of(self, severity: str) -> dict[str, list[Point]]:
        """Points of one severity by key."""
        return of_severity(self.points, severity)  # type: ignore[arg-type]

    @property
    def rules(self) -> Mapping[str, Any] | None:
        """The section `rules`, where the result has one."""
        return self.document.get("rules")

    @property
    def met(self) -> int:
        """Items of the checklist that are in order."""
        return sum(item["severity"] is None for item in (self.rules or {}).get("checklist", ()))

    def url(self, place: str) -> str | None:
        """Where the mend is made: on this page, or for the owner where the study is changed."""
        kind, name = _parted(place)
        if kind == "line":
            return f"#l-{name}"
        if kind == "section":
            return f"#{ANCHORS[name]}" if name in ANCHORS else None
        if self.study_id is None:
            return None
        if kind in ("statement", "rules"):
            return url_for("statement.show", study_id=self.study_id, _anchor=f"{kind}-{name}")
        if kind in ("product", "options"):
            return url_for("studies.bom", study_id=self.study_id, _anchor=kind)
        return None


def _parted(place: str) -> tuple[str, str]:
    """`line:1.2` → line, 1.2; `statement.goal` → statement, goal. An id of a line may hold points."""
    kind, colon, name = place.partition(":")
    if colon:
        return kind, name
    kind, _, name = place.partition(".")
    return kind, name


def checks_of(document: Mapping[str, Any], study_id: str | None = None) -> Checks:
    """The checks of a document as of today."""
    return Checks(document, points(document, now().date()), study_id)
