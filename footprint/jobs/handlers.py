"""Which function does which kind of job, named and not imported: rooms enqueue jobs and the worker calls rooms.

A handler is called with a `JobContext`, reads and calculates as long as it likes without holding the database, and
returns the effect: a function of a session that writes what came out and returns the job's result. The worker runs the
effect in the one transaction that also finishes the job, so that it happens once or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

if TYPE_CHECKING:
    from footprint.jobs.context import JobContext

Effect = Callable[[Session], Mapping[str, Any]]
Handler = Callable[["JobContext"], Effect]

HANDLERS: dict[str, str] = {
    "calculate": "footprint.studies.calculating:calculate",
    "match": "footprint.studies.matching:match",
    "compile-background": "footprint.library.compiling:compile_candidate",
    "measure-background": "footprint.library.compiling:measure",
    "import-background": "footprint.library.importing:read_import",
    "export-release": "footprint.library.exporting:write_file",
    "compare": "footprint.studies.side_by_side:draw",
    "issue-label": "footprint.labels.issuing:issue",
}


def handler(kind: str) -> Handler:
    """The handler of this kind. KeyError when there is none."""
    module, _, name = HANDLERS[kind].partition(":")
    found: Handler = getattr(import_module(module), name)
    return found
