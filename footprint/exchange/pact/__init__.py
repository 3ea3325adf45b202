"""PACT v3.0.3 product footprints, out and in: pure."""

from footprint.exchange.pact.reading import ReadFootprint, from_pact
from footprint.exchange.pact.writing import to_pact

__all__ = ["ReadFootprint", "from_pact", "to_pact"]
