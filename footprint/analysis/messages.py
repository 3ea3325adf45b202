"""What an analysis says of data, completeness and consistency, in both languages."""

from __future__ import annotations

from footprint.findings import Messages

MESSAGES = Messages(
    {
        # why a line is on the list of data needs
        "need-contribution": ("note", "it causes {percent:.1f} % of all contributions", "占全部贡献的 {percent:.1f} %"),
        "need-quality": (
            "note",
            "its data quality rating is {dqr:.1f} of 5 ({grade}), weakest in {indicator}",
            "数据质量评分 {dqr:.1f}（1 最好，5 最差；{grade_zh}），最弱项为{indicator_zh}",
        ),
        "need-supplier-quality": (
            "note",
            "its supplier rates the data {dqr:.1f} of 5 ({grade})",
            "供应商给出的数据质量评分为 {dqr:.1f}（1 最好，5 最差；{grade_zh}）",
        ),
        "need-supplier-unrated": ("note", "its supplier rates the data not at all", "供应商未给出数据质量评分"),
        "need-estimates": (
            "note",
            "{percent:.0f} % of its data set rests on estimates",
            "其数据集的 {percent:.0f} % 为估计值",
        ),
        "need-variance": (
            "note",
            "{percent:.0f} % of the uncertainty comes through it",
            "{percent:.0f} % 的不确定性来自该行",
        ),
        "need-partly-primary": (
            "note",
            "only {percent:.0f} % of it rests on primary data",
            "仅 {percent:.0f} % 基于初级数据",
        ),
        # what to ask for
        "ask-electricity": (
            "note",
            "meter readings or invoices of the period, the grid it comes from, and certificates or contracts if any",
            "统计期内的电表读数或电费发票、所属电网，以及绿证或购电合同（如有）",
        ),
        "ask-fuel": (
            "note",
            "invoices or meter readings of the period with the heating value and the carbon content of the fuel",
            "统计期内的燃料发票或计量数据，以及燃料热值与含碳量",
        ),
        "ask-transport": (
            "note",
            "from the carrier: actual distances, vehicle class, load factor and empty returns",
            "向承运方索取：实际运距、车型、装载率和空驶率",
        ),
        "ask-supplier": (
            "note",
            "from the supplier: a renewed footprint with its primary data share and data quality rating (PACT)",
            "向供应商索取：更新的产品碳足迹及其初级数据占比和数据质量评分（PACT 格式）",
        ),
        "ask-recycled": (
            "note",
            "scrap receipts by grade and origin, the split of pre- and post-consumer scrap, and the melt loss",
            "按牌号和来源的废料收据、消费前与消费后废料比例，以及熔炼损耗",
        ),
        "ask-material": (
            "note",
            "from the supplier: the footprint of this very product (PACT or verified declaration), its plant, its "
            "route and its recycled content",
            "向供应商索取：该产品自身的碳足迹（PACT 或经核查的声明）、生产工厂、工艺路线及再生料比例",
        ),
        "ask-process": (
            "note",
            "measured inputs and outputs of this step at the site, over the reference period",
            "该工序在生产地、统计期内的实测投入与产出",
        ),
        "ask-use": (
            "note",
            "measured consumption in use, or the use profile that the product category rules prescribe",
            "使用阶段的实测消耗，或产品种类规则规定的使用情景",
        ),
        "ask-end-of-life": (
            "note",
            "what happens to the product where it is sold: shares recycled, burnt and landfilled",
            "产品在销售市场的废弃去向：回收、焚烧与填埋比例",
        ),
        # completeness and consistency
        "stage-empty": (
            "warning",
            "the boundary contains the stage {stage}, but no line is in it; add its lines or state why there are none",
            "系统边界包含{stage_zh}阶段，但没有该阶段的行；请补充，或说明为何没有",
        ),
        "lines-without-data": (
            "warning",
            "{count} of {of} lines have no number; choose data for them",
            "{of} 行中有 {count} 行没有数值，请为其选择数据",
        ),
        "year-apart": (
            "note",
            "the data set is of {year}, {age} years from the reference year; look for a newer one",
            "数据集为 {year} 年，与基准年相差 {age} 年，请寻找更新的数据",
        ),
        "place-apart": (
            "note",
            "the data set is of {location}, the line comes from {origin}; look for one of that place",
            "数据集地域为 {location}，而该行来自 {origin}，请寻找当地的数据集",
        ),
        "technology-apart": (
            "note",
            "the technology of the data set is rated {ter:g} of 5; check that it is how this is made",
            "数据集的技术代表性评分为 {ter:g}（1 最好，5 最差），请确认与实际工艺相符",
        ),
        "no-reference-year": (
            "note",
            "no reference year is stated, so the age of the data cannot be judged; state it",
            "未填写基准年，无法判断数据的时效性，请填写",
        ),
    }
)

# classes of the data quality rating (EU PEF method), the upper end of each
GRADES: tuple[tuple[float, str, str], ...] = (
    (1.5, "excellent", "优"),
    (2.0, "very good", "很好"),
    (3.0, "good", "良好"),
    (4.0, "fair", "一般"),
    (5.0, "poor", "差"),
)
INDICATORS = {
    "ter": ("technology", "技术代表性"),
    "ger": ("geography", "地域代表性"),
    "tir": ("time", "时间代表性"),
    "p": ("precision", "精确性"),
}


def grade(dqr: float) -> tuple[str, str]:
    """The class of a data quality rating, in both languages."""
    return next(((en, zh) for limit, en, zh in GRADES if dqr <= limit), GRADES[-1][1:])
