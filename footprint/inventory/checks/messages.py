"""What the checks of packs can find, in both languages."""

from __future__ import annotations

from typing import Final

from footprint.findings import Messages

MESSAGES: Final = Messages(
    {
        "balance-open": (
            "error",
            "the {balance} balance of {process} is stated as closed and is not: {inputs:.4g} kg in, "
            "{outputs:.4g} kg out ({gap:+.1%}); correct an amount or the statement in balances.csv",
            "{process} 的{balance_zh}平衡声明为闭合但未闭合：投入 {inputs:.4g} kg，"
            "产出 {outputs:.4g} kg（{gap:+.1%}）；请更正数量或 balances.csv 的声明",
        ),
        "balance-created": (
            "error",
            "{process} lets out more {balance} than it takes in: {inputs:.4g} kg in, {outputs:.4g} kg out "
            "({gap:+.1%}); add the missing input, correct an amount, or exempt it with a reason in balances.csv",
            "{process} 产出的{balance_zh}多于投入：投入 {inputs:.4g} kg，产出 {outputs:.4g} kg（{gap:+.1%}）；"
            "请补充投入、更正数量，或在 balances.csv 注明免除理由",
        ),
        "balance-doubtful": (
            "warning",
            "{process} lets out more {balance} than its known inputs bring: {inputs:.4g} kg in, {outputs:.4g} kg out "
            "({gap:+.1%}); not known of: {unknown}",
            "{process} 产出的{balance_zh}多于已知投入：投入 {inputs:.4g} kg，产出 {outputs:.4g} kg（{gap:+.1%}）；"
            "未知含量的投入：{unknown}",
        ),
        "balance-loss": (
            "note",
            "{process}: {gap:.1%} of the {balance} that goes in leaves in by-products or losses that are not listed",
            "{process}：投入的{balance_zh}有 {gap:.1%} 随未列出的副产品或损失离开",
        ),
        "balance-not-checkable": (
            "error",
            "balances.csv states the {balance} balance of {process}, but no input of known content is listed",
            "balances.csv 声明了 {process} 的{balance_zh}平衡，但未列出任何已知含量的投入",
        ),
        "energy-outside": (
            "warning",
            "{process} uses {value:.4g} {unit} ({carrier}) per unit, published are {low:g} to {high:g} {unit} "
            "({source})",
            "{process} 单位能耗（{carrier_zh}）为 {value:.4g} {unit}，"
            "已发表范围为 {low:g} 至 {high:g} {unit}（{source}）",
        ),
        "energy-far-outside": (
            "error",
            "{process} uses {value:.4g} {unit} ({carrier}) per unit, more than half outside the published {low:g} to "
            "{high:g} {unit} ({source}); correct an amount or its unit",
            "{process} 单位能耗（{carrier_zh}）为 {value:.4g} {unit}，"
            "偏离已发表范围 {low:g} 至 {high:g} {unit}（{source}）一半以上；请更正数量或单位",
        ),
        "negative-total": (
            "error",
            "the factor of {process} is negative ({amount:.6g} kg CO2e without uptake) and no row states a credit; say "
            "'credit' in the comment of the negative row, or correct the sign",
            "{process} 的排放因子为负（不含吸收 {amount:.6g} kg CO2e），且没有行注明抵扣；"
            "请在负值行的 comment 注明“抵扣”，或更正符号",
        ),
        "orphan": (
            "error",
            "nothing uses {process}, and nobody can look it up: it has no synonyms in both languages; "
            "give it synonyms, link it or remove it",
            "没有过程使用 {process}，且用户无法检索：缺少中英文同义词；请补充同义词、建立关联或删除",
        ),
        "provider-dimension": (
            "error",
            "{process} takes {flow} in {found}, which does not convert to its {unit}",
            "{process} 以 {found} 投入 {flow}，不能换算为其单位 {unit}",
        ),
        "provider-crossing": (
            "note",
            "{process} takes {flow} in {found} instead of {unit}, by its density, heating value or mass per piece",
            "{process} 以 {found} 而非 {unit} 投入 {flow}，按其密度、热值或单件质量换算",
        ),
        "location-fallback": (
            "note",
            "{process} asks for {asked}; there is none for {wanted}, so it takes {provider} ({location})",
            "{process} 需要 {asked}；{wanted} 没有对应数据集，改用 {provider}（{location}）",
        ),
        "allocated": (
            "note",
            "{process} is shared by {key}: {shares}",
            "{process} 按 {key} 分配：{shares}",
        ),
        "not-english": (
            "error",
            "the English name of {process} has no Latin word: {value!r}",
            "{process} 的英文名称中没有英文单词：{value!r}",
        ),
        "not-chinese": (
            "error",
            "the Chinese name of {process} has no Chinese character: {value!r}",
            "{process} 的中文名称中没有汉字：{value!r}",
        ),
        "no-synonyms": (
            "warning",
            "{process} has no synonyms in {language}: a bill of materials finds it by its name alone",
            "{process} 没有{language_zh}同义词：物料清单只能按名称匹配",
        ),
    }
)
