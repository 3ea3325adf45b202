"""The closed lists of a pack's columns with their Chinese words, as a workbook in either language offers them."""

from __future__ import annotations

from collections.abc import Mapping

SHEETS: Mapping[str, str] = {
    "processes": "过程",
    "exchanges": "交换",
    "sources": "来源",
    "allocation": "分配",
    "notes": "说明",
    "choices": "可选项",
}
YES_NO: Mapping[str, str] = {"yes": "是", "no": "否"}
CHOICES: Mapping[str, Mapping[str, str]] = {
    "sector": {
        "energy": "能源",
        "transport": "运输",
        "metals": "金属",
        "chemicals": "化学品",
        "plastics": "塑料",
        "vehicle": "车辆",
        "battery": "电池",
        "services": "服务",
        "recycling": "回收",
        "minerals": "矿物",
    },
    "group": {
        "steel": "钢铁",
        "aluminium": "铝",
        "copper": "铜",
        "lead": "铅",
        "metals": "其他金属",
        "plastics": "塑料",
        "rubber": "橡胶",
        "chemicals": "化学品",
        "battery": "电池",
        "electronics": "电子",
        "glass": "玻璃",
        "minerals": "矿物",
        "vehicle": "车辆部件",
        "paper": "纸和木材",
        "packaging": "包装",
        "energy": "能源",
        "transport": "运输",
        "recycling": "回收",
        "services": "服务",
        "other": "其他",
    },
    "kind": {"unit": "单元过程", "aggregated": "聚合"},
    "licence": {
        "open": "开放",
        "attribution": "开放（须署名）",
        "static-results-only": "仅限结果",
        "private": "私有",
    },
    "transport_mode": {"road": "公路", "rail": "铁路", "inland": "内河", "sea": "海运", "air": "空运"},
    "contains_scrap": YES_NO,
    "electricity": YES_NO,
    "type": {"production": "产品", "input": "投入", "waste": "废物", "emission": "排放", "resource": "资源"},
    "basis": {"cited": "引用", "derived": "推导", "estimate": "估算"},
    "key": {"mass": "质量", "energy": "能量", "economic": "经济价值"},
}
# the licence of a source is a text of its publisher, not one of our classes
FREE = frozenset({("sources", "licence")})


def choices(table: str, column: str) -> Mapping[str, str]:
    """Key → Chinese of a column whose words are a closed list; empty for any other."""
    return {} if (table, column) in FREE else CHOICES.get(column, {})
