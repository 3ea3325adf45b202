"""The verbs of the background: edit, compile apart, measure, release."""

from footprint.library.operations.editing import remove_edit, take_back, upload_edits
from footprint.library.operations.finishing import adopt, discard, release_draft
from footprint.library.operations.measuring import compile_draft, continue_measuring, keep_candidate, keep_effects

__all__ = [
    "adopt",
    "compile_draft",
    "continue_measuring",
    "discard",
    "keep_candidate",
    "keep_effects",
    "release_draft",
    "remove_edit",
    "take_back",
    "upload_edits",
]
