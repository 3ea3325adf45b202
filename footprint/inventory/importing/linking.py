"""From raw processes to the values of a pack: providers found, units and flows mapped, every gap counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from footprint.findings import Finding, InputError
from footprint.inventory.catalogue import Licence, Quality
from footprint.inventory.importing.classification import classify
from footprint.inventory.importing.elementary import ElementaryMap, Mapped
from footprint.inventory.importing.messages import MESSAGES
from footprint.inventory.importing.naming import slug, unique_ids
from footprint.inventory.importing.places import location_code
from footprint.inventory.importing.units import imported_unit, scaled
from footprint.inventory.importing.values import Excluded, RawExchange, RawProcess, UnknownFlow, Unlinked
from footprint.inventory.values import Exchange, ExchangeType, Flow, Process
from footprint.units import UNITS, Properties, UnitError, conversion_factor, parse_unit

UNKNOWN_QUALITY = Quality(5.0, 5.0, 5.0, 5.0)
CREDIT = "credit for an avoided product"
_BASE_UNITS = {unit.dimension: unit.symbol for unit in UNITS if unit.factor == 1.0}


@dataclass(frozen=True)
class Stated:
    """What holds for every imported data set."""

    pack: str
    source: str
    source_place: str
    licence: Licence
    year: int


@dataclass(frozen=True)
class Linked:
    """Values for a pack, and what is missing from them."""

    processes: Mapping[str, Process]
    flows: Mapping[str, Flow]
    exchanges: int
    linked: int
    unlinked: tuple[Unlinked, ...]
    flows_mapped: int
    flows_unknown: tuple[UnknownFlow, ...]
    excluded: tuple[Excluded, ...]
    warnings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Taken:
    """A process that could be taken: its id, unit, and whether it treats what it takes in."""

    raw: RawProcess
    id: str
    unit: str
    amount: float
    treats: bool


def link(
    raw: tuple[RawProcess, ...], flows: Mapping[str, Flow], shipped: Mapping[str, Process], stated: Stated
) -> Linked:
    """Link these processes among themselves and to `shipped`. InputError when a link to `shipped` names nothing."""
    return _Linking(raw, flows, shipped, stated).result()


@dataclass
class _Linking:
    raw: tuple[RawProcess, ...]
    characterised: Mapping[str, Flow]
    shipped: Mapping[str, Process]
    stated: Stated
    excluded: list[Excluded] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    linked: int = 0
    mapped: int = 0

    def __post_init__(self) -> None:
        self.map = ElementaryMap(self.characterised)
        self.taken = self._take()
        self.index: dict[str, list[_Taken | None]] = defaultdict(list)
        for process in self.raw:
            found = self.taken.get(id(process))
            for key in dict.fromkeys(process.keys):
                self.index[key].append(found)
        self.gaps: Counter[tuple[str, str, str, str]] = Counter()
        self.asked_by: dict[tuple[str, str, str, str], str] = {}
        self.unknown: Counter[tuple[str, str, str | None, str, bool]] = Counter()
        self.own_flows: dict[tuple[str, str, str], Flow] = {}
        self.unit_gaps: Counter[str] = Counter()
        self.origins: Counter[str] = Counter()
        self.uncredited: Counter[tuple[str, str]] = Counter()

    def result(self) -> Linked:
        built = [self._build(taken) for taken in self.taken.values()]
        errors = [finding for finding in self.findings if finding.severity == "error"]
        if errors:
            raise InputError(errors)
        names = self._flow_ids()
        processes = {process.id: self._renamed(process, names) for process in built}
        unlinked = [
            Unlinked(name, unit, place, reason, count, self.asked_by[name, unit, place, reason])
            for (name, unit, place, reason), count in self.gaps.items()
        ]
        unknown = [
            UnknownFlow(name, where, cas, unit, count, greenhouse, imported_unit(unit) is not None)
            for (name, where, cas, unit, greenhouse), count in self.unknown.items()
        ]
        return Linked(
            processes,
            {flow.id: flow for flow in names.values()},
            sum(len(taken.raw.exchanges) for taken in self.taken.values()),
            self.linked,
            tuple(sorted(unlinked, key=lambda one: (-one.count, one.name, one.unit, one.location, one.reason))),
            self.mapped,
            tuple(
                sorted(unknown, key=lambda one: (not one.greenhouse, -one.count, one.name, one.compartment, one.unit))
            ),
            tuple(self.excluded),
            (*self.findings, *self._warnings()),
        )

    def _take(self) -> dict[int, _Taken]:
        rows = []
        for raw in self.raw:
            unit = imported_unit(raw.unit)
            amount = scaled(raw.amount, unit[1]) if unit else 0.0
            reason = raw.problem or ("unit-unknown" if unit is None else "zero-production" if not amount else None)
            if reason or unit is None:
                self.excluded.append(Excluded(raw.name, reason or "unit-unknown"))
            else:
                rows.append((raw, unit[0], amount))
        wanted = [(slug(f"{slug(raw.name)}-{raw.location}") if slug(raw.name) else "", raw.key) for raw, _, _ in rows]
        ids = unique_ids(wanted, self.shipped)
        return {
            id(raw): _Taken(raw, identifier, unit, abs(amount), amount < 0)
            for (raw, unit, amount), identifier in zip(rows, ids, strict=True)
        }

    def _build(self, taken: _Taken) -> Process:
        raw, stated = taken.raw, self.stated
        place = location_code(raw.location)
        comment = raw.comment if place else f"{raw.comment} (location: {raw.location})".strip()
        sector, group = classify(f"{raw.name} {raw.product}", taken.unit)
        made = Exchange("production", taken.id, taken.amount, taken.unit, 1.0, "cited", "", "", "")
        rows = [found for exchange in raw.exchanges if (found := self._exchange(taken, exchange))]
        return Process(
            id=taken.id,
            name=raw.name or taken.id,
            name_zh=raw.name or taken.id,
            location=place or "GLO",
            unit=taken.unit,
            year=raw.year or stated.year,
            sector=sector,
            group=group,
            kind="unit",
            licence=stated.licence,
            source=stated.source,
            source_place=raw.place or stated.source_place,
            quality=UNKNOWN_QUALITY,
            synonyms=(raw.product,) if raw.product and raw.product != raw.name else (),
            technology="",
            pack=stated.pack,
            electricity=taken.unit in ("kWh", "MWh") and "electricity" in raw.name.casefold(),
            comment=comment,
            exchanges=(made, *rows),
        )

    def _exchange(self, taken: _Taken, exchange: RawExchange) -> Exchange | None:
        if not exchange.amount:
            return None
        if exchange.kind == "elementary":
            return self._elementary(exchange)
        comment = exchange.comment[:300]
        amount = exchange.amount
        if exchange.kind == "avoided":
            amount, comment = -amount, f"{CREDIT}. {comment}".strip()
        if exchange.shipped is not None:
            process = self.shipped.get(exchange.shipped)
            if process is None:
                found = MESSAGES.finding(
                    "import-no-shipped", process=taken.raw.name[:80], value=exchange.shipped[:80], cell=taken.raw.place
                )
                self.findings.append(found)
                return None
            return self._input(taken, exchange, amount, comment, process.id, process.unit, process.properties, False)
        provider = self._provider(exchange)
        if isinstance(provider, str):
            self._gap(taken, exchange, provider)
            return None
        return self._input(taken, exchange, amount, comment, provider.id, provider.unit, Properties(), provider.treats)

    def _provider(self, exchange: RawExchange) -> _Taken | str:
        for key in exchange.wants:
            candidates = self.index.get(key, [])
            usable = [one for one in candidates if one]
            if len(usable) == 1:
                return usable[0]
            if usable:
                return "several-providers"
            if candidates:
                return "provider-excluded"
        return "no-provider"

    def _input(
        self,
        taken: _Taken,
        exchange: RawExchange,
        amount: float,
        comment: str,
        provider: str,
        provider_unit: str,
        properties: Properties,
        treats: bool,
    ) -> Exchange | None:
        unit = imported_unit(exchange.unit) if exchange.unit else imported_unit(provider_unit)
        try:
            if unit is None:
                raise UnitError(exchange.unit)
            conversion_factor(unit[0], provider_unit, properties)
        except UnitError:
            self._gap(taken, exchange, "unit-does-not-convert")
            return None
        self.linked += 1
        # treatment makes a negative amount in the file and a positive one here: what it is given turns with it
        amount = scaled(-amount if treats else amount, unit[1])
        kind: ExchangeType = "waste" if treats and amount > 0 else "input"
        return Exchange(kind, provider, amount, unit[0], exchange.gsd, "cited", "", "", comment)

    def _gap(self, taken: _Taken, exchange: RawExchange, reason: str) -> None:
        key = (exchange.name, exchange.unit, exchange.location, reason)
        self.gaps[key] += 1
        self.asked_by.setdefault(key, taken.raw.name)

    def _elementary(self, exchange: RawExchange) -> Exchange | None:
        found = self.map.look_up(exchange)
        unit = imported_unit(exchange.unit)
        kind: ExchangeType = "resource" if found.compartment == "resource" else "emission"
        comment = exchange.comment[:300]
        if (
            found.flow
            and unit
            and parse_unit(unit[0]).dimension == parse_unit(self.characterised[found.flow].unit).dimension
        ):
            self.mapped += 1
            if found.note == "origin":
                self.origins[exchange.name] += 1
            amount = scaled(exchange.amount, unit[1])
            return Exchange(kind, found.flow, amount, unit[0], exchange.gsd, "cited", "", "", comment)
        if found.note and not found.flow:
            self.uncredited[exchange.name, found.note] += 1
        greenhouse = found.greenhouse or bool(found.flow)
        self.unknown[exchange.name, found.compartment, exchange.cas, exchange.unit, greenhouse] += 1
        if unit is None:
            self.unit_gaps[exchange.unit] += 1
            return None
        key = self._own_flow(exchange, found, unit[0])
        amount = scaled(exchange.amount, unit[1])
        return Exchange(kind, "|".join(key), amount, unit[0], exchange.gsd, "cited", "", "", comment)

    def _own_flow(self, exchange: RawExchange, found: Mapped, unit: str) -> tuple[str, str, str]:
        base = _BASE_UNITS[parse_unit(unit).dimension]
        key = (exchange.name, found.compartment, base)
        if key not in self.own_flows:
            place = f"not characterised by GWP100 in this table; compartment {found.compartment}"
            self.own_flows[key] = Flow(
                "", exchange.name, exchange.name, base, found.compartment, None, 0.0, self.stated.source, place
            )
        return key

    def _flow_ids(self) -> dict[str, Flow]:
        keys = sorted(self.own_flows)
        wanted = [
            (slug(f"x-{slug(name)}-{where}") if slug(name) else "", "|".join((name, where, unit)))
            for name, where, unit in keys
        ]
        ids = unique_ids(wanted, self.characterised)
        return {"|".join(key): replace(self.own_flows[key], id=found) for key, found in zip(keys, ids, strict=True)}

    def _renamed(self, process: Process, names: Mapping[str, Flow]) -> Process:
        rows = (
            replace(row, flow=names[row.flow].id) if row.type in ("emission", "resource") and row.flow in names else row
            for row in process.exchanges
        )
        return replace(process, exchanges=tuple(rows))

    def _warnings(self) -> list[Finding]:
        say, raws = MESSAGES.finding, [taken.raw for taken in self.taken.values()]
        found = [say("import-no-name-zh", count=len(raws)), say("import-no-quality")]
        if count := sum(raw.year is None for raw in raws):
            found.append(say("import-no-year", count=count, year=self.stated.year))
        places = Counter(raw.location for raw in raws if location_code(raw.location) is None)
        found += [say("import-location", count=count, value=place[:80]) for place, count in sorted(places.items())]
        found += [say("import-origin", count=count, value=name) for name, count in sorted(self.origins.items())]
        found += [
            say("import-not-credited", count=count, value=name, reason=reason)
            for (name, reason), count in sorted(self.uncredited.items())
        ]
        if self.unit_gaps:
            units = ", ".join(sorted(unit or "?" for unit in self.unit_gaps)[:8])
            found.append(say("import-flow-unit", count=sum(self.unit_gaps.values()), value=units))
        return found
