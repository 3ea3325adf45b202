"""The door of the room: what a good file becomes, and that formats and languages are equal."""

from __future__ import annotations

import json

import pytest

from footprint.bom import read_bom
from footprint.bom.values import TransportLeg
from footprint.findings import InputError

ENGLISH = """# name: Battery
# declared_unit: 1 kWh
# sector: vehicle
# boundary: cradle-to-grave
# reference_year: 2025
# site: CN-TJ
# mass_kg: 6.5
id,parent,name,quantity,unit,stage,loss,recycled_content,transport,origin,data_type
A,,housing,1,piece,materials,,,,,
A1,A,aluminium sheet,"1,200.5",g,materials,5%,30%,road 800 km; sea 12000 km,CN,primary
B,,electricity,3,kWh,use,,,,,
"""
CHINESE = """# 产品名称：Battery
# 声明单位：1 千瓦时
# 行业：汽车
# 系统边界：摇篮到坟墓
# 基准年：2025
# 生产地：天津市
# 质量(kg)：６.５
序号;上级;名称;数量;单位;阶段;损耗率;再生比例;运输;产地;数据类型
A;;housing;1;件;原材料;;;;;
A1;A;aluminium sheet;1200.5;克;原材料;0.05;0.3;公路 800 公里；海运 12000 km;中国;初级
B;;electricity;3;度;使用;;;;;
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_csv_reads_the_same_in_every_encoding(encoding: str) -> None:
    read = read_bom(ENGLISH.encode(encoding), "battery.csv")
    assert read.warnings == ()
    product, lines = read.bom.product, read.bom.lines
    assert (product.name, product.declared_amount, product.declared_unit) == ("Battery", 1.0, "kWh")
    assert (product.sector, product.boundary, product.reference_year) == ("vehicle", "cradle-to-grave", 2025)
    assert (product.site, product.mass_kg) == ("CN-TJ", 6.5)
    assert [line.id for line in lines] == ["A", "A1", "B"]
    sheet = lines[1]
    assert (sheet.parent, sheet.quantity, sheet.unit, sheet.row) == ("A", 1200.5, "g", 10)
    assert (sheet.loss, sheet.recycled_content, sheet.origin, sheet.data_type) == (0.05, 0.3, "CN", "primary")
    assert sheet.transport == (TransportLeg("road", 800.0), TransportLeg("sea", 12000.0))


def test_a_chinese_gb18030_file_means_the_same_as_the_english_one() -> None:
    english = read_bom(ENGLISH.encode(), "battery.csv").bom
    chinese = read_bom(CHINESE.encode("gb18030"), "电池.csv")
    assert chinese.bom == english
    assert [finding.code for finding in chinese.warnings] == ["encoding-gb18030"]


def test_json_means_the_same_as_csv() -> None:
    english = read_bom(ENGLISH.encode(), "battery.csv").bom
    document = {
        "product": {
            "name": "Battery",
            "declared_amount": 1,
            "declared_unit": "kWh",
            "sector": "vehicle",
            "boundary": "cradle-to-grave",
            "reference_year": 2025,
            "site": "CN-TJ",
            "mass_kg": 6.5,
        },
        "lines": [
            {"id": "A", "name": "housing", "quantity": 1, "unit": "piece"},
            {
                "id": "A1",
                "parent": "A",
                "name": "aluminium sheet",
                "quantity": 1200.5,
                "unit": "g",
                "loss": 0.05,
                "recycled_content": "30%",
                "transport": [{"mode": "road", "distance_km": 800}, {"mode": "sea", "distance_km": 12000}],
                "origin": "CN",
                "data_type": "primary",
            },
            {"id": "B", "name": "electricity", "quantity": "3", "unit": "kWh", "stage": "use"},
        ],
    }
    read = read_bom(json.dumps(document).encode(), "battery.json")
    assert read.warnings == ()
    assert read.bom.product == english.product
    assert [(line.id, line.quantity, line.transport) for line in read.bom.lines] == [
        (line.id, line.quantity, line.transport) for line in english.lines
    ]


def test_every_wrong_cell_is_named_at_once_in_both_languages() -> None:
    bad = b"id,name,quantity,unit,loss\n1,steel,-1,kg,1\n2,,2,box,\n"
    with pytest.raises(InputError) as caught:
        read_bom(bad, "x.csv")
    places = {(finding.code, finding.cell, finding.line) for finding in caught.value.findings}
    assert {
        ("not-positive", "lines!C2", "1"),
        ("loss-range", "lines!E2", "1"),
        ("name-missing", "lines!B3", "2"),
        ("unit-ambiguous", "lines!D3", "2"),
    } <= places
    assert all(finding.en and finding.zh for finding in caught.value.findings)


def test_titles_and_product_rows_may_stand_above_the_headings() -> None:
    text = "物料清单,,\n产品名称,电机,\n声明单位,件,\n\n物料名称,数量,单位\n热轧钢板,2.4,kg\n"
    bom = read_bom(text.encode(), "bom.csv").bom
    assert (bom.product.name, bom.product.declared_unit) == ("电机", "piece")
    assert [(line.name, line.quantity) for line in bom.lines] == [("热轧钢板", 2.4)]


def test_what_is_said_of_the_article_beside_its_name_stays_apart() -> None:
    text = "# 名称: x\n# 声明单位: 件\n序号,物料编码,物料名称,规格型号,材质,CAS号,数量,单位\n"
    line = read_bom((text + "1,0012,支架,60×40×3,Q235B,7439-89-6,2,件\n").encode(), "x.csv").bom.lines[0]
    assert (line.name, line.part_number, line.specification) == ("支架", "0012", "60×40×3")
    assert (line.material, line.code) == ("Q235B", "7439-89-6")


def test_a_list_of_materials_names_its_lines_by_them() -> None:
    read = read_bom(b"# name: x\n# declared_unit: kg\nid,Material,qty,unit\n1,PA66-GF30,2,kg\n", "x.csv")
    assert (read.bom.lines[0].name, read.bom.lines[0].material) == ("PA66-GF30", "PA66-GF30")
