"""Everything that reading a bill of materials can find, in both languages."""

from __future__ import annotations

from footprint.bom.file_messages import FILE, TABLE
from footprint.bom.mapping.questions import QUESTIONS
from footprint.findings import Messages, Severity

_VALUE: dict[str, tuple[Severity, str, str]] = {
    "text-expected": (
        "error",
        "{field} must be one text or number, not a list or an object",
        "{field} 应为一个文本或数字，不能是列表或对象",
    ),
    "number-unreadable": (
        "error",
        "{field}: {text!r} is not a number; write digits with a decimal point, and the unit in its own column",
        "{field}：{text!r} 不是数字；请填写带小数点的数字，单位填在单位列",
    ),
    "number-is-date": (
        "error",
        "{field}: {text!r} is a date, not a number; format the cell as a number and type the value again",
        "{field}：{text!r} 是日期而不是数字；请将单元格设为数值后重新填写",
    ),
    "number-decimal-comma": (
        "error",
        "{field}: {text!r} has a comma that does not separate thousands; write the decimal point, such as 0.5",
        "{field}：{text!r} 中的逗号不是千位分隔符；请用小数点，如 0.5",
    ),
    "number-decimal-point": (
        "error",
        "{field}: {text!r} has a decimal point in a file that writes decimal commas; write all numbers alike",
        "{field}：本文件使用小数逗号，而 {text!r} 用了小数点；请统一书写",
    ),
    "number-not-finite": ("error", "{field}: {text!r} is too large for a number", "{field}：{text!r} 超出数值范围"),
    "not-positive": ("error", "{field} is {text}; it must be greater than 0", "{field} 为 {text}；必须大于 0"),
    "quantity-missing": (
        "error",
        "the quantity is missing; give a number greater than 0",
        "缺少数量；请填写大于 0 的数字",
    ),
    "loss-range": (
        "error",
        "the loss is {text}; it must be at least 0 and less than 1, such as 0.05 or 5%",
        "损耗率为 {text}；应大于等于 0 且小于 1，如 0.05 或 5%",
    ),
    "recycled-range": (
        "error",
        "the recycled content is {text}; it must lie between 0 and 1, such as 0.3 or 30%",
        "再生比例为 {text}；应在 0 与 1 之间，如 0.3 或 30%",
    ),
    "share-range": (
        "error",
        "the share is {text}; it must lie between 0 and 1, such as 0.3 or 30%",
        "比例为 {text}；应在 0 与 1 之间，如 0.3 或 30%",
    ),
    "mass-unit": (
        "error",
        "{field} is in {unit}, which is no unit of mass; write kg, g or t",
        "{field} 的单位 {unit} 不是质量单位；请填写 kg、g 或 t",
    ),
    "unit-missing": (
        "error",
        "the unit of {field} is missing; write kg, piece, kWh, m3, …",
        "缺少 {field} 的单位；请填写 kg、件、kWh、m3 等",
    ),
    "unit-unknown": (
        "error",
        "the unit {text!r} is not known; write one such as {near}",
        "单位 {text!r} 未知；请填写如 {near} 的单位",
    ),
    "unit-ambiguous": (
        "error",
        "the unit {text!r} means different things; write {mend}",
        "单位 {text!r} 含义不明确；请改写为{mend_zh}",
    ),
    "choice-unknown": (
        "error",
        "{field}: {text!r} is not one of {choices}",
        "{field}：{text!r} 不在可选值之内：{choices_zh}",
    ),
    "place-unknown": (
        "error",
        "{field}: {text!r} is not an ISO 3166 code; write one such as CN, CN-TJ or DE",
        "{field}：{text!r} 不是 ISO 3166 代码；请填写如 CN、CN-TJ、DE",
    ),
    "year-range": (
        "error",
        "the reference year is {text}; write a year between {first} and {last}",
        "基准年为 {text}；请填写 {first} 至 {last} 之间的年份",
    ),
    "hs-unreadable": (
        "error",
        "{text!r} is not an HS code; write its 4 to 13 digits",
        "{text!r} 不是 HS 编码；请填写 4 至 13 位数字",
    ),
    "transport-unreadable": (
        "error",
        "transport: {text!r} is not a leg; write mode and distance, such as `road 800 km; sea 12000 km`",
        "运输：{text!r} 无法识别；请填写方式与距离，如“公路 800 公里；海运 12000 km”",
    ),
}

_PRODUCT: dict[str, tuple[Severity, str, str]] = {
    "product-name-missing": (
        "warning",
        "the product has no name; the file's name {name!r} is used",
        "产品没有名称；暂用文件名 {name!r}",
    ),
    "declared-unit-missing": (
        "warning",
        "the declared unit is missing; 1 piece is assumed",
        "缺少声明单位；按 1 件计",
    ),
    "declared-twice": (
        "error",
        "declared_amount says {amount} and declared_unit says {text!r}; keep one of them",
        "声明数量为 {amount}，声明单位为 {text!r}；请只保留其一",
    ),
}

_LINE: dict[str, tuple[Severity, str, str]] = {
    "ids-generated": (
        "warning",
        "{count} lines have no id; they are named {first} … by their place, which changes when lines are inserted",
        "{count} 行没有序号；按位置命名为 {first} 等，插入行后会改变",
    ),
    "id-twice": (
        "error",
        "the id {id!r} already stands in {other}; give each line its own",
        "序号 {id!r} 已用于 {other}；每行应有不同序号",
    ),
    "id-has-mark": (
        "error",
        "the id {id!r} contains #, which marks generated lines; remove it",
        "序号 {id!r} 含有 #，该符号用于生成行；请删除",
    ),
    "name-missing": ("error", "the line has no name; give it one", "该行没有名称；请填写"),
    "parent-unknown": (
        "error",
        "the parent {parent!r} is not the id of any line; correct it or add that line",
        "上级 {parent!r} 不是任何行的序号；请更正或补充该行",
    ),
    "parent-cycle": (
        "error",
        "the line is its own ancestor ({path}); correct the parents",
        "该行是自身的上级（{path}）；请更正上级关系",
    ),
    "tree-too-deep": (
        "error",
        "the line lies deeper than {limit} levels; flatten the tree",
        "该行层级超过 {limit} 层；请减少层级",
    ),
    "parent-with-data": (
        "error",
        "the line has sub-lines, so it carries no {field}; remove that or the sub-lines",
        "该行有下级，不能带 {field}；请删除该项或其下级",
    ),
    "two-sources": (
        "error",
        "the line names both a dataset and a supplier footprint; keep one",
        "该行同时填写了数据集与供应商碳足迹；请只保留其一",
    ),
    "recycled-with-supplier": (
        "error",
        "the line has a supplier footprint, which already includes its recycled content; remove recycled_content",
        "该行使用供应商碳足迹，已含再生料；请删除再生比例",
    ),
    "stage-outside-boundary": (
        "error",
        "the stage {stage!r} lies outside the boundary {boundary}; "
        "change the boundary to cradle-to-grave or remove the line",
        "阶段“{stage_zh}”在系统边界“{boundary_zh}”之外；请将边界改为摇篮到坟墓或删除该行",
    ),
}

_TREE: dict[str, tuple[Severity, str, str]] = {
    "level-unreadable": (
        "error",
        "the level {text!r} is none; write 1, 2, 3 or .1, ..2",
        "层级 {text!r} 无法识别；请填写 1、2、3 或 .1、..2",
    ),
    "level-jump": (
        "error",
        "the level is {level} and the row above it has {above}; a level between them is missing",
        "层级为 {level}，而其上一级应为 {above} 的下一级；中间缺少一级",
    ),
    "product-row": (
        "note",
        "this row is the product itself ({name}); the lines are what stands below it",
        "该行是产品本身（{name}）；其下各行为清单",
    ),
    "number-restored": (
        "warning",
        "{cells} hold a number such as 1.1 where the tenth part, 1.10, follows 1.9; it is read so; "
        "format the cells as text",
        "{cells} 为数字（如 1.1），而按顺序应为 1.9 之后的 1.10，已按此读取；请将单元格设为文本",
    ),
    "rows-of-others": (
        "note",
        "{count} rows belong to other products than {root} and were not read",
        "{count} 行不属于 {root}，未读取",
    ),
    "share-without-mass": (
        "error",
        "the line is a share of a mass that the file does not give ({parent}); add it, or a declared unit in kg",
        "该行是质量的比例，但文件未给出该质量（{parent}）；请补充质量，或以千克为声明单位",
    ),
    "shares-sum": (
        "warning",
        "the shares of this mass sum to {percent} %, not 100 %",
        "该质量的各比例合计为 {percent} %，不是 100 %",
    ),
    "parts-lighter": (
        "warning",
        "the lines below it weigh {percent} % of it, and a line with parts counts by these alone; "
        "add what is missing as a line below it",
        "其下级行只占其质量的 {percent} %，而有下级的行只按下级计算；请将缺少的部分列为下级行",
    ),
    "masses-sum": (
        "warning",
        "what stands below this line weighs {total} kg, the line itself {own} kg",
        "该行之下合计 {total} kg，该行本身为 {own} kg",
    ),
}

MESSAGES = Messages({**FILE, **TABLE, **QUESTIONS, **_VALUE, **_PRODUCT, **_LINE, **_TREE})
