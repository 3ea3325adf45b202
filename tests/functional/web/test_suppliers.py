"""A component's footprint: published, shared by name, accepted and used on a line."""

from __future__ import annotations

import json
import re
from io import BytesIO

from tests.functional.web.walking import choose, hidden, new_study, place
from tests.site import Site

FORM = {
    "product": "Cap PC-3",
    "product_zh": "端盖 PC-3",
    "unit": "kg",
    "mass_kg": "",
    "fossil": "2.5",
    "biogenic_emissions": "0",
    "biogenic_removals": "0",
    "land_use_change": "0",
    "aircraft": "0",
    "biogenic_carbon_kg": "0",
    "period_start": "2025-01-01",
    "period_end": "2025-12-31",
    "valid_from": "2026-01-01",
    "valid_until": "2027-12-31",
    "geography": "CN",
    "primary_data_share": "80",
    "dqr": "2",
    "source": "Study 12 of 2026",
}


def test_publish_share_accept_use(site: Site) -> None:
    supplier, maker = site.client(site.people.supplier), site.client(site.people.manufacturer)
    assert place(supplier.post("/footprints/new", data=FORM)) == "/footprints"
    page = supplier.get("/footprints").text
    assert "Cap PC-3" in page
    assert "Cap PC-3" not in maker.get("/footprints/received").text
    place(supplier.post("/footprints/share", data={"series": hidden(page, "series"), "customer": "Pumps"}))
    offered = maker.get("/footprints/received").text
    assert "offered" in offered
    assert "Cap PC-3" not in site.client(site.people.rival).get("/footprints/received").text
    share = offered.split("/footprints/shares/")[1].split('"')[0]
    assert site.client(site.people.rival).post(f"/footprints/shares/{share}", data={"verb": "accept"}).status_code in (
        403,
        404,
    )
    place(maker.post(f"/footprints/shares/{share}", data={"verb": "accept"}))

    study = new_study(maker)
    picker = maker.get(f"/studies/{study}/match/line?line=2").text
    assert "Cap PC-3" in picker
    footprint = picker.split('name="supplier" value="')[1].split('"')[0]
    place(choose(maker, study, "2", supplier=footprint))
    desk = maker.get(f"/studies/{study}/match").text
    assert "Steelworks" in desk
    assert "0.7500" in desk


def test_a_part_number_brings_the_footprint_to_the_top(site: Site) -> None:
    supplier, maker = site.client(site.people.supplier), site.client(site.people.manufacturer)
    for product, numbers in (("Aaa", "other; X-1"), ("Cap PC-3", " PC-3; 4711-08 ")):
        place(supplier.post("/footprints/new", data={**FORM, "product": product, "product_ids": numbers}))
    for series in re.findall(r'name="series"[^>]*value="([^"]+)"', supplier.get("/footprints").text):
        place(supplier.post("/footprints/share", data={"series": series, "customer": "Pumps"}))
    for share in set(re.findall(r"/footprints/shares/([\w-]+)", maker.get("/footprints/received").text)):
        place(maker.post(f"/footprints/shares/{share}", data={"verb": "accept"}))
    bom = "name: B\nmass_kg: 1\n\nid,name,quantity,unit,part_number\n1,Cap,1,kg,4711 08\n2,Lid,1,kg,\n"
    study = new_study(maker, bom)
    picker = maker.get(f"/studies/{study}/match/line?line=1").text
    assert picker.index("Cap PC-3") < picker.index("Aaa")
    assert "Steelworks states this footprint for part number 4711 08" in picker
    assert "states this footprint" not in maker.get(f"/studies/{study}/match/line?line=2").text


def test_a_form_with_faults(site: Site) -> None:
    client = site.client(site.people.supplier)
    response = client.post("/footprints/new", data={**FORM, "period_end": "2024-01-01"})
    assert response.status_code == 422
    assert "to mend" in response.text
    assert client.post("/footprints/new", data={**FORM, "fossil": "much"}).status_code == 422


def test_a_pact_file_with_faults_names_them(site: Site) -> None:
    client = site.client(site.people.supplier)
    data = {"file": (BytesIO(json.dumps({"specVersion": "9"}).encode()), "x.json")}
    response = client.post("/footprints/pact", data=data)
    assert response.status_code == 422
    assert "to mend" in response.text
