"""A compiled background release, read-only. Opening one imports neither Brightway nor numpy."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from footprint.canonical import sha256_hex
from footprint.findings import InputError
from footprint.inventory.catalogue import Catalogue, Dataset, Quality, Source
from footprint.inventory.content import Leaf, content_tree, factor_leaf
from footprint.inventory.messages import MESSAGES
from footprint.inventory.names import RELEASES, read_names
from footprint.inventory.providers import Fallback, taken_fallbacks
from footprint.inventory.supply import SupplyChain
from footprint.inventory.values import FROM_PROCESSES, Exchange, Flow
from footprint.ledgers import LEDGERS, Ledgers
from footprint.merkle import MerkleTree, Proof, tree_of_hashes

if TYPE_CHECKING:
    from footprint.engine.system import Floats, System
    from footprint.engine.values import BackgroundChange

FORMAT = "footprint-release/1"
# what the id of a pack begins with that was made from a user's own background
IMPORTED = "import-"
JSON_FILES = ("catalogue.json", "inventory.json", "tree.json")


def load_release(path: Path) -> Release:
    """The release in this folder. InputError when there is none or its manifest is not of this format."""
    try:
        manifest = json.loads((path / "manifest.json").read_bytes())
        if manifest["format"] != FORMAT or not isinstance(manifest["hash"], str):
            raise ValueError(f"format {manifest['format']!r}")
    except OSError as error:
        finding = MESSAGES.finding("no-release", value=path.name, place=path.parent.name)
        raise InputError([finding]) from error
    except (ValueError, KeyError, TypeError) as error:
        raise InputError([MESSAGES.finding("damaged-release", value=path.name, error=error)]) from error
    return Release(path, manifest)


def open_release(home: Path, release: str) -> Release:
    """The release of this name, of this hash, or of the only hash that begins so. InputError when there is none."""
    folder = home / RELEASES
    release = read_names(home).get(release, release)
    found = []
    if release and set(release) <= set("0123456789abcdef"):
        found = [path for path in folder.glob(f"{release}*") if (path / "manifest.json").is_file()]
    if len(found) != 1:
        raise InputError([MESSAGES.finding("no-release", value=release[:80], place=str(folder))])
    return load_release(found[0])


def release_hashes(home: Path) -> tuple[str, ...]:
    """The hashes of all releases of this instance."""
    return tuple(sorted(path.parent.name for path in (home / RELEASES).glob("*/manifest.json")))


def remove_release(home: Path, release: str) -> None:
    """Remove a release that nothing stands on; the one in use stays. Nothing happens when it is not there."""
    marker = home / RELEASES / "latest"
    if marker.is_file() and marker.read_text("ascii").strip() == release:
        return
    folder = home / RELEASES / release
    if (folder / "manifest.json").is_file():
        (folder / "manifest.json").unlink()  # from here on it is no release any more
        shutil.rmtree(folder, ignore_errors=True)


def latest_release(home: Path) -> Release | None:
    """The release that was compiled last, or None when there is none yet."""
    marker = home / RELEASES / "latest"
    if not marker.is_file():
        return None
    return open_release(home, marker.read_text("ascii").strip())


@dataclass(frozen=True)
class Release:
    """One background release. Everything in it is addressed by `hash`; `engine.values.Background` is its protocol."""

    path: Path
    manifest: Mapping[str, Any]

    @property
    def hash(self) -> str:
        """The Merkle root of its content, 64 hex digits."""
        return str(self.manifest["hash"])

    @property
    def compiled(self) -> datetime:
        """When it was written here, in UTC. Not part of its content."""
        return datetime.fromtimestamp((self.path / "manifest.json").stat().st_mtime, UTC)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The data sets with their factors, and the sources."""
        data = self._json("catalogue.json")
        datasets = {record["id"]: _dataset(record) for record in data["datasets"]}
        sources = {record["id"]: Source(**record) for record in data["sources"]}
        return Catalogue(self.hash, datasets, sources)

    @cached_property
    def flows(self) -> Mapping[str, Flow]:
        """The elementary flows by id."""
        return MappingProxyType(
            {leaf["id"]: _flow(leaf) for leaf in self._leaves.values() if leaf["key"].startswith("flow/")}
        )

    def exchanges(self, dataset: str) -> tuple[Exchange, ...]:
        """The inventory of a data set as its pack states it. KeyError for an unknown id."""
        return tuple(_exchange(record) for record in self._leaves[f"process/{dataset}"]["exchanges"])

    def record(self, dataset: str) -> Leaf:
        """The leaf of a process: its record and exchanges. KeyError for an unknown id."""
        return self._leaves[f"process/{dataset}"]

    @cached_property
    def fallbacks(self) -> tuple[Fallback, ...]:
        """The exchanges whose provider is of another place than their pack asked for."""
        return taken_fallbacks(
            {leaf["id"]: leaf["location"] for leaf in self._leaves.values() if leaf["key"].startswith("process/")},
            (
                (leaf["id"], exchange["asked"], exchange["flow"])
                for leaf in self._leaves.values()
                if leaf["key"].startswith("process/")
                for exchange in leaf["exchanges"]
                if exchange.get("asked")
            ),
        )

    @cached_property
    def allocations(self) -> Mapping[str, Leaf]:
        """Multi-output process → its leaf: `declared` key, `products` with the shares by every key, `original`."""
        leaves = self._leaves.items()
        return MappingProxyType({key.split("/")[1]: leaf for key, leaf in leaves if key.startswith("allocation/")})

    def factor_leaf(self, dataset: str) -> Leaf:
        """The leaf of a data set's factor; its canonical bytes are what a proof is about."""
        found = self.catalogue[dataset]
        return factor_leaf(found.id, found.unit, found.factor)

    def proof(self, dataset: str) -> Proof:
        """The inclusion proof of `factor_leaf(dataset)` under `hash`. KeyError for an unknown id."""
        keys, tree = self._tree
        return tree.proof(keys[f"factor/{dataset}"])

    def leaf_hash(self, key: str) -> bytes | None:
        """The hash of the leaf of this key (`process/<id>`, `factor/<id>` …), None when there is none."""
        keys, tree = self._tree
        place = keys.get(key)
        return None if place is None else tree.levels[0][place]

    @cached_property
    def users(self) -> Mapping[str, tuple[str, ...]]:
        """Data set → the data sets that take from it, by id."""
        found: dict[str, set[str]] = {}
        for dataset in self.catalogue:
            for exchange in self.exchanges(dataset.id):
                if exchange.type in FROM_PROCESSES and exchange.flow != dataset.id:
                    found.setdefault(exchange.flow, set()).add(dataset.id)
        return MappingProxyType({name: tuple(sorted(users)) for name, users in found.items()})

    @property
    def is_import(self) -> bool:
        """Whether it holds a user's own background."""
        return any(str(pack["id"]).startswith(IMPORTED) for pack in self.manifest["packs"])

    def verify(self) -> bool:
        """Whether all content still gives the hash: every leaf is hashed again."""
        factors = [self.factor_leaf(dataset.id) for dataset in self.catalogue]
        return content_tree([*self._leaves.values(), *factors])[1].root == self.hash

    def upstream(self, amounts: Mapping[str, float]) -> list[tuple[str, Ledgers]]:
        """Direct emissions of each process that these amounts of data sets (in their units) cause, largest first.

        KeyError for an unknown data set, ValueError for an amount that is not finite. A release too large for a kept
        supply matrix is solved with Brightway.
        """
        return self.supply_chain.upstream(amounts)

    def caused(self, demands: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
        """For each demand (data set → amount): process → its own emissions for it, kg CO2e. Errors as of `upstream`."""
        return self.supply_chain.caused(demands)

    def emissions(self, amounts: Mapping[str, float]) -> list[tuple[Flow, float]]:
        """Each elementary flow that these amounts of data sets cause, in the flow's unit. Errors as of `upstream`."""
        return self.supply_chain.emissions(amounts)

    def levels(self, dataset: str) -> dict[str, float] | None:
        """How often each process runs, with its rows as stated, for one unit of a data set.

        KeyError for an unknown one. None when the release is too large for a kept supply matrix.
        """
        if dataset not in self.system.index:
            raise KeyError(dataset)
        if self.supply_chain.supply is None:
            return None
        levels = self.supply_chain.levels([{dataset: 1.0}])[0]
        return {name: float(level) for name, level in zip(self.system.ids, levels, strict=True) if level}

    def changed(self, changes: Sequence[BackgroundChange], names: Sequence[str]) -> dict[str, Ledgers]:
        """The factors of these data sets after changes of the background. InputError when a change does not fit it."""
        from footprint.inventory.changes import changed_factors

        return changed_factors(self.supply_chain, self.catalogue, changes, names)

    def score_samples(self, iterations: int, seed: int) -> tuple[tuple[str, ...], Floats]:
        """Data set ids and (iterations, data sets) sampled totals, kg CO2e per unit; made once and kept."""
        from footprint.engine.sampling import kept_samples

        return self.system.ids, kept_samples(self.system, iterations, seed, self.path / "samples")

    def datapackages(self, score: str = "total") -> list[Any]:
        """Fresh `bw_processing` packages for `bw2calc.LCA`; `score` is a ledger or `total`."""
        from footprint.inventory.datapackages import load_packages

        return load_packages(self.path, score)

    def activity_id(self, dataset: str) -> int:
        """The id of a data set in the packages."""
        return self.system.index[dataset] + 1

    @cached_property
    def system(self) -> System:
        """The linear system as arrays."""
        from footprint.engine.system import System

        ids = tuple(dataset.id for dataset in self.catalogue)
        return System.load(self.path / "system.npz", ids, tuple(self.flows))

    @cached_property
    def supply_chain(self) -> SupplyChain:
        """What lies upstream of the data sets."""
        import numpy as np

        def forward(demands: Sequence[Mapping[str, float]]) -> Floats:
            from footprint.engine.plain import activity_levels

            return activity_levels(self, demands)

        path = self.path / "supply.npy"
        supply = np.load(path, mmap_mode="r", allow_pickle=False) if path.is_file() else None
        return SupplyChain(self.system, self.flows, supply, forward)

    @cached_property
    def _leaves(self) -> dict[str, Leaf]:
        return {leaf["key"]: leaf for leaf in self._json("inventory.json")["leaves"]}

    @cached_property
    def _tree(self) -> tuple[dict[str, int], MerkleTree]:
        data = self._json("tree.json")
        tree = tree_of_hashes([bytes.fromhex(item) for item in data["hashes"]])
        if tree.root != self.hash:
            raise self._damaged("tree.json does not give the hash")
        return {key: place for place, key in enumerate(data["keys"])}, tree

    def _json(self, name: str) -> Any:
        try:
            data = (self.path / name).read_bytes()
        except OSError as error:
            raise self._damaged(f"{name} is missing") from error
        if sha256_hex(data) != self.manifest["files"].get(name):
            raise self._damaged(f"{name} was changed")
        return json.loads(data)

    def _damaged(self, error: str) -> InputError:
        return InputError([MESSAGES.finding("damaged-release", value=self.hash[:12], error=error)])


# canonical JSON writes 1.0 as 1: numbers become floats again when read
_NUMBERS = ("density_kg_per_m3", "heating_value_mj_per_kg", "mass_kg_per_piece")


def _float(value: Any) -> float | None:
    return None if value is None else float(value)


def _flow(leaf: Leaf) -> Flow:
    return Flow(**{**{name: value for name, value in leaf.items() if name != "key"}, "gwp100": float(leaf["gwp100"])})


def _exchange(record: dict[str, Any]) -> Exchange:
    return Exchange(**{**record, "amount": float(record["amount"]), "gsd": _float(record["gsd"])})


def _dataset(record: dict[str, Any]) -> Dataset:
    ledgers = record["factor"]
    return Dataset(
        **{
            **record,
            **{name: _float(record[name]) for name in _NUMBERS},
            "biogenic_carbon_kg_per_kg": float(record["biogenic_carbon_kg_per_kg"]),
            "estimate_share": float(record["estimate_share"]),
            "geometric_sd": float(record["geometric_sd"]),
            "quality": Quality(*(float(value) for value in record["quality"])),
            "factor": Ledgers(*(float(ledgers[name]) for name in LEDGERS)),
            "synonyms": tuple(record["synonyms"]),
            "synonyms_zh": tuple(record["synonyms_zh"]),
        }
    )
