"""Jobs."""

from __future__ import annotations

from typing import Any

from footprint.api.access import actor
from footprint.api.context import session
from footprint.api.paging import page, page_of
from footprint.api.resource import Resource
from footprint.api.schemas.fields import JobSchema
from footprint.api.schemas.operation import SubjectFilter
from footprint.jobs import operations, queries

jobs = Resource("Jobs", "What the worker does and how far it is.", "/jobs")
NEWEST = 1000


@jobs.on("GET", "", page_of(JobSchema), query=SubjectFilter)
def list_jobs(args: dict[str, Any]) -> Any:
    """The newest thousand jobs of your organisation, newest first."""
    return page(queries.jobs(session(), actor(), args["subject_id"], limit=NEWEST), args)


@jobs.on("GET", "/<uuid:job_id>", JobSchema)
def get_job(job_id: str) -> Any:
    """One job: poll it until it is done, failed or cancelled."""
    return queries.job(session(), actor(), job_id)


@jobs.on("POST", "/<uuid:job_id>/cancel", JobSchema)
def cancel_job(job_id: str) -> Any:
    """Stop a job that is not finished."""
    return operations.cancel(session(), actor(), job_id)
