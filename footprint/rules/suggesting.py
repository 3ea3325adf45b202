"""First drafts of a statement's texts, from what the study says already. A person reads and changes each of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from footprint.bom.values import Bom
from footprint.rules.values import RuleSet
from footprint.rules.words import BOUNDARIES_ZH
from footprint.units import parse_unit


def drafts(bom: Bom, declarations: Mapping[str, Any], rule_set: RuleSet) -> dict[str, str]:
    """Key of the statement → text, in both languages. Nothing that only the maker can know is among them."""
    product = bom.product
    unit = parse_unit(product.declared_unit)
    name, name_zh = product.name or product.name_zh, product.name_zh or product.name
    per, per_zh = f"{product.declared_amount:g} {unit.symbol}", f"{product.declared_amount:g} {unit.name_zh}"
    zh = BOUNDARIES_ZH[product.boundary]
    found = {
        "goal": f"To quantify the carbon footprint of {name} per {per}, {product.boundary}, "
        "and to see where it arises.",
        "goal_zh": f"量化{name_zh}每 {per_zh}的碳足迹（{zh}），并了解其主要来源。",
        "application": "Product carbon footprint label, and information for customers who ask for it.",
        "application_zh": "用于产品碳足迹标签及向有需求的客户提供信息。",
        "audience": "Customers and their auditors; the public through the label.",
        "audience_zh": "客户及其审核方；通过标签面向公众。",
        "comparisons": f"Results compare only with those made under the same rules ({rule_set.title}).",
        "comparisons_zh": f"结果仅可与按相同规则（{rule_set.title_zh}）得出的结果比较。",
        "data_sources": "Quantities from the bill of materials; background data from the release that the result "
        "names, each with its source.",
        "data_sources_zh": "数量来自物料清单；背景数据来自结果所注明的版本，逐项注明来源。",
        "limitations": "One impact category only, climate change. Background data are averages of technology, place "
        "and year and do not show a single supplier.",
        "limitations_zh": "仅涉及气候变化一个影响类别。背景数据为技术、地区与年份的平均值，不代表单一供应商。",
        "recalculation": "When material, energy or process change noticeably, at the latest when the label ends.",
        "recalculation_zh": "材料、能源或工艺明显变化时，最迟在标签到期时重新计算。",
        "critical_review": "Verified by an independent organisation, which this service names on the label.",
        "critical_review_zh": "由独立机构核查，机构名称载于标签。",
    }
    return found | _period(bom, declarations)


def _period(bom: Bom, declarations: Mapping[str, Any]) -> dict[str, str]:
    """The period of the meters where there are some, else the reference year."""
    sites = declarations.get("production", {}).get("sites", [])
    starts = sorted(str(site["from"]) for site in sites if site.get("from"))
    ends = sorted(str(site["to"]) for site in sites if site.get("to"))
    if starts and ends:
        return {"period_start": starts[0], "period_end": ends[-1]}
    year = bom.product.reference_year
    return {"period_start": f"{year}-01-01", "period_end": f"{year}-12-31"} if year else {}
