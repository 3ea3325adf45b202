"""The states of a review and what may follow: pure, one table.

A state is what the latest event left behind; a note leaves everything as it is. Approved, rejected and withdrawn are
ends: what comes after is a new review.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

State = Literal["submitted", "in_question", "changes_requested", "resubmitted", "approved", "rejected", "withdrawn"]
Move = Literal[
    "submitted",
    "question",
    "answer",
    "note",
    "changes_requested",
    "resubmitted",
    "approved",
    "rejected",
    "withdrawn",
]
OPEN: tuple[State, ...] = ("submitted", "in_question", "changes_requested", "resubmitted")
ENDS: tuple[State, ...] = ("approved", "rejected", "withdrawn")

# state → move → next state
_WITH_CERTIFIER: Mapping[Move, State] = {
    "question": "in_question",
    "changes_requested": "changes_requested",
    "resubmitted": "resubmitted",
    "approved": "approved",
    "rejected": "rejected",
    "withdrawn": "withdrawn",
}
MOVES: Mapping[State | None, Mapping[Move, State]] = {
    None: {"submitted": "submitted"},
    "submitted": {**_WITH_CERTIFIER, "note": "submitted"},
    "resubmitted": {**_WITH_CERTIFIER, "note": "resubmitted"},
    "in_question": {
        "question": "in_question",
        "answer": "submitted",
        "note": "in_question",
        "changes_requested": "changes_requested",
        "resubmitted": "resubmitted",
        "rejected": "rejected",
        "withdrawn": "withdrawn",
    },
    "changes_requested": {
        "note": "changes_requested",
        "resubmitted": "resubmitted",
        "withdrawn": "withdrawn",
    },
    "approved": {},
    "rejected": {},
    "withdrawn": {},
}
NEEDS_TEXT: frozenset[Move] = frozenset({"question", "answer", "note", "changes_requested", "rejected"})
STATE_WORDS: Mapping[State, tuple[str, str]] = {
    "submitted": ("submitted for review", "已提交核查"),
    "in_question": ("a question is open", "有待回答的问题"),
    "changes_requested": ("changes requested", "需要修改"),
    "resubmitted": ("submitted again", "已重新提交"),
    "approved": ("approved", "已通过"),
    "rejected": ("rejected", "未通过"),
    "withdrawn": ("withdrawn", "已撤回"),
}


def follow(state: State | None, move: Move) -> State | None:
    """The state after this move, or None when it may not be made."""
    return MOVES[state].get(move)


def state_after(moves: Iterable[Move]) -> State | None:
    """The state that these moves, in their order, leave. ValueError when one of them may not follow."""
    state: State | None = None
    for move in moves:
        after = follow(state, move)
        if after is None:
            raise ValueError(f"{move} may not follow {state}")
        state = after
    return state
