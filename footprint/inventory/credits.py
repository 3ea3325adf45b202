"""Stated credits: a negative row that says so in its comment."""

from __future__ import annotations

from footprint.inventory.values import Process

WORDS = ("credit", "avoided", "substitut", "displac", "抵扣", "替代", "避免", "扣减")


def states_credit(process: Process) -> bool:
    """Whether a negative row of the process says in its comment that it is a credit."""
    return any(
        exchange.amount < 0 and any(word in exchange.comment.casefold() for word in WORDS)
        for exchange in process.exchanges
    )
