"""Providers that an exchange names by product and place instead of by id: `electricity-grid@CN-TJ`.

The id of a data set is its product and route, a hyphen, and its location in lower case; `product@PLACE` therefore
names `product-place`, and where there is none, that of the next place of `locations.fallbacks`. Without a place behind
the @, the process's own location is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from footprint.findings import Finding
from footprint.inventory.locations import fallbacks
from footprint.inventory.messages import MESSAGES
from footprint.inventory.values import FROM_PROCESSES, Exchange, Process

AT = "@"


@dataclass(frozen=True, slots=True)
class Fallback:
    """An exchange whose provider is of another place than was asked. `steps` counts how far it had to fall."""

    process: str
    asked: str
    wanted: str
    provider: str
    location: str
    steps: int


def resolve_providers(processes: Mapping[str, Process], findings: list[Finding]) -> dict[str, Process]:
    """The processes with every `product@place` replaced by a data set's id; `Exchange.asked` keeps what was asked."""
    return {
        name: replace(
            process, exchanges=tuple(_resolved(process, one, processes, findings) for one in process.exchanges)
        )
        if any(exchange.asked for exchange in process.exchanges)
        else process
        for name, process in processes.items()
    }


def find_provider(asked: str, home: str, processes: Mapping[str, Process]) -> tuple[str, int] | None:
    """The id of the nearest provider and how many steps away it is, for a process at `home`; None when none is."""
    product, place = asked.split(AT)
    for steps, location in enumerate(fallbacks(place or home)):
        name = f"{product}-{location.lower()}"
        if name in processes and processes[name].location == location:
            return name, steps
    return None


def taken_fallbacks(locations: Mapping[str, str], asked: Iterable[tuple[str, str, str]]) -> tuple[Fallback, ...]:
    """What was not found where it was asked, by process and product.

    `locations` of the data sets by id; `asked` are (process, product@place, provider that was found).
    """
    found = set()
    for process, text, provider in asked:
        wanted = text.split(AT)[1] or locations[process]
        steps = fallbacks(wanted).index(locations[provider])
        if steps:
            found.add(Fallback(process, text, wanted, provider, locations[provider], steps))
    return tuple(sorted(found, key=lambda one: (one.process, one.asked)))


def fallbacks_of(processes: Mapping[str, Process]) -> tuple[Fallback, ...]:
    """The fallbacks of these processes."""
    return taken_fallbacks(
        {process.id: process.location for process in processes.values()},
        (
            (process.id, exchange.asked, exchange.flow)
            for process in processes.values()
            for exchange in process.exchanges
            if exchange.asked
        ),
    )


def _resolved(
    process: Process, exchange: Exchange, processes: Mapping[str, Process], findings: list[Finding]
) -> Exchange:
    if not exchange.asked:
        return exchange
    cell = exchange.place.cell("flow") if exchange.place else None
    if exchange.type not in FROM_PROCESSES:
        findings.append(
            MESSAGES.finding("place-not-of-a-provider", cell=cell, value=exchange.asked, type=exchange.type)
        )
        return exchange
    found = find_provider(exchange.asked, process.location, processes)
    if found is None:
        product, place = exchange.asked.split(AT)
        tried = ", ".join(fallbacks(place or process.location))
        findings.append(MESSAGES.finding("no-provider-there", cell=cell, value=product, places=tried))
        return exchange
    return replace(exchange, flow=found[0])
