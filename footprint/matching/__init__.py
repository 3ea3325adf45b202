"""A line's text → ranked data sets with reasons; accepted only when sure."""

from footprint.matching.lines import accepted_choice, match_bom, query_of
from footprint.matching.matcher import Matcher
from footprint.matching.values import Candidate, Query

__all__ = ["Candidate", "Matcher", "Query", "accepted_choice", "match_bom", "query_of"]
