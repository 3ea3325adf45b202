"""The sentences of the checklist: code → (English, Chinese, mend, mend in Chinese), with `{name}` fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from footprint.rules.values import Checked, Status

TEXTS: Mapping[str, tuple[str, str, str, str]] = {
    "other-boundary": (
        "Does not apply: the boundary is {boundary}.",
        "不适用：系统边界为{boundary_zh}。",
        "",
        "",
    ),
    "excused": ("Not applicable, as the study states: {reason}", "研究说明不适用：{reason_zh}", "", ""),
    # scope
    "boundary-met": ("The boundary is {boundary}.", "系统边界为{boundary_zh}。", "", ""),
    "boundary-other": (
        "The boundary is {boundary}; these rules allow {allowed}.",
        "系统边界为{boundary_zh}；本规则允许：{allowed_zh}。",
        "Change the boundary in the bill of materials, or choose another rule set.",
        "请在物料清单中修改系统边界，或另选规则集。",
    ),
    "unit-met": ("The result is stated per {unit}.", "结果按每 {unit_zh} 声明。", "", ""),
    "unit-other": (
        "The result is stated per {unit}; these rules count in {allowed}.",
        "结果按每 {unit_zh} 声明；本规则的计量单位为：{allowed}。",
        "Change the declared unit in the bill of materials, or choose another rule set.",
        "请在物料清单中修改声明单位，或另选规则集。",
    ),
    "unit-no-mass": (
        "The mass of {unit} is not stated.",
        "未说明 {unit_zh} 的质量。",
        "State mass_kg of the product in the bill of materials.",
        "请在物料清单中填写产品质量（kg）。",
    ),
    "stages-met": ("Stages with lines: {stages}.", "有清单行的阶段：{stages_zh}。", "", ""),
    "stages-missing": (
        "No line stands in {missing}.",
        "以下阶段没有清单行：{missing_zh}。",
        "Add the lines of these stages to the bill of materials.",
        "请在物料清单中补充这些阶段的行。",
    ),
    "stages-excluded": (
        "These rules leave {excluded} out, but the result counts {kg:.4g} kg CO2e there.",
        "本规则不计{excluded_zh}，但结果中该阶段有 {kg:.4g} kg CO2e。",
        "Remove the lines of that stage, or choose another rule set.",
        "请删除该阶段的行，或另选规则集。",
    ),
    "lines-met": ("{count} lines, for example {example}.", "共 {count} 行，例如 {example_zh}。", "", ""),
    "lines-missing": (
        "No line of this kind was found ({count} of at least {least}).",
        "未找到此类清单行（{count}/{least}）。",
        "Add it to the bill of materials.",
        "请在物料清单中补充。",
    ),
    "cut-off-met": (
        "Stated cut-offs together {sum:.2%}, the largest {largest:.2%} (limits {total:.2%} and {each:.2%}); "
        "mass not covered {mass}.",
        "声明的取舍合计 {sum:.2%}，单项最大 {largest:.2%}（限值 {total:.2%} 与 {each:.2%}）；未覆盖质量 {mass}。",
        "",
        "",
    ),
    "cut-off-over": (
        "Too much is left out: stated cut-offs together {sum:.2%} (limit {total:.2%}), the largest {largest:.2%} "
        "(limit {each:.2%}), mass not covered {mass} (limit {limit:.2%}).",
        "舍去过多：声明的取舍合计 {sum:.2%}（限值 {total:.2%}），单项最大 {largest:.2%}（限值 {each:.2%}），"
        "未覆盖质量 {mass}（限值 {limit:.2%}）。",
        "Bring the largest of these flows into the bill of materials.",
        "请将其中较大的流纳入物料清单。",
    ),
    # choices
    "allocation-stated": ("Stated: {text}", "已说明：{text_zh}", "", ""),
    "allocation-keys": (
        "Shared by {keys}; the order of these rules is {order}.",
        "分配依据：{keys_zh}；本规则的先后顺序为：{order_zh}。",
        "",
        "",
    ),
    "allocation-key-other": (
        "Shared by {keys}, which these rules do not allow; they name {order}.",
        "分配依据为{keys_zh}，本规则不允许；允许：{order_zh}。",
        "Choose another key in the on-site production, or another rule set.",
        "请在现场生产中改用其他分配依据，或另选规则集。",
    ),
    "allocation-missing": (
        "The study does not say how inputs are shared among products.",
        "研究未说明投入如何在各产品间分配。",
        "Write it under Allocation of the statement, or write there that nothing is shared.",
        "请在研究说明的“分配”中填写，或说明无需分配。",
    ),
    "electricity-met": (
        "Declared {declared}-based; certificates are {certificates} by these rules. {views}",
        "声明{declared_zh}；本规则{certificates_zh}凭证。{views_zh}",
        "",
        "",
    ),
    "electricity-other": (
        "Declared {declared}-based; these rules want {wanted}-based.",
        "声明{declared_zh}；本规则要求{wanted_zh}。",
        "Change the electricity approach in the options of the calculation.",
        "请在计算选项中修改电力方法。",
    ),
    "electricity-certificates": (
        "The declared total counts certificates ({kwh:.4g} kWh), which these rules refuse.",
        "声明的结果采用了电力凭证（{kwh:.4g} kWh），本规则不接受。",
        "Declare the location-based total, or use a direct line.",
        "请声明基于位置的结果，或采用直供电。",
    ),
    "recycling-met": (
        "Declared by {declared}; the others stand beside it.",
        "按{declared_zh}声明；其他方法的结果并列给出。",
        "",
        "",
    ),
    "recycling-other": (
        "Declared by {declared}; these rules allow {allowed}.",
        "按{declared_zh}声明；本规则允许：{allowed_zh}。",
        "Choose {default} in the options of the calculation.",
        "请在计算选项中选择{default_zh}。",
    ),
    # data
    "evidence-none": ("No line claims {what}.", "没有行声明{what_zh}。", "", ""),
    "evidence-met": (
        "All {count} lines that claim {what} name their evidence.",
        "声明{what_zh}的 {count} 行均注明证据。",
        "",
        "",
    ),
    "evidence-missing": (
        "{count} lines claim {what} without evidence: {lines}.",
        "{count} 行声明{what_zh}但未注明证据：{lines}。",
        "Name the meter, record or certificate in the column evidence.",
        "请在“证据”列注明计量表、记录或证书。",
    ),
    "quality-met": (
        "Data quality rating {dqr}, primary data share {share:.1%}.",
        "数据质量评分 {dqr}，初级数据占比 {share:.1%}。",
        "",
        "",
    ),
    "quality-poor": (
        "Data quality rating {dqr} (at most {limit}), primary data share {share:.1%} (at least {least:.1%}).",
        "数据质量评分 {dqr}（至多 {limit}），初级数据占比 {share:.1%}（至少 {least:.1%}）。",
        "Bring primary data for the largest lines, or better fitting data sets.",
        "请为贡献最大的行提供初级数据，或选用更贴合的数据集。",
    ),
    "period-met": (
        "Data from {start} to {end}, reference year {year}.",
        "数据期间 {start} 至 {end}，基准年 {year}。",
        "",
        "",
    ),
    "period-missing": (
        "The period of the data is not stated.",
        "未说明数据时间范围。",
        "State its first and last day in the statement.",
        "请在研究说明中填写起止日期。",
    ),
    "period-short": (
        "The data cover {months} months; these rules want at least {least}.",
        "数据覆盖 {months} 个月；本规则至少要求 {least} 个月。",
        "Collect data of a whole period.",
        "请收集完整期间的数据。",
    ),
    "period-old": (
        "The data end in {end}, more than {limit} years before the reference year {year}.",
        "数据截至 {end}，早于基准年 {year} 超过 {limit} 年。",
        "Collect newer data.",
        "请收集更新的数据。",
    ),
    "part-there": ("Declared: {part}.", "已声明：{part_zh}。", "", ""),
    "part-missing": (
        "The study declares no {part}.",
        "研究未声明{part_zh}。",
        "Declare it beside the bill of materials.",
        "请在物料清单之外进行声明。",
    ),
    # stated and computed
    "stated": ("Stated: {text}", "已说明：{text_zh}", "", ""),
    "stated-missing": (
        "Not stated: {missing}.",
        "未说明：{missing_zh}。",
        "Fill it in the statement of the study.",
        "请在研究说明中填写。",
    ),
    "computed": ("{text}", "{text_zh}", "", ""),
    "computed-missing": ("{text}", "{text_zh}", "{mend}", "{mend_zh}"),
    "question-answered": ("Answered: {answer}", "已回答：{answer_zh}", "", ""),
    "question-open": (
        "The question is not answered.",
        "该问题尚未回答。",
        "Answer it on the page of the rules.",
        "请在规则页面回答。",
    ),
    "question-other": (
        "Answered {answer}; these rules want {wanted}.",
        "回答为{answer_zh}；本规则要求{wanted_zh}。",
        "Change what the answer is about, or choose another rule set.",
        "请改变相应情况，或另选规则集。",
    ),
    "price-ratio-none": (
        "No process of the sites shares between several products.",
        "现场没有需在多个产品间分配的过程。",
        "",
        "",
    ),
    "price-ratio-met": (
        "The price ratio of the co-products is at most {ratio:.3g}; they share as the limit of {limit:g} wants.",
        "联产品价格比最高为 {ratio:.3g}；分配方式符合限值 {limit:g} 的要求。",
        "",
        "",
    ),
    "price-ratio-unknown": (
        "The price ratio of the products of {process} is not known.",
        "过程“{process_zh}”的产品价格比未知。",
        "State price and mass of every product of the process, or answer with the highest ratio.",
        "请填写该过程每个产品的价格与质量，或直接回答最高价格比。",
    ),
    "price-ratio-above": (
        "The prices of the products of {process} differ by a factor of {ratio:.3g}, over {limit:g}, "
        "but they share by {by}.",
        "过程“{process_zh}”的产品价格相差 {ratio:.3g} 倍，超过 {limit:g}，但按{by_zh}分配。",
        "Allocate this process by economic value.",
        "请将该过程改为按经济价值分配。",
    ),
    "price-ratio-below": (
        "The prices of the products of {process} differ by a factor of {ratio:.3g}, at most {limit:g}, "
        "but they share by {by}.",
        "过程“{process_zh}”的产品价格相差 {ratio:.3g} 倍，未超过 {limit:g}，但按{by_zh}分配。",
        "Allocate this process by mass or another physical relation.",
        "请将该过程改为按质量或其他物理关系分配。",
    ),
    "trigger": (
        "To be calculated again after {years} years, or when the footprint changes by more than {change:.0%}.",
        "每 {years} 年，或碳足迹变化超过 {change:.0%} 时重新计算。",
        "",
        "",
    ),
    "report": ("{text}", "{text_zh}", "", ""),
    # graded evaluation
    "baseline-met": (
        "Baseline {year}: {kg:.6g} kg CO2e ({source}); reduction {reduction:.1%}.",
        "基准年 {year}：{kg:.6g} kg CO2e（{source}）；降低 {reduction:.1%}。",
        "",
        "",
    ),
    "baseline-missing": (
        "No baseline is stated.",
        "未说明基准。",
        "State the footprint of an earlier year with its source on the page of the rules.",
        "请在规则页面填写较早年份的碳足迹及其来源。",
    ),
    "baseline-old": (
        "The baseline of {year} is not 1 to {limit} years before the reference year {reference}.",
        "基准年 {year} 不在基准年 {reference} 之前 1 至 {limit} 年内。",
        "State a baseline within that time, and the reference year.",
        "请填写该时间范围内的基准，并填写基准年。",
    ),
    "level-reached": ("Reached: {facts}.", "已达到：{facts_zh}。", "", ""),
    "level-missed": (
        "Not reached: {facts}.",
        "未达到：{facts_zh}。",
        "Lower the footprint, or use more renewable electricity.",
        "请降低碳足迹，或提高可再生电力比例。",
    ),
    "offsets-none": (
        "No offset is stated, and none could enter the footprint.",
        "未声明抵消；抵消也不会计入碳足迹。",
        "",
        "",
    ),
    "offsets-apart": (
        "{count} offsets of {kg:.6g} kg CO2e stand apart; the footprint stays {total:.6g} kg CO2e.",
        "{count} 项抵消共 {kg:.6g} kg CO2e 单独列示；碳足迹仍为 {total:.6g} kg CO2e。",
        "",
        "",
    ),
    "offsets-refused": (
        "These rules want no offsets, and {count} are stated.",
        "本规则不接受抵消，但声明了 {count} 项。",
        "Remove them from the declaration of the rules.",
        "请从规则声明中删除。",
    ),
}


def checked(code: str, status: Status, place: str, **values: object) -> Checked:
    """The sentence of this code, filled in. Numbers among the values are its figures."""
    en, zh, mend, mend_zh = (text.format_map(values) for text in TEXTS[code])
    figures = {
        name: float(value)
        for name, value in values.items()
        if isinstance(value, int | float) and not isinstance(value, bool)
    }
    return replace(Checked(status, place, en, zh, mend, mend_zh), figures=figures)
