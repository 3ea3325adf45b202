"""The analysis of a result on its page: every table, both languages, whoever may read the result."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO

import pytest

from footprint.db import session_scope
from footprint.results.models import Snapshot
from footprint.web.results.analysis_view import FORMATS
from tests.functional.web.walking import complete_result, submitted
from tests.site import Site


@pytest.fixture
def result(site: Site) -> str:
    """The address of a complete result."""
    return complete_result(site, site.client(site.people.manufacturer))[1]


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"))))


def test_the_page_and_every_table(site: Site, result: str) -> None:
    maker = site.client(site.people.manufacturer)
    assert f"{result}/analysis" in maker.get(result).text
    page = maker.get(f"{result}/analysis").text
    for heading in ("Hotspots", "Data to get next", "How sure it is", "Value choices", "Scenarios"):
        assert heading in page
    assert "No scenarios are declared" in page
    data = json.loads(re.findall(r'id="chart-data">(.*?)</script>', page, re.DOTALL)[0])
    assert data["draws"]["counts"]
    assert data["sankey"]["links"]
    for table, formats in FORMATS.items():
        answer = maker.get(f"{result}/analysis/{table}.csv")
        assert answer.status_code == 200, table
        assert all(len(row) == len(formats) for row in rows_of(answer.text)), table
    gases = rows_of(maker.get(f"{result}/analysis/gases.csv").text)[1:]
    assert sum(float(row[1]) for row in gases) == pytest.approx(data["total"])
    assert maker.get(f"{result}/analysis/nothing.csv").status_code == 404


def test_in_chinese(site: Site, result: str) -> None:
    page = site.client(site.people.manufacturer, "zh").get(f"{result}/analysis").text
    assert "下一步应获取的数据" in page
    assert "占全部贡献" in page


def test_the_certifier_reads_it_and_a_rival_does_not(site: Site, result: str) -> None:
    maker = site.client(site.people.manufacturer)
    assert site.client(site.people.certifier).get(f"{result}/analysis").status_code == 404
    submitted(site, maker, result)
    assert "Hotspots" in site.client(site.people.certifier).get(f"{result}/analysis").text
    assert site.client(site.people.supplier).get(f"{result}/analysis/gases.csv").status_code == 404


def test_a_result_of_before_says_so(site: Site, result: str) -> None:
    with session_scope(site.settings) as session:
        row = session.get(Snapshot, result.rsplit("/", 1)[1])
        assert row is not None
        document = json.loads(row.document)
        del document["analysis"]
        row.document = json.dumps(document).encode()
    maker = site.client(site.people.manufacturer)
    page = maker.get(f"{result}/analysis").text
    assert "calculated before results were analysed" in page
    assert maker.get(f"{result}/analysis/gases.csv").status_code == 404
