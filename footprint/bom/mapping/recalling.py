"""A mapping that was chosen before, for another file with the same headings."""

from __future__ import annotations

from dataclasses import replace

from footprint.bom.mapping.values import ColumnMapping, Proposal, UnitQuestion
from footprint.bom.quantities import known_unit


def recalled(kept: ColumnMapping, proposal: Proposal) -> ColumnMapping:
    """What was chosen, at the place where this file has its headings."""
    here = proposal.mapping
    if here is None:
        return kept
    root = kept.root if kept.root in proposal.roots else here.root
    return replace(kept, sheet=here.sheet, heading_rows=here.heading_rows, root=root)


def open_units(mapping: ColumnMapping, proposal: Proposal) -> tuple[UnitQuestion, ...]:
    """The texts in columns of units that the mapping gives no meaning and that have none by themselves."""
    answered = {own.text for own in mapping.units}
    return tuple(unit for unit in proposal.units if unit.text not in answered and known_unit(unit.text) is None)


def is_answered(mapping: ColumnMapping, proposal: Proposal) -> bool:
    """Whether nothing that this file asks is left open by the mapping."""
    return not open_units(mapping, proposal) and (len(proposal.roots) < 2 or bool(mapping.root))
