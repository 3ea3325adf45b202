"""Every finding of the room is made by some file, names its place, and speaks both languages."""

from __future__ import annotations

import datetime
import json

import pytest

from footprint.bom import propose, read_bom
from footprint.bom.limits import LIMITS
from footprint.bom.mapping.codec import mapping_from_json
from footprint.bom.messages import MESSAGES
from footprint.findings import Finding, InputError
from tests.unit.bom.files import CSV_HEAD, HEADINGS, good_workbook, lines_csv, part, with_parts, workbook
from tests.unit.bom.hostile_files import FILES

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LINE = {"id": "1", "name": "a", "quantity": 1, "unit": "kg"}


def json_file(product: object = None, lines: object = None) -> bytes:
    return json.dumps(
        {"product": product or {"name": "x", "declared_unit": "kg"}, "lines": [LINE] if lines is None else lines}
    ).encode()


def line(**fields: object) -> bytes:
    return json_file(lines=[{**LINE, **fields}])


def sheet(*rows: list[object], **formats: str) -> bytes:
    places = {f"lines!{cell}": code for cell, code in formats.items()}
    return workbook({"product": [["name", "x"], ["declared_unit", "kg"]], "lines": [HEADINGS, *rows]}, places)


def drawn() -> bytes:
    data = workbook({"lines": []})
    name = "xl/worksheets/sheet1.xml"
    return with_parts(data, {name: part(data, name).replace(b"</worksheet>", b'<drawing r="1"/></worksheet>')})


def error_cell() -> bytes:
    data = sheet(["1", "a", 1, "kg"])
    name = "xl/worksheets/sheet2.xml"
    return with_parts(data, {name: part(data, name).replace(b'<c r="C2" t="n"><v>1<', b'<c r="C2" t="e"><v>#REF!<')})


def far_cells(column: str, row: int) -> bytes:
    data = good_workbook()
    name = "xl/worksheets/sheet2.xml"
    far = f'<row r="{row}"><c r="{column}{row}"><v>1</v></c></row></sheetData>'.encode()
    return with_parts(data, {name: part(data, name).replace(b"</sheetData>", far)})


def with_hidden_row() -> bytes:
    data = good_workbook()
    name = "xl/worksheets/sheet2.xml"
    return with_parts(data, {name: part(data, name).replace(b'<row r="2"', b'<row r="2" hidden="1"')})


def with_doctype() -> bytes:
    data = good_workbook()
    name = "xl/workbook.xml"
    evil = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + part(data, name)
    return with_parts(data, {name: evil})


def table(*rows: str) -> bytes:
    return ("\n".join(rows) + "\n").encode()


LEVELS = "Level,Part No.,Name,Qty,Unit"
BREAKDOWN = "Level,Node Type,Name,Quantity,Weight (g),Portion (%)"
MAPPED = {
    "columns": [
        {"column": "A", "role": "name", "heading": "name"},
        {"column": "B", "role": "quantity"},
        {"column": "C", "role": "unit"},
    ],
    "heading_rows": [1],
}
# code → what a person chose
MAPPINGS: dict[str, object] = {
    "mapping-heading": MAPPED,
    "mapping-sheet": {**MAPPED, "sheet": "Sheet9"},
    "mapping-shape": {"columns": [{"column": "a1", "role": "colour"}]},
    "number-decimal-point": {**MAPPED, "decimal": "comma"},
}
# code → file, its name, and where the finding points
CASES: dict[str, tuple[bytes, str, str | None]] = {
    "file-empty": (b" \n", "x.csv", None),
    "file-too-large": (b"a" * (LIMITS.file_bytes + 1), "x.csv", None),
    "file-type": (b"%PDF-1.7 ...", "x.csv", None),
    "file-macros": (good_workbook(), "x.xlsm", None),
    "file-old-excel": (OLE + b"\0" * 512, "x.xls", None),
    "file-encrypted": (OLE + "EncryptedPackage".encode("utf-16-le"), "x.xlsx", None),
    "file-damaged": (good_workbook()[:900], "x.xlsx", None),
    "file-unpacks-too-large": (with_parts(good_workbook(), {"xl/media/a.bin": b"\0" * 9_000_000}), "x.xlsx", None),
    "file-entities": (with_doctype(), "x.xlsx", "xl/workbook.xml"),
    "file-only-pictures": (drawn(), "x.xlsx", None),
    "file-encoding": (b"id,name\n1,\xff\xff\xff\n", "x.csv", None),
    "encoding-cp1252": ("name;quantity;unit\nGehäuse;1;kg\n".encode("cp1252"), "x.csv", None),
    "encoding-gb18030": ("id,名称,数量,单位\n1,钢,1,kg\n".encode("gb18030"), "x.csv", None),
    "csv-quote": (lines_csv('1,"abc,1,kg'), "x.csv", "lines!4"),
    "json-unreadable": (b'{"lines": [,]}', "x.json", None),
    "json-not-finite": (b'{"lines": [{"quantity": NaN}]}', "x.json", None),
    "json-key-twice": (b'{"lines": [{"id": 1, "id": 2}]}', "x.json", None),
    "json-too-deep": (b"[" * 100_000 + b"]" * 100_000, "x.json", None),
    "json-too-many": (b"[" + b"[]," * (LIMITS.json_containers + 1) + b"[]]", "x.json", None),
    "json-shape": (b'{"lines": [1]}', "x.json", "lines[0]"),
    "rows-too-many": (lines_csv(*["1,a,1,kg"] * (LIMITS.rows + 1)), "x.csv", None),
    "columns-too-many": (lines_csv("1,a,1,kg" + ",x" * LIMITS.columns), "x.csv", "lines!4"),
    "grid-too-large": (far_cells("IV", LIMITS.rows), "x.xlsx", "lines"),
    "text-too-much": (FILES["shared-text-everywhere.xlsx"][0](), "x.xlsx", "lines"),
    "text-too-long": (lines_csv("1," + "a" * (LIMITS.cell_text + 1) + ",1,kg"), "x.csv", "lines!B4"),
    "lines-missing": (CSV_HEAD.encode(), "x.csv", "lines"),
    "column-missing": (b"id,name,quantity\n1,a,1\n", "x.csv", "lines!1"),
    "column-twice": (b"id,name,qty,quantity,unit\n1,a,1,2,kg\n", "x.csv", "lines!D1"),
    "column-assumed": (b"Item,Qty,Unit\nsteel plate,1,kg\ncopper wire,1,kg\n", "x.csv", "lines!A1"),
    "mapping-heading": (b"colour,quantity,unit\nred,1,kg\n", "x.csv", "lines!A1"),
    "mapping-sheet": (
        workbook({"a": [HEADINGS, ["1", "a", 1, "kg"]], "b": [HEADINGS, ["1", "a", 1, "kg"]]}),
        "x.xlsx",
        None,
    ),
    "mapping-shape": (b"name,quantity,unit\na,1,kg\n", "x.csv", None),
    "rows-passed-over": (b"name,quantity,unit\na,1,kg\nTotal,1,\n", "x.csv", "lines!3"),
    "sheets-several": (
        workbook({"a": [HEADINGS, ["1", "a", 1, "kg"]], "b": [HEADINGS, ["1", "a", 1, "kg"]]}),
        "x.xlsx",
        "a",
    ),
    "products-several": (
        table("母件编码,子件编码,子件名称,用量,单位", "A,1,x,1,kg", "B,2,y,1,kg"),
        "x.csv",
        "lines!A1",
    ),
    "mass-unclear": (table("Name,Qty,Unit,Weight (kg)", "a,2,pcs,3"), "x.csv", "lines!D1"),
    "basis-unclear": (table("Level,Name,Total qty,Unit", "1,a,2,pcs", "2,b,4,kg"), "x.csv", "lines!C1"),
    "decimal-comma": (b"name;quantity;unit\na;0,5;kg\n", "x.csv", "lines!B2"),
    "dotted-assumed": (b"id,name,quantity,unit\n1,a,1,pcs\n1.1,b,2,kg\n", "x.csv", "lines!A1"),
    "blank-quantity": (table(LEVELS, *(f"1,{n},part,,kg" for n in range(9))), "x.csv", "lines!D1"),
    "blank-unit": (table(LEVELS, *(f"1,{n},part,2," for n in range(9))), "x.csv", "lines!E1"),
    "unit-beside": (table("Name,Qty", "a,2 kg", "b,3 g"), "x.csv", "lines!B1"),
    "mass-unit-assumed": (table("Name,Qty,Unit,Unit weight", "a,2,pcs,3"), "x.csv", "lines!D1"),
    "loss-added": (table("Name,Qty,Unit,Component scrap", "a,2,kg,0.1"), "x.csv", "lines!D1"),
    "pieces-weighed": (table("Name,Qty,Unit,Unit weight (kg)", "a,2,pcs,3"), "x.csv", "lines!D1"),
    "level-unreadable": (table(LEVELS, "1,1,a,1,kg", "deep,2,b,1,kg"), "x.csv", "lines!A3"),
    "level-jump": (table(LEVELS, "1,1,a,1,pcs", "3,2,b,1,kg"), "x.csv", "lines!A3"),
    "product-row": (table(LEVELS, "0,1,pump,1,pcs", "1,2,b,1,kg"), "x.csv", "lines!A2"),
    "number-restored": (
        workbook(
            {
                "s": [["No.", "Name", "Qty", "Unit"], [1, "a", 1, "pcs"]]
                + [[round(1 + n / 10, 1), "b", 1, "kg"] for n in range(1, 10)]
                + [[1.1, "c", 1, "kg"]]
            }
        ),
        "x.xlsx",
        "s!A12",
    ),
    "rows-of-others": (
        table("母件编码,子件编码,子件名称,用量,单位", "A,1,x,1,kg", "2,3,y,1,kg", "3,2,z,1,kg"),
        "x.csv",
        "lines!A3",
    ),
    "share-without-mass": (table("Name,Share (%)", "a,60", "b,40"), "x.csv", "lines!B2"),
    "share-range": (table("Name,Share (%)", "a,160", "b,40"), "x.csv", "lines!B2"),
    "shares-sum": (table("# declared_unit: kg", "Name,Share (%)", "a,60", "b,30"), "x.csv", "lines!B3"),
    "masses-sum": (
        table(BREAKDOWN, "1,Component,cap,1,20,", "2,Material,PP,,12,", "2,Material,steel,,4,"),
        "x.csv",
        "lines!E2",
    ),
    "mass-unit": (table("Name,Qty,Unit,Unit weight,Weight unit", "a,2,pcs,3,m"), "x.csv", "lines!D2"),
    "column-unknown": (b"id,name,quantity,unit,colour\n1,a,1,kg,red\n", "x.csv", "lines!E1"),
    "product-unknown": (b"# colour: red\nid,name,quantity,unit\n1,a,1,kg\n", "x.csv", "lines!A1"),
    "product-twice": (b"# name: a\n# name: b\nid,name,quantity,unit\n1,a,1,kg\n", "x.csv", "lines!A2"),
    "product-many": (
        workbook(
            {
                "product": [["name", "model", "declared_unit"], ["a", "m", "kg"], ["b", "n", "kg"]],
                "lines": [HEADINGS, ["1", "a", 1, "kg"]],
            }
        ),
        "x.xlsx",
        "product!A3",
    ),
    "sheet-ignored": (
        workbook({"lines": [HEADINGS, ["1", "a", 1, "kg"]], "product": [["name", "x"]], "prices": [["a"]]}),
        "x.xlsx",
        "prices",
    ),
    "formula-not-calculated": (sheet(["1", "a", "=1+1", "kg"]), "x.xlsx", "lines!C2"),
    "formula-failed": (error_cell(), "x.xlsx", "lines!C2"),
    "rows-hidden": (with_hidden_row(), "x.xlsx", "lines!2"),
    "parts-lighter": (
        lines_csv("1,,housing,4,kg", "2,1,insert,0.1,kg", head="id,parent,name,quantity,unit"),
        "x.csv",
        "lines!D4",
    ),
    "zeros-lost": (sheet([7, "a", 1, "kg"], A2="00000"), "x.xlsx", "lines!A2"),
    "code-was-number": (
        workbook({"lines": [(*HEADINGS, "code"), ["1", "a", 1, "kg", 7208]], "product": [["name", "x"]]}),
        "x.xlsx",
        "lines!E2",
    ),
    "more-findings": (lines_csv(*[f"{n},a,0,kg" for n in range(LIMITS.findings + 5)]), "x.csv", None),
    "text-expected": (line(note=["a"]), "x.json", "lines[0].note"),
    "number-unreadable": (line(quantity="12 kg"), "x.json", "lines[0].quantity"),
    "number-is-date": (
        sheet(["1", "a", datetime.date(2025, 1, 2), "kg"]),
        "x.xlsx",
        "lines!C2",
    ),
    "number-decimal-comma": (line(quantity="0,5"), "x.json", "lines[0].quantity"),
    "number-decimal-point": (b"name,quantity,unit\na,1.5,kg\n", "x.csv", "lines!B2"),
    "number-ambiguous": (b"id;name;quantity;unit\n1;a;1,234;kg\n", "x.csv", "lines!C2"),
    "number-not-finite": (line(quantity="1e999"), "x.json", "lines[0].quantity"),
    "not-positive": (line(quantity=0), "x.json", "lines[0].quantity"),
    "quantity-missing": (line(quantity=None), "x.json", "lines[0].quantity"),
    "loss-range": (line(loss=1), "x.json", "lines[0].loss"),
    "recycled-range": (line(recycled_content="101%"), "x.json", "lines[0].recycled_content"),
    "share-ambiguous": (b"id,name,quantity,unit,loss (%)\n1,a,1,kg,0.5\n", "x.csv", "lines!E1"),
    "unit-missing": (line(unit=""), "x.json", "lines[0].unit"),
    "unit-unknown": (line(unit="parsec"), "x.json", "lines[0].unit"),
    "unit-ambiguous": (line(unit="Mg"), "x.json", "lines[0].unit"),
    "choice-unknown": (line(stage="sales"), "x.json", "lines[0].stage"),
    "place-unknown": (line(origin="CN-ZZ"), "x.json", "lines[0].origin"),
    "year-range": (json_file({"name": "x", "reference_year": 1066}), "x.json", "product.reference_year"),
    "hs-unreadable": (json_file({"name": "x", "hs_code": "car"}), "x.json", "product.hs_code"),
    "transport-unreadable": (line(transport="by donkey 3 km"), "x.json", "lines[0].transport"),
    "product-name-missing": (b"id,name,quantity,unit\n1,a,1,kg\n", "x.csv", None),
    "declared-unit-missing": (b"id,name,quantity,unit\n1,a,1,kg\n", "x.csv", None),
    "declared-twice": (
        json_file({"name": "x", "declared_amount": 2, "declared_unit": "1 kg"}),
        "x.json",
        "product.declared_unit",
    ),
    "ids-generated": (line(id=""), "x.json", "lines[0].id"),
    "id-twice": (json_file(lines=[LINE, LINE]), "x.json", "lines[1].id"),
    "id-has-mark": (line(id="L1#eol"), "x.json", "lines[0].id"),
    "name-missing": (line(name=" "), "x.json", "lines[0].name"),
    "parent-unknown": (line(parent="9"), "x.json", "lines[0].parent"),
    "parent-cycle": (line(parent="1"), "x.json", "lines[0].parent"),
    "tree-too-deep": (
        json_file(lines=[{**LINE, "id": str(n), "parent": str(n - 1) if n else None} for n in range(40)]),
        "x.json",
        f"lines[{LIMITS.tree_depth}].parent",
    ),
    "parent-with-data": (
        json_file(lines=[{**LINE, "dataset": "steel-cn"}, {**LINE, "id": "2", "parent": "1"}]),
        "x.json",
        "lines[0].dataset",
    ),
    "two-sources": (line(dataset="a", supplier_footprint="b"), "x.json", "lines[0].supplier_footprint"),
    "recycled-with-supplier": (
        line(supplier_footprint="b", recycled_content=0.5),
        "x.json",
        "lines[0].recycled_content",
    ),
    "stage-outside-boundary": (line(stage="使用"), "x.json", "lines[0].stage"),
}


def findings_of(code: str) -> tuple[Finding, ...]:
    data, name, _ = CASES[code]
    try:
        mapping = mapping_from_json(MAPPINGS[code]) if code in MAPPINGS else None
        notes = propose(data, name).notes if code in ("loss-added", "pieces-weighed") else ()
        return (*notes, *read_bom(data, name, mapping).warnings)
    except InputError as error:
        return error.findings


def test_every_code_has_a_case() -> None:
    assert CASES.keys() == MESSAGES.texts.keys()


@pytest.mark.parametrize("code", CASES)
def test_a_file_makes_the_finding(code: str) -> None:
    _, _, place = CASES[code]
    found = [finding for finding in findings_of(code) if finding.code == code]
    assert found, [finding.text() for finding in findings_of(code)]
    assert place is None or found[0].cell == place
    assert found[0].en != found[0].zh
    assert "{" not in found[0].en.replace('{"product": {...}, "lines": [{...}]}', "")


@pytest.mark.parametrize("code", CASES)
def test_errors_end_the_reading_and_the_rest_does_not(code: str) -> None:
    data, name, _ = CASES[code]
    if MESSAGES.texts[code][0] == "error":
        with pytest.raises(InputError):
            read_bom(data, name, mapping_from_json(MAPPINGS[code]) if code in MAPPINGS else None)
