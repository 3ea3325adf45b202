"""A result document arranged for the page: stages, Pareto, flows, and each line with all that it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from footprint.bom.values import STAGES
from footprint.ledgers import LEDGERS
from footprint.matching.doubts import doubts
from footprint.web.formats import named
from footprint.web.words import doubt_name, ledger_name, stage_name

if TYPE_CHECKING:
    from footprint.inventory.catalogue import Catalogue, Dataset, Source
    from footprint.resources import Resources

PARETO = 12
FLOWS = 14


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of the document with its data set, source and the proof that its factor is of the release."""

    raw: Mapping[str, Any]
    dataset: Dataset | None
    source: Source | None
    proof: Mapping[str, Any] | None
    depth: int
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class ResultView:
    """What the page, its charts and the tables beside them are drawn from."""

    document: Mapping[str, Any]
    lines: tuple[LineView, ...]
    snapshot_id: str = ""

    @cached_property
    def evidence(self) -> dict[str, list[Mapping[str, Any]]]:
        """Line id → the evidence files that the document names for it."""
        found: dict[str, list[Mapping[str, Any]]] = {}
        for file in self.document.get("evidence", []):
            found.setdefault(file["line"], []).append(file)
        return found

    @property
    def footprint(self) -> Mapping[str, Any]:
        """Totals and ledgers, kg CO2e per declared unit."""
        return self.document["footprint"]  # type: ignore[no-any-return]

    @property
    def total(self) -> float:
        """kg CO2e per declared unit."""
        return float(self.footprint["total"] or 0.0)

    @cached_property
    def stages(self) -> list[dict[str, Any]]:
        """Life cycle stages in their order, with their share of the total."""
        total = self.total
        return [
            {"stage": stage, "name": stage_name(stage), "kg": kg, "share": kg / total if total else None}
            for stage, kg in in_order(self.document["stages"])
        ]

    @cached_property
    def ledgers(self) -> list[dict[str, Any]]:
        """The five disjoint ledgers."""
        return [{"name": ledger_name(key), "kg": self.footprint[key]} for key in LEDGERS]

    @cached_property
    def counted(self) -> list[LineView]:
        """Lines with a number, the largest contribution first."""
        lines = [line for line in self.lines if line.raw.get("kg_co2e") is not None]
        return sorted(lines, key=lambda line: -abs(line.raw["kg_co2e"]))

    @cached_property
    def doubtful(self) -> list[LineView]:
        """Lines that a reviewer may want to look at first, the largest contribution first."""
        return [line for line in self.counted if line.doubts]

    @property
    def doubtful_share(self) -> float:
        """What the doubtful lines make of all contributions by their size."""
        whole = sum(abs(line.raw["kg_co2e"]) for line in self.counted)
        return sum(abs(line.raw["kg_co2e"]) for line in self.doubtful) / whole if whole else 0.0

    @cached_property
    def pareto(self) -> list[dict[str, Any]]:
        """The largest lines and the rest together, with the cumulative share of all contributions."""
        whole = sum(abs(line.raw["kg_co2e"]) for line in self.counted)
        rows: list[dict[str, Any]] = []
        running = 0.0
        for line in self.counted[:PARETO]:
            kg = line.raw["kg_co2e"]
            running += abs(kg)
            rows.append(_bar(line.raw["id"], named(line.raw), kg, running / whole if whole else None))
        rest = self.counted[PARETO:]
        if rest:
            kg = sum(line.raw["kg_co2e"] for line in rest)
            rows.append(_bar("", _("%(n)d other lines", n=len(rest)), kg, 1.0))
        return rows

    @cached_property
    def flows(self) -> list[dict[str, Any]]:
        """Line → stage flows for the Sankey diagram; negative ones cannot be drawn and stay in the table."""
        rows = [
            {"line": _label(line.raw), "stage": stage_name(line.raw["stage"]), "key": line.raw["stage"], "kg": kg}
            for line in self.counted[:FLOWS]
            if (kg := line.raw["kg_co2e"])
        ]
        rest: dict[str, float] = {}
        for line in self.counted[FLOWS:]:
            rest[line.raw["stage"]] = rest.get(line.raw["stage"], 0.0) + line.raw["kg_co2e"]
        rows += [
            {
                "line": _("others: %(stage)s", stage=stage_name(stage)),
                "stage": stage_name(stage),
                "key": stage,
                "kg": kg,
            }
            for stage, kg in rest.items()
            if kg
        ]
        return rows

    def charts(self) -> dict[str, Any]:
        """Data of the three charts, as the page's script reads them."""
        return {
            "unit": "kg CO₂e",
            "cumulative": _("cumulative share"),
            "total": _("Total"),
            "stages": self.stages,
            "pareto": self.pareto,
            "flows": [flow for flow in self.flows if flow["kg"] > 0],
        }

    def tables(self) -> dict[str, Sequence[Sequence[Any]]]:
        """The tables beside the charts, with a heading row."""
        return {
            "stages": [(_("Stage"), "kg CO2e", _("Share")), *((r["name"], r["kg"], r["share"]) for r in self.stages)],
            "flows": [
                (_("Line"), _("Stage"), "kg CO2e"),
                *((row["line"], row["stage"], row["kg"]) for row in self.flows),
            ],
            "lines": [
                (
                    _("Line"),
                    _("Name"),
                    _("Stage"),
                    _("Amount"),
                    _("Unit"),
                    _("Factor"),
                    "kg CO2e",
                    _("Share"),
                    _("Data set"),
                ),
                *(_row(line) for line in self.lines),
            ],
        }


def in_order(stages: Mapping[str, float]) -> list[tuple[str, float]]:
    """Stages as a life cycle runs; a canonical document has them by the alphabet."""
    return [(stage, stages[stage]) for stage in STAGES if stage in stages]


def result_view(
    document: Mapping[str, Any], inventory: Mapping[str, Any], resources: Resources, snapshot_id: str = ""
) -> ResultView:
    """Arrange a document; data sets are looked up in the release that the result pins."""
    catalogue = catalogue_of(resources, document["release"])
    proofs = inventory.get("factors", {})
    depths: dict[str, int] = {}
    lines = []
    for raw in document["lines"]:
        depth = depths.get(raw["parent"] or "", -1) + 1
        depths[raw["id"]] = depth
        known = raw.get("dataset") or {}
        dataset = catalogue.get(known["id"]) if catalogue is not None and known.get("id") else None
        source = catalogue.sources.get(dataset.source) if catalogue is not None and dataset is not None else None
        lines.append(LineView(raw, dataset, source, proofs.get(known.get("id", "")), depth, _doubts(raw, dataset)))
    return ResultView(document, tuple(lines), snapshot_id)


def catalogue_of(resources: Resources, release: str) -> Catalogue | None:
    """The catalogue of that release, or None where this service does not hold it any more."""
    from footprint.findings import InputError
    from footprint.refusals import NotFound

    try:
        return resources.release(release).catalogue
    except (NotFound, InputError):
        return None


def _doubts(raw: Mapping[str, Any], dataset: Dataset | None) -> tuple[str, ...]:
    """Why a reviewer may want to look at this line first, in words."""
    match = raw.get("match") or {}
    return tuple(doubt_name(doubt) for doubt in doubts(match.get("by") or "", match.get("score"), dataset))


def _bar(line: str, name: str, kg: float, cumulative: float | None) -> dict[str, Any]:
    return {"line": line, "name": f"{line} {name}".strip(), "kg": kg, "cumulative": cumulative}


def _label(raw: Mapping[str, Any]) -> str:
    return f"{raw['id']} {named(raw)}"


def _row(line: LineView) -> tuple[Any, ...]:
    raw = line.raw
    dataset = named(raw.get("dataset") or {}) or (raw.get("supplier_footprint") or {}).get("organisation")
    return (
        raw["id"],
        named(raw),
        stage_name(raw["stage"]),
        raw.get("amount"),
        raw.get("unit"),
        raw.get("factor"),
        raw.get("kg_co2e"),
        raw.get("share"),
        dataset,
    )
