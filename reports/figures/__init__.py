"""Vector figures, drawn straight on a canvas."""

from reports.figures.bars import Bar, bars, pareto
from reports.figures.boundary import Segment, boundary_strip
from reports.figures.canvas import Box, Figure, clipped, place, text_at
from reports.figures.codes import qr
from reports.figures.sankey import Band, Node, sankey
from reports.figures.spread import Spread, histogram
from reports.figures.steps import Step, waterfall
from reports.figures.tornado import Swing, tornado

__all__ = [
    "Band",
    "Bar",
    "Box",
    "Figure",
    "Node",
    "Segment",
    "Spread",
    "Step",
    "Swing",
    "bars",
    "boundary_strip",
    "clipped",
    "histogram",
    "pareto",
    "place",
    "qr",
    "sankey",
    "text_at",
    "tornado",
    "waterfall",
]
