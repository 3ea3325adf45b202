"""The number recomputed from nothing but what a file carries, at three levels: groups, lines, inventory."""

from footprint.results.recompute.foreground import recompute_inventory, recompute_public
from footprint.results.recompute.groups import recompute_groups
from footprint.results.recompute.lines import recompute_lines
from footprint.results.recompute.values import Recomputation

__all__ = ["Recomputation", "recompute_groups", "recompute_inventory", "recompute_lines", "recompute_public"]
