"""What every section of a study report is written from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.platypus import Flowable, Spacer

from footprint.findings import Language
from reports import fonts
from reports.book import Heading
from reports.facts import declared_unit
from reports.style import GREY, paragraph
from reports.tables import Grid, grid, line_name, value_table
from reports.text import named, words
from reports.values import LabelFacts


@dataclass(frozen=True, slots=True)
class Table:
    """A printed table as data: its heading row and its rows, numbers not rounded."""

    head: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def _printed(value: Any, shown: Callable[[Any], str] | None) -> str:
    if value is None:
        return "—"
    return shown(value) if shown is not None else str(value)


@dataclass(frozen=True)
class Context:
    """A result document, the label's facts or None for a draft, and the language of the report.

    `tables` collects what the report prints as tables, with unrounded numbers, for the file that goes with it.
    """

    document: Mapping[str, Any]
    facts: LabelFacts | None
    language: Language
    tables: dict[str, Table] = field(default_factory=dict)

    @property
    def product(self) -> Mapping[str, Any]:
        """The document's product."""
        product: Mapping[str, Any] = self.document["product"]
        return product

    @property
    def analysis(self) -> Mapping[str, Any]:
        """The section `analysis`; empty for a result that was made before there was one."""
        found: Mapping[str, Any] = self.document.get("analysis") or {}
        return found

    @property
    def total(self) -> float:
        """kg CO2e per declared unit."""
        return float(self.document["footprint"]["total"])

    @property
    def unit(self) -> str:
        """The declared unit in words."""
        return declared_unit(self.document, self.language)

    @property
    def name(self) -> str:
        """The product's name in the language of the report, where it has one."""
        return str((self.product.get("name_zh") if self.language == "zh" else None) or self.product["name"])

    @property
    def contributions(self) -> list[Mapping[str, Any]]:
        """The lines with a number, largest first."""
        lines = [line for line in self.document["lines"] if line["kg_co2e"] is not None]
        return sorted(lines, key=lambda line: (-line["kg_co2e"], line["id"]))

    def w(self, key: str, **values: object) -> str:
        """Words in the language of the report."""
        return words(key, self.language, **values)

    def named(self, kind: str, key: str) -> str:
        """The words for a key of the document."""
        return named(kind, key, self.language)

    def p(self, key: str, **values: object) -> Flowable:
        """A paragraph of body text."""
        return self.text(self.w(key, **values))

    def text(self, text: str) -> Flowable:
        """A paragraph of any text."""
        return paragraph(text, 9.2, spaceAfter=4, leading=13.2)

    def strong(self, text: str) -> Flowable:
        """A paragraph of any text in bold."""
        return paragraph(text, 9.2, bold=True, spaceBefore=4, spaceAfter=3, leading=13.2)

    def caption(self, key: str, **values: object) -> Flowable:
        """Small grey words under a figure."""
        return paragraph(self.w(key, **values), 7.5, colour=GREY, spaceAfter=6)

    def heading(self, number: str, key: str) -> Heading:
        """A numbered heading; the level follows from the dots in the number."""
        return Heading(f"{number} {self.w(key)}".strip(), 1 if "." in number else 0)

    def listed(self, items: list[str], none: str = "none") -> str:
        """Items in one sentence."""
        return (", " if self.language == "en" else "、").join(items) or self.w(none)

    def name_of(self, row: Mapping[str, Any]) -> str:
        """The name of anything bilingual in the language of the report, the other one when that is empty."""
        chinese, english = str(row.get("name_zh") or ""), str(row.get("name") or "")
        return (chinese or english) if self.language == "zh" else (english or chinese)

    def table(
        self,
        name: str,
        columns: Sequence[str],
        rows: Sequence[Sequence[Any]],
        widths: Sequence[float],
        *,
        right: Sequence[int] = (),
        shown: Sequence[Callable[[Any], str] | None] = (),
        strong: Sequence[int] = (),
        size: float = 8,
    ) -> Grid:
        """A table of raw values under `name`; `columns` are keys of words, `shown` says how a column is printed."""
        self.record(name, columns, rows)
        head = [self.w(f"column.{column}") for column in columns]
        printed = [
            [_printed(value, shown[place] if place < len(shown) else None) for place, value in enumerate(row)]
            for row in rows
        ]
        return grid(head, printed, widths, right=right, strong=strong, size=size)

    def record(self, name: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Put raw values into the attached data without printing them: what stands behind a figure."""
        self.tables[name] = Table(
            tuple(self.w(f"column.{column}") for column in columns), tuple(tuple(row) for row in rows)
        )

    def values(self, name: str, values: Sequence[tuple[str, float | None]], strong: Sequence[int] = ()) -> Flowable:
        """Names with kg CO2e and their share of the total, on one page."""
        head = (self.w("column.name"), "kg CO2e", self.w("column.share"))
        rows = [(label, kg, kg / self.total if kg is not None and self.total else None) for label, kg in values]
        self.tables[name] = Table(head, tuple(rows))
        return value_table(values, self.total, self.language, strong=strong)

    def line_names(self, lines: list[Mapping[str, Any]]) -> str:
        """The names of lines in one sentence."""
        return self.listed([fonts.shown(line_name(line, self.language)) for line in lines])

    @staticmethod
    def gap(points: float = 6) -> Flowable:
        """White space."""
        return Spacer(0, points)
