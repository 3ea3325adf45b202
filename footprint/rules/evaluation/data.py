"""Evidence, quality, age and completeness of the data."""

from __future__ import annotations

from datetime import date, timedelta

from footprint.rules import kinds
from footprint.rules.case import Case
from footprint.rules.evaluation.texts import checked
from footprint.rules.values import Checked
from footprint.rules.words import PARTS_WORDS

NAMED = 6
CLAIMS = {"primary": ("primary data", "初级数据"), "recycled_content": ("recycled content", "再生比例")}


def evidence(rule: kinds.Evidence, case: Case) -> Checked:
    """Every line that claims something names its evidence; a declared proof of recycled content counts for all."""
    what, what_zh = CLAIMS[rule.of]
    claimed = [
        line
        for line in case.bom.leaves
        if (line.data_type == "primary" if rule.of == "primary" else bool(line.recycled_content))
    ]
    words = {"what": what, "what_zh": what_zh}
    if not claimed:
        return checked("evidence-none", "not_applicable", "section:lines", **words)
    proven = rule.of == "recycled_content" and "recycling_evidence" in case.declarations
    filed = {file["line"] for file in case.document.get("evidence", ())}
    bare = [] if proven else [line.id for line in claimed if not line.evidence.strip() and line.id not in filed]
    if not bare:
        return checked("evidence-met", "met", "section:lines", **words, count=len(claimed))
    names = ", ".join(bare[:NAMED]) + (" …" if len(bare) > NAMED else "")
    return checked("evidence-missing", "open", f"line:{bare[0]}", **words, count=len(bare), lines=names)


def quality(rule: kinds.Quality, case: Case) -> Checked:
    """The rating is low enough and the primary share high enough."""
    found = case.document["quality"]
    dqr, share = found["dqr"], float(found["primary_data_share"])
    poor = rule.dqr is not None and (dqr is None or dqr > rule.dqr)
    little = rule.primary_data_share is not None and share < rule.primary_data_share
    words = {"dqr": "–" if dqr is None else f"{dqr:.2f}", "share": share}
    if not poor and not little:
        return checked("quality-met", "met", "section:quality", **words)
    limits = {"limit": "–" if rule.dqr is None else f"{rule.dqr:g}", "least": rule.primary_data_share or 0.0}
    return checked("quality-poor", "open", "section:quality", **words, **limits)


def period(rule: kinds.Period, case: Case) -> Checked:
    """The period is stated, long enough and not too old for the reference year."""
    start, end = case.statement.period_start, case.statement.period_end
    if start is None or end is None:
        return checked("period-missing", "open", "statement.period")
    covered = months(start, end)
    if covered < rule.least_months:
        return checked("period-short", "open", "statement.period", months=covered, least=rule.least_months)
    year = case.document["product"]["reference_year"]
    if year is not None and year - end.year > rule.max_age_years:
        limits = {"end": end.isoformat(), "limit": rule.max_age_years, "year": str(year)}
        return checked("period-old", "open", "statement.period", **limits)
    days = {"start": start.isoformat(), "end": end.isoformat(), "year": str(year or "–")}
    return checked("period-met", "stated", "statement.period", **days)


def months(start: date, end: date) -> int:
    """Whole months that a period covers, both days included."""
    after = end + timedelta(days=1)
    return (after.year - start.year) * 12 + after.month - start.month - (after.day < start.day)


def part(rule: kinds.Part, case: Case) -> Checked:
    """The part is declared."""
    words = {"part": PARTS_WORDS[rule.part][0], "part_zh": PARTS_WORDS[rule.part][1]}
    if rule.part in case.declarations:
        return checked("part-there", "stated", f"section:{rule.part}", **words)
    return checked("part-missing", "open", f"part:{rule.part}", **words)
