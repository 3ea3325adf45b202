"""What a template says: notes on every field, and an example that is a valid bill of materials."""

from __future__ import annotations

from footprint.bom.values import Bom, Line, Product, TransportLeg
from footprint.findings import Language

TITLES = (("field", "项目"), ("value", "内容"), ("note", "说明"))
PRODUCT_NOTES = {
    "name": ("Name on the label.", "标签上的名称。"),
    "name_zh": ("Chinese name, if the name is not.", "如名称不是中文，填写中文名称。"),
    "model": ("Type or model.", "型号。"),
    "sector": ("Pick one.", "请选择。"),
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
    "transport": ("Mode and distance: road 800 km; sea 12000 km.", "方式与距离：公路 800 km；海运 12000 km。"),
    "data_type": ("primary: measured by you or your supplier.", "初级：由本企业或供应商实测。"),
    "evidence": ("Invoice, meter or record.", "发票、计量表或记录。"),
    "note": ("Anything else.", "其他。"),
}
NOTES = (
    (
        "Overwrite the example in the sheets `product` and `lines`. Further columns and this sheet are not read.",
        "请覆盖“产品”与“清单”中的示例。其他列与本表不读取。",
    ),
    (
        "Write numbers with a decimal point. Formulas are read by their last saved value.",
        "数字用小数点。公式按最后保存的值读取。",
    ),
)


def example(language: Language) -> Bom:
    """A small product with a sub-assembly, a loss, transport and electricity."""
    chinese = language == "zh"

    def either(english: str, other: str) -> str:
        return other if chinese else english

    product = Product(
        name=either("Example bracket", "示例支架"),
        name_zh="示例支架",
        model="EX-1",
        sector="vehicle",
        declared_amount=1.0,
        declared_unit=either("piece", "件"),
        mass_kg=1.2,
        boundary="cradle-to-gate",
        reference_year=2025,
        site="CN-TJ",
        hs_code="870829",
    )
    road = (TransportLeg("road", 120.0),)
    return Bom(
        product,
        (
            Line("1", either("welded frame", "焊接框架"), 1.0, either("piece", "件")),
            Line(
                "1.1",
                either("cold-rolled steel sheet DC01", "冷轧钢板 DC01"),
                1.05,
                "kg",
                parent="1",
                origin="CN",
                loss=0.12,
                transport=road,
                data_type="primary",
                evidence=either("invoice", "发票"),
            ),
            Line("1.2", either("steel fastener M8", "螺栓 M8"), 150.0, "g", parent="1", transport=road),
            Line("2", either("electricity", "电力"), 0.9, "kWh", stage="production", origin="CN"),
            Line("3", either("corrugated board box", "瓦楞纸箱"), 0.08, "kg", stage="packaging"),
        ),
    )
