"""Things of several materials are known by their names, and what they are made of adds up and can be matched."""

from __future__ import annotations

import math

import pytest

from footprint.inventory import shipped_packs
from footprint.matching import Matcher, Query
from footprint.matching.compositions import compositions, find_composition
from footprint.matching.words import fold
from tests.pack_catalogue import pack_catalogue


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("深沟球轴承 6205-2RS", "bearing"),
        ("Deep groove ball bearing 6205", "bearing"),
        ("三相异步电动机", "motor"),
        ("servo motor 400W", "motor"),
        ("PCB 裸板", "bare-board"),
        ("USB cable", "cable"),
        ("接插件 8P", "connector"),
        ("Relay 24V", "switchgear"),
        ("温度传感器", "sensor"),
        ("开关电源 24V", "electronic-unit"),
        ("LED灯带", "lamp"),
        ("Ball valve DN50", "valve"),
        ("离心泵", "pump"),
        ("气弹簧", "cylinder"),
        ("散热风扇", "fan"),
        ("空调压缩机", "compressor"),
        ("transformer 10 kVA", "transformer"),
        ("散热器", "heat-exchanger"),
        ("air filter", "filter"),
        ("安全带", "belt-airbag"),
        ("PV module 550W", "pv-module"),
    ],
)
def test_it_is_known_by_its_name(text: str, kind: str) -> None:
    found = find_composition(fold(text))
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "轴承座",
        "轴承钢",
        "bearing housing",
        "电机端盖",
        "motor oil",
        "驱动电机",
        "cable tie",
        "电缆桥架",
        "阀体",
        "heat pump",
        "fan blade",
        "headlamp bracket",
        "control arm",
        "PCBA",
        "光伏支架",
        "连接器壳体",
        "传感器安装座",
        "bearing cover 90",
        "冷轧钢板",
    ],
)
def test_a_part_or_material_of_one_is_not_one(text: str) -> None:
    assert find_composition(fold(text)) is None


def test_the_shares_add_up_and_every_one_says_where_it_comes_from() -> None:
    for _, _, composition in compositions():
        assert math.isclose(sum(part.share for part in composition.parts), 1, abs_tol=1e-9), composition.kind
        assert composition.source
        assert composition.source_zh
        assert composition.name_zh
        assert all(part.name and part.name_zh and part.share > 0 for part in composition.parts)


@pytest.mark.slow
def test_every_material_of_a_template_is_matched() -> None:
    matcher = Matcher(pack_catalogue(shipped_packs()))
    for _, _, composition in compositions():
        for part in composition.parts:
            query = Query(part.name, part.name_zh, unit="kg", material=part.material, stage="materials")
            found = matcher.rank(query)
            assert found, (composition.kind, part.material)
            assert found[0].score >= 0.85, (composition.kind, part.material, found[0].dataset.id)
