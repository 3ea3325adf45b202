"""What an analysis says in words, in both languages."""

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
        # scenarios as declared
        "scenario-twice": (
            "error",
            "the id {id!r} is used twice; give each scenario its own",
            "序号“{id}”重复，请为每个情景使用不同的序号",
        ),
        "target-one": (
            "error",
            "a target states exactly one of kg_co2e and reduction",
            "目标须且只能填写 kg_co2e 与 reduction 之一",
        ),
        "year-whole": ("error", "a year is a whole number", "年份须为整数"),
        "swap-one": (
            "error",
            "state exactly one of dataset and supplier_footprint",
            "须且只能填写 dataset 与 supplier_footprint 之一",
        ),
        "transport-one": (
            "error",
            "state either the new legs in transport, or what changes of each: from, to, distance_factor",
            "请填写新的运输（transport），或各段的变更：from、to、distance_factor，二者择一",
        ),
        "profile-path": (
            "error",
            "{path!r} names no number of a use profile; write it as lifetime_km or energy.0.per_100km",
            "“{path}”不是使用情景中的数字，请写成 lifetime_km 或 energy.0.per_100km",
        ),
        "background-one": (
            "error",
            "state exactly one of kg_co2e, emissions_factor, and from with to and share",
            "须且只能填写 kg_co2e、emissions_factor、或 from 与 to 及 share 之一",
        ),
        # measures that do not fit the product
        "measure-line": (
            "warning",
            "there is no line {id!r}; name a line of the bill of materials",
            "没有行“{id}”，请填写物料清单中的行",
        ),
        "measure-parent": (
            "warning",
            "line {id!r} has sub-lines and carries no data itself; name one of them",
            "行“{id}”有下级，自身不带数据，请填写其下级行",
        ),
        "measure-dataset": (
            "warning",
            "the release has no data set {dataset!r}; choose another",
            "背景数据中没有数据集“{dataset}”，请另选",
        ),
        "measure-not-electricity": (
            "warning",
            "data set {dataset!r} is no electricity; choose one that is",
            "数据集“{dataset}”不是电力，请选择电力数据集",
        ),
        "measure-line-not-electricity": (
            "warning",
            "line {id!r} is not on electricity; name lines that are",
            "行“{id}”不是电力，请填写电力行",
        ),
        "measure-no-electricity": (
            "warning",
            "no line of the production stage is on electricity; name the lines that are meant",
            "生产阶段没有电力行，请指明相关行",
        ),
        "measure-no-leg": (
            "warning",
            "no line that is meant has a transport leg by {mode}",
            "所指的行没有 {mode} 运输",
        ),
        "measure-supplier": (
            "warning",
            "supplier footprint {footprint!r} is not shared with you or no longer in force",
            "供应商碳足迹“{footprint}”未共享给贵方或已失效",
        ),
        "no-profile": ("warning", "the study declares no use profile", "该研究未声明使用情景"),
        "profile-nothing-there": (
            "warning",
            "the use profile has no number at {path!r}",
            "使用情景中“{path}”处没有数字",
        ),
        "scenario-not-after": (
            "warning",
            "scenario {id!r} no longer fits after those before it and was left out of the combination",
            "情景“{id}”在前面的情景之后不再适用，未计入组合",
        ),
        # why a value choice has no alternative
        "sens-not-calculated": ("note", "this view was not calculated", "未计算该视图"),
        "sens-no-allocation": (
            "note",
            "no on-site production is shared between several products",
            "没有由多个产品分摊的现场生产",
        ),
        "sens-no-uptake": ("note", "nothing in the product takes up CO2 by biomass", "产品中没有生物质吸收的 CO2"),
        "sens-no-grid": (
            "note",
            "nothing in the product uses the grid factor {dataset}",
            "产品未使用电网因子 {dataset}",
        ),
        "sens-no-grid-alternative": (
            "note",
            "the release holds no other figure for this grid",
            "背景数据中没有该电网的其他数据",
        ),
        "sens-no-life": (
            "note",
            "the study declares no use profile with a life of its own",
            "该研究未声明含寿命的使用情景",
        ),
        "sens-no-small": ("note", "no line is small enough to be left out", "没有可截断的小流量行"),
        "sens-no-transport": ("note", "no line states its transport", "没有填写运输的行"),
        # why a scenario changes nothing
        "nothing-location": (
            "note",
            "the footprint is declared location-based, where contractual electricity counts as the grid mix; "
            "declare it market-based to see it",
            "结果声明为基于位置，合同电力按电网平均计算；声明基于市场后方可体现",
        ),
        "nothing-changes": (
            "note",
            "what it changes is so already, or carries no emissions",
            "所变更的内容与现状相同，或不产生排放",
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
