"""Lines, what may fit them, and what was chosen."""

from __future__ import annotations

from typing import Any

from footprint.api.access import actor
from footprint.api.context import resources, session
from footprint.api.paging import PageArgs, page, page_of
from footprint.api.resource import Resource
from footprint.api.schemas.catalogue import CandidatesSchema
from footprint.api.schemas.desk import ConfirmLinesSchema
from footprint.api.schemas.exchange import UsableSchema
from footprint.api.schemas.studies import (
    CandidateFilter,
    ChoiceSchema,
    ChooseSchema,
    ChosenSchema,
    ClearSchema,
    ConfirmedSchema,
    HistoryFilter,
    LineViewSchema,
)
from footprint.api.views import dataset_view
from footprint.matching import Candidate, SupplierCandidate
from footprint.studies import answers, operations, queries

lines = Resource("Lines", "The lines of the newest bill of materials and their choices.", "/studies/<uuid:study_id>")


@lines.on("GET", "/lines", page_of(LineViewSchema), query=PageArgs)
def list_lines(args: dict[str, Any], study_id: str) -> Any:
    """Every line with its choice, children after their parent."""
    return page(queries.lines(session(), resources(), actor(), study_id), args)


@lines.on("GET", "/candidates", CandidatesSchema, query=CandidateFilter)
def list_candidates(args: dict[str, Any], study_id: str) -> Any:
    """The data sets that may fit a line, the best first, with reasons."""
    text, where = args["text"].strip(), (session(), resources(), actor(), study_id, args["line"])
    answer = None if text else answers.answer(*where)
    found = answer.candidates if answer else answers.candidates(*where, text=text)
    return {
        "items": [{"dataset": dataset_view(one.dataset), **_grounds(one)} for one in found],
        "state": answer.state if answer else None,
        "suppliers": [
            {"supplier_footprint": one.footprint.id, **_grounds(one)} for one in (answer.suppliers if answer else ())
        ],
        "question": answer.question if answer else None,
    }


def _grounds(one: Candidate | SupplierCandidate) -> dict[str, Any]:
    return {name: getattr(one, name) for name in ("score", "reason", "reason_zh", "accepted")}


@lines.on("GET", "/suppliers", page_of(UsableSchema), query=PageArgs)
def list_suppliers(args: dict[str, Any], study_id: str) -> Any:
    """The suppliers' footprints that a line may use."""
    return page(queries.suppliers(session(), actor(), study_id), args)


@lines.on("GET", "/choices", page_of(ChoiceSchema), query=HistoryFilter)
def list_choices(args: dict[str, Any], study_id: str) -> Any:
    """Every choice ever made for a line, newest first."""
    return page(queries.history(session(), actor(), study_id, args["line"]), args)


@lines.on("POST", "/choices", ChosenSchema, status=201, body=ChooseSchema)
def choose(body: dict[str, Any], study_id: str) -> Any:
    """Take a data set or a supplier's footprint for one line."""
    body["supplier"] = body.pop("supplier_footprint")
    return _chosen(study_id, operations.choose(session(), resources(), actor(), study_id, **body))


@lines.on("POST", "/choices/clear", ChosenSchema, body=ClearSchema)
def clear_choice(body: dict[str, Any], study_id: str) -> Any:
    """Take the choice of one line back."""
    return _chosen(study_id, operations.clear_choice(session(), actor(), study_id, **body))


@lines.on("POST", "/choices/confirm", ConfirmedSchema, body=ConfirmLinesSchema)
def confirm_choices(body: dict[str, Any], study_id: str) -> Any:
    """Stand behind the matches that the matcher was sure of: of these lines, or every one."""
    if body["lines"] is None:
        count = operations.confirm_all_accepted(session(), actor(), study_id, version=body["version"])
    else:
        count = operations.confirm(session(), actor(), study_id, body["lines"], version=body["version"])
    return {"confirmed": count, "version": queries.study(session(), actor(), study_id).version}


def _chosen(study_id: str, choice: Any) -> dict[str, Any]:
    return {"choice": choice, "version": queries.study(session(), actor(), study_id).version}
