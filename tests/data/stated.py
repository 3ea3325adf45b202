"""A statement that leaves nothing open, and reasons for every warning of a result, for tests that begin after it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from footprint.rules.gate import points

STATED: dict[str, Any] = {
    "goal": "To know where the footprint of the product arises.",
    "goal_zh": "了解产品碳足迹的来源。",
    "application": "A label for customers.",
    "application_zh": "用于向客户展示的标签。",
    "audience": "Customers and their auditors.",
    "comparisons": "None.",
    "functional_unit": "One product as it leaves the works.",
    "data_sources": "Drawings, meters of the works.",
    "representativeness": "A year of normal production.",
    "allocation": "Nothing is shared with other products.",
    "allocation_zh": "无需与其他产品分配。",
    "use_scenario": "Ten years of daily use.",
    "end_of_life_scenario": "Shredded, metals recycled.",
    "alternative_scenarios": "Half the life doubles the share of materials.",
    "assumptions": "Distances are by road.",
    "limitations": "Climate only.",
    "limitations_zh": "仅涉及气候变化。",
    "conclusions": "Steel dominates; ask the works for its footprint.",
    "performance_tracking": "Every year.",
    "recalculation": "When the steel works changes.",
    "critical_review": "By an independent body.",
    "period_start": "2025-01-01",
    "period_end": "2025-12-31",
    "cut_offs": [{"what": "Labels", "what_zh": "标签", "stage": "packaging", "share": 0.002, "reason": "tiny"}],
    "excluded": [],
}


def acknowledged(document: Mapping[str, Any]) -> dict[str, str]:
    """A reason for every warning of a result."""
    return {point.key: "Known and of no consequence." for point in points(document) if point.severity == "warning"}
