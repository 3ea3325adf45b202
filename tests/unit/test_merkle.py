"""RFC 6962 trees: the known vectors of certificate transparency, and proofs over every size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.merkle import build_tree, inclusion_proof, leaf_hash, node_hash, root, verify_inclusion

# The leaves and roots of the reference implementation's test (certificate-transparency, merkle_tree_test.cc)
LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_those_of_the_reference_implementation(size: int) -> None:
    assert root(LEAVES[:size]) == ROOTS[size - 1]


def test_the_empty_tree_has_the_hash_of_nothing() -> None:
    assert root([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_proof_lists_the_siblings_from_the_leaf_upwards() -> None:
    hashes = [leaf_hash(leaf) for leaf in LEAVES[:3]]
    # three leaves: root = node(node(a, b), c); the path of b is a, then c
    assert inclusion_proof(LEAVES[:3], 1) == {"index": 1, "size": 3, "path": [hashes[0].hex(), hashes[2].hex()]}
    assert inclusion_proof(LEAVES[:3], 2)["path"] == [node_hash(hashes[0], hashes[1]).hex()]


@pytest.mark.parametrize("size", range(1, 34))
def test_every_leaf_of_every_size_proves_itself_and_no_other(size: int) -> None:
    leaves = [str(i).encode() for i in range(size)]
    tree = build_tree(leaves)
    for i, leaf in enumerate(leaves):
        proof = tree.proof(i)
        assert verify_inclusion(leaf, proof, tree.root)
        assert not verify_inclusion(leaf + b"x", proof, tree.root)
        assert size == 1 or not verify_inclusion(leaf, {**proof, "index": (i + 1) % size}, tree.root)
        assert not verify_inclusion(leaf, {**proof, "path": [*proof["path"], "00" * 32]}, tree.root)
        assert size == 1 or not verify_inclusion(leaf, {**proof, "path": proof["path"][:-1]}, tree.root)


@pytest.mark.parametrize(
    "proof",
    [
        None,
        [],
        {},
        {"index": 0, "size": 0, "path": []},
        {"index": -1, "size": 1, "path": []},
        {"index": True, "size": 2, "path": ["00" * 32]},
        {"index": 0, "size": 2, "path": ["zz" * 32]},
        {"index": 0, "size": 2, "path": ["00"]},
        {"index": 0, "size": 2, "path": [7]},
        {"index": 0, "size": 2**70, "path": ["00" * 32] * 70},
        {"index": "0", "size": 1, "path": []},
    ],
)
def test_a_malformed_proof_proves_nothing(proof: object) -> None:
    assert verify_inclusion(b"a", proof, root([b"a"])) is False


def test_a_root_that_is_no_hex_proves_nothing() -> None:
    assert verify_inclusion(b"a", {"index": 0, "size": 1, "path": []}, "根") is False


def test_no_proof_outside_the_list() -> None:
    with pytest.raises(IndexError):
        inclusion_proof([b"a"], 1)


@given(st.lists(st.binary(max_size=8), min_size=1, max_size=40, unique=True), st.data())
def test_a_changed_leaf_changes_the_root(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    changed = [*leaves[:index], leaves[index] + b"!", *leaves[index + 1 :]]
    assert root(changed) != root(leaves)
