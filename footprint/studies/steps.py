"""What one person can take back at the desk: the steps that changed choices, and their undoing and redoing.

A step undoes another by naming it. Replayed in order they give two stacks: what is done and can be undone, and what was
undone and can be done again. A new step of the same person forgets what could be done again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One change of choices: the study's version it led to, the lines it changed, and the step it takes back."""

    version: int
    lines: tuple[str, ...]
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Undone:
    """A step that was taken back by the step `by`."""

    step: Step
    by: Step


@dataclass(frozen=True, slots=True)
class Stacks:
    """The last of `done` is undone next, the last of `undone` is done again next."""

    done: tuple[Step, ...]
    undone: tuple[Undone, ...]


def replay(steps: Iterable[Step]) -> Stacks:
    """The stacks after these steps of one person, in order of their versions."""
    done: list[Step] = []
    undone: list[Undone] = []
    for step in sorted(steps, key=lambda one: one.version):
        if step.undoes is not None and done and done[-1].version == step.undoes:
            undone.append(Undone(done.pop(), step))
        elif step.undoes is not None and undone and undone[-1].by.version == step.undoes:
            undone.pop()
            done.append(step)
        else:
            done.append(step)
            undone.clear()
    return Stacks(tuple(done), tuple(undone))
