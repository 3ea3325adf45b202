"""Undo and redo as two stacks, against a plain model of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from footprint.studies.steps import Step, replay


def test_undo_and_redo_name_what_they_take_back() -> None:
    steps = [Step(2, ("a",)), Step(3, ("b",)), Step(4, ("b",), undoes=3)]
    stacks = replay(steps)
    assert [step.version for step in stacks.done] == [2]
    assert [(one.step.version, one.by.version) for one in stacks.undone] == [(3, 4)]
    stacks = replay([*steps, Step(5, ("b",), undoes=4)])
    assert [step.version for step in stacks.done] == [2, 5]
    assert stacks.undone == ()


@given(st.lists(st.sampled_from(["do", "undo", "redo"]), max_size=40))
def test_any_sequence_is_what_two_stacks_make_of_it(moves: list[str]) -> None:
    steps: list[Step] = []
    done: list[str] = []
    undone: list[str] = []
    for version, move in enumerate(moves, start=1):
        stacks = replay(steps)
        assert (len(stacks.done), len(stacks.undone)) == (len(done), len(undone))
        if move == "do":
            steps.append(Step(version, (f"line-{version}",)))
            done.append(f"line-{version}")
            undone.clear()
        elif move == "undo" and stacks.done:
            last = stacks.done[-1]
            steps.append(Step(version, last.lines, undoes=last.version))
            undone.append(done.pop())
        elif move == "redo" and stacks.undone:
            last = stacks.undone[-1].by
            steps.append(Step(version, last.lines, undoes=last.version))
            done.append(undone.pop())
    stacks = replay(steps)
    assert [step.lines[0] for step in stacks.done] == done
    assert [one.step.lines[0] for one in stacks.undone] == undone
