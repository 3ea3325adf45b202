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
from footprint.studies.operations.columns import (
    discard_draft,
    forget_columns,
    keep_draft,
    read_draft,
    receive_bom,
    reopen_columns,
    take_bom,
)
from footprint.studies.operations.comparing import request_comparison
from footprint.studies.operations.composing import compose
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
from footprint.studies.operations.matching import request_matching
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
    "compose",
    "confirm",
    "confirm_all_accepted",
    "create_study",
    "declare",
    "delete_study",
    "discard_draft",
    "forget_columns",
    "keep_draft",
    "read_draft",
    "receive_bom",
    "redo",
    "remove_evidence",
    "rename",
    "reopen_columns",
    "request_calculation",
    "request_comparison",
    "request_matching",
    "restore_study",
    "set_options",
    "take_bom",
    "undo",
    "upload_bom",
]
