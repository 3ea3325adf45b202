"""The sentences of the validation: code → (severity, English, Chinese, mend, mend in Chinese)."""

from __future__ import annotations

from collections.abc import Mapping

from footprint.rules.values import Remark, Severity

TEXTS: Mapping[str, tuple[Severity, str, str, str, str]] = {
    "sum": (
        "violation",
        "A sum of the result does not hold: {text}",
        "结果中的合计不成立：{text_zh}",
        "Calculate again; if it stays, tell the operator.",
        "请重新计算；若仍存在，请告知运营方。",
    ),
    "incomplete": (
        "violation",
        "{count} lines have no number: {lines}.",
        "{count} 行没有数值：{lines}。",
        "Choose a data set whose unit converts, or give the missing mass.",
        "请选择单位可换算的数据集，或补充缺少的质量。",
    ),
    "declared-mass": (
        "violation",
        "The declared unit weighs {declared:.6g} kg, but mass_kg says {stated:.6g} kg.",
        "声明单位为 {declared:.6g} 千克，但产品质量填写为 {stated:.6g} 千克。",
        "Correct mass_kg, which is of the declared unit, or the declared amount.",
        "请更正产品质量（应为声明单位的质量）或声明数量。",
    ),
    "mass-closure": (
        "warning",
        "{text}",
        "{text_zh}",
        "Compare the lines with the drawing or the recipe.",
        "请将各行与图纸或配方核对。",
    ),
    "duplicate-line": ("warning", "{text}", "{text_zh}", "Keep one of the two.", "请保留其中一行。"),
    "negative-total": ("warning", "{text}", "{text_zh}", "Look at lines below zero.", "请检查为负的行。"),
    "dominating-line": ("note", "{text}", "{text_zh}", "Bring primary data for it.", "请为该行提供初级数据。"),
    "old-dataset": ("warning", "{text}", "{text_zh}", "Choose a newer data set.", "请选用更新的数据集。"),
    "old-dataset-small": ("note", "{text}", "{text_zh}", "Choose a newer data set.", "请选用更新的数据集。"),
    "transport-missing": (
        "warning",
        "Purchased material without transport makes {share:.0%} of the mass: lines {lines}.",
        "未填写运输的外购材料占质量的 {share:.0%}：行 {lines}。",
        "Fill the column transport, such as road 300 km.",
        "请填写运输列，如：公路 300 km。",
    ),
    "electricity-missing": (
        "warning",
        "The product is manufactured, but no line of the production stage is electricity.",
        "产品经过生产制造，但生产阶段没有电力行。",
        "Add the electricity of the production, or say in the statement why there is none.",
        "请补充生产用电，或在研究说明中解释为何没有。",
    ),
    "electricity-mixed": (
        "warning",
        "Electricity of {country} rests on different families of factors: {families}.",
        "{country} 的电力采用了不同来源的因子：{families}。",
        "Take all of it from one family and one year.",
        "请统一采用同一来源、同一年份的因子。",
    ),
    "estimated": (
        "warning",
        "{share:.0%} of the footprint rests on this line, whose data set is {estimate:.0%} estimates.",
        "该行占碳足迹的 {share:.0%}，而其数据集有 {estimate:.0%} 为估计值。",
        "Ask the supplier for a footprint, or choose another data set.",
        "请向供应商索取碳足迹，或另选数据集。",
    ),
    "estimated-small": (
        "note",
        "{share:.1%} of the footprint rests on this line, whose data set is {estimate:.0%} estimates.",
        "该行占碳足迹的 {share:.1%}，而其数据集有 {estimate:.0%} 为估计值。",
        "Ask the supplier for a footprint, or choose another data set.",
        "请向供应商索取碳足迹，或另选数据集。",
    ),
    "heavy-line": (
        "warning",
        "The line weighs {mass:.4g} kg, {times:.0f} times the product.",
        "该行重 {mass:.4g} 千克，为产品质量的 {times:.0f} 倍。",
        "Check the unit of the quantity: kg for g is such an error.",
        "请检查数量的单位，例如把克误填为千克。",
    ),
    "line-intensity": (
        "warning",
        "The line causes {value:.4g} kg CO2e per kg of product; data sets of the catalogue have {median:.3g} as median "
        "(robust z {z:.1f}).",
        "该行每千克产品产生 {value:.4g} kg CO2e；目录数据集的中位数为 {median:.3g}（稳健 z 值 {z:.1f}）。",
        "Check quantity and unit: kWh for Wh, kg for g.",
        "请检查数量与单位，例如 Wh 与 kWh、克与千克。",
    ),
    "product-intensity": (
        "warning",
        "The product has {value:.4g} kg CO2e per kg; data sets of the catalogue have {median:.3g} as median "
        "(robust z {z:.1f}).",
        "产品为每千克 {value:.4g} kg CO2e；目录数据集的中位数为 {median:.3g}（稳健 z 值 {z:.1f}）。",
        "Check the mass of the product and the units of the largest lines.",
        "请检查产品质量与贡献最大各行的单位。",
    ),
    "supplier-factor": (
        "warning",
        "The supplier states {value:.4g} kg CO2e per kg; data sets of the catalogue have {median:.3g} as median "
        "(robust z {z:.1f}).",
        "供应商声明每千克 {value:.4g} kg CO2e；目录数据集的中位数为 {median:.3g}（稳健 z 值 {z:.1f}）。",
        "Ask the supplier for the declared unit and the evidence.",
        "请向供应商核实声明单位与证据。",
    ),
    "factor-outlier": (
        "note",
        "The data set has {value:.4g} kg CO2e per kg; its group {group} has {median:.3g} as median (robust z {z:.1f}).",
        "该数据集为每千克 {value:.4g} kg CO2e；其材料组 {group} 的中位数为 {median:.3g}（稳健 z 值 {z:.1f}）。",
        "Make sure that this material is meant.",
        "请确认确为该材料。",
    ),
}


def remark(code: str, place: str, **values: object) -> Remark:
    """The remark of this code, filled in. Numbers among the values are its figures."""
    severity, *texts = TEXTS[code]
    en, zh, mend, mend_zh = (text.format_map(values) for text in texts)
    figures = {
        name: float(value)
        for name, value in values.items()
        if isinstance(value, int | float) and not isinstance(value, bool)
    }
    return Remark(code, severity, place, en, zh, mend, mend_zh, figures)
