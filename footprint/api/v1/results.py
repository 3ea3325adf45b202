"""Results: the documents that were hashed."""

from __future__ import annotations

from typing import Any

from flask import Response, url_for

from footprint.api.access import actor
from footprint.api.context import resources, session
from footprint.api.paging import PageArgs, page, page_of
from footprint.api.resource import Resource
from footprint.api.schemas.fields import JobSchema
from footprint.api.schemas.results import SnapshotSchema
from footprint.canonical import canonical_bytes
from footprint.results import queries
from footprint.studies import operations, side_by_side
from footprint.studies import queries as studies

results = Resource("Results", "Calculated results, immutable and addressed by their hash.")
OBJECT = {"type": "object"}
JSON = "application/json"


@results.on("GET", "/studies/<uuid:study_id>/snapshots", page_of(SnapshotSchema), query=PageArgs)
def list_snapshots(args: dict[str, Any], study_id: str) -> Any:
    """The results of a study, newest first."""
    studies.study(session(), actor(), study_id)
    return page(queries.snapshots(session(), actor(), study_id), args)


@results.on("GET", "/snapshots/<uuid:snapshot_id>", SnapshotSchema)
def get_snapshot(snapshot_id: str) -> Any:
    """One result in short."""
    return queries.snapshot(session(), actor(), snapshot_id)


@results.on("GET", "/snapshots/<uuid:snapshot_id>/document", OBJECT)
def get_document(snapshot_id: str) -> Response:
    """The full result document, byte for byte as it was hashed (RFC 8785)."""
    return Response(queries.snapshot(session(), actor(), snapshot_id).document, mimetype=JSON)


@results.on("GET", "/snapshots/<uuid:snapshot_id>/analysis", OBJECT)
def get_analysis(snapshot_id: str) -> Response:
    """Where a result comes from, how sure it is, what its value choices move and what scenarios would bring."""
    found = queries.analysis(queries.snapshot(session(), actor(), snapshot_id))
    return Response(canonical_bytes(found), mimetype=JSON)


@results.on("GET", "/snapshots/<uuid:snapshot_id>/comparison/<uuid:other_id>", OBJECT)
def get_comparison(snapshot_id: str, other_id: str) -> Response:
    """This result beside another: what speaks against comparing them, what differs, which is likely the lower."""
    found = side_by_side.comparison(session(), resources(), actor(), snapshot_id, other_id)
    return Response(canonical_bytes(found), mimetype=JSON)


@results.on("POST", "/snapshots/<uuid:snapshot_id>/comparison/<uuid:other_id>", JobSchema, status=202)
def draw_comparison(snapshot_id: str, other_id: str) -> Any:
    """Draw both results in the same worlds. The worker does it; the job's `result` holds the probability."""
    job = operations.request_comparison(session(), actor(), snapshot_id, other_id)
    return job, 202, {"Location": url_for("Jobs.get_job", job_id=job.id)}


@results.on("GET", "/snapshots/<uuid:snapshot_id>/public", OBJECT)
def get_public_view(snapshot_id: str) -> Response:
    """What a label discloses: totals, ledgers, stages, material groups and commitments to the lines."""
    view = queries.public(queries.snapshot(session(), actor(), snapshot_id))
    return Response(canonical_bytes(view), mimetype=JSON)


@results.on("GET", "/snapshots/<uuid:snapshot_id>/inventory", OBJECT)
def get_inventory(snapshot_id: str) -> Response:
    """The foreground inventory with the factors used and their inclusion proofs."""
    view = queries.inventory(queries.snapshot(session(), actor(), snapshot_id))
    return Response(canonical_bytes(view), mimetype=JSON)
