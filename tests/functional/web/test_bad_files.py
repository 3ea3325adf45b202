"""A bad file on the page: said in the reader's language, and nothing of it stays behind."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

from footprint.bom import read_bom
from footprint.findings import InputError
from footprint.studies import queries
from tests.site import Site
from tests.unit.bom.hostile_files import FILES

NAMES = (
    "truncated.xlsx",
    "encrypted.xlsx",
    "macros.xlsm",
    "old.xls",
    "bomb.xlsx",
    "only-a-picture.xlsx",
    "picture-renamed.xlsx",
    "formula-errors.xlsx",
    "empty.csv",
    "document.csv",
    "million-columns.csv",
    "nested.json",
    "keys.json",
)


def form(data: bytes, name: str) -> bytes:
    """The body by hand: the test client would keep a large one in a file that it does not close."""
    head = f'--edge\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    return head.encode() + data + b"\r\n--edge--\r\n"


@pytest.mark.slow
def test_a_bad_upload_is_said_in_both_languages_and_leaves_nothing_behind(site: Site) -> None:
    clients = {language: site.client(site.people.manufacturer, language) for language in ("en", "zh")}
    before = kept(site)
    for name in NAMES:
        make, _ = FILES[name]
        data = make()
        with pytest.raises(InputError) as caught:
            read_bom(data, name)
        said = caught.value.findings[0]
        for language, client in clients.items():
            body = form(data, name)
            answer = client.post("/studies/new", data=body, content_type="multipart/form-data; boundary=edge")
            assert answer.status_code == 422, name
            text = said.zh if language == "zh" else said.en
            assert escape(text, quote=False)[:60] in answer.text, name
    assert site.read(queries.studies, site.people.manufacturer) == []
    assert kept(site) == before


def kept(site: Site) -> list[Path]:
    """The files that the installation keeps."""
    return sorted(path for path in Path(site.settings.home, "blobs").rglob("*") if path.is_file())
