"""Two results side by side through the pages: chosen, compared, drawn by the worker, downloaded."""

from __future__ import annotations

import re

import pytest

from footprint.inventory.catalogue import GROUPS, SUPPLIER_GROUP
from footprint.web.words import group_name
from tests.functional.web.walking import calculated, choose, complete_result, place
from tests.site import Site


@pytest.fixture
def two(site: Site) -> tuple[str, str]:
    """The addresses of a product's result and of its next one, on recycled steel."""
    maker = site.client(site.people.manufacturer)
    study, before = complete_result(site, maker)
    choose(maker, study, "1", dataset="steel-hot-rolled-eaf-cn")
    return before, calculated(site, maker, study)


def address(two: tuple[str, str]) -> str:
    return f"{two[0]}/compare/{two[1].rsplit('/', 1)[1]}"


def test_choosing_comparing_and_drawing(site: Site, two: tuple[str, str]) -> None:
    maker = site.client(site.people.manufacturer)
    assert f"{two[1]}/compare" in maker.get(two[1]).text
    assert address(two) in maker.get(f"{two[1]}/compare").text
    page = maker.get(address(two)).text
    assert "Unit, boundary, rules, method and background are the same." in page
    assert "The second is lower by" in page
    assert "To first order" in page
    assert "draws in the same worlds, the second" not in page
    job = place(maker.post(address(two)))
    assert place(maker.post(address(two))) == job  # asked twice, drawn once
    assert "Two results are being drawn" in maker.get(job).text
    assert site.work() == 1
    shown = place(maker.get(job))
    assert shown.startswith(address(two))
    drawn = maker.get(shown).text
    assert re.search(r"Of \d+ draws in the same worlds, the second is the lower in 100 %", drawn)
    assert maker.get(shown.replace("?", "/draws.csv?")).text.count("\n") > 20
    # what was drawn for one pair says nothing about another
    assert "draws in the same worlds, the second" not in maker.get(f"{address(two[::-1])}?{shown.split('?')[1]}").text


def test_tables_and_languages(site: Site, two: tuple[str, str]) -> None:
    maker = site.client(site.people.manufacturer)
    lines = maker.get(f"{address(two)}/lines.csv").text
    assert lines.splitlines()[1].startswith("1,")
    for table in ("stages", "groups", "ledgers"):
        assert maker.get(f"{address(two)}/{table}.csv").status_code == 200
    assert maker.get(f"{address(two)}/nothing.csv").status_code == 404
    assert "第二个结果低" in site.client(site.people.manufacturer, "zh").get(address(two)).text


def test_nobody_else_compares_them(site: Site, two: tuple[str, str]) -> None:
    for person in (site.people.supplier, site.people.certifier):
        client = site.client(person)
        assert client.get(address(two)).status_code == 404
        assert client.post(address(two)).status_code == 404


def test_nothing_to_compare_with(site: Site) -> None:
    maker = site.client(site.people.manufacturer)
    _, result = complete_result(site, maker)
    assert "There is nothing to compare with yet" in maker.get(f"{result}/compare").text


def test_every_material_group_has_its_words(site: Site) -> None:
    with site.app.test_request_context():
        assert {name for name in (*GROUPS, SUPPLIER_GROUP) if group_name(name) == name} == set()
