"""The verbs of studies."""

from footprint.studies.operations.annotating import add_note, attach_evidence, remove_evidence
from footprint.studies.operations.choosing import (
    choose,
    choose_many,
    clear_choice,
    clear_many,
    confirm,
    confirm_all_accepted,
)
from footprint.studies.operations.declaring import declare
from footprint.studies.operations.lifecycle import (
    archive,
    create_study,
    delete_study,
    rename,
    request_calculation,
    restore_study,
    set_options,
)
from footprint.studies.operations.stepping import redo, undo
from footprint.studies.operations.uploading import upload_bom

__all__ = [
    "add_note",
    "archive",
    "attach_evidence",
    "choose",
    "choose_many",
    "clear_choice",
    "clear_many",
    "confirm",
    "confirm_all_accepted",
    "create_study",
    "declare",
    "delete_study",
    "redo",
    "remove_evidence",
    "rename",
    "request_calculation",
    "restore_study",
    "set_options",
    "undo",
    "upload_bom",
]
