"""What declarations can be wrong in, and what to know about the lines that they make, in both languages."""

from __future__ import annotations

from footprint.findings import Messages

MESSAGES = Messages(
    {
        # reading
        "needed": ("error", "this is needed; state it", "此项必填，请填写"),
        "text-expected": ("error", "text is expected here", "此处应为文字"),
        "text-long": ("error", "at most {limit} characters; shorten it", "最多 {limit} 个字符，请缩短"),
        "name-shape": (
            "error",
            "{text!r} must be a short name of letters, digits, '-', '_' and '.', at most 40 of them",
            "“{text}”应为短名称，只含字母、数字、“-”、“_”、“.”，最多 40 个字符",
        ),
        "flag-expected": ("error", "true or false is expected here", "此处应为 true 或 false"),
        "number-expected": ("error", "{text!r} is not a clear number", "“{text}”不是明确的数字"),
        "number-low": ("error", "{text} must be {bound}", "{text} 必须{bound_zh}"),
        "number-high": ("error", "{text} must be at most {most}", "{text} 不得大于 {most}"),
        "share-one": ("error", "a share of 1 leaves nothing; it must be below 1", "比例为 1 则没有剩余，必须小于 1"),
        "choice": ("error", "{text!r} is not one of {options}", "“{text}”不在可选项 {options} 之内"),
        "place": (
            "error",
            "{text!r} is no place; give an ISO 3166 code such as CN or CN-TJ",
            "“{text}”不是地点，请填写 ISO 3166 代码，例如 CN 或 CN-TJ",
        ),
        "unit": ("error", "the unit {text!r} is not known", "单位“{text}”未知"),
        "unit-dimension": (
            "error",
            "{text} is not a unit of {dimensions}",
            "{text} 不是所需量纲（{dimensions}）的单位",
        ),
        "day": ("error", "{text!r} is no date; write it as 2025-12-31", "“{text}”不是日期，请写成 2025-12-31"),
        "object-expected": ("error", "an object is expected here", "此处应为对象"),
        "list-expected": ("error", "a list of objects is expected here", "此处应为对象列表"),
        "texts-expected": ("error", "a list of texts is expected here", "此处应为文字列表"),
        "rows-needed": ("error", "at least one row is needed", "至少需要一行"),
        "rows-many": ("error", "at most {limit} rows are read", "最多读取 {limit} 行"),
        "field-unknown": (
            "error",
            "this field is not known here; known are {known}",
            "此处没有该字段，可用字段：{known}",
        ),
        "spread-one": (
            "error",
            "state exactly one of gsd and plus_minus",
            "须且只能填写 gsd 与 plus_minus 之一",
        ),
        "spread-line": (
            "warning",
            "there is no line {name!r}; its declared spread counts for nothing",
            "没有行“{name}”，所声明的不确定度未被使用",
        ),
        # data sets
        "dataset-unknown": (
            "error",
            "data set {dataset!r} is not in this release; choose another or leave it empty",
            "数据集“{dataset}”不在该背景版本中，请另选或留空",
        ),
        "no-dataset-yet": (
            "warning",
            "no data set stands for this by itself; name one, or for electricity the place. Until then the result is "
            "incomplete",
            "此项没有默认数据集；请指定数据集，电力也可填写地点。在此之前结果不完整",
        ),
        # use profile
        "profile-boundary": (
            "error",
            "a use profile with lines of the use stage needs the boundary cradle-to-grave; declare it or remove {what}",
            "含使用阶段的使用情景需要摇篮到坟墓边界，请声明该边界或删除 {what}",
        ),
        "profile-unit": (
            "error",
            "the declared unit {unit} does not fit this profile; declare {wanted}",
            "声明单位 {unit} 与该情景不符，请声明 {wanted_zh}",
        ),
        "default-used": (
            "warning",
            "not stated: the default {value} {unit} is used ({mark}; {source}). State your own to replace it",
            "未填写：采用默认值 {value} {unit}（{mark}；{source}）。填写自有数值即可替换",
        ),
        "cycles-or-years": (
            "error",
            "state the cycles over life, or the years and the cycles a year",
            "请填写全寿命循环次数，或使用年数与每年循环次数",
        ),
        "cycles-differ": (
            "error",
            "{cycles} cycles are not {years} years × {yearly} cycles a year; state one of the two",
            "{cycles} 次循环与 {years} 年 × 每年 {yearly} 次不一致，请只填写其一",
        ),
        "times-or-interval": (
            "error",
            "state how many times it is replaced over life, or the interval in km",
            "请填写全寿命更换次数，或更换间隔（km）",
        ),
        "kg-or-yearly": (
            "error",
            "state the kg leaked over life, or the kg a year and the years of life",
            "请填写全寿命泄漏量（kg），或每年泄漏量与使用年数",
        ),
        # on-site production
        "name-twice": ("error", "the name {name!r} is used twice; give each its own", "名称“{name}”重复，请分别命名"),
        "site-is-line": (
            "error",
            "the site {name!r} is called like a line of the bill of materials; give it another name",
            "站点“{name}”与物料清单的行同名，请改名",
        ),
        "period-order": ("error", "the period ends before it begins", "期间的结束早于开始"),
        "one-amount": (
            "error",
            "state one of amount, invoices and readings",
            "请在 amount、invoices、readings 中填写且仅填写一项",
        ),
        "reading-backwards": (
            "error",
            "the closing reading is below the opening one",
            "期末读数小于期初读数",
        ),
        "product-unknown": (
            "error",
            "{name!r} is no product of the sites; known are {known}",
            "“{name}”不是站点的产品，可用产品：{known}",
        ),
        "product-elsewhere": (
            "error",
            "{name!r} is no product of this process; an amount that one product has alone names one of {known}",
            "“{name}”不是该过程的产品；只归一种产品的数量应指明 {known} 之一",
        ),
        "unit-of-product": (
            "error",
            "{unit} does not convert to {other}, the unit of product {name}; use such a unit or state its mass_kg",
            "{unit} 无法换算为产品 {name} 的单位 {other}，请更换单位或填写其 mass_kg",
        ),
        "fuel-unknown-heat": (
            "error",
            "the heating value of this fuel in MJ per {unit} is not known here; state mj_per_unit",
            "未知该燃料每 {unit} 的热值（MJ），请填写 mj_per_unit",
        ),
        "allocation-needed": (
            "error",
            "the process has several products; say how they share: {options}",
            "该过程有多种产品，请说明分配方法：{options}",
        ),
        "allocation-value": (
            "error",
            "allocation by {by} needs this of every product; state it",
            "按 {by} 分配时每种产品都需要此项，请填写",
        ),
        "allocation-zero": (
            "error",
            "allocation by {by} gives all products nothing; one needs a value above 0",
            "按 {by} 分配时所有产品均为零，至少一种须大于 0",
        ),
        "shares-sum": (
            "error",
            "the stated shares sum to {total}; they must sum to 1",
            "所填份额合计为 {total}，必须等于 1",
        ),
        "subdivision-shared": (
            "error",
            "allocation by subdivision shares nothing: name the product that needs this alone, or choose another key",
            "“细分”不分摊任何数量：请指明单独需要此项的产品，或选择其他分配方法",
        ),
        "production-loop": (
            "error",
            "these products need as much of each other as they make: {names}",
            "下列产品彼此消耗的量不小于其产量：{names}",
        ),
        # electricity
        "direct-co2-in-product": (
            "error",
            "{dataset} is a direct CO2 factor for inventories of organisations; a product footprint takes a life-cycle "
            "factor: choose an electricity data set of the catalogue",
            "{dataset} 是用于组织核算的电力二氧化碳排放因子；产品碳足迹须采用电力碳足迹因子，请从目录中选择电力数据集",
        ),
        "certificate-twice": (
            "error",
            "the certificate {number!r} is listed twice; it counts once",
            "证书“{number}”重复列出，只能使用一次",
        ),
        "certificates-few": (
            "error",
            "{count} certificates stand for at most {most} kWh, not {kwh}; one certificate is 1 MWh",
            "{count} 张证书最多对应 {most} kWh，而非 {kwh}；一张证书为 1 MWh",
        ),
        "hash-shape": (
            "error",
            "the proof is named by its SHA-256: 64 digits from 0 to f",
            "证明文件以其 SHA-256 标识：64 位 0 至 f 的字符",
        ),
        "instruments-exceed": (
            "error",
            "the instruments bring {kwh} kWh, but there are only {limit} kWh to cover; state less or release some",
            "凭证共 {kwh} kWh，而待覆盖电量仅 {limit} kWh，请减少或释放部分凭证",
        ),
        "instrument-site": (
            "error",
            "{name!r} is no site of the declared production; known are {known}",
            "“{name}”不是所声明生产的站点，可用站点：{known}",
        ),
        "instrument-without-production": (
            "error",
            "instruments cover the electricity of a site; declare its production first",
            "凭证用于覆盖站点电力，请先声明现场生产",
        ),
        "instrument-no-dataset": (
            "error",
            "no data set stands for {technology} as {kind} there; name one in dataset",
            "该地点没有 {technology}（{kind}）的数据集，请在 dataset 中指定",
        ),
        "certificate-market": (
            "error",
            "the certificate is of the market {market}, the site of {place}; certificates count on their own grid only",
            "证书所属市场为 {market}，站点位于 {place}；证书只能用于同一电网市场",
        ),
        "certificate-period": (
            "error",
            "generated from {first} to {last}, outside the site's period; use certificates of that time",
            "发电期间 {first} 至 {last} 在站点期间之外，请使用该期间的证书",
        ),
        "certificate-period-part": (
            "warning",
            "generated from {first} to {last}, which reaches beyond the site's period; check the vintage",
            "发电期间 {first} 至 {last} 超出站点期间，请核对证书年份",
        ),
        "certificates-unchecked": (
            "warning",
            "no ledger stands behind these certificates: nobody checked that they are used only once",
            "这些证书未经台账核对：未检查其是否只使用一次",
        ),
        "certificate-not-in-ledger": (
            "warning",
            "this certificate is not allocated in the ledger, so it does not count; enter and allocate it under "
            "Certificates",
            "该证书未在台账中分配，因此不计入；请在“绿证台账”中登记并分配",
        ),
        "certificates-refused": (
            "error",
            "certificates are declared as refused by the buyer or scheme: declare the location-based result",
            "已声明采购方或方案不接受证书：请声明基于位置的结果",
        ),
        "contract-without-instrument": (
            "warning",
            "the line takes contractual electricity {dataset}, and no instrument is declared for it; declare the "
            "certificates, direct line or own generation",
            "该行采用合同电力 {dataset}，但未声明相应凭证；请声明证书、直供线路或自发电",
        ),
        # recycled content
        "balance-twice": (
            "error",
            "the line {line_id} has two balances; put them into one",
            "行 {line_id} 有两份平衡表，请合并",
        ),
        "loss-or-share": (
            "error",
            "state the melt loss as an amount, or as a share of what was charged",
            "请填写烧损量，或烧损占装料量的比例",
        ),
        "balance-open": (
            "warning",
            "the mass balance does not close: {percent:+.1f} % of the input is unexplained, ±{limit:g} % is accepted; "
            "check receipts, melt loss, output and stock",
            "物料平衡未闭合：投入的 {percent:+.1f} % 无去向，允许 ±{limit:g} %；请核对收料单、烧损、产出与库存",
        ),
        "evidence-line": (
            "error",
            "{line_id!r} is no line with data in the bill of materials; name one",
            "“{line_id}”不是清单中带数据的行，请指明",
        ),
        "content-not-stated": (
            "warning",
            "the evidence proves recycled content {proven:.3f}, but the line states none; state it in the bill of "
            "materials",
            "证据显示再生比例为 {proven:.3f}，但该行未填写；请在清单中填写",
        ),
        "content-differs": (
            "error",
            "the line states recycled content {stated:.3f}, its evidence proves {proven:.3f}; correct one of them",
            "该行填写的再生比例为 {stated:.3f}，证据显示 {proven:.3f}；请更正其一",
        ),
        # carbon accounting
        "offset-refused": (
            "error",
            "offsets never enter a product footprint (ISO 14067:2018); remove them. An evaluation that shows them "
            "apart takes them under `rules`",
            "碳抵消不得计入产品碳足迹（ISO 14067:2018），请删除；允许单独列示的评价请在 rules 中填写",
        ),
        "offset-line": (
            "error",
            "this line is a carbon offset; offsets never enter a product footprint (ISO 14067:2018): remove it",
            "该行为碳抵消；碳抵消不得计入产品碳足迹（ISO 14067:2018），请删除",
        ),
        "negative-data": (
            "error",
            "the chosen data are negative ({kg:.4g} kg CO2e per unit without biogenic uptake); ISO 14067:2018 knows no "
            "offsets: choose other data, or explain the credit under `carbon`",
            "所选数据为负值（不含生物吸收每单位 {kg:.4g} kg CO2e）；ISO 14067:2018 不允许抵消："
            "请另选数据，或在 carbon 中说明抵扣",
        ),
        "line-or-kg": (
            "error",
            "state the line whose emissions are delayed, or their kg CO2e",
            "请指明延迟排放的行，或其 kg CO2e",
        ),
        "ccu-nobody-counts": (
            "error",
            "a credit to the user needs an emitter that counts the CO2 as emitted; otherwise nobody counts it",
            "将抵扣计给使用方时，排放方须将该 CO2 计为排放，否则无人计入",
        ),
        "ccu-both-count": (
            "error",
            "the credit goes to the emitter, so the emitter cannot count the CO2 as emitted as well",
            "抵扣已计给排放方，排放方不能再将该 CO2 计为排放",
        ),
        "ccu-fossil-uptake": (
            "error",
            "fossil CO2 brings no biogenic uptake, but the line's data state one; choose data of the capture alone",
            "化石源 CO2 不产生生物吸收，但该行数据含吸收；请选择仅含捕集过程的数据",
        ),
        "ccu-release": (
            "warning",
            "say where the captured CO2 is released again; its emission belongs to the life cycle",
            "请说明被捕集 CO2 的再次释放环节；其排放属于生命周期",
        ),
    }
)
