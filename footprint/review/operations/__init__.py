"""The verbs of a review."""

from footprint.review.operations.deciding import ASSURANCE, Statement, approve, ask, note, reject, request_changes
from footprint.review.operations.submitting import answer, assign, resubmit, submit, withdraw

__all__ = [
    "ASSURANCE",
    "Statement",
    "answer",
    "approve",
    "ask",
    "assign",
    "note",
    "reject",
    "request_changes",
    "resubmit",
    "submit",
    "withdraw",
]
