"""What stands behind a name as ERP systems write it, separated by blanks: 片碱 99% 内蒙, 电石 一级 发气量295.

Of such a segment its form tells that it says how the thing is, and not what it is: a quality (聚碳级), a purpose
(轮胎用), a quantity with its number (发气量295), an abbreviation (SMT). One that holds a name of the catalogue is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from footprint.matching.words import fold, loosely, plain

_CJK = "\u3400-\u9fff"
_SEPARATOR = re.compile(r"[\s,，;；、/|()（）\[\]【】+]+")
_PURPOSE = re.compile(rf"[a-z{_CJK}]{{1,6}}(?:级|用|级用)")
_QUALITY = re.compile(
    rf"[{_CJK}]{{1,4}}(?:型|款|色|度|产|状|态|装|牌|面|粘度|粒度|细度|块度)"
    rf"|(?:耐|抗|免|含|无|双|单|高|低|超|定|可)[{_CJK}]{{1,3}}"
    r"|[一二三四五六七八九特优甲乙][级等号]?(?:品)?|[红橙黄绿蓝紫灰黑白银金棕]"
    r"|注塑|挤出|吹塑|压铸|铸造|锻造|冲压|喷漆|喷涂|阳极氧化|热处理"
    r"|磷化|钝化|发黑|氧化|调质|淬火|正火|退火|渗碳"  # behind a name; within one, they make compounds
    rf"|带[a-z{_CJK}]{{0,4}}(?:膜|丝|孔|线|盖|垫|扣)"
)
_VALUE = re.compile(
    rf"[{_CJK}]{{1,4}}[a-z]{{0,2}}[:：=≥≤><~±]*\d[\d.\-~]*(?:[a-z%℃°/]{{0,6}})"
    r"|[-+~±≥≤]?\d[\d.\-~]*(?:度|级|目|号|型|支|丝|股|芯|层|孔|片|齿|粘度|系|代|寸|档|英寸|厚|宽|长|粗)"
)
_ABBREVIATION = re.compile(r"[A-Z]{1,5}\d?(?:[≥≤><=:：]\s?[\d.]+%?)?")
# What a last character makes a thing of: a segment that ends so may be another product
_THINGS = frozenset(
    "机器泵阀刀具胶剂袋箱盒桶瓶罐车套服布纸膜板管线带圈垫件座架盖柜仪表灯轮轴费漆油水液粉浆膏皂片盘网绳芯棒丝锭块球砖瓦泥砂石材料品物"
    "盐酸碱醇酯醚酮醛胺烯烷苯酚酐脂钉栓母钢铁铜铝铅锌锡镍锂钴钛金银布棉毛皮木竹纤绵电气热煤焦炭务工"
)
_SHORT = re.compile(rf"[{_CJK}]{{1,4}}")


def segments(written: str) -> list[str]:
    """The segments of a text, in width and case alike."""
    return [segment for segment in _SEPARATOR.split(loosely(written)) if segment]


def attributes(written: str, names_something: Callable[[str], bool]) -> tuple[str, ...]:
    """The segments of a text that are attributes, plain, in order; none of them the first.

    `names_something`: whether a folded segment holds a name of the catalogue. `written` shows which are abbreviations,
    where the text is Chinese.
    """
    found = [
        segment for segment in segments(written)[1:] if _is_attribute(segment, lambda text: names_something(fold(text)))
    ]
    if re.search(f"[{_CJK}]", written):
        found += [
            segment.casefold()
            for segment in _SEPARATOR.split(written)
            if _ABBREVIATION.fullmatch(segment) and not names_something(fold(segment))
        ]
    return tuple(dict.fromkeys(text for segment in found if (text := plain(fold(segment)))))


def trailing(written: str, names_something: Callable[[str], bool]) -> tuple[str, ...]:
    """The short Chinese segments behind the first that name no thing at all: 内蒙, 单晶, 恒力."""
    return tuple(
        dict.fromkeys(
            segment
            for segment in segments(written)[1:]
            if _SHORT.fullmatch(segment) and segment[-1] not in _THINGS and not names_something(fold(segment))
        )
    )


def _is_attribute(segment: str, names_something: Callable[[str], bool]) -> bool:
    if _PURPOSE.fullmatch(segment):
        return True
    return bool(_QUALITY.fullmatch(segment) or _VALUE.fullmatch(segment)) and not names_something(segment)


def specific(labels: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Of (label, thing): the Chinese labels that are no part of a label of another thing, as 铜 is of 铜箔."""
    things: dict[str, set[str]] = {}
    for text, thing in labels:
        if text.isascii():
            continue
        for start in range(len(text) - 1):
            for end in range(start + 2, min(len(text), start + 12) + 1):
                things.setdefault(text[start:end], set()).add(thing)
    return frozenset(text for text, _ in labels if len(things.get(text, ())) == 1 and re.fullmatch(f"[{_CJK}]+", text))
