"""The closed tables of headings and words, in both languages, that a bill of materials may use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from footprint.bom.values import Boundary, DataType, Mode, Sector, Stage
from footprint.declarations import NAMES


class Field(NamedTuple):
    """A field's Chinese heading, and the further headings under which firms write it."""

    zh: str
    aliases: tuple[str, ...] = ()


PRODUCT_FIELDS: Mapping[str, Field] = {
    "name": Field("产品名称", ("product name", "product", "名称", "品名", "产品", "图样名称", "成品名称")),
    "name_zh": Field("中文名称", ("chinese name", "产品中文名称")),
    "model": Field("型号", ("model no", "type", "规格型号", "产品型号", "图样代号")),
    "sector": Field("行业", ("industry", "所属行业")),
    "declared_amount": Field("声明数量", ("declared quantity",)),
    "declared_unit": Field("声明单位", ("functional unit", "功能单位")),
    "mass_kg": Field("质量(kg)", ("mass (kg)", "mass kg", "weight (kg)", "质量（千克）", "质量kg", "重量(kg)")),
    "boundary": Field("系统边界", ("system boundary", "边界")),
    "reference_year": Field("基准年", ("year", "基准年份", "数据年份")),
    "site": Field("生产地", ("production site", "生产地点")),
    "hs_code": Field("HS编码", ("hs", "hs code", "海关编码", "税号")),
}

LINE_FIELDS: Mapping[str, Field] = {
    "id": Field("序号", ("line", "line id", "item no", "item number", "no", "行号")),
    "parent": Field("上级", ("parent id", "上级序号", "父级", "父项")),
    "name": Field("名称", ("description", "component", "物料名称", "材料名称", "零件名称", "品名")),
    "name_zh": Field("中文名称", ("chinese name",)),
    "code": Field("编码", ("cas", "cas no", "cas号", "hs", "hs code", "HS编码", "海关编码", "税号")),
    "material": Field("材质", ("grade", "material grade", "材料", "牌号", "材料牌号")),
    "specification": Field("规格型号", ("spec", "specifications", "规格", "型号规格")),
    "part_number": Field(
        "物料编码", ("part no", "part num", "material number", "物料编号", "零件号", "料号", "物料号")
    ),
    "quantity": Field("数量", ("qty", "amount", "用量")),
    "unit": Field("单位", ("uom", "unit of measure", "计量单位")),
    "stage": Field("阶段", ("life cycle stage", "生命周期阶段")),
    "dataset": Field("数据集", ("data set", "dataset id", "数据集编号")),
    "supplier_footprint": Field("供应商碳足迹", ("supplier pcf", "供应商碳足迹编号")),
    "origin": Field("产地", ("country of origin", "来源地", "原产地")),
    "loss": Field("损耗率", ("loss rate", "scrap rate", "损耗")),
    "recycled_content": Field("再生比例", ("recycled share", "再生料比例", "再生含量")),
    "transport": Field("运输", ("transport legs", "运输方式")),
    "data_type": Field("数据类型", ()),
    "evidence": Field("证据", ("proof", "证据文件", "证明材料")),
    "note": Field("备注", ("notes", "remark", "remarks", "comment", "说明")),
}

SHEETS = {"product": "product", "产品": "product", "lines": "lines", "清单": "lines"}
NOTE_SHEETS = frozenset({"notes", "说明", "choices", "选项"})
HEADING_ROW_WORDS = frozenset({"field", "value", "note", "notes", "项目", "内容", "说明", "字段", "值", "备注"})

STAGE_WORDS: Mapping[str, Stage] = {
    "materials": "materials",
    "material": "materials",
    "raw materials": "materials",
    "原材料": "materials",
    "材料": "materials",
    "原料": "materials",
    "production": "production",
    "manufacturing": "production",
    "生产": "production",
    "制造": "production",
    "transport": "transport",
    "distribution": "transport",
    "运输": "transport",
    "packaging": "packaging",
    "包装": "packaging",
    "use": "use",
    "使用": "use",
    "end_of_life": "end_of_life",
    "end of life": "end_of_life",
    "eol": "end_of_life",
    "废弃": "end_of_life",
    "报废": "end_of_life",
    "废弃处置": "end_of_life",
}
SECTOR_WORDS: Mapping[str, Sector] = {
    "vehicle": "vehicle",
    "vehicles": "vehicle",
    "automotive": "vehicle",
    "汽车": "vehicle",
    "车辆": "vehicle",
    "整车及零部件": "vehicle",
    "chemical": "chemical",
    "chemicals": "chemical",
    "化工": "chemical",
    "化学品": "chemical",
    "recycled_metal": "recycled_metal",
    "recycled metal": "recycled_metal",
    "recycled metals": "recycled_metal",
    "再生金属": "recycled_metal",
    "material": "material",
    "materials": "material",
    "材料": "material",
    "新材料": "material",
    "other": "other",
    "其他": "other",
    "其它": "other",
}
BOUNDARY_WORDS: Mapping[str, Boundary] = {
    "cradle-to-gate": "cradle-to-gate",
    "cradle to gate": "cradle-to-gate",
    "摇篮到大门": "cradle-to-gate",
    "从摇篮到大门": "cradle-to-gate",
    "cradle-to-grave": "cradle-to-grave",
    "cradle to grave": "cradle-to-grave",
    "摇篮到坟墓": "cradle-to-grave",
    "从摇篮到坟墓": "cradle-to-grave",
}
DATA_TYPE_WORDS: Mapping[str, DataType] = {
    "primary": "primary",
    "初级": "primary",
    "初级数据": "primary",
    "secondary": "secondary",
    "次级": "secondary",
    "次级数据": "secondary",
}
MODE_WORDS: Mapping[str, Mode] = {
    "road": "road",
    "truck": "road",
    "lorry": "road",
    "公路": "road",
    "卡车": "road",
    "rail": "rail",
    "train": "rail",
    "铁路": "rail",
    "inland": "inland",
    "barge": "inland",
    "内河": "inland",
    "sea": "sea",
    "ocean": "sea",
    "海运": "sea",
    "air": "air",
    "空运": "air",
    "航空": "air",
}

# What a template, a message or an export writes, in the language of the reader
CHOICES_ZH: Mapping[str, Mapping[str, str]] = {
    "stage": {
        "materials": "原材料",
        "production": "生产",
        "transport": "运输",
        "packaging": "包装",
        "use": "使用",
        "end_of_life": "废弃",
    },
    "sector": {
        "vehicle": "汽车",
        "chemical": "化工",
        "recycled_metal": "再生金属",
        "material": "材料",
        "other": "其他",
    },
    "boundary": {"cradle-to-gate": "摇篮到大门", "cradle-to-grave": "摇篮到坟墓"},
    "data_type": {"primary": "初级", "secondary": "次级"},
    "mode": {"road": "公路", "rail": "铁路", "inland": "内河", "sea": "海运", "air": "空运"},
}
WORDS: Mapping[str, Mapping[str, str]] = {
    "stage": STAGE_WORDS,
    "sector": SECTOR_WORDS,
    "boundary": BOUNDARY_WORDS,
    "data_type": DATA_TYPE_WORDS,
    "mode": MODE_WORDS,
}


def fold(text: str) -> str:
    """A spelling without case, width, space, underscore or hyphen."""
    return re.sub(r"[\s_\-]+", "", unicodedata.normalize("NFKC", text).casefold())


DECLARATIONS = {fold(spelling): name for name, zh in NAMES.items() for spelling in (name, zh)}
_FOLDED_WORDS = {kind: {fold(word): meant for word, meant in words.items()} for kind, words in WORDS.items()}


def word(kind: str, text: str) -> str | None:
    """What a word of this kind (stage, sector, boundary, data_type, mode) means, or None."""
    return _FOLDED_WORDS[kind].get(fold(text))


def _spellings(fields: Mapping[str, Field]) -> dict[str, str]:
    table: dict[str, str] = {}
    for name, field in fields.items():
        for spelling in (name, field.zh, *field.aliases):
            table.setdefault(fold(spelling), name)
    return table


_PRODUCT = _spellings(PRODUCT_FIELDS)
_LINES = _spellings(LINE_FIELDS)


def product_field(text: str) -> str | None:
    """The product field that a heading names in either language, or None."""
    return _PRODUCT.get(fold(text))


def line_field(text: str) -> tuple[str | None, bool]:
    """The line field that a heading names, and whether the heading says per cent: `损耗率(%)` → loss, True."""
    folded = fold(text)
    bare = re.sub(r"(\(%\)|\[%\]|%)$", "", folded)
    return _LINES.get(bare), bare != folded
