"""Merkle trees after RFC 6962, section 2.1: SHA-256, a leaf is hashed behind 0x00, a node behind 0x01.

A root commits to an ordered list of byte strings. An inclusion proof shows that one of them is at its place in the
list and shows nothing else of the list than its length.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

_HEX = frozenset("0123456789abcdef")


class Proof(TypedDict):
    """An inclusion proof: the leaf's place, the number of leaves, the sibling hashes from the leaf upwards (hex)."""

    index: int
    size: int
    path: list[str]


def leaf_hash(leaf: bytes) -> bytes:
    """SHA-256 of 0x00 ‖ leaf."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256 of 0x01 ‖ left ‖ right."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True)
class MerkleTree:
    """All levels of a tree, leaf hashes first; the last level holds the root alone. Makes each proof in O(log n)."""

    levels: tuple[tuple[bytes, ...], ...]

    @property
    def size(self) -> int:
        """The number of leaves."""
        return len(self.levels[0])

    @property
    def root(self) -> str:
        """The root in hex. The empty tree's is the hash of nothing (RFC 6962)."""
        return (self.levels[-1][0] if self.size else hashlib.sha256(b"").digest()).hex()

    def proof(self, index: int) -> Proof:
        """The inclusion proof of leaf `index`. IndexError outside 0 … size − 1."""
        if not 0 <= index < self.size:
            raise IndexError(f"leaf {index} of a tree of {self.size}")
        path, place = [], index
        for level in self.levels[:-1]:
            sibling = place ^ 1
            # a last node without a sibling is carried up unhashed: that is RFC 6962's split at the largest power of two
            if sibling < len(level):
                path.append(level[sibling].hex())
            place //= 2
        return {"index": index, "size": self.size, "path": path}


def build_tree(leaves: Sequence[bytes]) -> MerkleTree:
    """The tree over `leaves` in the order given."""
    return tree_of_hashes([leaf_hash(leaf) for leaf in leaves])


def tree_of_hashes(hashes: Sequence[bytes]) -> MerkleTree:
    """The tree over leaves whose hashes (`leaf_hash`) are known."""
    level = tuple(hashes)
    levels = [level]
    while len(level) > 1:
        pairs = [node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = tuple(pairs if len(level) % 2 == 0 else [*pairs, level[-1]])
        levels.append(level)
    return MerkleTree(tuple(levels))


def root(leaves: Sequence[bytes]) -> str:
    """The Merkle root of `leaves` in hex.

    Formula: Release hash.
    """
    return build_tree(leaves).root


def inclusion_proof(leaves: Sequence[bytes], index: int) -> Proof:
    """The proof that `leaves[index]` is at its place under `root(leaves)`."""
    return build_tree(leaves).proof(index)


def verify_inclusion(leaf: bytes, proof: object, expected_root: str) -> bool:
    """Whether `proof` shows `leaf` under `expected_root` (hex). False, never an error, for a malformed proof.

    The algorithm is RFC 9162, section 2.1.3.2.

    Formula: Release hash.
    """
    if not isinstance(proof, dict) or not isinstance(expected_root, str):
        return False
    index, size, path = proof.get("index"), proof.get("size"), proof.get("path")
    if type(index) is not int or type(size) is not int or not isinstance(path, list):
        return False
    if not 0 <= index < size or len(path) > 64 or not all(_is_hash(item) for item in path):
        return False
    place, last, value = index, size - 1, leaf_hash(leaf)
    for item in path:
        if last == 0:
            return False
        sibling = bytes.fromhex(item)
        if place & 1 or place == last:
            value = node_hash(sibling, value)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            value = node_hash(value, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and hmac.compare_digest(value.hex().encode(), expected_root.encode("utf-8", "replace"))


def _is_hash(item: object) -> bool:
    return isinstance(item, str) and len(item) == 64 and _HEX.issuperset(item)
