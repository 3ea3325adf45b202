"""What a person is asked about a line that nothing was accepted for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from footprint.bom.values import Line
from footprint.engine.leaves import NOTHING, convert
from footprint.matching.compositions import Composition

Kind = Literal["decisions", "supplier", "composition", "burned", "material"]


@dataclass(frozen=True, slots=True)
class Question:
    """One sentence in both languages. `composition`: what the thing is typically made of, to start from.

    `decisions`: people of the firm chose differently for the same words. `supplier`: a supplier states a footprint for
    this article. `composition`: put together of several materials. `burned`: a fuel whose data set is its supply.
    `material`: nothing says what it is made of.
    """

    kind: Kind
    en: str
    zh: str
    composition: Composition | None = None


def decisions_differ(count: int) -> Question:
    """People chose differently before."""
    return Question(
        "decisions",
        f"Your firm chose {count} different data sets for the same text before: say which one holds here.",
        f"贵公司此前对相同文字选用过 {count} 个不同的数据集：请说明此处适用哪一个。",
    )


def supplier_known(organisation: str) -> Question:
    """A supplier states a footprint of the article."""
    return Question(
        "supplier",
        f"{organisation} shares a footprint for this part number: take it, or say why a general data set is used.",
        f"{organisation} 共享了该物料编码的碳足迹：请采用，或说明为何改用通用数据集。",
    )


def composition_of(composition: Composition) -> Question:
    """What it is made of."""
    article = "an" if composition.name[0] in "aeiou" else "a"
    return Question(
        "composition",
        f"This is {article} {composition.name}, put together of several materials: say what it is made of, "
        "as lines below it. "
        "The shares offered are typical ones to start from; forming and assembly are not in them.",
        f"该行是{composition.name_zh}，由多种材料组成：请在其下以子行列出材料组成。所给比例为典型值，供起步之用，不含成形与装配。",
        composition,
    )


BURNED = Question(
    "burned",
    "Is it burned here? Then choose the data set of its heat, which holds the gases of burning; this is its supply.",
    "是否在此燃烧？若是，请选用含燃烧排放的供热数据集；当前数据集仅为燃料供应。",
)
MATERIAL = Question(
    "material",
    "Say what it is made of in the material column (such as Q235B, 6061, PA66-GF30), so that it can be matched.",
    "请在“材质”列注明材料（如 Q235B、6061、PA66-GF30），以便匹配。",
)


def lines_of(composition: Composition, line: Line, kg_per_unit: float | None = None) -> tuple[Line, ...]:
    """The composition as lines below a line, for a person to edit: kg of each material in one of the line's units.

    `kg_per_unit`: what one unit weighs, where the unit is no mass; without it the amounts are those of one kg.
    """
    mass = convert(line.unit, "kg", NOTHING) or kg_per_unit or 1.0
    basis = "cited" if composition.basis == "source" else "estimate"
    return tuple(
        replace(
            line,
            id=f"{line.id}.{place}",
            parent=line.id,
            name=part.name,
            name_zh=part.name_zh,
            material=part.material,
            quantity=part.share * mass,
            unit="kg",
            code="",
            specification="",
            part_number="",
            dataset=None,
            supplier_footprint=None,
            loss=0.0,
            recycled_content=None,
            transport=(),
            evidence="",
            note=f"{basis}: {composition.source}",
            row=None,
        )
        for place, part in enumerate(composition.parts, start=1)
    )
