"""What a proposal asks before a table is read, and what it takes to be so when nobody answers."""

from __future__ import annotations

from footprint.findings import Severity

QUESTIONS: dict[str, tuple[Severity, str, str]] = {
    "sheets-several": (
        "error",
        "several sheets may hold the lines ({sheets}); choose one",
        "有多个工作表可能是清单（{sheets}）；请选择一个",
    ),
    "products-several": (
        "error",
        "the table holds the parts of several products ({roots}); choose the one to read",
        "表中含有多个产品（{roots}）；请选择要读取的产品",
    ),
    "column-missing": (
        "error",
        "no column gives the {field} ({zh}); choose the one that does, or add it to the heading row",
        "没有找到“{zh}”（{field}）列；请指定该列，或在标题行中添加",
    ),
    "column-twice": (
        "error",
        "the heading {heading!r} means {field!r}, which another column gives too, with other values; choose one",
        "标题“{heading}”即 {field}，另有一列内容不同；请选择其一",
    ),
    "mass-unclear": (
        "error",
        "{heading!r} may be the mass of one or of the whole quantity; choose which",
        "“{heading}”可能是单件重量或该行总重；请选择",
    ),
    "number-ambiguous": (
        "error",
        "{field}: {text!r} may be a thousand or a decimal fraction; choose whether this file writes a decimal point "
        "or a decimal comma",
        "{field}：{text!r} 可能是千位或小数；请选择本文件使用小数点还是小数逗号",
    ),
    "share-ambiguous": (
        "error",
        "{field}: {text} under a heading with (%) may be a fraction or per cent; choose which, "
        "or write it with the sign, such as 0.5% or 50%",
        "{field}：标题含 (%)，{text} 可能是小数或百分数；请选择，或带百分号书写，如 0.5% 或 50%",
    ),
    "basis-unclear": (
        "error",
        "{heading!r} may be per unit of the parent or already multiplied for the whole product; choose which",
        "“{heading}”可能是每个上级的用量，也可能已累计到整个产品；请选择",
    ),
    "column-assumed": (
        "warning",
        "the column {heading!r} is read as {role}: {reason}",
        "列“{heading}”按“{role_zh}”读取：{reason_zh}",
    ),
    "decimal-comma": (
        "warning",
        "numbers such as {text!r} are read with a decimal comma",
        "形如 {text!r} 的数字按小数逗号读取",
    ),
    "dotted-assumed": (
        "warning",
        "numbers such as {text} are read as the tree: 1.2 is a part of 1",
        "形如 {text} 的序号按层级读取：1.2 属于 1",
    ),
    "blank-quantity": (
        "warning",
        "{count} lines have no quantity; 1 is assumed, as lists by levels leave it out",
        "{count} 行没有数量；按 1 计（按层级的清单常省略）",
    ),
    "blank-unit": (
        "warning",
        "{count} lines have no unit; they are counted in pieces",
        "{count} 行没有单位；按件计",
    ),
    "unit-beside": (
        "note",
        "quantities carry their units; one without would be in {unit}",
        "数量自带单位；未带单位的按 {unit} 计",
    ),
    "mass-unit-assumed": (
        "warning",
        "{heading!r} names no unit; kg is assumed",
        "“{heading}”没有注明单位；按千克计",
    ),
    "loss-added": (
        "note",
        "{heading!r} is added to the net quantity (10 % of 200 are 220), as this system does; it is converted",
        "“{heading}”按该系统的做法加在净用量上（200 加 10 % 为 220），已换算",
    ),
    "pieces-weighed": (
        "note",
        "lines counted in pieces are read by their mass where {heading!r} gives it",
        "以件计的行，凡“{heading}”给出重量的，按重量读取",
    ),
}

# What a mapping answers, where the file alone would have to be changed
ANSWERED_BY_MAPPING = frozenset(
    [code for code, (severity, _, _) in QUESTIONS.items() if severity == "error"]
    + ["unit-ambiguous", "unit-unknown", "unit-missing", "quantity-missing", "number-decimal-comma"]
)
