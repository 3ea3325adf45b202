"""Files that come as the body itself or as the field `file` of a form."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from flask import request
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from footprint.bom.templates import XLSX

BINARY: dict[str, Any] = {"type": "string", "format": "binary"}
FORM: dict[str, Any] = {"type": "object", "required": ["file"], "properties": {"file": BINARY}}
MAPPED_FORM: dict[str, Any] = {
    **FORM,
    "properties": {
        "file": BINARY,
        "mapping": {
            "type": "string",
            "description": "JSON: what the columns mean, as `bom/columns` answers it",
        },
    },
}
BOM = {"application/json": ".json", "text/csv": ".csv", XLSX: ".xlsx"}
PDF = {"application/pdf": ".pdf"}
WORKBOOK = {XLSX: ".xlsx"}
BACKGROUNDS = {**WORKBOOK, "application/zip": ".zip", "text/csv": ".csv", "application/xml": ".spold"}
EVIDENCE = {**PDF, "image/png": ".png", "image/jpeg": ".jpg", "text/csv": ".csv", "text/plain": ".txt", XLSX: ".xlsx"}


def accepts(kinds: dict[str, str], form: dict[str, Any] = FORM) -> dict[str, Any]:
    """The request body of an upload, for the OpenAPI document."""
    return {"multipart/form-data": form, **{kind: {} if kind.endswith("json") else BINARY for kind in kinds}}


def upload(kinds: dict[str, str], name: str = "upload") -> tuple[bytes, str]:
    """Bytes and file name. `kinds`: media type of a bare body → suffix of its name."""
    if request.mimetype == "multipart/form-data":
        file = request.files.get("file")
        if file is None:
            raise BadRequest("The form has no file in its field 'file'.")
        return file.stream.read(), PurePath((file.filename or name).replace("\\", "/")).name or name
    suffix = kinds.get(request.mimetype)
    if suffix is None:
        raise UnsupportedMediaType(f"Send multipart/form-data, or as the body {', '.join(kinds)}.")
    return request.get_data(), f"{PurePath(name).stem}{suffix}"
