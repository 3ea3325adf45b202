"""What stands between a result and its submission: violations to mend, warnings to acknowledge with a reason.

Read from the result document alone, so that the page, the command and the operation say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from footprint.findings import Language
from footprint.rules.values import Severity


@dataclass(frozen=True, slots=True)
class Point:
    """One finding of a document, of the checklist (`rule:<item>`) or of the validation (`check:<code>`)."""

    key: str
    severity: Severity
    place: str
    title: str
    title_zh: str
    en: str
    zh: str
    mend: str
    mend_zh: str

    def text(self, language: Language) -> str:
        """What is so, with its title in front where it has one."""
        title, text = (self.title_zh, self.zh) if language == "zh" else (self.title, self.en)
        return (f"{title}：{text}" if language == "zh" else f"{title}: {text}") if title else text

    def mending(self, language: Language) -> str:
        """What would mend it."""
        return self.mend_zh if language == "zh" else self.mend

    def plain(self) -> dict[str, str]:
        """As an event of a review keeps it."""
        return {
            "key": self.key,
            "place": self.place,
            "text": self.text("en"),
            "text_zh": self.text("zh"),
        }


UNCHECKED = Point(
    "check:unchecked",
    "violation",
    "section:rules",
    "",
    "",
    "This result was calculated before rules were checked.",
    "该结果在引入规则检查之前计算。",
    "Calculate it again.",
    "请重新计算。",
)


def points(document: Mapping[str, Any], today: date | None = None) -> tuple[Point, ...]:
    """Every point of a document, the gravest first; with a day also what has grown old since."""
    if "rules" not in document or "validation" not in document:
        return (UNCHECKED,)
    found = [_item(item) for item in document["rules"]["checklist"] if item["severity"] is not None]
    found += [_remark(remark) for remark in document["validation"]]
    if today is not None:
        found += _aged(document, today)
    order = ("violation", "warning", "note")
    return tuple(sorted(found, key=lambda point: order.index(point.severity)))


def of_severity(found: Iterable[Point], severity: Severity) -> dict[str, list[Point]]:
    """The points of one severity, by key: each key is mended or acknowledged as one."""
    grouped: dict[str, list[Point]] = {}
    for point in found:
        if point.severity == severity:
            grouped.setdefault(point.key, []).append(point)
    return grouped


def _item(item: Mapping[str, Any]) -> Point:
    return Point(
        f"rule:{item['item']}",
        item["severity"],
        item["where"],
        item["title"],
        item["title_zh"],
        item["text"],
        item["text_zh"],
        item["mend"],
        item["mend_zh"],
    )


def _remark(remark: Mapping[str, Any]) -> Point:
    return Point(
        f"check:{remark['code']}",
        remark["severity"],
        remark["where"],
        "",
        "",
        remark["text"],
        remark["text_zh"],
        remark["mend"],
        remark["mend_zh"],
    )


def _aged(document: Mapping[str, Any], today: date) -> list[Point]:
    """The data have grown older than the rules allow, counted to the day of the submission."""
    year, limit = document["product"]["reference_year"], document["rules"]["max_age_years"]
    if year is None:
        end = document.get("declarations", {}).get("statement", {}).get("period_end")
        year = int(end[:4]) if end else None
    if year is None or limit is None or today.year - year <= limit:
        return []
    return [
        Point(
            "check:data-age",
            "warning",
            "product.reference_year",
            "",
            "",
            f"The data are of {year}, more than {limit} years ago.",
            f"数据为 {year} 年，距今超过 {limit} 年。",
            "Collect newer data and calculate again.",
            "请收集更新的数据并重新计算。",
        )
    ]
