"""From packs to a background release on disk: checked, solved, hashed, and written in one rename."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footprint.canonical import canonical_bytes, sha256_hex
from footprint.findings import Finding, InputError
from footprint.inventory.catalogue import Dataset
from footprint.inventory.content import Leaf, content_tree, factor_leaf, pack_leaves
from footprint.inventory.credits import states_credit
from footprint.inventory.factors import solve_factors
from footprint.inventory.messages import MESSAGES
from footprint.inventory.names import RELEASES
from footprint.inventory.packset import PackSet
from footprint.inventory.release import FORMAT, JSON_FILES, Release, load_release
from footprint.inventory.system import build_system
from footprint.inventory.values import Process
from footprint.ledgers import Ledgers

if TYPE_CHECKING:
    from footprint.engine.faults import SystemFault

# up to here the supply of every data set by every process is kept (8 n² bytes): upstream is then one product
SUPPLY_LIMIT = 2_000


def compile_release(packs: PackSet, home: Path, *, latest: bool = True) -> Release:
    """Compile these packs into `<home>/releases/<hash>/` and make it the latest if wanted; nothing is done twice.

    InputError when the system has no meaningful solution. The same packs give the same hash on any machine.
    """
    solved = solve(packs)
    folder = home / RELEASES / solved.hash
    if not _is_whole(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=".compile-", dir=folder.parent))
        try:
            solved.write(work)
            work.chmod(0o755)
            _publish(work, folder)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    if latest:
        mark_latest(home, solved.hash)
    return load_release(folder)


def check_system(packs: PackSet) -> tuple[Finding, ...]:
    """Warnings about the compiled factors. InputError when the system has no meaningful solution."""
    return solve(packs).warnings


def solve(packs: PackSet) -> Solved:
    """The packs with their factors, nothing written. InputError when the system has no meaningful solution."""
    return Solved(packs)


class Solved:
    """Packs with their solved `factors` (by data set), `system`, release `hash` and `warnings`."""

    def __init__(self, packs: PackSet) -> None:
        from footprint.engine.adjoint import Adjoint
        from footprint.engine.faults import SystemFault

        if not packs.processes:
            raise InputError([MESSAGES.finding("no-processes")])
        self.packs = packs
        exact = build_system(packs)
        self.system = exact.floats()
        try:
            self.adjoint = Adjoint(self.system)
            factors = solve_factors(exact, self.adjoint)
        except SystemFault as fault:
            raise InputError(_findings(fault, packs)) from fault
        self.factors = dict(zip(exact.ids, factors, strict=True))
        self.leaves: list[Leaf] = pack_leaves(packs)
        self.factor_leaves = [factor_leaf(p.id, p.unit, self.factors[p.id]) for p in packs.processes.values()]
        self.keys, self.tree = content_tree([*self.leaves, *self.factor_leaves])
        self.hash = self.tree.root
        self.warnings = (*packs.warnings, *_doubts(packs, self.factors))

    def write(self, folder: Path) -> None:
        import numpy as np

        from footprint.inventory.datapackages import write_packages
        from footprint.inventory.estimates import Estimates
        from footprint.inventory.indicators import geometric_sds

        supply = None
        if self.system.size <= SUPPLY_LIMIT:
            supply = np.ascontiguousarray(self.adjoint.solve_transposed(np.eye(self.system.size)).T)
            np.save(folder / "supply.npy", supply, allow_pickle=False)
        self.system.save(folder / "system.npz")
        write_packages(self.system, folder)
        shares = Estimates(self.system).shares
        spreads = geometric_sds(self.system, self.adjoint, supply)
        datasets = [
            _dataset(process, self.factors[process.id], float(share), float(spread))
            for process, share, spread in zip(self.packs.processes.values(), shares, spreads, strict=True)
        ]
        documents: dict[str, Any] = {
            "catalogue.json": {
                "datasets": datasets,
                "sources": [_plain(source) for source in self.packs.sources.values()],
            },
            "inventory.json": {"leaves": self.leaves},
            "tree.json": {"keys": self.keys, "hashes": [item.hex() for item in self.tree.levels[0]]},
        }
        hashes = {}
        for name in JSON_FILES:
            data = canonical_bytes(documents[name])
            (folder / name).write_bytes(data)
            hashes[name] = sha256_hex(data)
        manifest = {
            "format": FORMAT,
            "hash": self.hash,
            "packs": [_plain(pack) for pack in self.packs.packs],
            "processes": self.system.size,
            "flows": len(self.system.flows),
            "sources": len(self.packs.sources),
            "exchanges": sum(len(process.exchanges) for process in self.packs.processes.values()),
            "files": hashes,
        }
        (folder / "manifest.json").write_bytes(canonical_bytes(manifest))


def _is_whole(folder: Path) -> bool:
    """Whether a release of today's format stands there; one of an earlier format is compiled again."""
    try:
        load_release(folder)
    except InputError:
        return False
    return True


def _publish(work: Path, folder: Path) -> None:
    if folder.exists() and not _is_whole(folder):
        shutil.rmtree(folder)  # what an interrupted copy left behind; a rename of ours always brings the manifest
    try:
        work.rename(folder)
    except OSError:
        if not _is_whole(folder):  # else another process was first with the same content
            raise


def mark_latest(home: Path, release: str) -> None:
    """Let new calculations use this release, which must be there."""
    handle, name = tempfile.mkstemp(prefix=".latest-", dir=home / RELEASES)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(release + "\n")
    Path(name).replace(home / RELEASES / "latest")


def _dataset(process: Process, factor: Ledgers, share: float, spread: float) -> dict[str, Any]:
    quality = process.quality
    own = {field.name for field in fields(Dataset)} & {field.name for field in fields(Process)}
    return {
        **{name: _value(getattr(process, name)) for name in own if name != "quality"},
        "quality": [quality.ter, quality.ger, quality.tir, quality.p],
        "factor": factor.as_dict(),
        "estimate_share": share,
        "geometric_sd": spread,
    }


def _plain(value: Any) -> dict[str, Any]:
    return {field.name: _value(getattr(value, field.name)) for field in fields(value)}


def _value(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _doubts(packs: PackSet, factors: dict[str, Ledgers]) -> list[Finding]:
    findings = []
    for process in packs.processes.values():
        factor = factors[process.id]
        cell = process.place.cell() if process.place else None
        amount = factor.total_excluding_biogenic_uptake
        if amount < 0 and not states_credit(process):
            findings.append(MESSAGES.finding("negative-factor", cell=cell, value=process.id, amount=f"{amount:.6g}"))
        if factor.biogenic_removals > 0:
            removals = f"{factor.biogenic_removals:.6g}"
            findings.append(MESSAGES.finding("positive-removal", cell=cell, value=process.id, amount=removals))
    return findings


def _findings(fault: SystemFault, packs: PackSet) -> list[Finding]:
    first = packs.processes.get(fault.ids[0]) if fault.ids else None
    cell = first.place.cell() if first and first.place else None
    match fault.code:
        case "loop-gain":
            loop = " → ".join([*fault.ids, fault.ids[0]]) if fault.ids else "?"
            return [MESSAGES.finding("loop-gain", cell=cell, loop=loop)]
        case "not-finite":
            return [MESSAGES.finding("not-finite", cell=cell, value=", ".join(fault.ids))]
        case "production-not-positive":
            return [MESSAGES.finding("production-not-positive", cell=cell, value=", ".join(fault.ids))]
        case "singular":
            return [MESSAGES.finding("singular", cell=cell, error=fault.detail)]
