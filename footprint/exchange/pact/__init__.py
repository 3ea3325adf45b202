"""PACT product footprints: v3.0.3 out and in, v2.3 out, and the filters of both: pure."""

from footprint.exchange.pact.filters import FilterError, Filters, parse_filters
from footprint.exchange.pact.odata import NotSupportedError, parse_odata
from footprint.exchange.pact.published import Published, published_pact
from footprint.exchange.pact.reading import ReadFootprint, from_pact
from footprint.exchange.pact.v2 import to_v2
from footprint.exchange.pact.writing import to_pact

__all__ = [
    "FilterError",
    "Filters",
    "NotSupportedError",
    "Published",
    "ReadFootprint",
    "from_pact",
    "parse_filters",
    "parse_odata",
    "published_pact",
    "to_pact",
    "to_v2",
]
