"""The content of a release as canonical JSON leaves, and the Merkle tree over them: its root is the release's hash.

One leaf a process (record and exchanges), elementary flow, source, carbon content, multi-output process and factor,
sorted by key. Folders, file order, row order, line ends, versions of packs and time stamps do not enter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from footprint.canonical import canonical_bytes
from footprint.inventory.allocation import Allocation, CoProduct
from footprint.inventory.balances import Carbon
from footprint.inventory.catalogue import Source
from footprint.inventory.packset import PackSet
from footprint.inventory.system import ordered
from footprint.inventory.values import Exchange, Flow, Process
from footprint.ledgers import Ledgers
from footprint.merkle import MerkleTree, build_tree

Leaf = dict[str, Any]
_OWN = {"exchanges", "place", "quality"}


def factor_leaf(dataset: str, unit: str, factor: Ledgers) -> Leaf:
    """The leaf that commits to a factor, kg CO2e per one `unit`."""
    return {"key": f"factor/{dataset}", "dataset": dataset, "unit": unit, **factor.as_dict()}


def process_leaf(process: Process) -> Leaf:
    """The leaf that commits to a process and its exchanges."""
    record = {field.name: _plain(getattr(process, field.name)) for field in fields(Process) if field.name not in _OWN}
    quality = process.quality
    return {
        "key": f"process/{process.id}",
        **record,
        "quality": {"ter": quality.ter, "ger": quality.ger, "tir": quality.tir, "p": quality.p},
        "exchanges": [exchange_record(exchange) for exchange in ordered(process.exchanges)],
    }


def exchange_record(exchange: Exchange) -> Leaf:
    """An exchange in a leaf; what was asked only where a provider was named by product and place."""
    record = _record(Exchange, exchange)
    if not exchange.asked:
        del record["asked"]
    return record


def flow_leaf(flow: Flow) -> Leaf:
    """The leaf that commits to an elementary flow."""
    return {"key": f"flow/{flow.id}", **_record(Flow, flow)}


def source_leaf(source: Source) -> Leaf:
    """The leaf that commits to a source."""
    return {"key": f"source/{source.id}", **_record(Source, source)}


def allocation_leaf(allocation: Allocation) -> Leaf:
    """The leaf that commits to a multi-output process: its rows before sharing, its products, every key's shares."""
    return {
        "key": f"allocation/{allocation.id}",
        "declared": allocation.declared,
        "products": [
            {**_record(CoProduct, product), "shares": dict(product.shares)} for product in allocation.products
        ],
        "original": {name: value for name, value in process_leaf(allocation.original).items() if name != "key"},
    }


def pack_leaves(packs: PackSet) -> list[Leaf]:
    """Every leaf but the factors'."""
    return [
        *(process_leaf(process) for process in packs.processes.values()),
        *(flow_leaf(flow) for flow in packs.flows.values()),
        *(source_leaf(source) for source in packs.sources.values()),
        *(allocation_leaf(allocation) for allocation in packs.allocations.values()),
        *({"key": f"carbon/{carbon.id}", **_record(Carbon, carbon)} for carbon in packs.carbon.values()),
    ]


def content_tree(leaves: Iterable[Leaf]) -> tuple[tuple[str, ...], MerkleTree]:
    """The keys in order and the tree over the leaves sorted by key."""
    rows = sorted(leaves, key=lambda leaf: str(leaf["key"]))
    return tuple(str(leaf["key"]) for leaf in rows), build_tree([canonical_bytes(leaf) for leaf in rows])


def _record(kind: type, value: object) -> Leaf:
    return {field.name: _plain(getattr(value, field.name)) for field in fields(kind) if field.name != "place"}


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
