"""The steps of a product through the API, for tests that begin somewhere along the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.api.conftest import Callers
from tests.data.stated import STATED

BOM = b"""# name: Pump
# declared_unit: piece
# mass_kg: 6
id,name,quantity,unit,dataset
1,Rotor,5,kg,steel-hot-rolled-cn
2,Mystery part,1,kg,
"""
STATEMENT = {
    "assurance": "limited",
    "opinion": "Nothing came to our attention.",
    "work_done": "Every line retraced.",
    "independence": "No part in the product.",
    "independent_reviewer": "Li Wei",
}


def uploaded(call: Callers) -> dict[str, Any]:
    """A study with its bill of materials; its second line is unmatched."""
    study = call.manufacturer("POST", "studies", 201, json={"name": "Pump"})
    path = f"studies/{study['id']}/bom?version={study['version']}&filename=pump.csv"
    return dict(call.manufacturer("POST", path, 201, data=BOM, content_type="text/csv")["study"])


def declared(call: Callers, study: dict[str, Any]) -> dict[str, Any]:
    """The study with a full statement."""
    body = {"part": "statement", "content": STATED, "version": study["version"]}
    return {
        **study,
        "version": call.manufacturer("PUT", f"studies/{study['id']}/declarations", 200, json=body)["version"],
    }


def calculated(call: Callers, worked: Callable[[], int]) -> tuple[str, str]:
    """Ids of a study and of its complete result."""
    study = declared(call, uploaded(call))
    choice = {"line": "2", "dataset": "cast-iron-cn", "reason": "it is iron", "version": study["version"]}
    version = call.manufacturer("POST", f"studies/{study['id']}/choices", 201, json=choice)["version"]
    job = call.manufacturer("POST", f"studies/{study['id']}/calculate", 202, json={"version": version})
    assert worked() == 1
    done = call.manufacturer("GET", f"jobs/{job['id']}", 200)
    assert done["state"] == "done", done
    return study["id"], done["result"]["snapshot"]


def submitted(call: Callers, worked: Callable[[], int]) -> tuple[str, str]:
    """Ids of a review and of the result that it is about."""
    study, snapshot = calculated(call, worked)
    certifiers = call.manufacturer("GET", "certifiers", 200)["items"]
    body = {
        "study_id": study,
        "snapshot_id": snapshot,
        "certifier_organisation_id": next(one["id"] for one in certifiers if one["name"] == "Checkers"),
        "acknowledged": reasons(call, snapshot),
    }
    return call.manufacturer("POST", "reviews", 201, json=body)["id"], snapshot


def reasons(call: Callers, snapshot: str) -> dict[str, str]:
    """A reason for every warning of a result."""
    found = call.manufacturer("GET", f"snapshots/{snapshot}/checks", 200)["points"]
    return {point["key"]: "Known." for point in found if point["severity"] == "warning"}


def labelled(call: Callers, worked: Callable[[], int]) -> str:
    """The number of a valid label."""
    review, _ = submitted(call, worked)
    view = call.certifier("GET", f"reviews/{review}", 200)
    body = {**STATEMENT, "sha256": view["sha256"], "number": view["number"]}
    job = call.certifier("POST", f"reviews/{review}/approve", 202, json=body)
    worked()
    done = call.certifier("GET", f"jobs/{job['id']}", 200)
    assert done["state"] == "done", done
    return str(done["result"]["label"])
