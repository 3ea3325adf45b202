"""The catalogue's pages on a small background with every licence class, in two releases."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from footprint.db import db, engine_of
from footprint.inventory import compile_release, read_packs
from tests.packs import process, produces, takes, write_pack
from tests.site import Site, make_site


def background(folder: Path, coal: float) -> Path:
    """Steel takes open power and a private additive; a result-only alloy takes steel."""
    return write_pack(
        folder,
        [
            process("steel", location="CN-TJ"),
            process("power", unit="kWh", sector="energy", group="energy", licence="attribution"),
            process("additive", sector="chemicals", group="chemicals", licence="private"),
            process("alloy", licence="static-results-only", kind="aggregated"),
        ],
        [
            produces("steel"),
            takes("steel", "input", "power", 0.5, "kWh"),
            takes("steel", "input", "additive", 0.01),
            takes("steel", "emission", "co2-fossil", 2.0),
            produces("power", 1, "kWh"),
            takes("power", "emission", "co2-fossil", coal),
            produces("additive"),
            takes("additive", "emission", "co2-fossil", 7.77),
            produces("alloy"),
            takes("alloy", "input", "steel", 1.2, basis="estimate", comment="from the yield"),
        ],
    )


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Site]:
    home = tmp_path / "releases"
    for place, coal in enumerate((0.9, 0.8)):
        compile_release(read_packs(background(tmp_path / f"{place}" / "pack", coal)), home)
    made = make_site(tmp_path / "instance", home / "releases")
    yield made
    with made.app.app_context():
        db.engine.dispose()
    engine_of(made.settings).dispose()


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.lstrip("\ufeff"))))


def test_choices_narrow_and_count(shop: Site) -> None:
    client = shop.client()
    page = client.get("/datasets?licence=open").text
    assert "One data set" in page
    assert ">China (1)<" in page
    assert ">Tianjin (1)<" in page
    # the other licences are counted as if none were chosen
    assert ">private (1)<" in page
    assert "/datasets/steel" in page
    assert "/datasets/power" not in page
    assert "4 data sets" in client.get("/datasets?place=CN").text
    assert "One data set" in client.get("/datasets?place=CN-TJ").text
    assert "Nothing fits" in client.get("/datasets?place=CN-TJ&kind=aggregated").text


def test_a_part_for_htmx_has_the_choices_too(shop: Site) -> None:
    part = shop.client().get("/datasets?q=steel", headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert 'name="sector" form="search"' in part


def test_the_download_says_why_a_number_is_missing(shop: Site) -> None:
    rows = {row["id"]: row for row in table(shop.client().get("/datasets.csv").text)}
    assert float(rows["power"]["kg_co2e"]) == 0.8
    assert rows["power"]["withheld"] == ""
    for name in ("additive", "alloy"):
        assert (rows[name]["kg_co2e"], rows[name]["fossil"]) == ("", "")
        assert "withholds its factor" in rows[name]["withheld"]
        assert "不允许公开" in rows[name]["withheld_zh"]
    found = json.loads(shop.client().get("/datasets.json?sector=energy").text)
    assert [one["id"] for one in found["datasets"]] == ["power"]
    assert found["sector"] == "energy"
    assert shop.client().get("/datasets.xml").status_code == 404


def test_the_operator_sees_everything(shop: Site) -> None:
    rows = {row["id"]: row for row in table(shop.client(shop.people.operator).get("/datasets.csv").text)}
    assert float(rows["additive"]["kg_co2e"]) == 7.77
    assert "7.770" in shop.client(shop.people.operator).get("/datasets/additive").text


@pytest.mark.parametrize("role", [None, "manufacturer", "certifier"])
@pytest.mark.parametrize("name", ["additive", "alloy"])
def test_what_is_withheld_is_nowhere_on_a_page(shop: Site, role: str | None, name: str) -> None:
    client = shop.client(getattr(shop.people, role) if role else None)
    secret = shop.resources.catalogue()[name].factor.total
    pages = [f"/datasets/{name}", "/datasets", f"/releases/compare/{name}", "/releases/compare", "/datasets/steel"]
    pages += [f"/datasets/{name}/{one}.csv" for one in ("composition", "upstream", "exchanges")]
    pages += ["/releases/compare.csv", "/datasets.json"]
    for page in pages:
        text = client.get(page).text
        for shown in (f"{secret:.10g}", f"{secret:.4g}"):
            assert shown not in text, (page, shown)
        assert "0.01 kg" not in text, page  # how much steel takes of it, with which the factor could be told
    assert "withhold" in client.get(f"/datasets/{name}").text


def test_what_a_footprint_is_made_of(shop: Site) -> None:
    page = shop.client().get("/datasets/steel").text
    assert "What it is made of" in page
    rows = table(shop.client().get("/datasets/steel/composition.csv").text)
    first = [(row["Data set"], row["Amount"], row["kg CO2e"]) for row in rows if row["Level"] == "1"]
    assert first[:2] == [("", "", "2.0"), ("power", "0.5", "0.4")]
    assert first[2][:2] == ("additive", "")
    assert float(first[2][2]) == pytest.approx(0.0777)
    assert [row["Withheld"] for row in rows if row["Data set"] == "additive"] == [
        "The licence of this data set withholds how much of it is taken."
    ]
    assert [row["Data set"] for row in table(shop.client().get("/datasets/power/users.csv").text)] == ["steel"]
    upstream = table(shop.client(shop.people.operator).get("/datasets/alloy/upstream.csv").text)
    assert [(row["Process"], float(row["kg CO2e"])) for row in upstream] == [
        ("Steel", pytest.approx(2.4)),
        ("Power", pytest.approx(0.48)),
        ("Additive", pytest.approx(0.09324)),
    ]
    assert shop.client().get("/datasets/steel/recipe.csv").status_code == 404


def test_versions_and_what_changed(shop: Site) -> None:
    client = shop.client()
    page = client.get("/datasets/steel").text
    assert "what changed" in page
    assert "only upstream" in page
    changed = client.get("/releases/compare/steel").text
    assert "-0.05" in changed
    assert "Every row is as before." in changed
    power = client.get("/releases/compare/power").text
    assert '<span class="before">0.9</span> 0.8' in power
    rows = table(client.get("/releases/compare.csv").text)
    assert {row["Data set"]: row["Cause"] for row in rows} == {
        "alloy": "only upstream",
        "power": "its own rows",
        "steel": "only upstream",
    }
    assert {row["Data set"]: row["Withheld"] != "" for row in rows}["alloy"]
    for sort in ("size", "name", "cause", "<script>"):
        assert client.get("/releases/compare", query_string={"sort": sort}).status_code == 200
    assert "Power" not in client.get("/releases/compare?cause=upstream").text.partition("Changed data sets")[2]


def test_the_releases_that_are_held(shop: Site) -> None:
    client = shop.client(language="zh")
    page = client.get("/releases").text
    current = shop.resources.catalogue().release
    assert page.count('class="mono"') == 2
    assert "使用中" in page or "在用" in page or "当前" in page
    assert "显示变更" in client.get(f"/releases/{current}").text
    assert client.get(f"/releases/compare?before={current}").status_code == 200
    assert "所有数据集均相同" in client.get(f"/releases/compare?before={current}&after={current}").text
    assert client.get("/releases/compare?before=ffff").status_code == 404
    assert client.get("/releases/compare/nothing").status_code == 404
