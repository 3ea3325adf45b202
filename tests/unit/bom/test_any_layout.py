"""One bill of materials written in any layout that firms use reads to the same tree."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.bom import propose, read_bom
from footprint.bom.mapping.values import ColumnMapping

HEADINGS: dict[str, tuple[str, ...]] = {
    "name": ("物料名称", "Description", "物料描述 Description", "Part Name", "子项物料名称", "Objektkurztext", "*名称"),
    "quantity": ("用量", "Qty", "数量/Qty", "Quantity per", "组件数量", "Menge", "基本用量"),
    "unit": ("单位", "UoM", "计量单位", "Unit of Measure", "Mengeneinheit", "单位(Unit)"),
    "material": ("材质", "材料牌号", "Material grade", "Werkstoff"),
    "part_number": ("物料编码", "Part No.", "料号", "Drawing No.", "品号"),
    "loss": ("损耗率(%)", "损耗（％）", "Scrap [%]", "报废率 %"),
    "note": ("备注", "Remark", "说明"),
    "level": ("层次", "Level", "BOM层级", "Lv", "层级 Level"),
    "id": ("序号", "No.", "行号", "Pos.", "Line"),
    "parent_number": ("父项物料编码", "Parent part number", "母件编码"),
    "per": ("基本数量", "Base quantity", "底数"),
    "ignored": ("工厂", "Plant", "有效期", "Rev.", "单价"),
}
UNITS = {"kg": ("kg", "KG", "千克", "公斤", "kgs"), "piece": ("件", "个", "EA", "pcs", "PC"), "m": ("m", "米", "metre")}
NAMES = ("冷轧钢板", "铝合金锭", "Screw M8x20", "橡胶垫", "Housing", "PA66 granulate", "线束", "Copper wire")
MATERIALS = ("", "Q235B", "DC01", "PA66-GF30", "6061-T6", "AlSi9Cu3")


@dataclass(frozen=True)
class Part:
    """What a line is, whatever the layout."""

    level: int
    name: str
    quantity: float
    unit: str
    material: str
    loss: float
    note: str


@st.composite
def trees(draw: st.DrawFn) -> list[Part]:
    """Lines with levels that deepen by one at most."""
    parts: list[Part] = []
    for place in range(draw(st.integers(2, 9))):
        deepest = parts[-1].level + 1 if parts else 1
        parts.append(
            Part(
                draw(st.integers(1, min(deepest, 4))),
                f"{draw(st.sampled_from(NAMES))} {place}",
                draw(st.integers(1, 99_999)) / draw(st.sampled_from([1, 10, 100, 1000])),
                draw(st.sampled_from(sorted(UNITS))),
                draw(st.sampled_from(MATERIALS)),
                draw(st.sampled_from([0.0, 2.0, 5.5, 12.0])),
                draw(st.sampled_from(["", "x", "见图"])),
            )
        )
    return parts


def parents(parts: Sequence[Part]) -> list[int | None]:
    """The place of each line's parent."""
    found: list[int | None] = []
    for place, part in enumerate(parts):
        above = [other for other in range(place) if parts[other].level < part.level]
        found.append(max(above) if above else None)
    return found


def numbers(parts: Sequence[Part]) -> list[str]:
    """1, 1.1, 1.2, 2 …"""
    found: list[str] = []
    for place, parent in enumerate(parents(parts)):
        siblings = sum(other == parent for other in parents(parts)[:place])
        found.append(f"{found[parent]}.{siblings + 1}" if parent is not None else str(siblings + 1))
    return found


STYLES: dict[str, Callable[[list[Part]], dict[str, list[object]]]] = {
    "level": lambda parts: {"level": [part.level for part in parts]},
    "dots": lambda parts: {"level": ["." * part.level + str(part.level) for part in parts]},
    "dotted": lambda parts: {"id": list(numbers(parts))},
    "parent-number": lambda parts: {
        "part_number": [f"P-{place:03d}" for place in range(len(parts))],
        "parent_number": ["TOP-1" if above is None else f"P-{above:03d}" for above in parents(parts)],
    },
}


def shown(value: float, comma: bool) -> str:
    """A number with thousands and a decimal comma or point."""
    text = f"{value:,.3f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")) if comma else text


@st.composite
def tables(draw: st.DrawFn, parts: list[Part], style: str, comma: bool) -> list[list[object]]:
    """The rows of a sheet in some order of columns, with what stands around a table."""
    per = draw(st.sampled_from([None, 1000]))
    columns: dict[str, list[object]] = {
        "name": [part.name for part in parts],
        "quantity": [shown(part.quantity * (per or 1), comma) for part in parts],
        "unit": [draw(st.sampled_from(UNITS[part.unit])) for part in parts],
        "material": [part.material for part in parts],
        "loss": [shown(part.loss, comma) for part in parts],
        "note": [part.note for part in parts],
        "ignored": ["1010" for _ in parts],
        **STYLES[style](parts),
    }
    if per:
        columns["per"] = [shown(per, comma) for _ in parts]
    order = draw(st.permutations(sorted(columns)))
    heads: list[object] = [draw(st.sampled_from(HEADINGS[role])) for role in order]
    rows: list[list[object]] = [[columns[role][place] for role in order] for place in range(len(parts))]
    if draw(st.booleans()):
        rows.insert(len(rows) // 2, list(heads))
    if draw(st.booleans()):
        rows.append(["合计"])
    if draw(st.booleans()):
        rows.insert(0, [])
    above: list[list[object]] = draw(st.sampled_from([[], [["物料清单"]], [["产品名称：电机", None], []]]))
    return [*above, heads, *rows]


def as_csv(rows: list[list[object]], delimiter: str, encoding: str) -> bytes:
    def cell(value: object) -> str:
        text = "" if value is None else str(value)
        return f'"{text}"' if delimiter in text else text

    return "\n".join(delimiter.join(cell(value) for value in row) for row in rows).encode(encoding)


def as_xlsx(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@given(st.data())
@settings(max_examples=60)
def test_any_layout_reads_to_the_same_tree(data: st.DataObject) -> None:
    parts = data.draw(trees())
    style = data.draw(st.sampled_from(sorted(STYLES)))
    comma = data.draw(st.booleans())
    rows = data.draw(tables(parts, style, comma))
    if data.draw(st.booleans()):
        file, name = as_xlsx(rows), "x.xlsx"
    else:
        delimiter = data.draw(st.sampled_from([",", ";", "\t", "|"]))
        encoding = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]))
        file, name = as_csv(rows, delimiter, encoding), "x.csv"
    proposal = propose(file, name)
    assert proposal.mapping is not None
    # the decimal mark is what a person may have to answer; everything else is found
    mapping: ColumnMapping = replace(proposal.mapping, decimal="comma" if comma else "point")
    lines = read_bom(file, name, mapping).bom.lines
    places = {line.id: line for line in lines}
    read = sorted(
        (
            line.name,
            places[line.parent].name if line.parent else None,
            round(line.quantity, 9),
            line.unit,
            line.material,
            round(line.loss, 9),
            line.note,
        )
        for line in lines
    )
    above = parents(parts)
    expected = sorted(
        (
            part.name,
            parts[parent].name if parent is not None else None,
            round(part.quantity, 9),
            part.unit,
            part.material,
            round(part.loss / 100, 9),
            part.note,
        )
        for part, parent in zip(parts, above, strict=True)
    )
    assert read == expected
