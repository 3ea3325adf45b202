"""A workbook of processes: out and back, cell-precise findings, and hostile files that end in a sentence."""

from __future__ import annotations

import io
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.findings import InputError, Language
from footprint.inventory import read_packs
from footprint.inventory.editing import Edit, blank_template, filled_template, overlay_of, read_workbook
from footprint.inventory.editing.headings import HEADINGS
from footprint.inventory.editing.words import CHOICES
from footprint.inventory.packs import Stated, read_stated
from footprint.inventory.records import EXCHANGES, PROCESSES, SOURCES
from tests.packs import process, produces, steel_and_power, takes, write_pack

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return steel_and_power(tmp_path_factory.mktemp("packs") / "pack")


@pytest.fixture(scope="module")
def stated(packs: Path) -> Stated:
    return read_stated(packs)


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def column(sheet: Any, heading: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def findings(data: bytes, packs: Path) -> list[tuple[str, str | None]]:
    with pytest.raises(InputError) as error:
        read_packs(packs, overlay=overlay_of(read_workbook(data, "own.xlsx")))
    assert all(one.en and one.zh for one in error.value.findings)
    return [(one.code, one.cell) for one in error.value.findings]


def test_every_column_of_the_packs_has_a_heading() -> None:
    for table, columns in (("processes", PROCESSES), ("exchanges", EXCHANGES), ("sources", SOURCES)):
        assert set(HEADINGS[table]) == columns.all
    for table, headings in HEADINGS.items():
        assert len({heading.zh for heading in headings.values()}) == len(headings), table


def test_the_closed_lists_are_those_of_the_packs() -> None:
    from footprint.inventory.allocation import KEYS
    from footprint.inventory.catalogue import GROUPS
    from footprint.inventory.values import BASES, EXCHANGE_TYPES, KINDS, LICENCES, MODES, SECTORS

    lists = {
        "sector": SECTORS,
        "group": GROUPS,
        "kind": KINDS,
        "licence": LICENCES,
        "transport_mode": MODES,
        "type": EXCHANGE_TYPES,
        "basis": BASES,
        "key": KEYS,
    }
    for name, known in lists.items():
        assert set(CHOICES[name]) == set(known), name
        assert len(set(CHOICES[name].values())) == len(known), name


@LANGUAGES
def test_a_filled_template_reads_back_as_the_process_that_it_was(
    packs: Path, stated: Stated, language: Language
) -> None:
    data = filled_template(stated, "steel", language)
    (edit,) = read_workbook(data, "steel.xlsx")
    found = read_packs(packs, overlay=overlay_of([edit]))
    for name, before in read_packs(packs).processes.items():
        assert replace(found.processes[name], pack="") == replace(before, pack="")
    assert found.processes["steel"].pack == "own"
    assert Edit.from_dict(edit.as_dict()).as_dict() == edit.as_dict()


@LANGUAGES
def test_the_template_offers_its_lists(stated: Stated, language: Language) -> None:
    book = opened(blank_template(stated, language))
    sheet = book["过程" if language == "zh" else "processes"]
    offered = " ".join(rule.formula1 for rule in sheet.data_validations.dataValidation)
    assert ("开放" if language == "zh" else "static-results-only") in offered
    listed = book["可选项" if language == "zh" else "choices"]
    assert {"steel", "power", "co2-fossil"} <= {cell.value for cell in listed["A"]}
    with pytest.raises(InputError) as error:
        read_workbook(blank_template(stated, language), "blank.xlsx")
    assert [one.code for one in error.value.findings] == ["workbook-no-process"]


def test_a_process_with_several_products_comes_with_its_maker(tmp_path: Path) -> None:
    folder = write_pack(
        tmp_path / "pack",
        [process("cracker"), process("ethylene"), process("propylene")],
        [
            {**produces("cracker", 2), "flow": "ethylene"},
            {**produces("cracker", 1), "flow": "propylene"},
            takes("cracker", "emission", "co2-fossil", 3),
        ],
    )
    rows = ["process,product,key,mass,energy,economic,source,source_place,comment"]
    rows += [f"cracker,{name},mass,,,,,,by mass" for name in ("ethylene", "propylene")]
    (folder / "allocation.csv").write_text("\n".join(rows) + "\n", "utf-8")
    book = opened(filled_template(read_stated(folder), "ethylene", "en"))
    assert [cell.value for cell in book["processes"]["A"]] == ["id", "ethylene", "cracker"]
    sheet = book["exchanges"]
    emission = next(row for row in sheet.iter_rows(min_row=2) if row[column(sheet, "flow") - 1].value == "co2-fossil")
    emission[column(sheet, "amount") - 1].value = 6
    edits = read_workbook(saved(book), "own.xlsx")
    assert [edit.process for edit in edits] == ["ethylene", "cracker"]
    found = read_packs(folder, overlay=overlay_of(edits))
    amounts = {
        name: next(row.amount for row in found.processes[name].exchanges if row.type == "emission")
        for name in ("ethylene", "propylene")
    }
    assert amounts == {"ethylene": pytest.approx(4.0), "propylene": pytest.approx(2.0)}


def test_a_new_process_with_its_own_source(packs: Path, stated: Stated) -> None:
    book = opened(filled_template(stated, "steel", "zh"))
    sheet = book["过程"]
    sheet.cell(2, column(sheet, "标识")).value = "steel-own-cn"
    sheet.cell(2, column(sheet, "来源")).value = "meter-2026"
    sheet.cell(2, column(sheet, "许可")).value = "私有"
    rows = book["交换"]
    for number in range(2, rows.max_row + 1):
        rows.cell(number, column(rows, "过程")).value = "steel-own-cn"
        if rows.cell(number, column(rows, "类别")).value == "产品":
            rows.cell(number, column(rows, "流")).value = "steel-own-cn"
    book["来源"].append(["meter-2026", "Meter readings", "The works", "2026", "own", None])
    found = read_packs(packs, overlay=overlay_of(read_workbook(saved(book), "own.xlsx")))
    assert set(found.processes) == {"steel", "power", "steel-own-cn"}
    assert (found.processes["steel-own-cn"].licence, found.sources["meter-2026"].publisher) == ("private", "The works")


@LANGUAGES
def test_findings_name_the_cell(packs: Path, stated: Stated, language: Language) -> None:
    book = opened(filled_template(stated, "steel", language))
    sheet, rows = book.worksheets[0], book.worksheets[1]
    words = HEADINGS["exchanges"]
    name = (lambda key: words[key].zh) if language == "zh" else (lambda key: key)
    power = next(n for n in range(2, rows.max_row + 1) if rows.cell(n, column(rows, name("flow"))).value == "power")
    amount = rows.cell(power, column(rows, name("amount")))
    amount.value = "much"
    year = sheet.cell(2, column(sheet, HEADINGS["processes"]["year"].zh if language == "zh" else "year"))
    year.value = 1800
    assert findings(saved(book), packs) == [
        ("out-of-range", f"own.xlsx {sheet.title}!{year.coordinate}"),
        ("not-a-number", f"own.xlsx {rows.title}!{amount.coordinate}"),
    ]


def test_a_unit_that_others_cannot_use_is_found_where_they_use_it(packs: Path, stated: Stated) -> None:
    book = opened(filled_template(stated, "power", "en"))
    sheet, rows = book["processes"], book["exchanges"]
    sheet.cell(2, column(sheet, "unit")).value = "kg"
    for number in range(2, rows.max_row + 1):
        if rows.cell(number, column(rows, "type")).value == "production":
            rows.cell(number, column(rows, "unit")).value = "kg"
    ((code, cell),) = findings(saved(book), packs)
    assert code == "unit-does-not-convert"
    assert cell is not None
    assert cell.startswith("pack/exchanges.csv, row ")


def test_the_form_of_a_workbook(stated: Stated) -> None:
    from datetime import date

    book = opened(filled_template(stated, "steel", "en"))
    sheet = book["processes"]
    sheet.cell(1, column(sheet, "comment")).value = "remark"
    sheet.cell(1, column(sheet, "hs")).value = "cas"
    sheet.cell(2, column(sheet, "cas")).value = date(2026, 1, 5)
    sheet.cell(3, 1).value = "steel"
    rows = book["exchanges"]
    rows.cell(2, column(rows, "amount")).value = "=1+1"
    with pytest.raises(InputError) as error:
        read_workbook(saved(book), "own.xlsx")
    found = {one.code: one.cell for one in error.value.findings}
    assert found == {
        "workbook-unknown-heading": f"processes!{openpyxl.utils.get_column_letter(len(HEADINGS['processes']))}1",
        "workbook-heading-twice": "processes!G1",
        "workbook-date": "processes!F2",
        "workbook-formula": "exchanges!D2",
    }


def test_a_process_twice_and_missing_headings(stated: Stated) -> None:
    book = opened(filled_template(stated, "steel", "en"))
    book["processes"].append([cell.value for cell in book["processes"][2]])
    with pytest.raises(InputError) as error:
        read_workbook(saved(book), "own.xlsx")
    assert [(one.code, one.cell) for one in error.value.findings] == [("workbook-process-twice", "processes!A3")]
    book = opened(filled_template(stated, "steel", "en"))
    book["exchanges"].delete_cols(column(book["exchanges"], "basis"))
    del book["sources"]
    with pytest.raises(InputError) as error:
        read_workbook(saved(book), "own.xlsx")
    assert [one.code for one in error.value.findings] == ["workbook-missing-heading"]
    assert "依据" in error.value.findings[0].zh
    del book["exchanges"]
    with pytest.raises(InputError) as error:
        read_workbook(saved(book), "own.xlsx")
    assert [one.code for one in error.value.findings] == ["workbook-no-sheet"]


def test_rows_of_a_process_that_the_workbook_lacks(packs: Path, stated: Stated) -> None:
    book = opened(filled_template(stated, "steel", "en"))
    rows = book["exchanges"]
    rows.cell(2, 1).value = "stee1"
    rows.cell(3, 1).value = None
    found = findings(saved(book), packs)
    assert ("unknown-process", "own.xlsx exchanges!A2") in found
    assert ("unknown-process", "own.xlsx exchanges!A3") in found


def test_what_looks_like_a_formula_stays_text(packs: Path) -> None:
    folder = write_pack(
        packs.parent / "formula",
        [{**process("steel"), "name": "=1+1", "comment": "@here"}],
        [produces("steel"), takes("steel", "emission", "co2-fossil", 1)],
    )
    data = filled_template(read_stated(folder), "steel", "en")
    assert read_workbook(data, "x.xlsx")[0].table("processes")[0]["name"] == "=1+1"


def test_later_edits_win_and_their_sources_too(packs: Path, stated: Stated) -> None:
    def edit(amount: float, title: str) -> Edit:
        book = opened(filled_template(stated, "steel", "en"))
        sheet, rows = book["processes"], book["exchanges"]
        sheet.cell(2, column(sheet, "source")).value = "own"
        book["sources"].append(["own", title, "Works", "2026", "own", None])
        emission = next(n for n in range(2, rows.max_row + 1) if rows.cell(n, 2).value == "emission")
        rows.cell(emission, column(rows, "amount")).value = amount
        return read_workbook(saved(book), "own.xlsx")[0]

    found = read_packs(packs, overlay=overlay_of([edit(1.0, "First"), edit(3.0, "Second")]))
    assert found.sources["own"].title == "Second"
    assert [row.amount for row in found.processes["steel"].exchanges if row.type == "emission"] == [3.0]
    assert overlay_of([]) is None


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a workbook", b"PK\x05\x06" + b"\x00" * 18])
def test_what_is_no_workbook(data: bytes) -> None:
    with pytest.raises(InputError) as error:
        read_workbook(data, "own.xlsx")
    assert all(one.en and one.zh for one in error.value.findings)


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.integers(2, 4),
            st.integers(1, 31),
            st.one_of(
                st.text(max_size=30).filter(lambda text: not any(ord(c) < 32 for c in text)),
                st.floats(),
                st.integers(),
                st.booleans(),
            ),
        ),
        max_size=8,
    )
)
def test_any_cells_end_in_edits_or_findings(cells: list[tuple[int, int, object]]) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for table in ("processes", "exchanges"):
        sheet = book.create_sheet(table)
        sheet.append(list(HEADINGS[table]))
        for row, col, value in cells:
            try:
                sheet.cell(row, col).value = value
            except (ValueError, openpyxl.utils.exceptions.IllegalCharacterError):
                continue
    with suppress(InputError):  # anything else is a fault of ours
        overlay = overlay_of(read_workbook(saved(book), "own.xlsx"))
        assert overlay is not None
        read_packs(overlay=overlay)
