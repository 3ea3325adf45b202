"""The verdict about a PDF."""

from __future__ import annotations

from typing import Any

from footprint.api.context import resources, session
from footprint.api.resource import Resource
from footprint.api.schemas.labels import VerdictSchema
from footprint.api.uploads import PDF, accepts, upload
from footprint.labels import queries
from footprint.web.security import limiter

verification = Resource("Verification", "Is a PDF genuine, and does its number follow from what it carries?")


@verification.on("POST", "/verify", VerdictSchema, public=True, sends=accepts(PDF))
@limiter.limit("30 per minute")
def verify() -> Any:
    """Check a label's, report's or verification PDF: signature, chain, the number recomputed; and its live status."""
    from footprint.labels.verification import verify_pdf

    verdict = verify_pdf(upload(PDF)[0], [resources().ca_pem()])
    label = queries.label_status(session(), verdict.number) if verdict.number else None
    return {**verdict.as_dict(), "label": label}
