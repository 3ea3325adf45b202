"""The truth table of legal transitions: every state, every move."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.review.states import ENDS, MOVES, OPEN, STATE_WORDS, Move, State, follow, state_after

# state → move → next state, written out once more by hand; what is missing is refused
LEGAL = {
    (None, "submitted"): "submitted",
    ("submitted", "question"): "in_question",
    ("submitted", "note"): "submitted",
    ("submitted", "changes_requested"): "changes_requested",
    ("submitted", "resubmitted"): "resubmitted",
    ("submitted", "approved"): "approved",
    ("submitted", "rejected"): "rejected",
    ("submitted", "withdrawn"): "withdrawn",
    ("in_question", "question"): "in_question",
    ("in_question", "answer"): "submitted",
    ("in_question", "note"): "in_question",
    ("in_question", "changes_requested"): "changes_requested",
    ("in_question", "resubmitted"): "resubmitted",
    ("in_question", "rejected"): "rejected",
    ("in_question", "withdrawn"): "withdrawn",
    ("changes_requested", "note"): "changes_requested",
    ("changes_requested", "resubmitted"): "resubmitted",
    ("changes_requested", "withdrawn"): "withdrawn",
    ("resubmitted", "question"): "in_question",
    ("resubmitted", "note"): "resubmitted",
    ("resubmitted", "changes_requested"): "changes_requested",
    ("resubmitted", "resubmitted"): "resubmitted",
    ("resubmitted", "approved"): "approved",
    ("resubmitted", "rejected"): "rejected",
    ("resubmitted", "withdrawn"): "withdrawn",
}


@pytest.mark.parametrize("state", [None, *get_args(State)])
def test_the_truth_table(state: State | None) -> None:
    for move in get_args(Move):
        assert follow(state, move) == LEGAL.get((state, move)), f"{move} after {state}"


def test_states_are_open_or_ends_and_have_words() -> None:
    assert set(OPEN) | set(ENDS) == set(get_args(State)) == set(STATE_WORDS) == set(MOVES) - {None}
    assert not set(OPEN) & set(ENDS)


@given(st.lists(st.sampled_from(get_args(Move)), max_size=12))
def test_nothing_follows_an_end(moves: list[Move]) -> None:
    try:
        state_after(["submitted", "approved", *moves])
    except ValueError:
        assert moves
    else:
        assert not moves


def test_the_first_move_is_a_submission() -> None:
    assert state_after([]) is None
    with pytest.raises(ValueError, match="may not follow"):
        state_after(["approved"])
