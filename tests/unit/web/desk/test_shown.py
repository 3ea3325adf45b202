"""Which lines of the desk are shown."""

from __future__ import annotations

from werkzeug.datastructures import MultiDict

from footprint.bom.values import Line
from footprint.web.desk.board import Desk, DeskRow, State
from footprint.web.desk.shown import SIZE, view_of


def row(
    name: str, kg: float | None, state: State = "confirmed", doubts: tuple[str, ...] = (), notes: int = 0
) -> DeskRow:
    return DeskRow(Line(name, f"part {name}", 1.0, "kg"), 0, state, None, None, None, kg, None, doubts, notes)


BOARD = Desk(
    None,
    None,
    (
        row("top", 111.0, "parent"),
        row("a", 50.0),
        row("b", -40.0, "proposed", ("unconfirmed",)),
        row("c", 10.0, doubts=("estimated",), notes=1),
        row("d", None, "open"),
        row("e", 1.0),
    ),
    21.0,
)


def ids(**args: str) -> list[str]:
    return [one.line.id for one in view_of(BOARD, MultiDict(args)).rows]


def test_filters_orders_and_words() -> None:
    assert ids() == ["top", "a", "b", "c", "d", "e"]
    assert ids(show="open") == ["d"]
    assert ids(show="doubtful") == ["c", "d"]
    assert ids(show="large") == ["a", "b"]  # 50 + 40 of 101 by size
    assert ids(show="noted") == ["c"]
    assert ids(sort="kg") == ["a", "b", "c", "e", "d"]
    assert ids(q="PART  c") == ["c"]
    assert ids(show="nonsense", sort="x", page="-3") == ["top", "a", "b", "c", "d", "e"]


def test_pages_end_where_the_lines_end() -> None:
    board = Desk(None, None, tuple(row(str(n), 1.0) for n in range(SIZE + 1)), 1.0)
    view = view_of(board, MultiDict({"page": "99"}))
    assert (view.page, view.pages, len(view.rows)) == (2, 2, 1)
    assert view.address(page=1) == {}
    assert view.address(show="open") == {"show": "open", "page": 2}
