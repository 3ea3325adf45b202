"""What a template says of every field, and how it is filled in."""

from __future__ import annotations

SHEET_NAMES = {"notes": ("notes", "说明"), "choices": ("choices", "选项")}
LIMIT_TEXTS = {
    "list": (("Not in the list", "不在列表中"), ("Pick one from the list.", "请从列表中选择。")),
    "greaterThan": (("Please check", "请检查"), ("A number above {low}.", "应为大于 {low} 的数。")),
    "between": (("Please check", "请检查"), ("A number from {low} to {high}.", "应为 {low} 至 {high} 之间的数。")),
}
TITLES = (("field", "项目"), ("value", "内容"), ("note", "说明"))
PRODUCT_NOTES = {
    "name": ("Name on the label.", "标签上的名称。"),
    "name_zh": ("Chinese name, if the name is not.", "如名称不是中文，填写中文名称。"),
    "model": ("Type or model.", "型号。"),
    "sector": ("Pick one from the list.", "请从列表中选择。"),
    "declared_amount": ("How many declared units the result is for, usually 1.", "结果对应的声明单位数量，通常为 1。"),
    "declared_unit": ("piece, kg, t, kWh, km, m2 …", "件、千克、吨、千瓦时、公里、平方米等。"),
    "mass_kg": ("Mass of the declared amount, in kg.", "声明数量对应的质量（千克）。"),
    "boundary": ("cradle-to-gate ends at your gate.", "“摇篮到大门”止于厂门。"),
    "reference_year": ("Year of the production data.", "生产数据的年份。"),
    "site": ("ISO 3166-2 code or Chinese province: CN-TJ.", "ISO 3166-2 代码或省份，如 CN-TJ 或 天津。"),
    "hs_code": ("4 to 13 digits, as text.", "4 至 13 位数字，文本格式。"),
}
LINE_NOTES = {
    "id": ("Your own number of the line; each once.", "行的序号，不可重复。"),
    "parent": (
        "Id of the line it is a part of. A line with parts carries no data set.",
        "所属上级行的序号；有下级的行不带数据集。",
    ),
    "name": (
        "Material or component; a grade such as DC01 or ADC12 helps.",
        "材料或零部件；写明牌号（如 DC01、ADC12）更易匹配。",
    ),
    "name_zh": ("Chinese name, if the name is not.", "如名称不是中文，填写中文名称。"),
    "code": ("CAS number or HS code, as text.", "CAS 号或 HS 编码，文本格式。"),
    "material": ("Material or grade: Q235B, ADC12, PA66-GF30.", "材质或牌号，如 Q235B、ADC12、PA66-GF30。"),
    "specification": ("Size, type or standard: M8×20 8.8.", "规格、型号或标准，如 M8×20 8.8。"),
    "part_number": (
        "Your or your supplier's part number, as text; it finds the supplier's footprint.",
        "本企业或供应商的物料编码，文本格式；用于查找供应商碳足迹。",
    ),
    "quantity": (
        "Net amount per one unit of the parent; lines without parent: per declared amount.",
        "每一个上级的净用量；无上级的行为每声明数量的净用量。",
    ),
    "unit": (
        "kg, g, t, piece, kWh, MJ, m3, L, m, m2, t*km …",
        "千克、克、吨、件、千瓦时、兆焦、立方米、升、米、平方米、吨公里等。",
    ),
    "stage": ("Life cycle stage; materials when empty.", "生命周期阶段；空白为原材料。"),
    "dataset": ("Id of a data set, if you know it; else it is matched.", "已知的数据集编号；空白则自动匹配。"),
    "supplier_footprint": ("Id of a footprint that your supplier shared with you.", "供应商共享的碳足迹编号。"),
    "origin": ("ISO 3166 code: CN, CN-TJ, DE.", "ISO 3166 代码或名称：CN、天津、德国。"),
    "loss": ("Share lost in production: 0.05 or 5%.", "生产损耗率：0.05 或 5%。"),
    "recycled_content": ("Share of recycled material: 0.3 or 30%.", "再生材料比例：0.3 或 30%。"),
    "transport": (
        "Mode and distance, several with semicolons: road 800 km; sea 12000 km. Modes: road, rail, inland, sea, air.",
        "方式与距离，多段用分号隔开：公路 800 km；海运 12000 km。方式：公路、铁路、内河、海运、空运。",
    ),
    "data_type": ("primary: measured by you or your supplier.", "初级：由本企业或供应商实测。"),
    "evidence": ("Invoice, meter or record.", "发票、计量表或记录。"),
    "note": ("Anything else.", "其他。"),
}
NOTES = (
    (
        "Overwrite the example in the sheets `product` and `lines`. Columns of your own and other sheets are not read.",
        "请覆盖“产品”与“清单”中的示例。自加的列与其他表不读取。",
    ),
    (
        "Only name, quantity and unit are needed for a line. Cells with a list show it when you go into them.",
        "一行只需名称、数量与单位；带列表的单元格点选即可见。",
    ),
    (
        "Write numbers with a decimal point. Formulas are read by their last saved value.",
        "数字用小数点。公式按最后保存的值读取。",
    ),
)
