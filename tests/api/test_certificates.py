"""The certificate ledger by program."""

from __future__ import annotations

from io import BytesIO

from tests.api.conftest import Callers

LOT = {
    "numbers": "GEC25000001..GEC25000010",
    "technology": "wind",
    "plant": "Binhai wind farm",
    "market": "CN",
    "generated_from": "2025-01-01",
    "generated_to": "2025-12-31",
}


def test_enter_prove_and_remove(call: Callers) -> None:
    lot = call.manufacturer("POST", "certificates", 201, json=LOT)
    assert (lot["count"], lot["kwh"], lot["status"]) == (10, 10_000, "entered")
    path = f"certificates/{lot['id']}"
    taken = call.rival("POST", "certificates", 422, json=LOT)["findings"]
    assert [(one["code"], one["cell"]) for one in taken] == [("number-taken", "numbers")]
    query = "?holder=Pumps&cancelled_on=2026-01-20"
    form = {"file": (BytesIO(b"%PDF-1.7"), "proof.pdf")}
    assert call.manufacturer("PUT", f"{path}/proof{query}", 200, data=form)["status"] == "proven"
    raw = call.manufacturer("PUT", f"{path}/proof{query}", 200, data=b"%PDF-1.7", content_type="application/pdf")
    assert raw["proof"]
    assert call.manufacturer.raw("GET", f"{path}/proof").data == b"%PDF-1.7"
    assert call.operator("GET", "certificates", 200)["items"][0]["organisation"] == "Pumps"
    assert call.rival("GET", "certificates", 200)["total"] == 0
    for who in (call.rival, call.certifier):
        who("GET", path, 404)
        who("GET", f"{path}/proof", 404)
    call.certifier("GET", "certificates", 403)
    body = {"study": lot["id"], "site": "tj", "kwh": 1000, "version": 1}
    call.manufacturer("POST", f"{path}/allocations", 404, json=body)
    assert call.manufacturer("DELETE", path, 200)["status"] == "removed"
    call.manufacturer("GET", path, 404)
