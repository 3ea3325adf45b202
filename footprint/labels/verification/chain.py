"""Whether the number follows from what the file carries: hashes, commitments, inclusion proofs, recomputation."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from math import fsum
from typing import Any

from footprint.findings import Finding
from footprint.labels.verification.contents import Contents
from footprint.labels.verification.messages import LEVELS
from footprint.labels.verification.verdict import Check, Level, RefusedError, passed
from footprint.results.document import hash_holds
from footprint.results.recompute import recompute_groups, recompute_inventory, recompute_lines, recompute_public
from footprint.results.recompute.values import Recomputation, equal, number, scale_of
from reports.facts import declared_unit

Document = Mapping[str, Any]


def check_hashes(contents: Contents) -> Check:
    """The PDF, the public view and, where it is attached, the result carry one snapshot hash."""
    snapshot = contents.facts["snapshot"]
    result = contents.documents.get("result.json")
    if result is not None and not hash_holds(result):
        raise RefusedError("result-hash")
    for name in ("public.json", "result.json"):
        document = contents.documents.get(name)
        if document is not None and document.get("sha256") != snapshot:
            raise RefusedError("snapshot-mismatch", name)
    also = (", result", "、结果") if result is not None else ("", "")
    return passed("hashes", snapshot=snapshot[:16] + "…", result=also[0], result_zh=also[1])


def check_total(contents: Contents) -> tuple[Level, Check, list[Check]]:
    """The total at the deepest level that the attachments allow, and what else was proven on the way."""
    public, result = contents.documents["public.json"], contents.documents.get("result.json")
    inventory = contents.documents.get("inventory.json")
    _demand(recompute_groups(public), "total-mismatch")
    _complete(public)
    level: Level = "groups"
    proven: list[Check] = []
    if result is None and "lines" in public:
        _disclosed_lines(public)
        level = "lines"
    if result is not None:
        _demand(recompute_lines(result), "total-mismatch")
        _complete(result)
        level = "lines"
    if result is not None and inventory is not None:
        codes = {"factor-forged": "factor-forged"}
        _demand(recompute_inventory(result, inventory), "inventory-mismatch", codes)
        _demand(
            recompute_public(public, result, inventory), "public-mismatch", {"commitment-wrong": "commitment-mismatch"}
        )
        level = "inventory"
        proven.append(passed("factors", count=len(inventory["factors"]), release=str(public["release"])[:16] + "…"))
        proven.append(passed("commitments", count=len(result["lines"])))
    return level, passed("total", level=LEVELS[level][0], level_zh=LEVELS[level][1]), proven


def check_printed(contents: Contents) -> Check:
    """What the PDF states of itself is what the public view says."""
    public, facts = contents.documents["public.json"], contents.facts
    try:
        stated = {
            "product": (facts["product"], str(public["product"]["name"])),
            "declared-unit": (facts["declared-unit"], declared_unit(public, "en")),
            "release": (facts["release"], str(public["release"])),
        }
        total = number(public["footprint"]["total"])
        same = equal(float(facts["total"]), total)
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise RefusedError("printed-mismatch") from error
    for name, (one, other) in stated.items():
        if one != other:
            raise RefusedError("printed-mismatch", name)
    if not same:
        raise RefusedError("printed-mismatch", "total")
    return passed("printed")


def check_release(contents: Contents, known: Collection[str]) -> Iterator[Check]:
    """That the verifier knows the background release; nothing when the verifier names none."""
    if known:
        if contents.documents["public.json"].get("release") not in known:
            raise RefusedError("unknown-release", str(contents.documents["public.json"].get("release"))[:16] + "…")
        yield passed("release")


def _complete(document: Document) -> None:
    if document.get("complete") is not True:
        raise RefusedError("incomplete")


def _demand(recomputed: Recomputation, otherwise: str, codes: Mapping[str, str] | None = None) -> None:
    """RefusedError for the first finding; one that has a code of its own goes before the others."""
    known = codes or {}
    findings: list[Finding] = sorted(recomputed.findings, key=lambda finding: finding.code not in known)
    if findings:
        raise RefusedError(known.get(findings[0].code, otherwise), findings[0].text("en"))


def _disclosed_lines(public: Document) -> None:
    """Under full disclosure the public lines make the total, and each that shows its factor is amount × factor."""
    try:
        lines = [line for line in public["lines"] if line["kg_co2e"] is not None]
        amounts = [number(line["kg_co2e"]) for line in lines]
        for line, kg in zip(lines, amounts, strict=True):
            if line["factor"] is not None and not equal(kg, number(line["amount"]) * number(line["factor"])):
                raise RefusedError("total-mismatch", f"line {line['id']}"[:80])
        if not equal(fsum(amounts), number(public["footprint"]["total"]), scale_of(amounts)):
            raise RefusedError("total-mismatch", "lines")
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise RefusedError("total-mismatch", "lines") from error
