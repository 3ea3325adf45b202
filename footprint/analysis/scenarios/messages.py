"""What scenarios can be wrong in, and why one brings nothing, in both languages."""

from __future__ import annotations

from footprint.findings import Messages

MESSAGES = Messages(
    {
        # scenarios as declared
        "scenario-twice": (
            "error",
            "the id {id!r} is used twice; give each scenario its own",
            "序号“{id}”重复，请为每个情景使用不同的序号",
        ),
        "scenario-unknown": ("error", "there is no scenario {id!r} any more", "情景“{id}”已不存在"),
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
