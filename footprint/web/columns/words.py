"""The choices beside the columns themselves, in the reader's language: name, label, what is chosen, options."""

from __future__ import annotations

from flask_babel import gettext as _

from footprint.bom.mapping.values import ColumnMapping, Proposal
from footprint.bom.values import STAGES
from footprint.units import UNITS
from footprint.web.words import stage_name

Choice = tuple[str, str, str, list[tuple[str, str]]]
_MOST_ROOTS = 200


def rest_of(mapping: ColumnMapping, proposal: Proposal) -> list[Choice]:
    """What a list does not say by itself."""
    error = ("", _("is an error"))
    found: list[Choice] = [
        (
            "levels",
            _("Tree"),
            mapping.levels,
            [
                ("none", _("no tree: every line belongs to the product")),
                ("level", _("a level: 1, 2, 3 or .1, ..2")),
                ("dotted", _("dotted numbers: 1.2 is a part of 1")),
                ("parent", _("the parent's line id")),
                ("parent-number", _("the parent's part number")),
            ],
        ),
        (
            "basis",
            _("Quantities are"),
            mapping.basis,
            [("parent", _("for one of the line above")), ("product", _("already multiplied for the whole product"))],
        ),
        (
            "decimal",
            _("Decimal mark"),
            mapping.decimal,
            [("point", _("a point: 1,234.5")), ("comma", _("a comma: 1.234,5"))],
        ),
        ("quantity", _("An empty quantity"), "1" if mapping.quantity else "", [error, ("1", _("means 1"))]),
        ("unit", _("An empty unit"), mapping.unit, [error, *((unit.symbol, unit.symbol) for unit in UNITS)]),
        (
            "stage",
            _("Stage of lines that name none"),
            mapping.stage,
            [(stage, stage_name(stage)) for stage in STAGES],
        ),
        (
            "loss_basis",
            _("A loss of one tenth means"),
            mapping.loss_basis,
            [("gross", _("one tenth of what is taken is lost")), ("net", _("one tenth more is taken"))],
        ),
        (
            "breakdown",
            _("Materials of a part"),
            mapping.breakdown,
            [
                ("none", _("are not listed apart")),
                ("columns", _("stand in further columns of its rows")),
                ("rows", _("stand in rows below it that say their kind")),
            ],
        ),
    ]
    if len(proposal.roots) > 1:
        roots = [("", _("choose one")), *((root, root) for root in proposal.roots[:_MOST_ROOTS])]
        found.insert(0, ("root", _("Product to read"), mapping.root, roots))
    return found
