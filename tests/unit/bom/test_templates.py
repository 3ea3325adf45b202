"""The templates read back without a question, and offer the words that are read."""

from __future__ import annotations

import io

import openpyxl
import pytest

from footprint.bom import read_bom, template
from footprint.bom.headings import CHOICES_ZH, LINE_FIELDS, PRODUCT_FIELDS, word
from footprint.bom.template_texts import LINE_NOTES, PRODUCT_NOTES
from footprint.findings import Language


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_template_reads_back_without_a_question(language: Language) -> None:
    read = read_bom(template(language), "template.xlsx")
    assert read.warnings == ()
    assert len(read.bom.lines) == 5
    assert read.bom.lines[1].parent == "1"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_drop_down_offers_words_that_are_read(language: Language) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(language)))
    offered = [
        set(rule.formula1.strip('"').split(",")) for sheet in book for rule in sheet.data_validations.dataValidation
    ]
    kinds = [kind for kind in CHOICES_ZH if any(all(word(kind, text) for text in words) for words in offered)]
    assert {"stage", "sector", "boundary", "data_type"} <= set(kinds)


def test_every_field_is_explained_or_plain() -> None:
    assert PRODUCT_NOTES.keys() == PRODUCT_FIELDS.keys()
    assert LINE_FIELDS.keys() - LINE_NOTES.keys() == {"name_zh"}
