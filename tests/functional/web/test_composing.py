"""A motor at the desk: its typical materials are offered with editable shares, become lines, and are taken back."""

from __future__ import annotations

import pytest

from tests.functional.web.walking import hidden, place, upload
from tests.site import Site

LIST = """# name: Fan
# declared_unit: piece
# mass_kg: 4
id,name,name_zh,quantity,unit
1,Hot-rolled steel,热轧钢板,2.5,kg
2,Electric motor,电动机,1,piece
"""


@pytest.mark.parametrize(("language", "button"), [("en", "Make these the lines below it"), ("zh", "将其列为下级行")])
def test_a_motor_becomes_its_materials_and_a_line_again(site: Site, language: str, button: str) -> None:
    client = site.client(site.people.manufacturer, language)
    desk = place(upload(client, LIST, "fan.csv"))
    study = desk.split("/")[2]
    picker = client.get(f"{desk}/line?line=2").text
    assert button in picker
    assert 'name="kg_per_unit"' in picker
    shares = [part.partition('value="')[2].partition('"')[0] for part in picker.split('name="share"')[1:]]
    assert sum(float(share) for share in shares) == pytest.approx(100)
    form = {"line": "2", "share": shares, "version": hidden(picker, "version")}
    refused = client.post(f"/studies/{study}/match/compose", data=form)
    assert refused.status_code == 422
    assert place(client.post(f"/studies/{study}/match/compose", data={**form, "kg_per_unit": "1,5"})).endswith(
        "#line-2"
    )
    text = client.get(desk).text
    assert 'id="line-2.1"' in text
    assert text.count('class="state-proposed') >= len(shares) - 1
    undo = client.post(f"/studies/{study}/match/undo", headers={"HX-Request": "true"})
    assert undo.headers["HX-Redirect"].startswith(desk)
    text = client.get(desk).text
    assert 'id="line-2.1"' not in text
    assert 'id="line-1" class="state-proposed' in text


def test_shares_may_be_edited_and_must_make_a_whole(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    desk = place(upload(client, LIST, "fan.csv"))
    picker = client.get(f"{desk}/line?line=2").text
    count = picker.count('name="share"')
    form = {"line": "2", "kg_per_unit": "1.5", "version": hidden(picker, "version")}
    for shares in (["50"] * count, ["many"] * count, ["100"]):
        assert client.post(f"{desk}/compose", data={**form, "share": shares}).status_code == 422
    place(client.post(f"{desk}/compose", data={**form, "share": ["60", "40", *[""] * (count - 2)]}))
    text = client.get(desk).text
    assert 'id="line-2.2"' in text
    assert 'id="line-2.3"' not in text
