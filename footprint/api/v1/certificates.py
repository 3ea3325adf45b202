"""The certificate ledger: certificates with their proof, each used once."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from flask import Response, send_file

from footprint.api.access import actor
from footprint.api.context import resources, session
from footprint.api.paging import PageArgs, page, page_of
from footprint.api.resource import Resource
from footprint.api.schemas.certificates import (
    AllocationSchema,
    GiveBackSchema,
    LotSchema,
    LotViewSchema,
    NewAllocationSchema,
    NewLotSchema,
    ProofQuery,
)
from footprint.api.uploads import BINARY, PDF, accepts, upload
from footprint.certificates import operations, queries

certificates = Resource("Certificates", "Electricity certificates, their proof, and what they cover.", "/certificates")
PROOF = {**PDF, "image/png": ".png", "image/jpeg": ".jpg"}


@certificates.on("GET", "", page_of(LotViewSchema), query=PageArgs)
def list_certificates(args: dict[str, Any]) -> Any:
    """Your firm's certificates with their balance; for the operator those of all firms."""
    return page([_view(one) for one in queries.lots(session(), actor())], args)


@certificates.on("POST", "", LotSchema, status=201, body=NewLotSchema)
def enter_certificates(body: dict[str, Any]) -> Any:
    """Enter certificates. Refused when one of them is in the ledger already, whoever entered it."""
    return operations.enter(session(), actor(), operations.LotForm(**body))


@certificates.on("GET", "/<uuid:lot_id>", LotViewSchema)
def get_certificates(lot_id: str) -> Any:
    """One lot with everything that it was used for."""
    return _view(queries.lot(session(), actor(), lot_id))


@certificates.on("DELETE", "/<uuid:lot_id>", LotSchema)
def remove_certificates(lot_id: str) -> Any:
    """Take a lot out that was entered by mistake. Refused while it is in use."""
    return operations.remove(session(), actor(), lot_id)


@certificates.on("PUT", "/<uuid:lot_id>/proof", LotSchema, query=ProofQuery, sends=accepts(PROOF))
def attach_cancellation(args: dict[str, Any], lot_id: str) -> Any:
    """Attach the proof that the certificates were cancelled in the holder's name, as a form or as the body."""
    data, name = upload(PROOF, args.pop("filename") or "proof")
    return operations.attach_proof(session(), resources(), actor(), lot_id, data, name, **args)


@certificates.on("GET", "/<uuid:lot_id>/proof", BINARY, media="application/octet-stream")
def get_cancellation(lot_id: str) -> Response:
    """The proof as it came: for the owner, the operator, and the certifier of a study that it is allocated to."""
    name, data = queries.proof(session(), resources(), actor(), lot_id)
    return send_file(BytesIO(data), "application/octet-stream", as_attachment=True, download_name=name)


@certificates.on("POST", "/<uuid:lot_id>/allocations", AllocationSchema, status=201, body=NewAllocationSchema)
def allocate_certificates(body: dict[str, Any], lot_id: str) -> Any:
    """Allocate kWh of a proven lot to a site of a study. Never more than are left or than there is to cover."""
    study = str(body.pop("study"))
    return operations.allocate(session(), resources(), actor(), lot_id, study, **body)


@certificates.on("POST", "/allocations/<uuid:allocation_id>/release", AllocationSchema, body=GiveBackSchema)
def release_certificates(body: dict[str, Any], allocation_id: str) -> Any:
    """Give certificates back. Refused while a review or a label stands on them."""
    return operations.release(session(), actor(), allocation_id, body["reason"])


def _view(view: queries.LotView) -> dict[str, Any]:
    return {
        "lot": view.lot,
        "organisation": view.organisation,
        "used": view.used,
        "balance": view.balance,
        "allocations": [use.allocation for use in view.uses],
    }
