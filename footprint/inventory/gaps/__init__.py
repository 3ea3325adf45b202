"""Where an inventory could not be found in the open, gap by gap: what stands in its place and what that rests on."""

from footprint.inventory.gaps.state import GapState, gap_states
from footprint.inventory.gaps.table import Gap, read_gaps

__all__ = ["Gap", "GapState", "gap_states", "read_gaps"]
