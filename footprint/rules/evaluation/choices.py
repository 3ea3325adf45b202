"""Value choices: allocation, electricity, recycling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from footprint.rules import kinds
from footprint.rules.case import Case
from footprint.rules.evaluation.stated import question
from footprint.rules.evaluation.texts import checked
from footprint.rules.values import Checked
from footprint.rules.words import ELECTRICITY_ZH, KEYS_WORDS, RECYCLING_ZH, listed, listed_zh


def allocation(rule: kinds.Allocation, case: Case) -> Checked:
    """The keys of the on-site production are allowed; without any, the statement says how sharing is done."""
    used = sorted(set(_keys(case.declarations.get("production", {}))))
    english, chinese = ({key: words[place] for key, words in KEYS_WORDS.items()} for place in (0, 1))
    if used:
        words = {
            "keys": listed(english[key] for key in used),
            "keys_zh": listed_zh(used, chinese),
            "order": listed(english[key] for key in rule.order),
            "order_zh": listed_zh(rule.order, chinese),
        }
        if set(used) <= set(rule.order):
            return checked("allocation-keys", "met", "section:production", **words)
        return checked("allocation-key-other", "open", "part:production", **words)
    text = case.statement.text("allocation")
    if text:
        words = {"text": text.of("en"), "text_zh": text.of("zh")}
        return checked("allocation-stated", "stated", "statement.allocation", **words)
    return checked("allocation-missing", "open", "statement.allocation")


def _keys(production: Mapping[str, Any]) -> Iterator[str]:
    """The allocation keys of the processes of every site."""
    for site in production.get("sites", ()):
        for process in site.get("processes", ()):
            by = (process.get("allocation") or {}).get("by")
            if by in KEYS_WORDS:
                yield by


def price_ratio(rule: kinds.PriceRatio, case: Case) -> Checked:
    """Co-products of the sites share by economic value above the limit and not by it below; asked without a site."""
    production = case.document.get("production")
    if production is None:
        return question(rule, case)
    shared = [
        process
        for site in production["sites"]
        for process in site["processes"]
        if len(process["products"]) > 1 and process["allocation"]["by"] != "subdivision"
    ]
    if not shared:
        return checked("price-ratio-none", "computed", "section:production")
    answer, ratios = case.following.answers.get(rule.key), []
    for process in shared:
        by, ratio = process["allocation"]["by"], process["allocation"]["price_ratio"]
        name, name_zh = process["name"] or process["name_zh"], process["name_zh"] or process["name"]
        words = {"process": name or process["id"], "process_zh": name_zh or process["id"]}
        ratio = ratio if ratio is not None else answer
        if not isinstance(ratio, float):
            return checked("price-ratio-unknown", "open", "part:production", **words)
        keys = {"by": KEYS_WORDS[by][0], "by_zh": KEYS_WORDS[by][1]}
        if (ratio > rule.limit) != (by == "economic"):
            code = "price-ratio-above" if ratio > rule.limit else "price-ratio-below"
            return checked(code, "open", "part:production", **words, **keys, ratio=ratio, limit=rule.limit)
        ratios.append(ratio)
    return checked("price-ratio-met", "computed", "section:production", ratio=max(ratios), limit=rule.limit)


def electricity(rule: kinds.Electricity, case: Case) -> Checked:
    """The declared approach is the wanted one; no certificate counts where these are refused."""
    totals = case.document["electricity"]
    declared = str(totals["declared"])
    found = {"declared": declared, "declared_zh": ELECTRICITY_ZH[declared]}
    place = "options.electricity"
    if rule.declared not in ("either", declared):
        wanted = {"wanted": rule.declared, "wanted_zh": ELECTRICITY_ZH[rule.declared]}
        return checked("electricity-other", "open", place, **found, **wanted)
    contracts = sum(kwh for row, dataset, kwh in case.electricity() if _certified(rule, case, row["id"], dataset.id))
    if rule.certificates == "refused" and declared == "market" and contracts > 0.0:
        return checked("electricity-certificates", "open", place, kwh=contracts)
    both = totals["location_based"] is not None and totals["market_based"] is not None
    views = {
        "views": "Both totals stand in the result." if both else "No line uses contractual electricity.",
        "views_zh": "两种结果并列给出。" if both else "没有使用合同电力的行。",
        "certificates": rule.certificates,
        "certificates_zh": "接受" if rule.certificates == "accepted" else "不接受",
    }
    return checked("electricity-met", "met", "section:electricity", **found, **views)


def _certified(rule: kinds.Electricity, case: Case, line: str, dataset: str) -> bool:
    instrument = case.instrument(line)
    return dataset.startswith(rule.contracts) if instrument is None else instrument["kind"] == "certificate"


def recycling(rule: kinds.Recycling, case: Case) -> Checked:
    """The declared approach is one of those allowed."""
    declared = str(case.document["recycling"]["declared"])
    found = {"declared": declared, "declared_zh": RECYCLING_ZH[declared]}
    if declared in rule.allowed:
        return checked("recycling-met", "met", "section:recycling", **found)
    allowed = {
        "allowed": listed(rule.allowed),
        "allowed_zh": listed_zh(rule.allowed, RECYCLING_ZH),
        "default": rule.default,
        "default_zh": RECYCLING_ZH[rule.default],
    }
    return checked("recycling-other", "open", "options.recycling", **found, **allowed)
