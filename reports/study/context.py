"""What every section of a study report is written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Flowable, Spacer

from footprint.findings import Language
from reports import fonts
from reports.book import Heading
from reports.facts import declared_unit
from reports.style import GREY, paragraph
from reports.tables import line_name
from reports.text import named, words
from reports.values import LabelFacts


@dataclass(frozen=True)
class Context:
    """A result document, the label's facts or None for a draft, and the language of the report."""

    document: Mapping[str, Any]
    facts: LabelFacts | None
    language: Language

    @property
    def product(self) -> Mapping[str, Any]:
        """The document's product."""
        product: Mapping[str, Any] = self.document["product"]
        return product

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

    def caption(self, key: str, **values: object) -> Flowable:
        """Small grey words under a figure."""
        return paragraph(self.w(key, **values), 7.5, colour=GREY, spaceAfter=6)

    def heading(self, number: str, key: str) -> Heading:
        """A numbered heading; the level follows from the dots in the number."""
        return Heading(f"{number} {self.w(key)}".strip(), 1 if "." in number else 0)

    def listed(self, items: list[str], none: str = "none") -> str:
        """Items in one sentence."""
        return (", " if self.language == "en" else "、").join(items) or self.w(none)

    def line_names(self, lines: list[Mapping[str, Any]]) -> str:
        """The names of lines in one sentence."""
        return self.listed([fonts.shown(line_name(line, self.language)) for line in lines])

    @staticmethod
    def gap(points: float = 6) -> Flowable:
        """White space."""
        return Spacer(0, points)
