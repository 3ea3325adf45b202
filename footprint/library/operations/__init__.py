"""The verbs of the background: edit, compile apart, measure, release."""

from footprint.library.operations.editing import remove_edit, take_back, upload_edits
from footprint.library.operations.exporting import keep_file, request_export
from footprint.library.operations.finishing import adopt, discard, release_draft
from footprint.library.operations.importing import go_on, keep_report, remove_import, request_import
from footprint.library.operations.measuring import compile_draft, continue_measuring, keep_candidate, keep_effects

__all__ = [
    "adopt",
    "compile_draft",
    "continue_measuring",
    "discard",
    "go_on",
    "keep_candidate",
    "keep_effects",
    "keep_file",
    "keep_report",
    "release_draft",
    "remove_edit",
    "remove_import",
    "request_export",
    "request_import",
    "take_back",
    "upload_edits",
]
