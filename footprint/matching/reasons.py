"""Why a data set stands where it stands, in sentences of both languages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from footprint.inventory.catalogue import Dataset
from footprint.matching.comparing import Likeness
from footprint.matching.facets import Clash, names_zh
from footprint.matching.grades import Found
from footprint.matching.locations import Fit
from footprint.matching.plastics import Plastic
from footprint.matching.trade_names import Named


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that went into a score. `digits`: how many digits of an HS number agree. `of_material`: the data set
    is of what the part is made of, and not of the part. `miscoded`: the line's numbers are of another product.
    `respelt`: how the line was read where a word is misspelt."""

    dataset: Dataset
    likeness: Likeness
    cas: bool
    digits: int
    grade: Found | None
    trade: Named | None
    plastic: Plastic | None
    clashes: tuple[Clash, ...]
    fit: Fit | None
    unpartnered: bool
    unburned: bool = False
    of_material: bool = False
    miscoded: bool = False
    respelt: str = ""

    def read_as(self, text: str) -> Evidence:
        """The same for a text that was read with a slip mended."""
        return replace(self, respelt=text)


_HOW = {
    "equal": ("name equal to {label!r}", "名称与“{label}”相同"),
    "words": ("same words as {label!r}", "用词与“{label}”相同"),
    "explained": ("name {label!r} and details that fit", "名称“{label}”，其余描述相符"),
    "contained": ("contains {label!r}", "包含“{label}”"),
    "part": ("part of {label!r}", "为“{label}”的一部分"),
    "alike": ("words in common with {label!r}", "与“{label}”有相同用词"),
    "typo": ("spelt almost like {label!r}", "拼写近似“{label}”"),
}


def reason(evidence: Evidence) -> tuple[str, str]:
    """English and Chinese."""
    en: list[str] = []
    zh: list[str] = []

    def say(english: str, chinese: str) -> None:
        en.append(english)
        zh.append(chinese)

    if evidence.respelt:
        say(f"read as {evidence.respelt!r}", f"按“{evidence.respelt}”理解")
    if evidence.cas:
        say(f"CAS number {evidence.dataset.cas} equal", f"CAS 号 {evidence.dataset.cas} 相同")
    if evidence.grade:
        grade = evidence.grade.grade
        text = evidence.grade.text.upper()
        say(f"grade {text} → {grade.name} ({grade.standard})", f"牌号 {text} → {grade.name_zh}（{grade.standard}）")
    if evidence.trade:
        trade = evidence.trade.trade
        text = evidence.trade.text
        say(f"{text!r} is {trade.name} ({trade.standard})", f"“{text}”即{trade.name_zh}（{trade.standard}）")
    if evidence.plastic:
        text = _designation(evidence.plastic)
        say(f"plastic {text} (ISO 1043)", f"塑料 {text}（ISO 1043）")
    found = evidence.likeness
    if found.label and found.score > 0.2:
        english, chinese = _HOW[found.how]
        say(english.format(label=found.label.shown), chinese.format(label=found.label.shown))
        if found.rest:
            say(f"not accounted for: {found.rest}", f"未能解释：{found.rest}")
    if evidence.digits == 6:
        say("HS subheading equal", "HS 子目相同")
    elif evidence.digits:
        say("HS heading equal", "HS 税目相同")
    if evidence.of_material:
        say("the material of the part; forming it is not included", "为零件的材料，不含成形加工")
    for clash in evidence.clashes:
        if clash.hard:
            wanted, given = clash.wanted or "nothing of the kind", clash.given or "none"
            say(
                f"contradiction in {clash.facet}: asked {wanted}, data set {given}",
                f"{_zh(clash.facet)}不符：要求{_zh(clash.wanted) or '无'}，数据集为{_zh(clash.given) or '无'}",
            )
        else:
            say(
                f"data set is for {clash.given}, which the line does not say",
                f"数据集限于{_zh(clash.given)}，清单未说明",
            )
    if evidence.miscoded:
        say("the CAS or HS number stated is of another product", "所给 CAS 号或 HS 编码属于其他产品")
    if evidence.unpartnered:
        say("no secondary partner for the recycled content", "没有可用于再生比例的再生数据集")
    if evidence.unburned:
        say("supply of the fuel only, without burning it", "仅为燃料供应，不含燃烧排放")
    if evidence.fit:
        say(evidence.fit.en, evidence.fit.zh)
    return "; ".join(en), "；".join(zh)


def _zh(terms: str) -> str:
    """A facet, or its values with slashes between them, in Chinese."""
    return "、".join(names_zh().get(term, term) for term in terms.split("/")) if terms else ""


def _designation(plastic: Plastic) -> str:
    """`PA66-GF30`."""
    return "-".join(["/".join(sorted(plastic.polymers)), *sorted(plastic.fillers)]).upper()
