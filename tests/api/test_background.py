"""Editing the background by the API: for the operator alone, and every fault of a workbook is named."""

from __future__ import annotations

import pytest

from tests.api.conftest import Callers

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WRITES = {
    "edits/remove": {"process": "steel-bof-cn", "version": 1},
    "edits/take-back": {"process": "steel-bof-cn", "version": 0},
    "compile": {"version": 1},
    "measure": {"version": 1},
    "release": {"version": 1, "note": "x"},
    "adopt": {"release": "latest", "note": "x"},
    "discard": {"version": 1},
}


def test_nothing_is_edited_at_first(call: Callers) -> None:
    assert call.operator("GET", "background/draft", 200) == {"draft": None}
    assert call.operator("GET", "background/effects", 200)["total"] == 0


def test_a_file_that_is_no_workbook_leaves_nothing(call: Callers) -> None:
    answer = call.operator.raw("POST", "background/edits", data=b"no workbook", content_type=XLSX)
    assert answer.status_code == 422
    assert answer.get_json()["findings"]
    assert call.operator("GET", "background/draft", 200) == {"draft": None}
    assert call.operator.raw("POST", "background/edits", data=b"{}", content_type="application/json").status_code == 415


def test_the_workbook_is_blank_or_of_a_known_process(call: Callers) -> None:
    blank = call.operator.raw("GET", "background/workbook?language=zh")
    assert (blank.status_code, blank.mimetype) == (200, XLSX)
    assert blank.data.startswith(b"PK")
    call.operator("GET", "background/workbook?dataset=moon-cheese-cn", 404)


@pytest.mark.parametrize("path", WRITES)
def test_without_a_draft_there_is_nothing_to_change(call: Callers, path: str) -> None:
    assert call.operator.raw("POST", f"background/{path}", json=WRITES[path]).status_code in (404, 409, 422)


@pytest.mark.parametrize("path", WRITES)
def test_it_is_the_operators_alone(call: Callers, path: str) -> None:
    for who in (call.manufacturer, call.certifier, call.supplier):
        assert who.raw("POST", f"background/{path}", json=WRITES[path]).status_code in (403, 404)
        assert who.raw("GET", "background/draft").status_code == 403
