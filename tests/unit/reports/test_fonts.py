from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports import fonts
from reports.text import LANGUAGES, TEXTS


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_typeface_has_every_character_of_every_text(language: str) -> None:
    lacking = {key: fonts.missing(text) for key, text in TEXTS[language].items() if fonts.missing(text)}  # type: ignore[index]
    assert lacking == {}


@pytest.mark.parametrize("text", ["−", "–", "×", "·", "…", "□", "■", "—", "0123456789", "龘"])
def test_characters_that_the_drawing_code_uses_exist(text: str) -> None:
    assert fonts.missing(text) == []


def test_both_languages_have_the_same_texts_with_the_same_fields() -> None:
    import string

    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert TEXTS["en"].keys() == TEXTS["zh"].keys()
    different = {key for key in TEXTS["en"] if fields(TEXTS["en"][key]) != fields(TEXTS["zh"][key])}
    assert different <= {"study.method"}


def test_subscripts_are_subscripts_and_unknown_characters_are_squares() -> None:
    assert fonts.markup("CO₂e & <b>") == 'CO<sub rise="20%" size="68%">2</sub>e &amp; &lt;b&gt;'
    assert fonts.shown("CO₂ \U0001f600 a\tb") == "CO2 □ a b"
    assert fonts.missing("铝\U0001f600") == ["\U0001f600"]
    assert fonts.shown("a\u202eb\x00c\u200bd") == "a□b□c□d"


def test_powers_are_raised_and_in_plain_text_marked() -> None:
    assert fonts.markup("2 × 10⁻¹⁸ m³") == '2 × 10<super rise="35%" size="68%">−18</super> m³'
    assert fonts.shown("2 × 10⁻¹⁸ m³") == "2 × 10^−18 m³"
    assert fonts.missing("⁻⁰⁵") == []


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_markup_is_well_formed_and_drops_nothing(text: str) -> None:
    root = ElementTree.fromstring(f"<p>{fonts.markup(text)}</p>")  # noqa: S314
    assert "".join(root.itertext()).replace("^", "") == fonts.shown(text).replace("^", "")
