"""What can be wrong with a pack or a release, in both languages."""

from __future__ import annotations

from typing import Final

from footprint.findings import Messages, Severity

_FORM: Final[dict[str, tuple[Severity, str, str]]] = {
    "no-pack": (
        "error",
        "there is no pack here; a pack is a folder with a pack.toml",
        "此处没有数据包；数据包是含有 pack.toml 的文件夹",
    ),
    "missing-file": (
        "error",
        "{file} is missing or is not a plain file; add it",
        "缺少 {file} 或其不是普通文件；请补上",
    ),
    "file-too-large": (
        "error",
        "the file is larger than {limit} MiB; split the pack",
        "文件超过 {limit} MiB；请拆分数据包",
    ),
    "not-utf8": ("error", "the text is not UTF-8; save the file as UTF-8", "文本不是 UTF-8 编码；请以 UTF-8 保存"),
    "not-toml": ("error", "pack.toml cannot be read: {error}", "无法读取 pack.toml：{error}"),
    "not-csv": (
        "error",
        "the table cannot be read: {error}; check the quotation marks",
        "无法读取表格：{error}；请检查引号",
    ),
    "too-many-rows": ("error", "more than {limit} rows; split the pack", "超过 {limit} 行；请拆分数据包"),
    "ragged-row": (
        "error",
        "the row has {found} cells and the heading {expected}; put text with commas in quotation marks",
        "该行有 {found} 个单元格，表头有 {expected} 个；含逗号的文字请加引号",
    ),
    "cell-too-long": (
        "error",
        "the cell is longer than {limit} characters; shorten it",
        "单元格超过 {limit} 个字符；请缩短",
    ),
    "control-character": (
        "error",
        "the cell holds a control character; type the text again",
        "单元格含控制字符；请重新输入",
    ),
    "unknown-column": (
        "error",
        "column {column!r} is not known; known are: {known}",
        "未知的列 {column!r}；可用的列：{known}",
    ),
    "column-twice": ("error", "column {column!r} stands twice; remove one", "列 {column!r} 重复；请删除一个"),
    "missing-column": ("error", "column {column!r} is missing; add it", "缺少列 {column!r}；请补上"),
    "more": (
        "error",
        "and {count} more findings; mend these first",
        "另有 {count} 条问题；请先修正以上各条",
    ),
}

_VALUES: Final[dict[str, tuple[Severity, str, str]]] = {
    "empty": ("error", "{column} is empty; fill it in", "{column} 为空；请填写"),
    "missing-name": (
        "error",
        "the English name is missing; every entry has a name in both languages",
        "缺少英文名称；每个条目须有中英文名称",
    ),
    "missing-name-zh": (
        "error",
        "the Chinese name is missing; every entry has a name in both languages",
        "缺少中文名称；每个条目须有中英文名称",
    ),
    "bad-id": (
        "error",
        "{value!r} is not an id; use lower-case letters, digits and hyphens",
        "{value!r} 不是有效的标识；请使用小写字母、数字和连字符",
    ),
    "duplicate-id": (
        "error",
        "id {value!r} is taken already ({other}); choose another",
        "标识 {value!r} 已被使用（{other}）；请另取",
    ),
    "not-a-number": (
        "error",
        "{value!r} in {column} is not a finite decimal number; write it like 0.25 or 1.2e-3",
        "{column} 中的 {value!r} 不是有限的十进制数；请写作 0.25 或 1.2e-3",
    ),
    "out-of-range": (
        "error",
        "{column} is {value}; it must be {range}",
        "{column} 为 {value}；应为 {range}",
    ),
    "not-one-of": (
        "error",
        "{value!r} is no {column}; use one of: {known}",
        "{column} 不能为 {value!r}；请使用：{known}",
    ),
    "bad-location": (
        "error",
        "{value!r} is not a location; use ISO 3166 (CN, CN-TJ), GLO, RER or RNA",
        "{value!r} 不是有效的地区；请使用 ISO 3166（CN、CN-TJ）、GLO、RER 或 RNA",
    ),
    "bad-cas": (
        "error",
        "{value!r} is not a CAS number; check the digits",
        "{value!r} 不是有效的 CAS 号；请核对数字",
    ),
    "unknown-unit": ("error", "{error}", "单位 {unit!r} 未知或有歧义；请使用单位表中的单位（{error}）"),
    "unknown-source": (
        "error",
        "source {value!r} is not in sources.csv; add it there",
        "来源 {value!r} 不在 sources.csv 中；请先登记",
    ),
    "no-source": (
        "error",
        "no source is named; a figure without a source does not load",
        "未注明来源；没有来源的数据不予加载",
    ),
    "estimate-without-reason": (
        "error",
        "an estimate says from what: fill in the comment",
        "估算值须说明依据：请填写 comment",
    ),
    "derived-without-how": (
        "warning",
        "the amount is derived, and the comment does not say how",
        "该数值为推导所得，但 comment 未说明推导方法",
    ),
    "exempt-without-reason": (
        "error",
        "an exemption from a balance says why: fill in the comment",
        "免除平衡检查须说明理由：请填写 comment",
    ),
    "range-upside-down": (
        "error",
        "the range runs from {low} to {high}; the high end must not be below the low one",
        "范围为 {low} 至 {high}；上限不得低于下限",
    ),
    "ledger-without-gwp": (
        "error",
        "a flow with a ledger needs a gwp100 factor",
        "有账目的基本流须有 gwp100 特征化因子",
    ),
    "gwp-without-ledger": (
        "error",
        "a flow with a gwp100 factor needs a ledger",
        "有 gwp100 特征化因子的基本流须有账目",
    ),
    "removal-sign": (
        "error",
        "a removal counts negative: gwp100 must be below 0 in this ledger, and above 0 in the others",
        "清除量计为负值：该账目中 gwp100 须小于 0，其他账目须大于 0",
    ),
}

_LINKS: Final[dict[str, tuple[Severity, str, str]]] = {
    "unknown-process": (
        "error",
        "process {value!r} is not in processes.csv of this pack; an exchange stands in the pack of its process",
        "本数据包的 processes.csv 中没有过程 {value!r}；交换须与其过程在同一数据包",
    ),
    "missing-provider": (
        "error",
        "no pack makes {value!r}; add that process or correct the id{hint}",
        "没有数据包提供 {value!r}；请补充该过程或更正标识{hint_zh}",
    ),
    "bad-provider-place": (
        "error",
        "{value!r} is no provider by place; write product@PLACE such as electricity-grid@CN-TJ, or product@ for the "
        "process's own location",
        "{value!r} 不是按地区指定的供应过程；请写作“产品@地区”，如 electricity-grid@CN-TJ，"
        "或以“产品@”表示过程自身所在地区",
    ),
    "no-provider-there": (
        "error",
        "no pack makes {value!r} for any of: {places}; add one of them or name another product",
        "没有数据包在以下任一地区提供 {value!r}：{places}；请补充或改用其他产品",
    ),
    "place-not-of-a-provider": (
        "error",
        "{value!r} names a place, but {type} rows have none: only inputs and wastes are looked up by place",
        "{value!r} 指定了地区，但 {type} 行没有地区：仅 input 和 waste 可按地区查找",
    ),
    "unknown-flow": (
        "error",
        "elementary flow {value!r} is not in any flows.csv{hint}",
        "任何 flows.csv 中都没有基本流 {value!r}{hint_zh}",
    ),
    "unit-does-not-convert": (
        "error",
        "{error}; state the property in processes.csv or use {unit}",
        "{found} 不能换算为 {unit}；请在 processes.csv 注明密度、热值或单件质量，或改用 {unit}（{error}）",
    ),
    "no-production": (
        "error",
        "process {value!r} has no production row, so the system is not square; "
        "add one that names itself with a positive amount",
        "过程 {value!r} 没有产出行，方程组不是方阵；请添加以自身为流、数量为正的产出行",
    ),
    "several-productions": (
        "error",
        "process {value!r} has more than one production row; keep one",
        "过程 {value!r} 有多个产出行；请只保留一个",
    ),
    "foreign-production": (
        "error",
        "process {process!r} makes {value!r}: more than one producer, and the system is not square; "
        "a process produces itself only, a co-product is a process of its own",
        "过程 {process!r} 产出 {value!r}：产品有多个生产者，方程组不是方阵；过程只能产出自身，副产品请另立过程",
    ),
    "production-not-positive": (
        "error",
        "process {value!r} must reference itself with a positive amount",
        "过程 {value!r} 必须以正的数量产出自身",
    ),
    "no-emission-no-input": (
        "warning",
        "process {value!r} has neither inputs nor emissions: its footprint is zero",
        "过程 {value!r} 既无投入也无排放：其碳足迹为零",
    ),
    "partner-of-itself": (
        "error",
        "{column} names the process itself; name another",
        "{column} 指向过程自身；请改为其他过程",
    ),
    "grid-partner-without-electricity": (
        "error",
        "only electricity has a grid partner; write yes in column electricity or clear it",
        "只有电力才有电网对应数据集；请在 electricity 列填 yes 或清空",
    ),
    "transport-unit": (
        "error",
        "a default transport data set is in t*km, not {value}",
        "默认运输数据集的单位须为 t*km，而不是 {value}",
    ),
    "two-transport-defaults": (
        "error",
        "{value!r} has a default already ({other}); keep one",
        "运输方式 {value!r} 已有默认数据集（{other}）；请只保留一个",
    ),
}

_ALLOCATION: Final[dict[str, tuple[Severity, str, str]]] = {
    "allocated-twice": (
        "error",
        "{value!r} is a product of more than one multi-output process; give each route a product of its own",
        "{value!r} 是多个多产品过程的产品；请为每条路线分别设立产品",
    ),
    "allocation-keys-differ": (
        "error",
        "the rows of {value!r} declare different keys; use one",
        "{value!r} 各行声明的分配方法不同；请统一",
    ),
    "allocation-products-differ": (
        "error",
        "allocation.csv and the production rows of {value!r} do not name the same products, once each ({products})",
        "allocation.csv 与 {value!r} 的产出行所列产品不一致或重复（{products}）",
    ),
    "allocation-incomplete": (
        "error",
        "{value!r} states shares by {key} for some products only; fill in all or none",
        "{value!r} 只对部分产品给出 {key} 分配比例；请全部填写或全部留空",
    ),
    "shares-not-one": (
        "error",
        "the shares of {value!r} by {key} sum to {total}; they must sum to one",
        "{value!r} 按 {key} 的分配比例之和为 {total}；应为 1",
    ),
    "share-differs": (
        "error",
        "the share of {value!r} by {key} is stated as {stated}, but the amounts give {derived}; correct one of them",
        "{value!r} 按 {key} 的分配比例填为 {stated}，但按数量计算为 {derived}；请更正其一",
    ),
    "allocation-key-unknown": (
        "error",
        "{value!r} declares allocation by {key}, whose shares are neither stated nor given by the amounts; state them",
        "{value!r} 声明按 {key} 分配，但既未填写比例，也无法由数量计算；请填写",
    ),
}

_SYSTEM: Final[dict[str, tuple[Severity, str, str]]] = {
    "no-processes": ("error", "the packs hold no process", "数据包中没有任何过程"),
    "loop-gain": (
        "error",
        "the loop {loop} needs more than it makes (loop gain ≥ 1); correct an amount in it",
        "循环 {loop} 消耗大于产出（循环增益 ≥ 1）；请更正其中的数量",
    ),
    "singular": (
        "error",
        "the system of all processes cannot be solved: it is singular ({error})",
        "过程方程组无解：矩阵奇异（{error}）",
    ),
    "not-finite": (
        "error",
        "the factor of {value!r} is not finite",
        "{value!r} 的排放因子不是有限数",
    ),
    "negative-factor": (
        "warning",
        "the factor of {value!r} is negative ({amount} kg CO2e without uptake) and none of its rows states a credit; "
        "say 'credit' in the comment of the negative row, or correct the sign",
        "{value!r} 的排放因子为负（不含吸收 {amount} kg CO2e），且没有行注明抵扣；"
        "请在负值行的 comment 注明“抵扣”，或更正符号",
    ),
    "positive-removal": (
        "warning",
        "the removals of {value!r} are positive ({amount} kg CO2e): an avoided product took up CO2",
        "{value!r} 的清除量为正（{amount} kg CO2e）：被替代的产品含 CO2 吸收",
    ),
    "no-release": (
        "error",
        "there is no release {value!r} in {place}",
        "{place} 中没有背景数据版本 {value!r}",
    ),
    "release-name-taken": (
        "error",
        "the name {value!r} belongs to release {release} already; choose another or say --replace",
        "名称 {value!r} 已属于版本 {release}；请另取名称或使用 --replace",
    ),
    "export-withheld": (
        "error",
        "{count} data sets are of class {classes} and may not be passed on; "
        "say --private-use when the file stays with you",
        "{count} 个数据集的许可类别为 {classes}，不得转交他人；若文件仅供自用，请使用 --private-use",
    ),
    "export-failed": (
        "error",
        "the Brightway package could not be written: {error}",
        "无法写出 Brightway 数据包：{error}",
    ),
    "change-unknown": (
        "error",
        "the background has no process {value!r}; name another",
        "背景数据中没有过程“{value}”，请改用其他过程",
    ),
    "change-no-input": (
        "error",
        "{value} takes nothing from {source}; name one of its inputs",
        "{value} 没有来自 {source} 的投入，请填写其已有的投入",
    ),
    "change-unit": (
        "error",
        "{value} does not come in {unit}, so it cannot take the place of that input",
        "{value} 的单位无法换算为 {unit}，不能替代该投入",
    ),
    "change-loop": (
        "error",
        "after this change {value} would need as much of its own product as it makes; change less",
        "如此变更后，{value} 自身消耗将不小于其产出，请减小变更幅度",
    ),
    "damaged-release": (
        "error",
        "release {value} is damaged: {error}; compile it again",
        "背景数据版本 {value} 已损坏：{error}；请重新编译",
    ),
}

MESSAGES: Final = Messages({**_FORM, **_VALUES, **_LINKS, **_ALLOCATION, **_SYSTEM})
