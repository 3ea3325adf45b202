"""What is written reads back as the same bill of materials, in every format and language."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from footprint.bom import bom_to_json, read_bom, write_csv, write_json, write_xlsx
from footprint.bom.values import Bom, Line, Product
from footprint.findings import Language
from tests.unit.bom.strategies import boms

languages = st.sampled_from(["en", "zh"])


def without_rows(bom: Bom) -> Bom:
    return Bom(bom.product, tuple(replace(line, row=None) for line in bom.lines))


@given(boms())
@settings(max_examples=40, deadline=None)
def test_json_round_trip(bom: Bom) -> None:
    read = read_bom(write_json(bom), "x.json")
    assert without_rows(read.bom) == bom
    # a made-up assembly may weigh more than its parts
    assert {found.code for found in read.warnings} <= {"parts-lighter"}
    assert bom_to_json(read.bom) == bom_to_json(bom)


@given(boms(), languages)
@settings(max_examples=40, deadline=None)
def test_csv_round_trip(bom: Bom, language: Language) -> None:
    assert without_rows(read_bom(write_csv(bom, language), "x.csv").bom) == bom


@given(boms(), languages)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_xlsx_round_trip(bom: Bom, language: Language) -> None:
    assert without_rows(read_bom(write_xlsx(bom, language), "x.xlsx").bom) == bom


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''=1", "=cmd|' /C calc'!A0"])
def test_no_exported_cell_is_a_formula(text: str) -> None:
    bom = Bom(Product(name=text), (Line("1", text, 1.0, "kg", note=text),))
    rows = list(csv.reader(io.StringIO(write_csv(bom).decode("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(bom)))
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    for data, name in ((write_csv(bom), "x.csv"), (write_xlsx(bom), "x.xlsx"), (write_json(bom), "x.json")):
        read = read_bom(data, name).bom
        assert (read.product.name, read.lines[0].name, read.lines[0].note) == (text, text, text)


def test_json_has_canonical_names_only() -> None:
    document = bom_to_json(Bom(Product(name="x"), (Line("1", "steel", 2.0, "kg"),)))
    assert json.loads(json.dumps(document)) == document
    assert document["lines"] == [{"id": "1", "name": "steel", "quantity": 2.0, "unit": "kg", "stage": "materials"}]


def test_a_value_may_begin_with_a_full_width_colon() -> None:
    bom = Bom(Product("chair", model="：x"), (Line("1", "leg", 1.0, "kg"),))
    assert read_bom(write_csv(bom, "en"), "x.csv").bom.product.model == "：x"
