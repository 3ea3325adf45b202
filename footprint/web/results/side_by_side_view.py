"""A comparison arranged for its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from footprint.web.formats import named
from footprint.web.results.analysis_view import UNIT, Table, draws_table
from footprint.web.words import group_name, ledger_name, stage_name

FORMATS = {"stages": "tnnn", "ledgers": "tnnn", "groups": "tnnn", "lines": "ttnnn", "draws": "nni"}


@dataclass(frozen=True)
class ComparisonView:
    """`found` is a comparison; `drawn` what a Monte Carlo said of it, None while nobody asked."""

    found: Mapping[str, Any]
    drawn: Mapping[str, Any] | None

    @property
    def difference(self) -> Mapping[str, Any] | None:
        """What differs, or None when the units do not convert."""
        found: Mapping[str, Any] | None = self.found["difference"]
        return found

    @property
    def drawable(self) -> bool:
        """Whether both can be drawn in the same worlds."""
        return self.difference is not None and self.found["a"]["release"] == self.found["b"]["release"]

    def charts(self) -> dict[str, Any]:
        """What the page's script draws."""
        stages = (self.difference or {}).get("stages", [])
        return {
            "unit": "kg CO₂e",
            "words": {"draws": _("draws"), "cumulative": _("cumulative share"), "a": _("First"), "b": _("Second")},
            "pairs": [{"name": stage_name(one["key"]), "a": one["a"], "b": one["b"]} for one in reversed(list(stages))],
            "draws": {**self.drawn["histogram"], **{key: self.drawn[key] for key in ("p5", "p50", "p95")}}
            if self.drawn
            else None,
        }

    def grid(self, table: str) -> dict[str, Any]:
        """A table for the page."""
        head, *rows = self.tables()[table]
        return {"head": head, "rows": rows, "formats": FORMATS[table]}

    def tables(self) -> dict[str, Table]:
        """The tables, with a heading row."""
        difference = self.difference or {"stages": (), "ledgers": (), "groups": (), "lines": (), "other_lines": 0.0}
        tail = (_("First"), _("Second"), _("Difference") + f", {UNIT}")

        def rows(key: str, title: str, name: Any) -> Table:
            return [(title, *tail), *((name(one["key"]), one["a"], one["b"], one["delta"]) for one in difference[key])]

        lines = [(one["id"], named(one), one["a"], one["b"], one["delta"]) for one in difference["lines"]]
        if difference["other_lines"]:
            lines.append(("", _("other lines"), None, None, difference["other_lines"]))
        return {
            "stages": rows("stages", _("Stage"), stage_name),
            "ledgers": rows("ledgers", _("Ledger"), ledger_name),
            "groups": rows("groups", _("Material group"), group_name),
            "lines": [(_("Line"), _("Name"), *tail), *lines],
            "draws": draws_table(self.drawn),
        }
