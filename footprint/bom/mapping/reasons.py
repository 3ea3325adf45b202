"""Why a column was given its role, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

REASONS: Mapping[str, tuple[str, str]] = {
    "contract": ("it is the heading of our template", "与模板标题一致"),
    "heading": ("the heading says so", "由标题得知"),
    "chosen": ("chosen by a person", "由人工选择"),
    "content": ("the heading has several meanings; the values look like this one", "标题有多种含义，按内容判断"),
    "unlike": ("the heading says so, but the values do not look like it", "标题如此，但内容不像"),
    "values": ("no heading says so; the values look like it", "标题未说明，按内容推断"),
    "other": ("another column gives it", "已有另一列提供"),
    "twice": ("another column says so too, with other values", "另有一列也如此，但内容不同"),
    "left": ("the heading has several meanings; other columns have the rest", "标题有多种含义，其余含义已有其他列"),
    "kinds": ("in a list by kinds of rows it is the mass of one", "按行类型的清单中为单重"),
    "unknown": ("the heading is not known", "标题未知"),
    "empty": ("the column is empty", "该列为空"),
    "repeats": ("its values repeat, so they name no line", "其值有重复，不能作为行号"),
    "tree": ("the values tell the tree", "按其值确定层级"),
    "mass": ("it may be the mass of one or of all; the quantities do not tell", "可能是单重或总重，数量无法区分"),
    "only-mass": ("no column is a quantity, so the mass is", "没有数量列，以重量为用量"),
    "second-name": ("a second name; read as specification", "第二个名称，作为规格读取"),
    "language": ("the same in the other language", "另一种语言的同一内容"),
}


def reason(code: str) -> tuple[str, str]:
    """English and Chinese of a reason."""
    return REASONS[code]
