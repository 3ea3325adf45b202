"""A long list on the page: matched by the worker, with progress that one may leave and come back to."""

from __future__ import annotations

import re
from io import BytesIO

import pytest

from footprint.studies.operations.matching import AT_ONCE
from tests.functional.web.walking import place
from tests.site import Site

HEAD = "# name: Rack\n# declared_unit: piece\n# mass_kg: 900\nid,name,quantity,unit\n"
LONG = (HEAD + "".join(f"{n},Hot-rolled steel,1.5,kg\n" for n in range(AT_ONCE + 1))).encode()


def study_of(page: str) -> str:
    """The study whose lines a page leads to."""
    found = re.search(r"/studies/([0-9a-f-]{36})/match", page)
    assert found
    return found[1]


@pytest.mark.parametrize(("language", "said"), [("en", "are being matched"), ("zh", "正在匹配")])
def test_from_upload_over_progress_to_the_desk(site: Site, language: str, said: str) -> None:
    client = site.client(site.people.manufacturer, language)
    job = place(client.post("/studies/new", data={"file": (BytesIO(LONG), "rack.csv")}))
    assert job.startswith("/jobs/")
    assert said in client.get(job).text
    overview = client.get("/").text
    assert said in overview
    assert job in overview
    study = study_of(client.get(job).text)
    assert place(client.get(f"/studies/{study}")) == job
    desk = client.get(f"/studies/{study}/match").text
    assert said in desk
    assert job in desk
    assert site.work() == 1
    assert place(client.get(job)) == f"/studies/{study}/match"
    desk = client.get(f"/studies/{study}/match").text
    assert said not in desk
    assert 'class="state-proposed' in desk


def test_stopped_it_can_be_asked_for_again(site: Site) -> None:
    client = site.client(site.people.manufacturer)
    job = place(client.post("/studies/new", data={"file": (BytesIO(LONG), "rack.csv")}))
    study = study_of(client.get(job).text)
    place(client.post(f"{job}/cancel"))
    assert f"/studies/{study}" in client.get(job).text
    desk = client.get(f"/studies/{study}/match").text
    assert f"/studies/{study}/match/open" in desk
    again = place(client.post(f"/studies/{study}/match/open"))
    assert again != job
    assert site.work() == 1
    assert place(client.get(again)) == f"/studies/{study}/match"
