"""A line's text → ranked data sets with reasons; accepted only when sure."""

from footprint.matching.answering import Answer, Answering
from footprint.matching.lines import accepted_choice, match_bom, query_of
from footprint.matching.matcher import Matcher
from footprint.matching.memory import Decision, Memory, text_key
from footprint.matching.questions import Question
from footprint.matching.values import Candidate, Query, SupplierCandidate

__all__ = [
    "Answer",
    "Answering",
    "Candidate",
    "Decision",
    "Matcher",
    "Memory",
    "Query",
    "Question",
    "SupplierCandidate",
    "accepted_choice",
    "match_bom",
    "query_of",
    "text_key",
]
