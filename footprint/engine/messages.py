"""What a calculation can complain about, in both languages."""

from __future__ import annotations

from footprint.findings import Messages

MESSAGES = Messages(
    {
        # bad input
        "duplicate-id": ("error", "the id is used twice; give each line its own", "序号重复，请为每行使用不同的序号"),
        "reserved-id": (
            "error",
            "an id must not contain '#': such ids belong to lines that the calculation adds",
            "序号不得含“#”：此类序号保留给计算自动生成的行",
        ),
        "unknown-parent": (
            "error",
            "its parent {parent!r} is not a line; name an existing line",
            "上级“{parent}”不存在，请填写已有的行",
        ),
        "cycle": ("error", "it is its own ancestor; correct the parents", "该行是自身的上级，请更正上级关系"),
        "quantity": ("error", "the quantity must be a finite number above zero", "数量必须是大于零的有限数"),
        "loss": ("error", "the loss must be at least 0 and below 1", "损耗率必须大于等于 0 且小于 1"),
        "recycled-content-range": ("error", "recycled content must lie from 0 to 1", "再生比例必须在 0 到 1 之间"),
        "distance": ("error", "a distance must be a finite number, zero or above", "运输距离必须是不小于零的有限数"),
        "too-large": (
            "error",
            "the amount grows beyond what can be calculated; check the quantities up to the root",
            "数量超出可计算范围，请检查该行至根行的数量",
        ),
        "no-lines": ("error", "there is no line to calculate", "没有可计算的行"),
        "stage-outside-boundary": (
            "error",
            "stage {stage} lies outside the boundary {boundary}; remove the line or declare cradle-to-grave",
            "阶段 {stage} 不在系统边界 {boundary} 内，请删除该行或声明摇篮到坟墓",
        ),
        "parent-with-choice": (
            "error",
            "a line with sub-lines carries no data set or supplier footprint; its sub-lines do",
            "有下级的行不得带数据集或供应商碳足迹，应由其下级行携带",
        ),
        "choice-unused": (
            "error",
            "a choice names line {line_id!r}, which is not in the bill of materials",
            "所选数据指向的行“{line_id}”不在清单中",
        ),
        "choice-not-one": (
            "error",
            "a choice names exactly one of a data set and a supplier footprint",
            "每行只能选择一个数据集或一个供应商碳足迹",
        ),
        "dataset-unknown": (
            "error",
            "data set {dataset!r} is not in this release; choose another or another release",
            "数据集“{dataset}”不在该背景版本中，请另选数据集或版本",
        ),
        "recycled-on-parent": (
            "error",
            "recycled content belongs on the lines of material, not on a sub-assembly",
            "再生比例应填写在材料行，而不是部件行",
        ),
        "recycled-on-supplier": (
            "error",
            "recycled content cannot be added to a supplier's footprint, which already contains it; clear the cell",
            "供应商碳足迹已包含再生料，不能再填写再生比例，请清空该单元格",
        ),
        "recycled-no-partner": (
            "error",
            "data set {dataset} has no secondary partner to take the recycled share from; "
            "choose one that has, or put primary and recycled material on two lines",
            "数据集 {dataset} 没有对应的再生数据集，请另选数据集，或将原生料与再生料分两行填写",
        ),
        "recycled-contains-scrap": (
            "error",
            "data set {dataset} already contains scrap; recycled content would count it twice. "
            "Choose a purely primary data set or clear the cell",
            "数据集 {dataset} 已含废料，再填再生比例会重复计算；请选择纯原生数据集或清空该单元格",
        ),
        "recycling-not-applicable": (
            "error",
            "the recycling approach {approach} cannot be declared here: {why}",
            "此处不能声明再生分配方法 {approach}：{why_zh}",
        ),
        "iterations": (
            "error",
            "iterations must be from 0 to {limit}",
            "迭代次数必须在 0 到 {limit} 之间",
        ),
        # what makes a result incomplete
        "unmatched": (
            "warning",
            "no data set or supplier footprint is chosen; the result is incomplete until one is",
            "尚未选择数据集或供应商碳足迹，选择之前结果不完整",
        ),
        "supplier-footprint-missing": (
            "warning",
            "supplier footprint {footprint!r} is not shared with you or no longer in force; ask the supplier for it",
            "供应商碳足迹“{footprint}”未共享给贵方或已失效，请向供应商索取",
        ),
        "unit-not-convertible": (
            "warning",
            "{unit} does not convert to {target}, the unit of {name}; "
            "state the quantity in such a unit or choose another data set",
            "{unit} 无法换算为“{name}”的单位 {target}，请更换数量单位或另选数据集",
        ),
        "transport-mass-unknown": (
            "warning",
            "the mass that is transported is unknown; state the quantity in a unit of mass "
            "or choose a data set that states the mass per piece",
            "运输质量未知，请以质量单位填写数量，或选择给出单件质量的数据集",
        ),
        "transport-no-dataset": (
            "warning",
            "the release has no data set for transport by {mode}; use another release",
            "该背景版本没有 {mode} 运输的数据集，请使用其他版本",
        ),
        "grid-partner-missing": (
            "warning",
            "the grid mix {dataset} of this contractual electricity is not in this release",
            "该合同电力对应的电网数据集 {dataset} 不在该背景版本中",
        ),
        # why a number is null, or what to know about it
        "market-based-null": (
            "warning",
            "market-based total not stated: no line uses contractual electricity",
            "未给出基于市场的结果：没有使用合同电力的行",
        ),
        "market-without-instrument": (
            "warning",
            "market-based electricity is declared but no line uses contractual electricity: "
            "all electricity takes the grid mix",
            "声明了基于市场的电力，但没有合同电力：全部电力按电网平均计算",
        ),
        "recycling-null": (
            "warning",
            "recycling approach “{approach}” not stated: {why}",
            "未给出再生分配方法“{approach_zh}”的结果：{why_zh}",
        ),
        "recycling-estimates": (
            "warning",
            "the recycling totals beside cut-off rest on estimated parameters of the groups {groups}",
            "除截断法外的再生分配结果使用了以下材料组的估计参数：{groups_zh}",
        ),
        "recycling-parameters-missing": (
            "warning",
            "no recycling parameters for the group {group}: this line counts as cut-off in every approach",
            "材料组 {group} 没有回收参数：该行在各方法中均按截断法计算",
        ),
        "recycled-content-zero": (
            "warning",
            "recycled content 0 is stated, but data set {dataset} contains scrap",
            "填写的再生比例为 0，但数据集 {dataset} 含废料",
        ),
        "supplier-primary-share-unknown": (
            "warning",
            "the supplier states no primary data share; it counts as none",
            "供应商未说明初级数据占比，按零计",
        ),
        # sanity
        "mass-closure": (
            "warning",
            "the lines weigh {lines:.6g} kg, the product {product:.6g} kg: {percent:+.1f} %; "
            "look for missing or doubled lines and for inputs that do not stay in the product",
            "各行合计 {lines:.6g} 千克，产品 {product:.6g} 千克，相差 {percent:+.1f} %，"
            "请检查遗漏或重复的行，以及不进入产品的投入物",
        ),
        "duplicate-line": (
            "warning",
            "same name, quantity and unit as line {other}; remove one if it is a copy",
            "与行 {other} 的名称、数量和单位相同，如为重复请删除",
        ),
        "dominating-line": (
            "warning",
            "this line causes {percent:.0f} % of the footprint; check its quantity, unit and data set",
            "该行占碳足迹的 {percent:.0f} %，请检查其数量、单位和数据集",
        ),
        "negative-total": (
            "warning",
            "the footprint is below zero; check credits and biogenic uptake",
            "碳足迹为负，请检查抵扣与生物碳吸收",
        ),
        "old-dataset": (
            "warning",
            "data set {dataset} is of {year}, {age} years before the reference year",
            "数据集 {dataset} 为 {year} 年数据，早于基准年 {age} 年",
        ),
    }
)
