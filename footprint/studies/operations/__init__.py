"""The verbs of studies."""

from footprint.studies.operations.choosing import choose, clear_choice, confirm_all_accepted
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
from footprint.studies.operations.uploading import upload_bom

__all__ = [
    "archive",
    "choose",
    "clear_choice",
    "confirm_all_accepted",
    "create_study",
    "declare",
    "delete_study",
    "rename",
    "request_calculation",
    "restore_study",
    "set_options",
    "upload_bom",
]
