"""Every word that the PDFs print, in both languages, as data."""

from __future__ import annotations

from collections.abc import Mapping

from footprint.findings import Language
from reports.text import (
    common_en,
    common_zh,
    label_en,
    label_zh,
    method_en,
    method_zh,
    study_en,
    study_zh,
    verification_en,
    verification_zh,
)

LANGUAGES: tuple[Language, ...] = ("en", "zh")
TEXTS: dict[Language, Mapping[str, str]] = {
    "en": {**common_en.TEXT, **label_en.TEXT, **study_en.TEXT, **method_en.TEXT, **verification_en.TEXT},
    "zh": {**common_zh.TEXT, **label_zh.TEXT, **study_zh.TEXT, **method_zh.TEXT, **verification_zh.TEXT},
}


def words(key: str, language: Language, **values: object) -> str:
    """The text of this key, its `{name}` fields filled in. KeyError when there is none."""
    text = TEXTS[language][key]
    return text.format_map(values) if values else text


def named(kind: str, key: str, language: Language) -> str:
    """The words for a key of a document (a stage, group, ledger …); an unknown key is shown as it is."""
    return TEXTS[language].get(f"{kind}.{key}", key)


def both(key: str, **values: object) -> str:
    """English and Chinese, one after the other."""
    return f"{words(key, 'en', **values)}  {words(key, 'zh', **values)}"
