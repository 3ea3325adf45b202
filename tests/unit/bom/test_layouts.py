"""The layouts that firms use: product in front of a CSV, beside or below its headings in a workbook."""

from __future__ import annotations

import pytest

from footprint.bom import propose, read_bom
from footprint.findings import InputError
from tests.unit.bom.files import HEADINGS, lines_csv, part, with_parts, workbook

LINES = [HEADINGS, ["1", "a", 1, "kg"]]
KEYED = [["name", "x"], ["declared_unit", "2 kg"], ["site", "天津"]]
WIDE = [["产品名称", "声明单位", "生产地"], ["x", "2 kg", "CN-TJ"]]


@pytest.mark.parametrize("product", [KEYED, WIDE, [["field", "value", "note"], *KEYED], [["项目", "内容"], *KEYED]])
@pytest.mark.parametrize("names", [("product", "lines"), ("产品", "清单"), ("Product ", "LINES")])
def test_product_sheets(product: list[list[object]], names: tuple[str, str]) -> None:
    read = read_bom(workbook({names[0]: product, names[1]: LINES}), "x.xlsx")
    assert read.warnings == ()
    assert (read.bom.product.name, read.bom.product.declared_amount, read.bom.product.declared_unit) == ("x", 2, "kg")
    assert read.bom.product.site == "CN-TJ"


def test_a_single_sheet_may_have_the_product_in_front() -> None:
    read = read_bom(workbook({"Sheet1": [["# name: x"], ["# declared_unit", "kg"], *LINES]}), "x.xlsx")
    assert read.warnings == ()
    assert (read.bom.product.name, read.bom.lines[0].row) == ("x", 4)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters(delimiter: str) -> None:
    rows = ["# name: a, b; c", "# declared_unit: kg", delimiter.join(HEADINGS), delimiter.join(("1", "x", "2", "kg"))]
    read = read_bom("\n".join(rows).encode(), "x.csv")
    assert read.bom.product.name == "a, b; c"
    assert read.bom.lines[0].quantity == 2


def test_a_spreadsheets_csv_keeps_its_row_numbers() -> None:
    text = '# name: x,,,\n# 声明单位：kg,,,\n,,,\nid,name,quantity,unit\n1,"a\nb",1,kg\n\n2,c,0,kg\n'
    with pytest.raises(InputError) as caught:
        read_bom(text.encode(), "x.csv")
    assert [(finding.code, finding.cell) for finding in caught.value.findings] == [("not-positive", "lines!C7")]


def test_a_sheet_that_does_not_begin_at_a1() -> None:
    rows: list[list[object]] = [[], [], [None, None, *HEADINGS], [None, None, "1", "a", -1, "kg"]]
    with pytest.raises(InputError) as caught:
        read_bom(workbook({"product": KEYED, "lines": rows}), "x.xlsx")
    assert [finding.cell for finding in caught.value.findings] == ["lines!E4"]


def test_the_file_name_stands_in_for_a_missing_name() -> None:
    read = read_bom(b"id,name,quantity,unit\n1,a,1,kg\n", "C:\\uploads\\gear box.csv")
    assert read.bom.product.name == "gear box"
    assert {finding.code for finding in read.warnings} == {"product-name-missing", "declared-unit-missing"}


def test_lines_without_id_are_named_by_their_place() -> None:
    read = read_bom("名称,数量,单位,序号\na,1,kg,\nb,1,kg,L1\nc,1,kg,\n".encode(), "x.csv")
    assert [line.id for line in read.bom.lines] == ["L1x", "L1", "L3"]
    assert len({finding.code for finding in read.warnings} & {"ids-generated"}) == 1


def test_a_hash_as_the_first_heading_is_the_id() -> None:
    read = read_bom(b"#,name,quantity,unit\n7,a,1,kg\n", "x.csv")
    assert read.bom.lines[0].id == "7"


def test_numbers_in_a_workbook_are_ids_and_codes_too() -> None:
    rows = [(*HEADINGS, "parent"), [1, "a", 1, "kg", None], [1.5, "b", 1, "kg", 1]]
    read = read_bom(workbook({"product": KEYED, "lines": rows}), "x.xlsx")
    assert [(line.id, line.parent) for line in read.bom.lines] == [("1", None), ("1.5", "1")]


def test_a_line_may_stand_before_its_parent() -> None:
    read = read_bom(b"id,parent,name,quantity,unit\n2,1,a,1,kg\n1,,b,1,piece\n", "x.csv")
    assert read.bom.parents == {"1"}


def test_a_long_cycle_is_one_finding() -> None:
    rows = [f"{n},{(n + 1) % 5},a,1,kg" for n in range(5)]
    with pytest.raises(InputError) as caught:
        read_bom(("id,parent,name,quantity,unit\n" + "\n".join(rows)).encode(), "x.csv")
    assert [finding.code for finding in caught.value.findings if finding.severity == "error"] == ["parent-cycle"]


def test_a_type_that_says_component_material_substance_is_the_kind_of_row() -> None:
    rows = "Level,Type,Name,Quantity,Weight [g],Portion [%]\n"
    rows += "1,Component,Handle,1,260,\n2,Material,PA6-GF30,,260,\n"
    rows += "3,Substance,Polyamide 6,,,70\n3,Substance,Glass fibre,,,30\n"
    data = rows.encode()
    proposal = propose(data, "mds.csv")
    assert proposal.mapping
    assert "kind" in proposal.mapping.roles
    assert not proposal.questions
    assert [(line.name, line.quantity, line.unit) for line in read_bom(data, "mds.csv").bom.leaves] == [
        ("PA6-GF30", 0.26, "kg")
    ]


def test_a_hidden_row_is_said_only_where_a_line_stands() -> None:
    data = workbook(
        {"lines": [("Parts of X",), HEADINGS, ("1", "steel", 1, "kg"), ("", "", "", ""), ("2", "zinc", 1, "kg")]}
    )
    name = "xl/worksheets/sheet1.xml"
    sheet = part(data, name)
    for number in (b"1", b"3", b"4"):
        sheet = sheet.replace(b'<row r="' + number + b'"', b'<row hidden="true" r="' + number + b'"')
    read = read_bom(with_parts(data, {name: sheet}), "x.xlsx")
    assert [found.cell for found in read.warnings if found.code == "rows-hidden"] == ["lines!3"]


@pytest.mark.parametrize(
    ("parts", "told"),
    [(("0.1,kg",), True), (("960,g",), False), (("0.5,kg", "0.48,kg"), False), (("0.5,kg", "2,piece"), False)],
)
def test_a_mass_with_lighter_parts_is_told(parts: tuple[str, ...], told: bool) -> None:
    rows = ["1,,housing,4,kg", *(f"1.{n},1,part {n},{text}" for n, text in enumerate(parts))]
    read = read_bom(lines_csv(*rows, head="id,parent,name,quantity,unit"), "x.csv")
    assert any(found.code == "parts-lighter" for found in read.warnings) == told


def test_quantities_that_carry_their_units_need_no_column_of_units() -> None:
    rows = "Item\tDescription\tConsumption\n1\tPP\t1 250,5 kg\n2\tTalc\t0,35 t\n3\tPower\t2.400 kWh\n"
    data = rows.encode("utf-16")
    proposal = propose(data, "x.txt")
    assert not proposal.questions
    assert [found.code for found in proposal.assumptions if found.code != "column-assumed"] == [
        "unit-beside",
        "decimal-comma",
    ]
    lines = read_bom(data, "x.txt").bom.lines
    assert [(line.quantity, line.unit) for line in lines] == [(1250.5, "kg"), (0.35, "t"), (2400, "kWh")]


def test_one_quantity_without_a_unit_is_still_asked_about() -> None:
    with pytest.raises(InputError) as caught:
        read_bom(b"Name,Qty\nPP,12 kg\nTalc,3\n", "x.csv")
    assert [found.code for found in caught.value.findings if found.severity == "error"] == ["column-missing"]


def test_in_a_list_by_kinds_of_rows_a_weight_is_that_of_one() -> None:
    rows = "Level,Type,Name,Quantity,Weight [g]\n"
    rows += "1,Component,Handle,1,300\n2,Component,Clip,2,150\n3,Material,POM,,150\n"
    proposal = propose(rows.encode(), "mds.csv")
    assert not proposal.questions
    assert [column.column.role for column in proposal.columns][4] == "mass_each"
