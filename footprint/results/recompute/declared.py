"""Whether the lines that declarations make (a use profile, on-site production) follow from what was declared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from footprint.bom.values import Product
from footprint.findings import Finding, InputError
from footprint.modelling.preparation import made_quantities
from footprint.results.recompute.messages import MESSAGES
from footprint.results.recompute.values import Document, equal, number

Line = Mapping[str, Any]


def declared_lines(document: Document, lines: Mapping[str, Line]) -> Iterator[Finding]:
    """Every made line again from the declarations: none is missing, none is foreign, each has its quantity and loss.

    Only made lines have `#` in their id without being generated from another line: files cannot bring such ids.
    """
    unit = document["declared_unit"]
    product = Product("", declared_amount=number(unit["amount"]), declared_unit=str(unit["unit"]))
    try:
        made = made_quantities(product, document.get("declarations", {}), document)
    except InputError as error:
        first = error.findings[0]
        yield MESSAGES.finding("declarations-unreadable", why=first.text("en"), why_zh=first.text("zh"))
        return
    for name, wanted in made.items():
        line = lines.get(name)
        if line is None:
            yield MESSAGES.finding("made-line-missing", line=name)
            continue
        for stated, found in ((number(line["quantity"]), wanted.quantity), (number(line["loss"]), wanted.loss)):
            if not equal(stated, found):
                yield MESSAGES.finding("made-line-wrong", line=name, stated=stated, found=found)
    for name, line in lines.items():
        if "#" in name and line["generated_from"] is None and name not in made:
            yield MESSAGES.finding("made-line-foreign", line=name)
