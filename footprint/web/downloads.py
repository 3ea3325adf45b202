"""Files that a page gives away: bytes under a name, and tables as CSV that a spreadsheet program reads safely."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

from flask import Response


def download(data: bytes, mime: str, name: str) -> Response:
    """These bytes as a file of this name (ASCII)."""
    return Response(data, mimetype=mime, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def csv_download(rows: Iterable[Sequence[object]], name: str) -> Response:
    """A table with its heading row as CSV."""
    out = StringIO()
    csv.writer(out).writerows([[_cell(value) for value in row] for row in rows])
    # the mark lets a spreadsheet program see that this is UTF-8
    return download(("\ufeff" + out.getvalue()).encode(), "text/csv", name)


def json_download(document: Any, name: str) -> Response:
    """A JSON document, laid out to be read."""
    return download(json.dumps(document, ensure_ascii=False, indent=1).encode(), "application/json", name)


def _cell(value: object) -> object:
    """A text that a spreadsheet program would run as a formula is given as text."""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return value
