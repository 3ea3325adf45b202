"""Programs and long lists: the upload names the job that matches, which is polled."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from footprint.studies.operations import uploading
from tests.api.conftest import Callers

LIST = b"id,name,quantity,unit\n1,Hot-rolled steel,2,kg\n2,Cast iron,3,kg\n"


def test_the_upload_names_the_job(call: Callers, worked: Callable[[], int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploading, "AT_ONCE", 1)
    study = call.manufacturer("POST", "studies", 201, json={"name": "Pump"})
    path = f"studies/{study['id']}"
    made = call.manufacturer("POST", f"{path}/bom?version={study['version']}", 201, data=LIST, content_type="text/csv")
    job = made["job"]
    assert (job["kind"], job["state"]) == ("match", "queued")
    assert call.manufacturer("GET", path, 200)["matching"] == job["id"]
    assert call.manufacturer("POST", f"{path}/match", 202)["id"] == job["id"]
    refused = call.manufacturer("POST", f"{path}/calculate", None, json={"version": made["study"]["version"]})
    assert "still being matched" in str(refused)
    assert worked() == 1
    done = call.manufacturer("GET", f"jobs/{job['id']}", 200)
    assert (done["state"], done["result"]["matched"]) == ("done", 2)
    assert call.manufacturer("GET", path, 200)["unmatched"] == 0


def test_a_short_list_needs_no_job(call: Callers) -> None:
    study = call.manufacturer("POST", "studies", 201, json={"name": "Pump"})
    path = f"studies/{study['id']}/bom?version={study['version']}"
    assert call.manufacturer("POST", path, 201, data=LIST, content_type="text/csv")["job"] is None
