"""One line for each meter, invoice or emission: the part of its amount that the product needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from footprint.bom.values import Stage
from footprint.engine.leaves import properties_of
from footprint.findings import InputError
from footprint.inventory.catalogue import Catalogue, Dataset
from footprint.modelling.carbonates import carbonates, co2_of_carbonate
from footprint.modelling.datasets import carriers, nearest
from footprint.modelling.gases import gases
from footprint.modelling.lines import Wanted
from footprint.modelling.messages import MESSAGES
from footprint.modelling.production.system import Solved
from footprint.modelling.production.values import Entry, Kind, Production, Site
from footprint.units import UnitError, conversion_factor

STAGES: Mapping[Kind, Stage] = {"material": "materials", "packaging": "packaging"}
WORDS: Mapping[Kind, tuple[str, str]] = {
    "electricity": ("Electricity", "电力"),
    "steam": ("Steam and heat", "蒸汽与热力"),
    "fuel": ("Fuel", "燃料"),
    "emission": ("Direct emission", "直接排放"),
    "carbonate": ("CO₂ from", "碳酸盐分解 CO₂："),
    "waste": ("Waste", "废物"),
    "water": ("Water", "水"),
    "material": ("Material", "物料"),
    "packaging": ("Packaging", "包装"),
    "service": ("Service", "服务"),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """How an entry's amount is counted: × `factor` gives `unit`. `source` says who states the factor."""

    factor: float
    unit: str
    source: str = ""

    def record(self) -> dict[str, Any]:
        """The same for a result document."""
        return {"factor": self.factor, "unit": self.unit, "source": self.source}


Counting = Callable[[Site, Entry], Counted]


def stated_counting(_site: Site, entry: Entry) -> Counted | None:
    """What the declaration alone says: CO2 of a carbonate, a stated heating value. None for the rest.

    Source: IPCC 2006 Guidelines, volume 2, chapter 1, section 1.4.1 (net calorific values).

    Formula: Heat of a fuel.
    """
    if entry.kind == "carbonate":
        found = carbonates()[entry.what]
        return Counted(co2_of_carbonate(found, entry.purity, entry.calcined), entry.unit, found.source)
    if entry.kind == "fuel" and entry.mj_per_unit is not None:
        return Counted(entry.mj_per_unit, "MJ", "stated")
    return None


def counting(catalogue: Catalogue) -> Counting:
    """How amounts are counted with this background: fuels in MJ by the heating value that their data set states."""

    def counted(site: Site, entry: Entry) -> Counted:
        stated = stated_counting(site, entry)
        if stated is not None:
            return stated
        if entry.kind != "fuel":
            return Counted(1.0, entry.unit)
        named = catalogue.get(entry.dataset) if entry.dataset else None
        if named is not None and _converts(entry.unit, named.unit, named):
            return Counted(1.0, entry.unit)
        supply = nearest(carriers("production")[entry.what].supply, site.location, catalogue)
        if _converts(entry.unit, "MJ", supply):
            factor = conversion_factor(entry.unit, "MJ", properties_of(supply) if supply else None)
            return Counted(factor, "MJ", supply.id if supply else "")
        raise InputError([MESSAGES.finding("fuel-unknown-heat", cell=f"{entry.cell}.mj_per_unit", unit=entry.unit)])

    return counted


def recorded_counting(conversions: Mapping[str, Mapping[str, Any]]) -> Counting:
    """How amounts were counted, from a result document's record by cell; what the declaration says goes before it."""

    def counted(site: Site, entry: Entry) -> Counted:
        stated = stated_counting(site, entry)
        if stated is not None:
            return stated
        found = conversions.get(entry.cell)
        return Counted(1.0, entry.unit) if found is None else Counted(float(found["factor"]), str(found["unit"]))

    return counted


def production_lines(
    production: Production, solved: Solved, count: Counting, catalogue: Catalogue | None
) -> list[Wanted]:
    """The lines, per piece or declared unit as the demand is; entries that the product needs nothing of make none."""
    made: list[Wanted] = []
    for site in production.sites:
        numbers: dict[Kind, int] = {}
        for process in site.processes:
            for entry in process.entries:
                numbers[entry.kind] = numbers.get(entry.kind, 0) + 1
                name = f"{site.id}#{entry.kind}-{numbers[entry.kind]}"
                part = solved.parts.get(entry.cell, 0.0)
                counted = count(site, entry)
                if entry.amount * part * counted.factor > 0.0:
                    made.append(_wanted(name, site, entry, part, counted, catalogue))
    return made


def _wanted(name: str, site: Site, entry: Entry, part: float, counted: Counted, catalogue: Catalogue | None) -> Wanted:
    label, label_zh = _names(site, entry)
    factor = "" if counted.factor == 1.0 else f" × {counted.factor:g} {counted.unit}/{entry.unit}"
    return Wanted(
        id=name,
        part="production",
        name=label,
        name_zh=label_zh,
        quantity=entry.amount * part * counted.factor,
        unit=counted.unit,
        stage=STAGES.get(entry.kind, "production"),
        cell=entry.cell,
        formula=f"{entry.amount:g} {entry.unit}{factor} × {part:.6g}",
        dataset=entry.dataset,
        default=_default(site, entry, catalogue) if catalogue else None,
        evidence=entry.evidence,
        origin=entry.origin or site.location,
        transport=entry.transport,
        data_type="secondary" if entry.measured == "estimate" else "primary",
        figures={"site": site.id, "kind": entry.kind, "part": part, "measured": entry.measured},
    )


def _names(site: Site, entry: Entry) -> tuple[str, str]:
    kind, kind_zh = WORDS[entry.kind]
    where, where_zh = site.name or site.name_zh or site.id, site.name_zh or site.name or site.id
    match entry.kind:
        case "fuel":
            carrier = carriers("production")[entry.what]
            what, what_zh = carrier.name, carrier.name_zh
        case "emission":
            gas = gases()[entry.what]
            what, what_zh = f"{kind} of {gas.name}", f"{kind_zh} {gas.name_zh}"
        case "carbonate":
            carbonate = carbonates()[entry.what]
            what, what_zh = f"{kind} {carbonate.name}", f"{kind_zh}{carbonate.name_zh}"
        case _:
            what, what_zh = kind, kind_zh
    own, own_zh = entry.name or entry.name_zh, entry.name_zh or entry.name
    return f"{where}: {own or what}", f"{where_zh}：{own_zh or what_zh}"


def _default(site: Site, entry: Entry, catalogue: Catalogue) -> str | None:
    """The data set where the declaration names none: grid, heat of the fuel, the gas itself, tap water."""
    match entry.kind:
        case "electricity":
            found = grid_of(site, catalogue)
        case "fuel":
            found = nearest(carriers("production")[entry.what].product, site.location, catalogue)
        case "emission":
            found = catalogue.get(gases()[entry.what].dataset)
        case "carbonate":
            found = catalogue.get(gases()["co2"].dataset)
        case "water":
            found = nearest("water-tap", site.location, catalogue)
        case _:
            found = None
    return found.id if found else None


def grid_of(site: Site, catalogue: Catalogue) -> Dataset | None:
    """The grid mix of a site's place and of the year in which its period ends."""
    return nearest("electricity-grid", site.location, catalogue, site.last.year if site.last else None)


def _converts(unit: str, target: str, dataset: Dataset | None) -> bool:
    try:
        conversion_factor(unit, target, properties_of(dataset) if dataset else None)
    except UnitError:
        return False
    return True
