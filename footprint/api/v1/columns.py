"""Bills of materials before they are read: what their columns mean."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from flask import Response, send_file

from footprint.api.access import actor
from footprint.api.context import session
from footprint.api.paging import PageArgs, page, page_of
from footprint.api.resource import Resource
from footprint.api.schemas.columns import (
    ColumnsFilter,
    ForgottenSchema,
    ProposalSchema,
    RememberedSchema,
    TemplateFilter,
)
from footprint.api.uploads import BINARY, BOM, accepts, upload
from footprint.bom import propose
from footprint.bom.mapping.codec import proposal_to_json
from footprint.bom.templates import template_file
from footprint.refusals import NotFound
from footprint.studies import drafts, operations

columns = Resource("Columns", "What the columns of a bill of materials mean.", "/bom/columns")


@columns.on("POST", "", ProposalSchema, query=ColumnsFilter, sends=accepts(BOM))
def propose_columns(args: dict[str, Any]) -> Any:
    """What each column of a file is taken to mean, and what it leaves open. Nothing is kept.

    Answer the questions in `mapping` and send it with the file to `POST /studies/{study_id}/bom`.
    """
    actor()
    data, name = upload(BOM, args["filename"] or "bom")
    return proposal_to_json(propose(data, name, sheet=args["sheet"]))


@columns.on("GET", "/template", BINARY, query=TemplateFilter, media="application/octet-stream", public=True)
def get_template(args: dict[str, Any]) -> Response:
    """A file to fill in (XLSX with drop-downs, or CSV), in either language, with an example of a sector."""
    found = template_file(args["language"], args["kind"], args["sector"])
    if found is None:
        raise NotFound("There is no such template.", "没有该模板。")
    name, data, _ = found
    return send_file(BytesIO(data), "application/octet-stream", as_attachment=True, download_name=name)


@columns.on("GET", "", page_of(RememberedSchema), query=PageArgs)
def list_columns(args: dict[str, Any]) -> Any:
    """What your organisation said of the columns of its files, newest first."""
    return page(drafts.remembered(session(), actor()), args)


@columns.on("DELETE", "/<uuid:choice_id>", ForgottenSchema)
def forget_columns(choice_id: str) -> Any:
    """Ask again when a file with these headings comes."""
    operations.forget_columns(session(), actor(), choice_id)
    return {"forgotten": choice_id}
