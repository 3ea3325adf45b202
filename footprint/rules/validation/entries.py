"""Lines that are doubled, old, without transport, mostly estimated; electricity that is missing or mixed."""

from __future__ import annotations

from collections.abc import Iterator

from footprint.engine.leaves import properties_of, supplier_properties
from footprint.rules.case import Case, Row
from footprint.rules.validation.sums import named
from footprint.rules.validation.texts import remark
from footprint.rules.values import Remark
from footprint.units import mass_in_kg

# remarks of the calculation that the validation takes over
ENGINE = ("mass-closure", "duplicate-line", "negative-total", "dominating-line", "old-dataset")
SMALL = 0.01  # of the footprint: below it an old data set is only noted
ESTIMATED = 0.5
LARGE = 0.05
UNTRANSPORTED = 0.05  # of the mass of materials that may come without transport
PURCHASED = ("materials", "packaging")
MANUFACTURED = ("vehicle", "chemical", "recycled_metal", "material")


def remarks(case: Case) -> Iterator[Remark]:
    """What looks wrong about single lines and about what is missing beside them."""
    yield from _of_the_engine(case)
    yield from _transport(case)
    yield from _electricity_missing(case)
    yield from _electricity_mixed(case)
    yield from _estimated(case)


def _of_the_engine(case: Case) -> Iterator[Remark]:
    shares = {row["id"]: share(case, row) for row in case.rows}
    for warning in case.document["warnings"]:
        code, line = warning["code"], warning["line"]
        if code not in ENGINE:
            continue
        if code == "old-dataset" and shares.get(line, 0.0) < SMALL:
            code = "old-dataset-small"
        place = f"line:{line}" if line else "section:footprint"
        message, message_zh = warning["message"], warning["message_zh"]
        text = f"{message[:1].upper()}{message[1:].rstrip('.')}."
        yield remark(code, place, text=text, text_zh=f"{message_zh.rstrip('。')}。")


def share(case: Case, row: Row) -> float:
    """The part of Σ|kg CO2e| that a line makes."""
    return abs(row["kg_co2e"]) / case.whole if case.whole else 0.0


def mass_of(case: Case, row: Row) -> float | None:
    """kg of a line per declared unit, gross; None where neither its unit nor its data says."""
    choice = case.choices.get(row["id"])
    if row["amount"] is None or choice is None:
        return None
    dataset = case.dataset(row["id"])
    if dataset is not None:
        per_unit = mass_in_kg(dataset.unit, properties_of(dataset))
    elif choice.supplier is not None:
        per_unit = mass_in_kg(choice.supplier.unit, supplier_properties(choice.supplier))
    else:
        per_unit = None
    return None if per_unit is None else float(row["amount"]) * per_unit


def _transport(case: Case) -> Iterator[Remark]:
    """Purchased material that nothing carries to the works: neither its own transport, nor that of anything above it,
    nor a line of freight beside it."""
    freight = {line.parent for line in case.bom.lines if line.stage == "transport" and line.parent is not None}
    carried = {line.id for line in case.bom.lines if line.transport} | freight
    whole, missing, bare = 0.0, 0.0, []
    for row, line in case.own_rows():
        mass = mass_of(case, row)
        dataset = case.dataset(line.id)
        piped = dataset is not None and dataset.group == "energy"
        if line.stage not in PURCHASED or not mass or mass <= 0.0 or piped:
            continue
        whole += mass
        above: str | None = line.id
        while above is not None and above not in carried:
            above = case.lines[above].parent if above in case.lines else None
        if above is None:
            missing += mass
            bare.append(line.id)
    if bare and missing > UNTRANSPORTED * whole:
        yield remark("transport-missing", f"line:{bare[0]}", share=missing / whole, lines=named(bare))


def _electricity_missing(case: Case) -> Iterator[Remark]:
    if case.document["product"]["sector"] not in MANUFACTURED or "production" in case.document:
        return
    if not any(row["stage"] == "production" for row, _, _ in case.electricity()):
        yield remark("electricity-missing", "section:stages")


def _electricity_mixed(case: Case) -> Iterator[Remark]:
    """Grid electricity of one country from more than one source: official life-cycle factors beside a modelled mix."""
    families: dict[str, dict[str, str]] = {}
    for row, dataset, _ in case.electricity():
        if dataset.grid_partner is None:
            families.setdefault(dataset.location.split("-")[0], {}).setdefault(dataset.source, row["id"])
    for place, found in sorted(families.items()):
        if len(found) > 1:
            told = "; ".join(f"{line}: {case.catalogue.sources[source].title}" for source, line in found.items())
            yield remark("electricity-mixed", f"line:{list(found.values())[-1]}", country=place, families=told)


def _estimated(case: Case) -> Iterator[Remark]:
    for row in case.rows:
        estimate, part = (row["quality"] or {}).get("estimate_share"), share(case, row)
        if estimate is None or estimate < ESTIMATED or part < SMALL:
            continue
        code = "estimated" if part >= LARGE else "estimated-small"
        yield remark(code, f"line:{row['id']}", share=part, estimate=estimate)
