"""The words of the rules for their fields: statement texts with a hint, statuses, recycling approaches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from footprint.bom.headings import CHOICES_ZH
from footprint.findings import Language

# field of the statement → (English, Chinese, hint, hint in Chinese)
FIELD_WORDS: Mapping[str, tuple[str, str, str, str]] = {
    "goal": (
        "Goal of the study",
        "研究目的",
        "What is to be known, and why now.",
        "要回答什么问题，为何现在开展。",
    ),
    "application": (
        "Intended application",
        "预期用途",
        "For example a label, a customer's request, a reduction plan.",
        "例如产品标签、客户要求、减排计划。",
    ),
    "audience": ("Audience", "目标读者", "Customers, authorities, the public.", "客户、主管部门、公众。"),
    "comparisons": (
        "Comparisons",
        "对比说明",
        "Whether the result will be compared with others, and under which equal rules.",
        "结果是否用于对比，以及以何种相同规则对比。",
    ),
    "functional_unit": (
        "Functional or declared unit in words",
        "功能单位或声明单位说明",
        "What one unit delivers, and the reference flow.",
        "一个单位提供什么功能，以及基准流。",
    ),
    "boundary": (
        "System boundary in words",
        "系统边界说明",
        "Where the study begins and ends, and the important processes inside.",
        "研究的起止点及其中的重要过程。",
    ),
    "scope_changes": (
        "Changes of the scope",
        "范围变更",
        "What was changed while the study was made, and why.",
        "研究过程中范围的变更及原因。",
    ),
    "excluded": (
        "Excluded modules",
        "排除的模块",
        "Whole stages or processes that are outside on purpose.",
        "有意排除在外的阶段或过程。",
    ),
    "cut_offs": (
        "Cut-off list",
        "取舍清单",
        "Flows left out, each with its estimated share of the footprint.",
        "被舍去的流及其占碳足迹的估计比例。",
    ),
    "period": (
        "Period of the data",
        "数据时间范围",
        "First and last day of the primary data.",
        "初级数据的起止日期。",
    ),
    "data_sources": (
        "Sources of the data",
        "数据来源",
        "Meters, invoices, production records; where background data come from.",
        "计量表、发票、生产记录；背景数据的来源。",
    ),
    "representativeness": (
        "Representative period",
        "代表性说明",
        "Why this period stands for normal production.",
        "该期间为何能代表正常生产。",
    ),
    "allocation": (
        "Allocation",
        "分配",
        "How inputs are shared among products, or that nothing is shared.",
        "投入如何在各产品间分配，或说明无需分配。",
    ),
    "use_scenario": (
        "Use profile",
        "使用情景",
        "Life mileage, consumption, parts and fluids that are renewed.",
        "寿命里程、能耗、更换的零件与液体。",
    ),
    "end_of_life_scenario": (
        "End-of-life scenario",
        "废弃情景",
        "What becomes of the product, with rates and their source.",
        "产品废弃后的去向、比例及其来源。",
    ),
    "alternative_scenarios": (
        "Influence of other scenarios",
        "其他情景的影响",
        "What the result would be with another use or end of life.",
        "采用其他使用或废弃情景时结果如何变化。",
    ),
    "assumptions": ("Assumptions", "假设", "What had to be assumed, and its influence.", "所作假设及其影响。"),
    "limitations": (
        "Limitations",
        "局限性",
        "What the result does not say.",
        "结果不能说明什么。",
    ),
    "conclusions": (
        "Conclusions",
        "结论",
        "Where the footprint arises and what follows from it.",
        "碳足迹主要来源及由此得出的结论。",
    ),
    "performance_tracking": (
        "Performance tracking",
        "绩效跟踪",
        "Whether and how the footprint will be followed over time.",
        "是否以及如何随时间跟踪碳足迹。",
    ),
    "recalculation": (
        "Recalculation",
        "重新计算",
        "When the study is made again.",
        "何时重新开展研究。",
    ),
    "critical_review": (
        "Review and verification",
        "评审与核查",
        "Who checks it, how independent they are.",
        "由谁审查，其独立性如何。",
    ),
}

STAGES_ZH = CHOICES_ZH["stage"]
STAGES_EN = {stage: stage.replace("_", " ") for stage in STAGES_ZH}
BOUNDARIES_ZH = CHOICES_ZH["boundary"]
RECYCLING_ZH = {"cut-off": "截断法", "pre-consumer": "消费前废料分配", "substitution": "替代法", "cff": "循环足迹公式"}
ELECTRICITY_ZH = {"location": "基于位置", "market": "基于市场", "either": "两者均可"}
PARTS_WORDS = {
    "production": ("on-site production", "现场生产"),
    "profile": ("use profile", "使用情景"),
    "instruments": ("electricity certificates", "电力凭证"),
    "recycling_evidence": ("evidence of recycled content", "再生证据"),
    "carbon": ("carbon accounting", "碳核算"),
    "scenarios": ("reduction scenarios", "减排情景"),
}
KEYS_WORDS = {
    "subdivision": ("subdivision", "过程细分"),
    "mass": ("mass", "质量"),
    "energy": ("energy", "能量"),
    "physical": ("another physical quantity", "其他物理量"),
    "economic": ("economic value", "经济价值"),
    "stated": ("stated shares", "给定比例"),
}


def field_name(name: str, language: Language) -> str:
    """The heading of a field of the statement."""
    en, zh, _, _ = FIELD_WORDS[name]
    return zh if language == "zh" else en


def figure(value: float, digits: int = 4) -> str:
    """A number to so many significant digits, never with an exponent: 12345.6 → `12,350`, 0.0000216 → `0.0000216`."""
    return f"{Decimal(f'{value:.{digits}g}'):,f}"


def listed(names: Iterable[str]) -> str:
    """Names one after the other, in English."""
    return ", ".join(names)


def listed_zh(names: Iterable[str], words: Mapping[str, str] | None = None) -> str:
    """The same in Chinese; `words` translates each."""
    return "、".join((words or {}).get(name, name) for name in names)
