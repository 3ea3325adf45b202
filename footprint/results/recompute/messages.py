"""Why a number does not follow from what its file carries."""

from __future__ import annotations

from footprint.findings import Messages

MESSAGES = Messages(
    {
        "malformed": (
            "error",
            "the file does not have the shape of a result: {what}",
            "文件不符合结果文档的结构：{what}",
        ),
        "hash-wrong": (
            "error",
            "the document's hash is not the hash of its content: it was changed",
            "文档哈希与内容不符：文档已被改动",
        ),
        "total-wrong": (
            "error",
            "the stated total {stated:.12g} is not the recomputed {found:.12g} kg CO2e",
            "所列总量 {stated:.12g} 与重算结果 {found:.12g} kg CO2e 不符",
        ),
        "stages-wrong": (
            "error",
            "the stages do not add up: {stage} states {stated:.12g}, recomputed {found:.12g} kg CO2e",
            "阶段之和不符：{stage} 所列 {stated:.12g}，重算 {found:.12g} kg CO2e",
        ),
        "groups-wrong": (
            "error",
            "the material groups do not add up: {group} states {stated:.12g}, recomputed {found:.12g} kg CO2e",
            "材料组之和不符：{group} 所列 {stated:.12g}，重算 {found:.12g} kg CO2e",
        ),
        "ledgers-wrong": (
            "error",
            "the ledger {ledger} states {stated:.12g}, recomputed {found:.12g}",
            "分项 {ledger} 所列 {stated:.12g}，重算 {found:.12g}",
        ),
        "declarations-unreadable": (
            "error",
            "the declarations that the document repeats cannot be read: {why}",
            "文档所载的声明无法读取：{why_zh}",
        ),
        "made-line-missing": (
            "error",
            "the declarations make this line, but it is not in the inventory",
            "声明应生成该行，但清单中没有",
        ),
        "made-line-foreign": (
            "error",
            "no declaration of the document makes this line",
            "文档中的声明并不生成该行",
        ),
        "made-line-wrong": (
            "error",
            "the declarations make {found:.12g}, the inventory states {stated:.12g}",
            "按声明重算为 {found:.12g}，清单所列为 {stated:.12g}",
        ),
        "declared-wrong": (
            "error",
            "the declared {what} total {stated:.12g} is not the footprint {found:.12g} kg CO2e",
            "声明的 {what} 总量 {stated:.12g} 与碳足迹 {found:.12g} kg CO2e 不符",
        ),
        "quality-wrong": (
            "error",
            "{what} does not follow from the lines or lies outside its range",
            "{what} 与各行不符或超出范围",
        ),
        "uncertainty-wrong": (
            "error",
            "the percentiles of the uncertainty are not in order",
            "不确定度的百分位数顺序错误",
        ),
        "analysis-wrong": (
            "error",
            "what the analysis says of {what} does not follow from the lines",
            "分析部分的“{what}”与清单行不一致",
        ),
        "complete-wrong": (
            "error",
            "the document states complete: {stated}, but {count} of its lines have no number",
            "文档所列完整性为 {stated}，但有 {count} 行没有数值",
        ),
        "line-wrong": (
            "error",
            "kg CO2e {stated:.12g} is not amount × factor = {found:.12g}",
            "kg CO2e {stated:.12g} 不等于数量 × 因子 = {found:.12g}",
        ),
        "line-data": (
            "error",
            "it must have exactly one of data set and supplier footprint, a sub-assembly none",
            "每行必须恰有一个数据集或供应商碳足迹，部件行不得有",
        ),
        "share-wrong": ("error", "its share of the total is wrong", "该行占比错误"),
        "subtotal-wrong": (
            "error",
            "the subtotal {stated:.12g} is not the sum of its lines {found:.12g} kg CO2e",
            "小计 {stated:.12g} 与下级之和 {found:.12g} kg CO2e 不符",
        ),
        "upstream-wrong": (
            "error",
            "the share of upstream process {process} is wrong",
            "上游过程 {process} 的占比错误",
        ),
        "release-differs": (
            "error",
            "inventory and result name different background releases",
            "清单与结果的背景版本不一致",
        ),
        "result-differs": (
            "error",
            "{what} belongs to another result: the hashes differ",
            "{what} 属于另一份结果：哈希不一致",
        ),
        "lines-differ": (
            "error",
            "inventory and result do not have the same lines",
            "清单与结果的行不一致",
        ),
        "amount-wrong": (
            "error",
            "the amount {stated:.12g} does not follow from quantity, loss and multipliers: {found:.12g}",
            "数量 {stated:.12g} 与净量、损耗和倍数推得的 {found:.12g} 不符",
        ),
        "quantity-wrong": (
            "error",
            "result and inventory state different quantities, units, parents or data for this line",
            "结果与清单中该行的数量、单位、上级或数据不一致",
        ),
        "multiplier-wrong": (
            "error",
            "the multiplier {stated:.12g} does not follow from the lines above: {found:.12g}",
            "倍数 {stated:.12g} 与上级各行推得的 {found:.12g} 不符",
        ),
        "conversion-wrong": (
            "error",
            "the conversion {stated:.12g} does not follow from the units and stated properties",
            "换算系数 {stated:.12g} 与单位及所列属性不符",
        ),
        "transport-wrong": (
            "error",
            "the leg's tonne-kilometres do not follow from mass and distance",
            "该段运输的吨公里与质量和距离不符",
        ),
        "recycled-wrong": (
            "error",
            "primary and recycled share do not make up the line",
            "原生与再生份额之和不等于该行总量",
        ),
        "factor-forged": (
            "error",
            "the factor of data set {dataset} is not part of the release: its inclusion proof fails",
            "数据集 {dataset} 的因子不属于该背景版本：包含性证明不成立",
        ),
        "factor-wrong": (
            "error",
            "the factor {stated:.12g} is not the {found:.12g} of {source}",
            "因子 {stated:.12g} 与 {source} 的 {found:.12g} 不符",
        ),
        "commitment-wrong": (
            "error",
            "the public view's commitment does not belong to these lines",
            "公开视图中的承诺与各行不符",
        ),
        "public-differs": (
            "error",
            "the public view states another {what} than the result",
            "公开视图中的 {what} 与结果不一致",
        ),
    }
)
