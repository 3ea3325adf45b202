"""What stands between two results that are compared, in both languages."""

from __future__ import annotations

from footprint.findings import Messages

MESSAGES = Messages(
    {
        "not-a-result": (
            "error",
            "{name}: this is no result document; give one that `footprint calculate --json` or a result's page made",
            "{name}：不是结果文档，请提供 `footprint calculate --json` 或结果页面导出的文件",
        ),
        "unit-differs": (
            "error",
            "the declared units {a} and {b} do not convert into each other; results per different units do not compare",
            "声明单位 {a} 与 {b} 无法换算，不同单位的结果不可比较",
        ),
        "unit-scaled": (
            "note",
            "the second result is per {b} and is shown per {a}",
            "第二个结果的声明单位为 {b}，此处换算为每 {a}",
        ),
        "boundary-differs": (
            "warning",
            "the boundaries differ: {a} and {b}; compare results of one boundary",
            "系统边界不同：{a_zh}与{b_zh}，请在相同边界下比较",
        ),
        "stages-differ": (
            "warning",
            "only one of the two has lines in: {stages}",
            "仅其中一个结果包含以下阶段：{stages_zh}",
        ),
        "rules-differ": (
            "warning",
            "they follow different rules: {a} and {b}; ISO 14067 compares results under the same rules only",
            "所依据的规则不同：{a} 与 {b}；按 ISO 14067，只有规则相同的结果方可比较",
        ),
        "characterisation-differs": (
            "warning",
            "the characterisation factors differ: {a} and {b}",
            "特征化因子不同：{a} 与 {b}",
        ),
        "electricity-differs": (
            "warning",
            "electricity is declared {a}-based and {b}-based; declare one view for both",
            "电力声明不同：{a} 与 {b}，请统一视图",
        ),
        "recycling-differs": (
            "warning",
            "the recycling approaches differ: {a} and {b}; declare one for both",
            "再生分配方法不同：{a} 与 {b}，请统一方法",
        ),
        "release-differs": (
            "warning",
            "they rest on different background releases, {a} and {b}: part of the difference is that of the data, and "
            "they share no samples; calculate both with one release",
            "背景数据版本不同（{a} 与 {b}）：差异部分来自数据本身，且无共同样本，请用同一版本重新计算",
        ),
        "year-differs": ("note", "the reference years differ: {a} and {b}", "基准年不同：{a} 与 {b}"),
        "life-differs": (
            "note",
            "the use profiles differ; results per functional unit compare only with the same use",
            "使用情景不同，只有使用方式相同时，按功能单位的结果方可比较",
        ),
        "incomplete": (
            "warning",
            "{which} is incomplete: some of its lines have no number",
            "{which_zh}不完整：部分行没有数值",
        ),
    }
)
