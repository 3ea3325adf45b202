"""What must hold between the records of packs: sources, providers, flows, units, one producer each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from footprint.findings import Finding
from footprint.inventory.allocation import StatedShares
from footprint.inventory.balances import Carbon, EnergyRange, Expectation
from footprint.inventory.catalogue import Source
from footprint.inventory.messages import MESSAGES
from footprint.inventory.values import FROM_PROCESSES, Exchange, Flow, Place, Process
from footprint.units import Properties, UnitError, conversion_factor


def check_links(
    sources: Mapping[str, Source],
    flows: Mapping[str, Flow],
    processes: Mapping[str, Process],
    unread: Collection[str] = (),
) -> list[Finding]:
    """Every finding that needs more than one record to see.

    `unread`: processes with a row that could not be read, so that a missing row of theirs is not reported twice.
    """
    findings: list[Finding] = []
    check = _Check(sources, flows, processes, findings)
    for flow in flows.values():
        check.source(flow.source, flow.place)
    defaults: dict[str, Process] = {}
    for process in processes.values():
        check.source(process.source, process.place)
        check.partners(process)
        if process.id not in unread:
            check.production(process)
        for exchange in process.exchanges:
            check.exchange(process, exchange)
        mode = process.transport_mode
        if mode and (first := defaults.setdefault(mode, process)) is not process:
            check.say("two-transport-defaults", process.place, "transport_mode", value=mode, other=first.id)
    return findings


def check_proofs(
    sources: Mapping[str, Source],
    flows: Mapping[str, Flow],
    processes: Mapping[str, Process],
    carbon: Mapping[str, Carbon],
    expectations: Mapping[str, Expectation],
    energy: Mapping[str, EnergyRange],
    shares: Iterable[StatedShares] = (),
) -> list[Finding]:
    """Whether what packs say for their proof is about something that they hold, with a known source."""
    findings: list[Finding] = []
    check = _Check(sources, flows, processes, findings)
    for content in carbon.values():
        check.source(content.source, content.place)
        if content.id not in flows and content.id not in processes:
            check.missing("missing-provider", content.id, {**flows, **processes}, content.place, "id")
    abouts = [(row.process, row.place) for row in expectations.values()]
    abouts += [(row.process, row.place) for row in energy.values()]
    for process, place in abouts:
        if process not in processes:
            check.missing("missing-provider", process, processes, place, "process")
    for share in shares:
        check.source(share.source, share.place)
    for published in energy.values():
        check.source(published.source, published.place)
        check.converts(published.unit, "MJ", Properties(), published.place)
    return findings


class _Check:
    def __init__(
        self,
        sources: Mapping[str, Source],
        flows: Mapping[str, Flow],
        processes: Mapping[str, Process],
        findings: list[Finding],
    ) -> None:
        self.sources, self.flows, self.processes, self.findings = sources, flows, processes, findings

    def say(self, code: str, place: Place | None, column: str | None = None, /, **values: Any) -> None:
        self.findings.append(MESSAGES.finding(code, cell=place.cell(column) if place else None, **values))

    def source(self, source: str, place: Place | None) -> None:
        if source and source not in self.sources:
            self.say("unknown-source", place, "source", value=source[:80])

    def missing(self, code: str, value: str, known: Mapping[str, object], place: Place | None, column: str) -> None:
        near = get_close_matches(value, known, n=1, cutoff=0.7)
        self.say(
            code,
            place,
            column,
            value=value,
            hint=f"; did you mean {near[0]!r}?" if near else "",
            hint_zh=f"；是否为 {near[0]!r}？" if near else "",
        )

    def partners(self, process: Process) -> None:
        for column, partner in (("secondary", process.secondary), ("grid_partner", process.grid_partner)):
            if not partner:
                continue
            if partner not in self.processes:
                self.missing("missing-provider", partner, self.processes, process.place, column)
            elif partner != process.id:
                other = self.processes[partner]
                self.converts(process.unit, other.unit, other.properties, process.place)

    def production(self, process: Process) -> None:
        own = [exchange for exchange in process.exchanges if exchange.type == "production"]
        if not own:
            self.say("no-production", process.place, value=process.id)
        for extra in own[1:]:
            if extra.flow == process.id:
                self.say("several-productions", extra.place, value=process.id)
        for exchange in own:
            if exchange.flow != process.id:
                self.say("foreign-production", exchange.place, "flow", process=process.id, value=exchange.flow)
            elif exchange.amount <= 0:
                self.say("production-not-positive", exchange.place, "amount", value=process.id)
        if own and len(own) == len(process.exchanges):
            self.say("no-emission-no-input", process.place, value=process.id)

    def exchange(self, process: Process, exchange: Exchange) -> None:
        if exchange.source:
            self.source(exchange.source, exchange.place)
        if exchange.type == "production":
            product = self.processes.get(exchange.flow, process)
            self.converts(exchange.unit, product.unit, product.properties, exchange.place)
        elif exchange.type in FROM_PROCESSES:
            provider = self.processes.get(exchange.flow)
            if provider is None and exchange.asked:
                return  # named by product and place, and reported when it was looked for
            if provider is None:
                self.missing("missing-provider", exchange.flow, self.processes, exchange.place, "flow")
            else:
                self.converts(exchange.unit, provider.unit, provider.properties, exchange.place)
        else:
            if exchange.asked:
                return  # no flow has a place, and that is reported
            flow = self.flows.get(exchange.flow)
            if flow is None:
                self.missing("unknown-flow", exchange.flow, self.flows, exchange.place, "flow")
            else:
                self.converts(exchange.unit, flow.unit, Properties(), exchange.place)

    def converts(self, unit: str, wanted: str, properties: Properties, place: Place | None) -> None:
        if not unit or not wanted:
            return  # an unknown unit has its own finding
        try:
            conversion_factor(unit, wanted, properties)
        except UnitError as error:
            self.say("unit-does-not-convert", place, "unit", error=error, found=unit, unit=wanted)
