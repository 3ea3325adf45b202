"""The roles that a column may have, and under which headings firms and their systems write them.

`headings.csv` has the headings of SAP (CS11, CS12, CS15), Kingdee 金蝶, Yonyou 用友, Digiwin 鼎捷, Teamcenter,
Windchill and IMDS, in English, Chinese and some German. Within a role the first is the one to take when several columns
have it. A heading of several roles means different things in different systems; the column's values decide.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from footprint.bom.headings import LINE_FIELDS

_HEADINGS = Path(__file__).with_name("headings.csv")
# Roles beside the fields of a line: English, Chinese
FURTHER_ROLES: Mapping[str, tuple[str, str]] = {
    "level": ("level", "层级"),
    "parent_number": ("parent's part number", "父项编码"),
    "parent_name": ("parent's name", "父项名称"),
    "per": ("quantity is for this many parents", "用量对应的父项数"),
    "mass_each": ("mass of one", "单重"),
    "mass_total": ("mass of the quantity", "总重"),
    "mass_unit": ("unit of the mass", "重量单位"),
    "material_mass": ("mass of the material in one", "材料重量"),
    "share": ("share of the parent's mass", "占上级质量比例"),
    "kind": ("kind of row: part, material, substance", "行类型（零件、材料、物质）"),
    "substance": ("substance", "物质"),
    "substance_code": ("CAS number of the substance", "物质CAS号"),
    "substance_share": ("share of the substance", "物质占比"),
}
ROLE_TITLES: Mapping[str, tuple[str, str]] = {
    **{
        name: (title, LINE_FIELDS[name].zh)
        for name, title in {
            "id": "line id",
            "parent": "parent's line id",
            "name": "name",
            "name_zh": "Chinese name",
            "code": "CAS or HS code",
            "material": "material or grade",
            "specification": "specification",
            "part_number": "part number",
            "quantity": "quantity",
            "unit": "unit",
            "stage": "stage",
            "dataset": "data set",
            "supplier_footprint": "supplier footprint",
            "origin": "origin",
            "loss": "loss",
            "recycled_content": "recycled content",
            "transport": "transport",
            "data_type": "data type",
            "evidence": "evidence",
            "note": "note",
        }.items()
    },
    **FURTHER_ROLES,
}
# Several columns may be one text: `CAS` and `HS` are both codes
JOINED = frozenset({"code", "material", "specification", "evidence", "note"})
NUMBERS = frozenset(
    {
        "quantity",
        "per",
        "mass_each",
        "mass_total",
        "material_mass",
        "loss",
        "recycled_content",
        "share",
        "substance_share",
    }
)
SHARES = frozenset({"loss", "recycled_content", "share", "substance_share"})
MASSES = frozenset({"mass_each", "mass_total", "material_mass"})

KIND_WORDS: Mapping[str, str] = {
    "component": "part",
    "part": "part",
    "assembly": "part",
    "零件": "part",
    "部件": "part",
    "组件": "part",
    "总成": "part",
    "bauteil": "part",
    "semicomponent": "semi",
    "semi": "semi",
    "半成品": "semi",
    "半组件": "semi",
    "半零件": "semi",
    "halbzeug": "semi",
    "material": "material",
    "材料": "material",
    "werkstoff": "material",
    "basicsubstance": "substance",
    "substance": "substance",
    "物质": "substance",
    "基本物质": "substance",
    "基础物质": "substance",
    "reinstoff": "substance",
}
TOTAL_WORDS = (
    "合计|总计|小计|共计|总重|总重量|合计重量|总价|合计金额"
    "|total|totals|sum|subtotal|sub total|grand total|total weight|summe|gesamt|zwischensumme"
)


class Spelling(NamedTuple):
    """A heading and the roles that it may have, the likeliest first; `says`: what else it tells of its numbers.

    `per product`: some systems already multiplied the quantity down the tree (SAP's list relates it to the required
    quantity). `added`: the loss is added to the net quantity: 10 % of 200 are 220 (SAP help, Component Scrap; the same
    in U8 and K/3). `derived`: a quantity that follows from another column's.
    """

    roles: tuple[str, ...]
    heading: str
    rank: int = 0
    says: str = ""


def spellings() -> Iterator[Spelling]:
    """Every heading that is known: a line's fields by their own names first, then what firms and systems write."""
    for role, field in LINE_FIELDS.items():
        for rank, text in enumerate((role, field.zh, *field.aliases)):
            yield Spelling((role,), text, rank)
    with _HEADINGS.open(encoding="utf-8", newline="") as file:
        for rank, row in enumerate(csv.DictReader(file), start=100):
            yield Spelling(tuple(row["role"].split("|")), row["heading"], rank, row["says"])
