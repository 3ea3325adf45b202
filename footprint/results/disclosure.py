"""What the public may see of a result, and how one line of it is proven without showing another.

The public view commits to the lines by a Merkle root over SHA-256(salt ‖ canonical line); the salt of a line is
HMAC-SHA256 of a secret of the snapshot and the line's id, so that nobody can try likely lines against the root.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from math import fsum
from typing import Any

from footprint import merkle
from footprint.canonical import NotCanonicalError, canonical_bytes
from footprint.inventory.licences import WITHHELD
from footprint.results.document import Document

SCHEMA = "footprint-public/1"
LINE_SCHEMA = "footprint-disclosed-line/1"
# A group below this share of Σ|groups| joins `other`: small groups would point to single parts.
SMALL_GROUP = 0.02
COPIED = (
    "declared_unit",
    "release",
    "method",
    "engine",
    "complete",
    "footprint",
    "stages",
    "electricity",
    "recycling",
    "quality",
)


def public_view(document: Document, secret: bytes, full: bool = False) -> Document:
    """The public view of a result document; with `full` also its lines, without what a licence withholds.

    Its `sha256` is that of the full document.
    `secret`: 32 random bytes kept with the snapshot. ValueError when it is shorter.
    """
    view: Document = {"schema": SCHEMA, "product": dict(document["product"])}
    view |= {key: document[key] for key in COPIED}
    if "rules" in document:
        view["rules"] = rules_named(document)
    view["label_groups"] = merged_groups(document)
    view["lines_commitment"] = {"root": merkle.root(leaves(document, secret)), "count": len(document["lines"])}
    view["disclosure"] = "full" if full else "aggregated"
    view["sha256"] = document["sha256"]
    if full:
        view["lines"] = [public_line(line) for line in document["lines"]]
        if any(withheld(line) for line in document["lines"]):
            # the product's mass less that of the other lines would give the withheld amount, and so the factor
            view["product"]["mass_kg"] = None
    return view


def rules_named(document: Mapping[str, Any]) -> Document:
    """Which rule set a study followed; what the checklist says of it stays with its readers."""
    return {key: document["rules"][key] for key in ("id", "version", "title", "title_zh")}


def merged_groups(document: Document) -> dict[str, float]:
    """The material groups as the public sees them; their sum stays what it was.

    Small groups are put into `other`, and so are groups that rest on withheld factors alone: for one piece of one part
    the group's kg would be the factor. Should `other` then be nothing else, the smallest open group joins it.

    Formula: Public material groups.
    """
    groups: Mapping[str, float] = document["label_groups"]
    whole = fsum(abs(kg) for kg in groups.values())
    open_groups = {line["group"] for line in document["lines"] if line["kg_co2e"] is not None and not withheld(line)}
    hidden = {name for name in groups if name not in open_groups}
    small = {name for name, kg in groups.items() if name == "other" or abs(kg) < SMALL_GROUP * whole} | hidden
    rest = sorted((name for name in groups if name not in small), key=lambda name: (abs(groups[name]), name))
    if hidden and small == hidden and rest:
        small.add(rest[0])
    merged = {name: kg for name, kg in groups.items() if name not in small}
    return {**merged, "other": fsum(groups[name] for name in small)} if small else merged


def withheld(line: Mapping[str, Any]) -> bool:
    """Whether a line's factor may not appear in public: by its data set's licence, or because a supplier gave it."""
    dataset = line["dataset"]
    return line["supplier_footprint"] is not None or (dataset is not None and dataset["licence"] in WITHHELD)


def public_line(line: Mapping[str, Any]) -> Document:
    """A line as it may be disclosed: a withheld factor goes, and with it every amount that kg could be divided by."""
    if not withheld(line):
        return dict(line)
    shown = {**line, "quantity": None, "amount": None, "factor": None}
    if line["supplier_footprint"] is not None:
        shown["supplier_footprint"] = {**line["supplier_footprint"], "organisation": None, "source": None}
    return shown


def salt(secret: bytes, line_id: str) -> bytes:
    """The salt of one line's commitment. ValueError for a secret that could be guessed.

    Formula: Commitment to a line.
    """
    if len(secret) < 16:
        raise ValueError("the secret of a commitment needs at least 16 bytes")
    return hmac.new(secret, line_id.encode(), hashlib.sha256).digest()


def commitment(line_salt: bytes, line: Mapping[str, Any]) -> bytes:
    """SHA-256(salt ‖ canonical line), of the line as it may be disclosed.

    Formula: Commitment to a line.
    """
    return hashlib.sha256(line_salt + canonical_bytes(public_line(line))).digest()


def leaves(document: Document, secret: bytes) -> list[bytes]:
    """The commitments to all lines, in the order of the document."""
    return [commitment(salt(secret, line["id"]), line) for line in document["lines"]]


def disclose_line(document: Document, secret: bytes, line_id: str) -> Document:
    """One line with its salt and inclusion proof: enough to check it against the public view. KeyError if unknown."""
    index = next((place for place, line in enumerate(document["lines"]) if line["id"] == line_id), None)
    if index is None:
        raise KeyError(line_id)
    return {
        "schema": LINE_SCHEMA,
        "result_sha256": document["sha256"],
        "line": public_line(document["lines"][index]),
        "salt": salt(secret, line_id).hex(),
        "proof": dict(merkle.inclusion_proof(leaves(document, secret), index)),
    }


def verify_disclosed_line(disclosed: Mapping[str, Any], public: Mapping[str, Any]) -> bool:
    """Whether a disclosed line belongs to a public view. False, never an error, for anything malformed."""
    try:
        leaf = commitment(bytes.fromhex(disclosed["salt"]), disclosed["line"])
        promised, proof = public["lines_commitment"], disclosed["proof"]
        same = disclosed["result_sha256"] == public["sha256"] and proof["size"] == promised["count"]
        return bool(same and merkle.verify_inclusion(leaf, proof, promised["root"]))
    except (KeyError, TypeError, ValueError, AttributeError, NotCanonicalError):
        return False
