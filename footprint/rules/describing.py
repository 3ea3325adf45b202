"""What a rule demands, in a sentence that a reader of the rule set understands."""

from __future__ import annotations

from footprint.rules import kinds
from footprint.rules.kinds import Rule
from footprint.rules.words import (
    BOUNDARIES_ZH,
    ELECTRICITY_ZH,
    KEYS_WORDS,
    PARTS_WORDS,
    RECYCLING_ZH,
    STAGES_ZH,
    field_name,
    listed,
    listed_zh,
)

_CLAIMS = {"primary": ("primary data", "初级数据"), "recycled_content": ("recycled content", "再生比例")}
_TONGUES = {"any": ("", ""), "en": (" in English", "（英文）"), "zh": (" in Chinese", "（中文）")}


def demands(rule: Rule) -> tuple[str, str]:
    """English and Chinese."""
    match rule:
        case kinds.Boundary():
            return f"One of: {listed(rule.allowed)}.", f"可选：{listed_zh(rule.allowed, BOUNDARIES_ZH)}。"
        case kinds.Unit():
            units = listed(rule.units) or "–"
            mass, mass_zh = (" The mass is stated.", "须说明质量。") if rule.mass else ("", "")
            return f"Counted in {units}.{mass}", f"计量单位：{units}。{mass_zh}"
        case kinds.Stages():
            return _stages(rule)
        case kinds.Lines():
            return _lines(rule)
        case kinds.CutOff():
            return (
                f"At most {rule.each:g} of the footprint each, {rule.total:g} together; mass not covered at most "
                f"{rule.mass:g} (fractions of one).",
                f"单项至多 {rule.each:g}，合计至多 {rule.total:g}；未覆盖质量至多 {rule.mass:g}（以 1 为整体）。",
            )
        case kinds.Allocation():
            names = [{key: words[place] for key, words in KEYS_WORDS.items()} for place in (0, 1)]
            order = " → ".join(names[0][key] for key in rule.order)
            return f"In this order: {order}.", f"先后顺序：{' → '.join(names[1][key] for key in rule.order)}。"
        case kinds.Electricity():
            accepted = "接受" if rule.certificates == "accepted" else "不接受"
            return (
                f"Declared: {rule.declared}; certificates are {rule.certificates}.",
                f"声明：{ELECTRICITY_ZH[rule.declared]}；{accepted}凭证。",
            )
        case kinds.Recycling():
            return (
                f"Default {rule.default}; allowed: {listed(rule.allowed)}.",
                f"默认{RECYCLING_ZH[rule.default]}；允许：{listed_zh(rule.allowed, RECYCLING_ZH)}。",
            )
        case kinds.Evidence():
            what, what_zh = _CLAIMS[rule.of]
            return f"Every line that claims {what} names its evidence.", f"声明{what_zh}的每一行须注明证据。"
        case kinds.Quality():
            return _quality(rule)
        case kinds.Period():
            least, least_zh = (
                (f"At least {rule.least_months} months; ", f"至少 {rule.least_months} 个月；")
                if rule.least_months
                else ("", "")
            )
            return (
                f"{least}ends at most {rule.max_age_years} years before the reference year.",
                f"{least_zh}结束不早于基准年 {rule.max_age_years} 年。",
            )
        case kinds.Part():
            en, zh = PARTS_WORDS[rule.part]
            return f"The study declares: {en}.", f"研究须声明：{zh}。"
        case kinds.Stated():
            tongue, tongue_zh = _TONGUES[rule.language]
            return (
                f"Stated{tongue}: {listed(field_name(name, 'en') for name in rule.fields)}.",
                f"须说明{tongue_zh}：{listed_zh([field_name(name, 'zh') for name in rule.fields])}。",
            )
        case kinds.Computed():
            return "Computed by this service and shown in the result.", "由本系统计算并在结果中给出。"
        case kinds.Question():
            return _question(rule)
        case kinds.Trigger():
            return (
                f"Calculated again after {rule.years} years or at a change of more than {rule.change:.0%}.",
                f"每 {rule.years} 年或变化超过 {rule.change:.0%} 时重新计算。",
            )
        case kinds.Report():
            return rule.says, rule.says_zh
        case kinds.Baseline():
            return (
                f"The footprint of the same unit, at most {rule.max_years} years before the reference year.",
                f"同一声明单位的碳足迹，不早于基准年之前 {rule.max_years} 年。",
            )
        case kinds.Level():
            return _level(rule)
        case kinds.Offsets():
            return (
                ("Offsets may be listed; they stand apart.", "可列出抵消，单独列示。")
                if rule.allowed
                else ("No offsets.", "不接受抵消。")
            )
    raise AssertionError(f"no words for {rule.kind}")


def _stages(rule: kinds.Stages) -> tuple[str, str]:
    en, zh = [], []
    if rule.required:
        en.append(f"Required: {listed(rule.required)}.")
        zh.append(f"须有：{listed_zh(rule.required, STAGES_ZH)}。")
    if rule.excluded:
        en.append(f"Excluded: {listed(rule.excluded)}.")
        zh.append(f"不计：{listed_zh(rule.excluded, STAGES_ZH)}。")
    return " ".join(en), "".join(zh)


def _lines(rule: kinds.Lines) -> tuple[str, str]:
    kinds_of = [*rule.groups, *(f"{name}…" for name in rule.datasets), *(f"“{word}”" for word in rule.words)]
    within = f" in {listed(rule.stages)}" if rule.stages else ""
    within_zh = f"（{listed_zh(rule.stages, STAGES_ZH)}）" if rule.stages else ""
    like = f": {listed(kinds_of)}" if kinds_of else ""
    return (
        f"At least {rule.least} line{'' if rule.least == 1 else 's'}{within}{like}.",
        f"至少 {rule.least} 行{within_zh}{'：' + listed_zh(kinds_of) if kinds_of else ''}。",
    )


def _quality(rule: kinds.Quality) -> tuple[str, str]:
    en, zh = [], []
    if rule.dqr is not None:
        en.append(f"Data quality rating at most {rule.dqr:g}.")
        zh.append(f"数据质量评分至多 {rule.dqr:g}。")
    if rule.primary_data_share is not None:
        en.append(f"Primary data share at least {rule.primary_data_share:.0%}.")
        zh.append(f"初级数据占比至少 {rule.primary_data_share:.0%}。")
    return " ".join(en), "".join(zh)


def _question(rule: kinds.Question) -> tuple[str, str]:
    if isinstance(rule, kinds.PriceRatio):
        return (
            f"Above {rule.limit:g} co-products share by economic value, else by a physical relation; calculated where "
            "sites declare prices.",
            f"超过 {rule.limit:g} 时联产品按经济价值分配，否则按物理关系；现场填写价格后自动计算。",
        )
    en = {"yes_no": "Answered with yes or no", "text": "Answered in words", "number": "A number"}.get(
        rule.answer, f"One of: {listed(rule.choices)}"
    )
    zh = {"yes_no": "回答是或否", "text": "文字回答", "number": "填写数字"}.get(
        rule.answer, f"可选：{listed_zh(rule.choices_zh)}"
    )
    unit = f" ({rule.unit})" if rule.unit else ""
    wanted, wanted_zh = "", ""
    if rule.expected is not None:
        word = {"yes": "是", "no": "否"}.get(rule.expected, rule.expected)
        wanted, wanted_zh = f"; must be {rule.expected}", f"；须为{word}"
    return f"{en}{unit}{wanted}.", f"{zh}{unit}{wanted_zh}。"


def _level(rule: kinds.Level) -> tuple[str, str]:
    en, zh = [], []
    if rule.reduction is not None:
        en.append(f"reduction at least {rule.reduction:.0%}")
        zh.append(f"降低至少 {rule.reduction:.0%}")
    if rule.green_power is not None:
        en.append(f"green power at least {rule.green_power:.0%}")
        zh.append(f"绿电至少 {rule.green_power:.0%}")
    if rule.intensity is not None:
        en.append(f"at most {rule.intensity:g} kg CO2e/{rule.unit}")
        zh.append(f"至多 {rule.intensity:g} kg CO2e/{rule.unit}")
    return f"Level {rule.rank}: {listed(en)}.", f"第 {rule.rank} 级：{listed_zh(zh)}。"
