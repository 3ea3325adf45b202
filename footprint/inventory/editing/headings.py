"""The columns of a workbook of processes: those of a pack's tables, with a Chinese heading and what to write there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its Chinese name, and what belongs there in both languages."""

    zh: str
    note: str
    note_zh: str


PROCESSES: Mapping[str, Heading] = {
    "id": Heading(
        "标识",
        "product and route, a hyphen, the location in lower case: steel-hot-rolled-cn. The id of a data set that is "
        "there replaces it",
        "产品与工艺路线，连字符，小写地点：steel-hot-rolled-cn。与已有数据集相同则替换该数据集",
    ),
    "name": Heading("英文名称", "English name", "英文名称"),
    "name_zh": Heading("中文名称", "Chinese name", "中文名称"),
    "synonyms": Heading("英文同义词", "English synonyms, separated by |", "英文同义词，以 | 分隔"),
    "synonyms_zh": Heading("中文同义词", "Chinese synonyms, separated by |", "中文同义词，以 | 分隔"),
    "cas": Heading("CAS号", "CAS number", "CAS 号"),
    "hs": Heading("HS编码", "HS code", "HS 编码"),
    "location": Heading("地点", "ISO 3166 (CN, CN-TJ), GLO, RER or RNA", "ISO 3166（CN、CN-TJ）、GLO、RER 或 RNA"),
    "unit": Heading("单位", "unit in which the data set is counted", "数据集的计量单位"),
    "year": Heading("年份", "reference year", "基准年"),
    "sector": Heading("行业", "from the list", "从列表选择"),
    "group": Heading("材料组", "the material group that a label shows", "标签上显示的材料组"),
    "kind": Heading("类型", "unit process; aggregated when no inventory exists", "单元过程；没有清单时为聚合"),
    "licence": Heading("许可", "licence class of the data set", "数据集的许可类别"),
    "source": Heading(
        "来源", "id of a source: of the sheet of sources or of the packs", "来源标识：来源表或数据包中的来源"
    ),
    "source_place": Heading("来源位置", "table or page in the source", "来源中的表号或页码"),
    "ter": Heading("技术代表性", "technological representativeness, 1 best … 5", "技术代表性，1 最好 … 5"),
    "ger": Heading("地理代表性", "geographical representativeness, 1 best … 5", "地理代表性，1 最好 … 5"),
    "tir": Heading("时间代表性", "time representativeness, 1 best … 5", "时间代表性，1 最好 … 5"),
    "p": Heading("精度", "precision, 1 best … 5", "精度，1 最好 … 5"),
    "technology": Heading("技术说明", "what the process is and where it ends", "工艺与边界说明"),
    "density_kg_per_m3": Heading("密度(kg/m3)", "of the product, to convert units", "产品密度，用于单位换算"),
    "heating_value_mj_per_kg": Heading("热值(MJ/kg)", "lower heating value", "低位热值"),
    "mass_kg_per_piece": Heading("单件质量(kg)", "mass of one piece", "每件质量"),
    "biogenic_carbon_kg_per_kg": Heading("生物碳含量(kg/kg)", "biogenic carbon in the product", "产品中的生物碳"),
    "secondary": Heading("再生对应数据集", "id of the recycled counterpart", "再生材料数据集的标识"),
    "contains_scrap": Heading("已含废料", "yes when scrap is an input", "投入含废料时为“是”"),
    "grid_partner": Heading(
        "电网对应数据集", "of contractual electricity: the grid mix in its place", "合同电力对应的电网数据集"
    ),
    "electricity": Heading("电力", "yes for electricity", "电力数据集为“是”"),
    "transport_mode": Heading("运输方式", "only of the default data set of a mode", "仅用于某运输方式的默认数据集"),
    "comment": Heading("备注", "anything else", "其他说明"),
}
EXCHANGES: Mapping[str, Heading] = {
    "process": Heading("过程", "id of the process that the row belongs to", "该行所属过程的标识"),
    "type": Heading(
        "类别",
        "production (once: the process itself), input, waste (to its treatment), emission, resource",
        "产品（一行：过程自身）、投入、废物（送往处理）、排放、资源",
    ),
    "flow": Heading(
        "流",
        "id of the provider or elementary flow, from the sheet of choices; product@PLACE takes the nearest provider",
        "供应数据集或基本流的标识，见可选项表；产品@地点 取最近的供应数据集",
    ),
    "amount": Heading("数量", "per the production amount", "对应产品数量"),
    "unit": Heading("单位", "any unit that converts to the provider's", "可换算为供应数据集单位的任何单位"),
    "gsd": Heading("几何标准差", "1 = certain; empty = by the data quality", "1 表示确定；留空则由数据质量得出"),
    "basis": Heading(
        "依据",
        "cited, derived (the note says how) or estimate (the note says why)",
        "引用、推导（备注说明方法）或估算（备注说明理由）",
    ),
    "source": Heading("来源", "id of a source; empty = that of the process", "来源标识；留空则用过程的来源"),
    "source_place": Heading("来源位置", "table or page", "表号或页码"),
    "comment": Heading("备注", "calculation or reasoning", "计算过程或理由"),
}
SOURCES: Mapping[str, Heading] = {
    "id": Heading("标识", "letters, digits, . _ -", "字母、数字、. _ -"),
    "title": Heading("标题", "title of the publication or record", "出版物或记录的标题"),
    "publisher": Heading("出版者", "who published it", "出版者"),
    "year": Heading("年份", "year or period", "年份或时段"),
    "licence": Heading("许可", "licence of the publication", "出版物的许可"),
    "url": Heading("网址", "may be empty", "可留空"),
}
ALLOCATION: Mapping[str, Heading] = {
    "process": Heading("过程", "id of the process with several products", "多产品过程的标识"),
    "product": Heading("产品", "id of one of its products", "其中一种产品的标识"),
    "key": Heading("分配方式", "the same in all rows of a process", "同一过程各行相同"),
    "mass": Heading("质量份额", "stated only where it does not follow from the amounts", "仅在无法由数量得出时填写"),
    "energy": Heading("能量份额", "the same", "同上"),
    "economic": Heading("经济份额", "always stated, with its source", "须填写并注明来源"),
    "source": Heading("来源", "id of a source", "来源标识"),
    "source_place": Heading("来源位置", "table or page", "表号或页码"),
    "comment": Heading("备注", "why this key", "选择理由"),
}
HEADINGS: Mapping[str, Mapping[str, Heading]] = {
    "processes": PROCESSES,
    "exchanges": EXCHANGES,
    "sources": SOURCES,
    "allocation": ALLOCATION,
}
