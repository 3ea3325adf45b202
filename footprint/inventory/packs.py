"""Packs from their folders: every table read, every fault found before anything is refused."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol, TypeVar

from footprint.findings import Finding, InputError
from footprint.inventory import allocation, balances, records
from footprint.inventory.allocation import StatedShares
from footprint.inventory.balances import Carbon, EnergyRange, Expectation
from footprint.inventory.catalogue import Source
from footprint.inventory.expansion import Expansion
from footprint.inventory.links import check_links, check_proofs
from footprint.inventory.messages import MESSAGES
from footprint.inventory.packset import PackSet
from footprint.inventory.providers import resolve_providers
from footprint.inventory.tables import Columns, Row, decode, read_bytes, read_table
from footprint.inventory.values import Exchange, Flow, Pack, Place, Process

MAX_FINDINGS = 500
_PACK_KEYS = ("id", "name", "name_zh", "version", "description")


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_HasId)


def find_packs(root: Path) -> list[Path]:
    """The pack folders under `root` by name, or `root` itself when it is one. InputError when there is none."""
    if (root / "pack.toml").is_file():
        return [root]
    folders = sorted(path.parent for path in root.glob("*/pack.toml")) if root.is_dir() else []
    if not folders:
        raise InputError([MESSAGES.finding("no-pack", cell=root.name)])
    return folders


def read_packs(*roots: Path, overlay: Overlay | None = None) -> PackSet:
    """The packs in these folders (each a pack or a folder of packs), which must together be complete.

    A process of `overlay` stands in the place of the packs' process of the same id. InputError with every error found.
    Warnings are in the result. Whether the system can be solved is seen only when it is compiled (`compile_release`).
    """
    return _read(roots, overlay).finish()


def read_stated(*roots: Path, overlay: Overlay | None = None) -> Stated:
    """What the tables state of each process, before products share rows and places are looked for.

    InputError when a table cannot be read.
    """
    reader = _read(roots, overlay)
    if errors := [finding for finding in reader.findings if finding.severity == "error"]:
        raise InputError(errors[:MAX_FINDINGS])
    return Stated(reader.sources, reader.flows, reader.processes, tuple(reader.shares.values()))


@dataclass(frozen=True)
class Stated:
    """Processes with their rows as their authors wrote them, and the shares of multi-output processes."""

    sources: Mapping[str, Source]
    flows: Mapping[str, Flow]
    processes: Mapping[str, Process]
    shares: tuple[StatedShares, ...]


@dataclass(frozen=True)
class Overlay:
    """A pack that is no folder: rows by table (`processes`, `exchanges`, `sources`, `allocation`)."""

    pack: Pack
    tables: Mapping[str, tuple[Row, ...]]


def _read(roots: tuple[Path, ...], overlay: Overlay | None) -> _Reader:
    reader = _Reader()
    for folder in dict.fromkeys(folder for root in roots for folder in find_packs(root)):
        reader.read(folder)
    if overlay is not None:
        reader.lay_over(overlay)
    return reader


@dataclass
class _Reader:
    findings: list[Finding] = field(default_factory=list)
    packs: dict[str, Pack] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    flows: dict[str, Flow] = field(default_factory=dict)
    processes: dict[str, Process] = field(default_factory=dict)
    carbon: dict[str, Carbon] = field(default_factory=dict)
    expectations: dict[str, Expectation] = field(default_factory=dict)
    energy: dict[str, EnergyRange] = field(default_factory=dict)
    shares: dict[str, StatedShares] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    def read(self, folder: Path) -> None:
        pack = self._head(folder)
        if pack is None:
            return
        for source in self._table(folder, pack, "sources.csv", records.SOURCES, records.source):
            # two packs may cite the same publication, but not under one id with two titles
            if self.sources.get(source.id) != source:
                self._keep(self.sources, "source", source, Place(pack.id, "sources.csv", 0))
        if (folder / "flows.csv").exists():
            for flow in self._table(folder, pack, "flows.csv", records.FLOWS, records.flow):
                self._keep(self.flows, "flow", flow, flow.place)
        self._proofs(folder, pack)
        if not (folder / "processes.csv").exists() and (folder / "flows.csv").exists():
            return  # a pack of elementary flows alone
        self._processes(
            self._table(folder, pack, "processes.csv", records.PROCESSES, records.process),
            read_table(folder / "exchanges.csv", pack.id, records.EXCHANGES, self.findings),
        )

    def lay_over(self, overlay: Overlay) -> None:
        """Put an overlay on what was read. Shares that it does not state anew stay as they are."""

        def rows(name: str) -> tuple[Row, ...]:
            return overlay.tables.get(name, ())

        self.packs[overlay.pack.id] = overlay.pack
        for row in rows("sources"):
            source = records.source(row, self.findings)
            if self.sources.get(source.id) != source:
                self._keep(self.sources, "source", source, row.place)
        for name in {row["id"] for row in rows("processes")}:
            self.processes.pop(name, None)
            self.places.pop(f"process/{name}", None)
        self._processes([records.process(row, self.findings) for row in rows("processes")], rows("exchanges"))
        stated = [allocation.stated_shares(row, self.findings) for row in rows("allocation")]
        anew = {share.process for share in stated}
        for key in [key for key, share in self.shares.items() if share.process in anew]:
            del self.shares[key], self.places[f"allocation/{key}"]
        for share in stated:
            self._keep(self.shares, "allocation", share, share.place)

    def _processes(self, processes: Iterable[Process], exchanges: Iterable[Row]) -> None:
        own: dict[str, Process] = {}
        for process in processes:
            if self._keep(self.processes, "process", process, process.place):
                own[process.id] = process
        self._exchanges(exchanges, own)

    def _proofs(self, folder: Path, pack: Pack) -> None:
        if (folder / "carbon.csv").exists():
            for carbon in self._table(folder, pack, "carbon.csv", balances.CARBON, balances.carbon):
                self._keep(self.carbon, "carbon", carbon, carbon.place)
        if (folder / "balances.csv").exists():
            for expected in self._table(folder, pack, "balances.csv", balances.BALANCES, balances.expectation):
                self._keep(self.expectations, "balance", expected, expected.place)
        if (folder / "energy.csv").exists():
            for energy in self._table(folder, pack, "energy.csv", balances.ENERGY, balances.energy_range):
                self._keep(self.energy, "energy", energy, energy.place)

        if (folder / "allocation.csv").exists():
            for share in self._table(folder, pack, "allocation.csv", allocation.COLUMNS, allocation.stated_shares):
                self._keep(self.shares, "allocation", share, share.place)

    def finish(self) -> PackSet:
        expansion = Expansion(resolve_providers(self.processes, self.findings), self.findings)
        expansion.expand(self.shares.values())
        self.processes = expansion.processes
        self.unread |= expansion.faulty
        self.findings += check_links(self.sources, self.flows, self.processes, self.unread)
        proofs = (self.carbon, self.expectations, self.energy)
        originals = {name: one.original for name, one in expansion.allocations.items()}
        known = {**originals, **self.processes}
        self.findings += check_proofs(self.sources, self.flows, known, *proofs, self.shares.values())
        errors = [finding for finding in self.findings if finding.severity == "error"]
        if len(errors) > MAX_FINDINGS:
            more = MESSAGES.finding("more", count=len(errors) - MAX_FINDINGS)
            errors = [*errors[:MAX_FINDINGS], more]
        if errors:
            raise InputError(errors)
        packs = tuple(self.packs[name] for name in sorted(self.packs))
        content = (self.sources, self.flows, self.processes, tuple(self.findings), *proofs, expansion.allocations)
        return PackSet(packs, *content)

    def _head(self, folder: Path) -> Pack | None:
        cell = f"{folder.name}/pack.toml"
        data = read_bytes(folder / "pack.toml", folder.name, self.findings)
        text = None if data is None else decode(data, cell, self.findings)
        if text is None:
            return None
        try:
            values = tomllib.loads(text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            self.findings.append(MESSAGES.finding("not-toml", cell=cell, error=error))
            return None
        before = len(self.findings)
        for key in _PACK_KEYS:
            if not isinstance(values.get(key), str) or not values[key].strip():
                self.findings.append(MESSAGES.finding("empty", cell=cell, column=key))
        for key in sorted(set(values) - set(_PACK_KEYS)):
            known = ", ".join(_PACK_KEYS)
            self.findings.append(MESSAGES.finding("unknown-column", cell=cell, column=key[:80], known=known))
        if len(self.findings) > before:
            return None
        pack = Pack(**{key: values[key].strip() for key in _PACK_KEYS})
        if pack.id in self.packs:
            self.findings.append(MESSAGES.finding("duplicate-id", cell=cell, value=pack.id, other="pack"))
            return None
        self.packs[pack.id] = pack
        return pack

    def _table(
        self, folder: Path, pack: Pack, name: str, columns: Columns, read: Callable[[Row, list[Finding]], T]
    ) -> list[T]:
        return [read(row, self.findings) for row in read_table(folder / name, pack.id, columns, self.findings)]

    def _keep(self, kept: dict[str, T], kind: str, value: T, place: Place | None) -> bool:
        key = f"{kind}/{value.id}"
        cell = place.cell("id") if place and place.row else (f"{place.pack}/{place.file}" if place else "")
        if key in self.places:
            other = self.places[key]
            self.findings.append(MESSAGES.finding("duplicate-id", cell=cell, value=value.id[:80], other=other))
            return False
        self.places[key] = cell
        kept[value.id] = value
        return True

    def _exchanges(self, rows: Iterable[Row], own: dict[str, Process]) -> None:
        exchanges: dict[str, list[Exchange]] = {name: [] for name in own}
        for row in rows:
            owner, exchange = records.exchange(row, self.findings)
            if owner not in own:
                cell = row.place.cell("process")
                self.findings.append(MESSAGES.finding("unknown-process", cell=cell, value=owner[:80]))
            elif exchange is None:
                self.unread.add(owner)
            else:
                exchanges[owner].append(exchange)
        for name, process in own.items():
            self.processes[name] = replace(process, exchanges=tuple(exchanges[name]))
