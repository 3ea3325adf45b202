"""The templates read back without a question, offer words that are read, and say what each cell wants."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest

from footprint.bom import propose, read_bom, template
from footprint.bom.headings import CHOICES_ZH, LINE_FIELDS, PRODUCT_FIELDS, word
from footprint.bom.places import place_code
from footprint.bom.quantities import known_unit
from footprint.bom.template_examples import SECTORS, example
from footprint.bom.template_lists import LISTS, offers
from footprint.bom.template_texts import LINE_NOTES, PRODUCT_NOTES
from footprint.bom.templates import template_file
from footprint.bom.values import Sector
from footprint.findings import Language

LANGUAGES: tuple[Language, ...] = ("en", "zh")


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sector", SECTORS)
def test_a_template_reads_back_as_its_example_without_a_question(sector: Sector, language: Language, kind: str) -> None:
    found = template_file(language, kind, sector)
    assert found is not None
    name, data, _ = found
    proposal = propose(data, name)
    assert proposal.certain
    assert not proposal.notes
    assert not proposal.assumptions
    read = read_bom(data, name)
    assert read.warnings == ()
    assert read.bom.product.sector == sector
    wanted = example(language, sector)
    assert [line.name for line in read.bom.lines] == [line.name for line in wanted.lines]
    assert [line.transport for line in read.bom.lines] == [line.transport for line in wanted.lines]


@pytest.mark.parametrize(
    ("language", "kind", "sector"), [("de", "xlsx", "vehicle"), ("en", "exe", "vehicle"), ("en", "xlsx", "other")]
)
def test_there_is_no_other_template(language: str, kind: str, sector: str) -> None:
    assert template_file(language, kind, sector) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_a_drop_down_offers_is_read(language: Language) -> None:
    reads = {"unit": known_unit, "place": place_code}
    for key, offer in offers(language).items():
        for text in offer.words:
            meaning = reads[key](text) if key in reads else word(key, text)
            assert meaning is not None, (key, text)


def checks(book: Any) -> Iterator[tuple[str, str, Any]]:
    """(sheet, column letter and row of the first cell, check) of every check of a workbook."""
    for sheet in book:
        for rule in sheet.data_validations.dataValidation:
            yield sheet.title, str(rule.sqref).split(":")[0], rule


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chosen_field_has_a_drop_down_of_cells_that_hold_its_words(language: Language) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(language)))
    known = offers(language)
    lists = {(sheet, at): rule for sheet, at, rule in checks(book) if rule.type == "list"}
    product, lines = book.sheetnames[:2]
    places = {name: (product, f"B{row}") for row, name in enumerate(PRODUCT_FIELDS, start=2) if name in LISTS}
    headings = [cell.value for cell in book[lines][1]]
    for name, field in LINE_FIELDS.items():
        if name in LISTS:
            column = headings.index(field.zh if language == "zh" else name) + 1
            places[name] = (lines, f"{openpyxl.utils.get_column_letter(column)}2")
    assert places.keys() == LISTS.keys()
    for name, place in places.items():
        source, _, cells = lists[place].formula1.rpartition("!")
        words = [cell.value for (cell,) in book[source.strip("'")][cells.replace("$", "")]]
        assert tuple(words) == known[LISTS[name]].words
        # what the reader knows more spellings of may be written otherwise
        assert bool(lists[place].showErrorMessage) == (LISTS[name] in CHOICES_ZH)
    assert len(lists) == len(places)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_to_fill_in_says_what_it_wants(language: Language) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(language)))
    prompted = [(sheet, at) for sheet, at, rule in checks(book) if rule.prompt and rule.showInputMessage]
    assert len(prompted) == len(PRODUCT_FIELDS) + len(LINE_FIELDS)
    assert all(cell.comment and cell.comment.text for cell in book[book.sheetnames[1]][1])
    assert all(sheet.freeze_panes for sheet in book.worksheets[:2])


def test_every_field_is_explained() -> None:
    assert PRODUCT_NOTES.keys() == PRODUCT_FIELDS.keys()
    assert LINE_NOTES.keys() == LINE_FIELDS.keys()
    assert all(all(pair) for pair in (*PRODUCT_NOTES.values(), *LINE_NOTES.values()))
