"""Whoever fills in nothing but uploads a template as it came sees every line matched."""

from __future__ import annotations

from io import BytesIO

import pytest

from footprint.bom.template_examples import SECTORS
from footprint.studies import queries
from tests.functional.web.walking import place
from tests.site import Site


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_template_is_read_and_matched_when_it_is_uploaded(site: Site, language: str) -> None:
    client = site.client(site.people.manufacturer, language)
    shown = client.get("/studies/new").text
    for sector in SECTORS:
        for kind in ("xlsx", "csv"):
            address = f"/studies/template-{language}.{kind}?sector={sector}"
            assert address in shown
            file = client.get(address)
            name = f"{sector}.{kind}"
            place(client.post("/studies/new", data={"file": (BytesIO(file.data), name), "name": f"{sector} {kind}"}))
    rows = site.read(queries.studies, site.people.manufacturer)
    assert len(rows) == 2 * len(SECTORS)
    assert [(row.study.name, row.unmatched) for row in rows if row.unmatched] == []
