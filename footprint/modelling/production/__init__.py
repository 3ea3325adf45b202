"""On-site production: meters and invoices of a site's period, shared between its products, as lines."""

from footprint.modelling.production.allocation import alternatives
from footprint.modelling.production.lines import counting, production_lines, recorded_counting
from footprint.modelling.production.reading import read_production
from footprint.modelling.production.recording import production_record
from footprint.modelling.production.system import solve
from footprint.modelling.production.values import Production

__all__ = [
    "Production",
    "alternatives",
    "counting",
    "production_lines",
    "production_record",
    "read_production",
    "recorded_counting",
    "solve",
]
