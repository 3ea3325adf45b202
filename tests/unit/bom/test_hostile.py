"""Files made to break the reader: each ends in a clear InputError, with bounded memory, and nothing is evaluated."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.bom import read_bom, write_xlsx
from footprint.bom.limits import LIMITS
from footprint.bom.values import Bom, Line, Product
from footprint.findings import InputError
from tests.unit.bom.files import HEADINGS, good_workbook, lines_csv, part, with_parts, workbook
from tests.unit.bom.hostile_files import lying_bomb

GOOD = good_workbook()


def codes(data: bytes, name: str = "x.xlsx") -> set[str]:
    with pytest.raises(InputError) as caught:
        read_bom(data, name)
    return {finding.code for finding in caught.value.findings}


def test_a_bomb_is_refused_by_its_directory() -> None:
    bomb = with_parts(GOOD, {"xl/worksheets/sheet2.xml": b"\0" * (LIMITS.unpacked_bytes + 1)})
    assert len(bomb) < LIMITS.file_bytes
    assert codes(bomb) == {"file-unpacks-too-large"}


@pytest.mark.slow
def test_a_directory_that_lies_does_not_help_the_bomb() -> None:
    bomb = lying_bomb()
    tracemalloc.start()
    try:
        found = codes(bomb)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found <= {"file-damaged", "file-unpacks-too-large", "lines-missing"}
    assert peak < 3 * LIMITS.unpacked_bytes


def test_a_product_without_lines_is_said_to_have_none() -> None:
    assert codes(workbook({"product": [["name", "x"]]})) == {"lines-missing"}


def test_two_relations_of_one_name_are_no_way_past_the_judge() -> None:
    name = "xl/_rels/workbook.xml.rels"
    rels = part(GOOD, name)
    twice = rels.replace(b"</Relationships>", rels[rels.index(b"<Relationship ") :], 1)
    assert codes(with_parts(GOOD, {name: twice})) == {"file-damaged"}


@pytest.mark.slow
def test_a_text_counts_as_often_as_it_is_shown_and_no_oftener() -> None:
    long = "x" * 3_900
    many = workbook({"lines": [HEADINGS, *([str(n), "a", 1, "kg"] for n in range(20_000)), ["z", long, 1, "kg"]]})
    assert len(read_bom(many, "x.xlsx").bom.lines) == 20_001


def test_thousands_of_entries_are_refused_before_they_are_listed() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(LIMITS.archive_entries + 1):
            archive.writestr(f"a{number}", b"")
    assert codes(target.getvalue()) == {"file-unpacks-too-large"}


def test_macros_hidden_in_an_xlsx_are_refused() -> None:
    assert codes(with_parts(GOOD, {"xl/vbaProject.bin": b"x"})) == {"file-macros"}


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"PK\x03\x04" + b"\0" * 100, "x.xlsx", "file-damaged"),
        (with_parts(GOOD, {"xl/workbook.xml": None}), "x.xlsx", "file-type"),
        (with_parts(GOOD, {"xl/workbook.xml": None, "word/document.xml": b"x"}), "x.xlsx", "file-type"),
        (with_parts(GOOD, {"xl/workbook.xml": None, "xl/workbook.bin": b"x"}), "x.xlsx", "file-type"),
        (with_parts(GOOD, {"xl/workbook.xml": b"<workbook"}), "x.xlsx", "file-damaged"),
        (with_parts(GOOD, {"xl/_rels/workbook.xml.rels": None}), "x.xlsx", "file-damaged"),
        (with_parts(GOOD, {"xl/worksheets/sheet2.xml": b"<worksheet><sheetData><row><c"}), "x.xlsx", "lines-missing"),
        (b"id,name,quantity,unit\n1,a,1,kg\n", "x.xlsx", "file-damaged"),
        (b"\x89PNG\r\n\x1a\n", "x.xlsx", "file-damaged"),
        (b"\x89PNG\r\n\x1a\n", "x.csv", "file-type"),
        (b"<html><table></table></html>", "x.csv", "file-type"),
        (b"\x00\x01\x02" * 101, "x.csv", "file-type"),
        (b"", "x.csv", "file-empty"),
        (b"\xef\xbb\xbf", "x.csv", "file-empty"),
        (b",,,\n,,,\n", "x.csv", "file-empty"),
        (b"null", "x.json", "json-shape"),
        (b'{"lines": {}}', "x.json", "json-shape"),
        (b'{"lines": []}', "x.json", "lines-missing"),
        (b'{"product": 3, "lines": []}', "x.json", "json-shape"),
        (b'{"lines": [{"quantity": ' + b"9" * 5000 + b"}]}", "x.json", "json-not-finite"),
        (b'{"lines": [{"quantity": 1e999, "name": "a", "unit": "kg"}]}', "x.json", "number-not-finite"),
        (b'{"lines": [{"name": {"a": 1}, "quantity": true, "unit": []}]}', "x.json", "number-unreadable"),
        (lines_csv("1,a,1,kg,", head="id,name,quantity,unit,\x00"), "x.csv", "file-type"),
    ],
)
def test_what_is_no_bill_of_materials_is_said_to_be_none(data: bytes, name: str, code: str) -> None:
    assert code in codes(data, name)


def test_an_encrypted_entry_is_a_password() -> None:
    data = bytearray(GOOD)
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    assert codes(bytes(data)) == {"file-encrypted"}


def test_a_far_away_cell_costs_nothing() -> None:
    name = "xl/worksheets/sheet2.xml"
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    data = with_parts(GOOD, {name: part(GOOD, name).replace(b"</sheetData>", far)})
    assert codes(data) == {"columns-too-many"}


def test_unclosed_cells_are_scanned_once() -> None:
    name = "xl/worksheets/sheet2.xml"
    head = part(GOOD, name).partition(b"<sheetData>")[0]
    codes(with_parts(GOOD, {name: head + b"<sheetData><row>" + b'<c r="A1">' * 300_000}))


def test_an_entity_is_never_resolved() -> None:
    name = "xl/worksheets/sheet2.xml"
    xml = part(GOOD, name)
    evil = b'<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + xml.replace(b"<t>a</t>", b"<t>&e;</t>")
    assert codes(with_parts(GOOD, {name: evil})) == {"file-entities"}


def test_formula_text_stays_text() -> None:
    bom = Bom(Product(name="x"), (Line("1", '=HYPERLINK("http://x")', 1.0, "kg"),))
    assert read_bom(write_xlsx(bom), "x.xlsx").bom.lines[0].name == '=HYPERLINK("http://x")'
    read = read_bom(lines_csv('1,"=1+1",1,kg'), "x.csv")
    assert read.bom.lines[0].name == "=1+1"


def test_a_formulas_last_value_is_read() -> None:
    data = workbook({"lines": [("id", "name", "quantity", "unit"), ["1", "a", 1, "kg"]], "product": [["name", "x"]]})
    name = "xl/worksheets/sheet1.xml"
    cached = part(data, name).replace(b'<c r="C2" t="n"><v>1</v>', b'<c r="C2"><f>40+2</f><v>42</v>')
    assert read_bom(with_parts(data, {name: cached}), "x.xlsx").bom.lines[0].quantity == 42


def test_control_characters_and_lone_surrogates_are_gone() -> None:
    read = read_bom(b'{"lines": [{"name": "a\\u0000\\ud800\\u202eb", "quantity": 1, "unit": "kg"}]}', "x.json")
    assert read.bom.lines[0].name == "ab"


@given(st.binary(max_size=400), st.sampled_from(["x.csv", "x.json", "x.xlsx", "x", "../../x.csv"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_end_in_findings(data: bytes, name: str) -> None:
    with suppress(InputError):
        read_bom(data, name)


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
@settings(max_examples=120, deadline=None)
def test_any_damaged_workbook_ends_in_findings(at: int, byte: int) -> None:
    with suppress(InputError):
        read_bom(GOOD[:at] + bytes([byte]) + GOOD[at + 1 :], "x.xlsx")


@given(st.integers(0, len(GOOD)))
@settings(max_examples=60, deadline=None)
def test_any_truncated_workbook_ends_in_findings(length: int) -> None:
    if length < len(GOOD):
        with pytest.raises(InputError):
            read_bom(GOOD[:length], "x.xlsx")
