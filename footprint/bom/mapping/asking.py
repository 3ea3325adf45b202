"""What a table leaves open: questions that must be answered, assumptions that may stand, and what to answer with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from footprint.bom.collecting import made
from footprint.bom.mapping.claims import Claim
from footprint.bom.mapping.layout import Layout
from footprint.bom.mapping.reasons import reason
from footprint.bom.mapping.required import missing
from footprint.bom.mapping.survey import Survey
from footprint.bom.mapping.values import SURE, Column, ColumnMapping, UnitMeaning, UnitQuestion
from footprint.bom.mapping.vocabulary import MASSES, ROLE_TITLES
from footprint.bom.quantities import known_unit
from footprint.bom.sheets import Sheet
from footprint.bom.tables import column_letter
from footprint.findings import Finding
from footprint.unit_spellings import unit_choices

Place = Callable[..., str]
_MANY_BLANK = 0.05  # from this share of lines on an empty quantity is the list's way of saying 1


@dataclass(slots=True)
class Asked:
    """What is left open, gathered."""

    questions: list[Finding] = field(default_factory=list)
    assumptions: list[Finding] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    units: tuple[UnitQuestion, ...] = ()
    roots: tuple[str, ...] = ()


def ask(
    sheet: Sheet, layout: Layout, mapping: ColumnMapping, claims: Sequence[Claim], found: Survey, *, contract: bool
) -> tuple[ColumnMapping, Asked]:
    """The mapping with what is assumed, and what is asked. A template's table (`contract`) assumes nothing."""
    asked = Asked()
    heading_row = layout.rows[0] if layout.rows else 1

    def place(column: Column | None, row: int = heading_row) -> str:
        return f"{sheet.name}!{column_letter(column.index) if column else ''}{row}"

    weighed = mapping.roles & {"mass_each", "mass_total"} and not mapping.roles & {"unit", "kind"}
    if weighed and found.whole == found.no_unit > 0:
        asked.assumptions.append(made("blank-unit", cell=place(mapping.column("quantity")), count=found.no_unit))
        mapping = replace(mapping, unit="piece")
    quantity = mapping.column("quantity")
    if quantity and not quantity.unit and "unit" not in mapping.roles and found.beside.total() == found.no_unit > 0:
        [(unit, _)] = found.beside.most_common(1)
        asked.assumptions.append(made("unit-beside", cell=place(quantity), unit=unit))
        mapping = replace(mapping, unit=unit)
    asked.questions.extend(missing(mapping, place(None)))
    for column in mapping.columns:
        _unsure(column, claims[column.index], asked, place(column))
    mapping = _decimals(sheet, mapping, found, asked, place)
    _shares(mapping, found, asked, place)
    mapping = _bases(mapping, claims, found, asked, place)
    if not contract:
        mapping = _blanks(mapping, found, asked, place)
    if mapping.levels == "dotted":
        told = mapping.column("level") or mapping.column("id")
        text = next((text for text in sorted(found.dotted) if "." in text), "1.2")
        if told and told.role == "id":
            asked.assumptions.append(made("dotted-assumed", cell=place(told), text=text))
    if mapping.levels == "parent-number":
        parts = {part for _, part in found.parents}
        asked.roots = tuple(dict.fromkeys(parent for parent, _ in found.parents if parent and parent not in parts))
        if len(asked.roots) > 1:
            roots = ", ".join(asked.roots[:12])
            asked.questions.append(made("products-several", cell=place(mapping.column("parent_number")), roots=roots))
    asked.units = _units(mapping, found, sheet.name)
    return mapping, asked


def _unsure(column: Column, claim: Claim, asked: Asked, place: str) -> None:
    heading = (column.heading or column_letter(column.index))[:80]
    if not column.role or claim.confidence >= SURE:
        if not column.role and claim.why == "unknown":
            asked.notes.append(made("column-unknown", cell=place, heading=heading))
        return
    title, title_zh = ROLE_TITLES[column.role]
    why, why_zh = reason(claim.why)
    if claim.why == "mass":
        asked.questions.append(made("mass-unclear", cell=place, heading=heading))
    elif claim.why == "twice":
        asked.questions.append(made("column-twice", cell=place, heading=heading, field=column.role))
    else:
        asked.assumptions.append(
            made(
                "column-assumed",
                cell=place,
                heading=heading,
                role=title,
                role_zh=title_zh,
                reason=why,
                reason_zh=why_zh,
            )
        )


def _decimals(sheet: Sheet, mapping: ColumnMapping, found: Survey, asked: Asked, place: Place) -> ColumnMapping:
    """A decimal comma where the texts show one and none shows a point; asked where either may be meant."""
    marks = found.decimals
    if "point" in marks:
        return mapping
    if "comma" in marks:
        role, row = marks["comma"]
        asked.assumptions.append(made("decimal-comma", cell=place(mapping.column(role), row), text="0,5"))
        return replace(mapping, decimal="comma")
    either = marks.get("1,234") or marks.get("1.234")
    if either and sheet.delimiter == ";":
        role, row = either
        text = "1,234" if "1,234" in marks else "1.234"
        asked.questions.append(made("number-ambiguous", cell=place(mapping.column(role), row), field=role, text=text))
    return mapping


def _shares(mapping: ColumnMapping, found: Survey, asked: Asked, place: Place) -> None:
    """Under a heading with (%), numbers that are all at most 1 may be fractions: a spreadsheet stores 5 % as 0.05."""
    for column in mapping.columns:
        numbers = found.shares.get(column.role, [])
        if column.percent and numbers and max(numbers) <= 1:
            asked.questions.append(
                made("share-ambiguous", cell=place(column), field=column.role, text=f"{numbers[0]:.6g}")
            )


def _bases(mapping: ColumnMapping, claims: Sequence[Claim], found: Survey, asked: Asked, place: Place) -> ColumnMapping:
    quantity, loss = mapping.column("quantity"), mapping.column("loss")
    meaning = claims[quantity.index].meaning if quantity else None
    if (
        quantity
        and meaning
        and meaning.says == "per product"
        and mapping.levels != "none"
        and found.quantities_above_one
    ):
        asked.questions.append(made("basis-unclear", cell=place(quantity), heading=quantity.heading[:80]))
    added = claims[loss.index].meaning if loss else None
    if loss and added and added.says == "added":
        asked.notes.append(made("loss-added", cell=place(loss), heading=loss.heading[:80]))
        mapping = replace(mapping, loss_basis="net")
    mass = mapping.column("mass_each") or mapping.column("mass_total")
    if mass and quantity and mapping.breakdown == "none":
        asked.notes.append(made("pieces-weighed", cell=place(mass), heading=mass.heading[:80]))
    for column in mapping.columns:
        if column.role in MASSES and not column.unit and "mass_unit" not in mapping.roles:
            asked.assumptions.append(
                made("mass-unit-assumed", cell=place(column), heading=(column.heading or column.role)[:80])
            )
    return mapping


def _blanks(mapping: ColumnMapping, found: Survey, asked: Asked, place: Place) -> ColumnMapping:
    """Lists by levels leave out a quantity of 1 and the unit of what is counted."""
    if mapping.levels not in ("level", "dotted") or "kind" in mapping.roles:
        return mapping
    if found.no_quantity > max(1, _MANY_BLANK * found.rows):
        asked.assumptions.append(
            made("blank-quantity", cell=place(mapping.column("quantity")), count=found.no_quantity)
        )
        mapping = replace(mapping, quantity=1.0)
    blank = found.no_unit + (found.no_quantity if mapping.quantity else 0)
    if "unit" in mapping.roles and blank and found.whole == found.no_unit and found.no_unit > 0:
        asked.assumptions.append(made("blank-unit", cell=place(mapping.column("unit")), count=blank))
        mapping = replace(mapping, unit="piece")
    elif mapping.quantity and "unit" in mapping.roles:
        mapping = replace(mapping, unit="piece")
    return mapping


def _units(mapping: ColumnMapping, found: Survey, sheet: str) -> tuple[UnitQuestion, ...]:
    """Every text in a column of units that means several things or is not known."""
    questions = []
    for text, (count, row, role) in found.units.items():
        if known_unit(text) is not None or role not in mapping.roles | {"unit"}:
            continue
        choices = unit_choices(text)
        meanings = tuple(UnitMeaning(text, *choice) for choice in choices.choices) if choices else ()
        column = mapping.column(role) or mapping.column("mass_unit")
        questions.append(
            UnitQuestion(text, count, f"{sheet}!{column_letter(column.index) if column else ''}{row}", meanings)
        )
    return tuple(questions)
