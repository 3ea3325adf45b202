"""SimaPro CSV through bw2io's extractor and its allocation by the stated percentages; products are linked by name.

bw2io evaluates formulas with asteval. Its interpreter is reduced here to numbers, names and arithmetic before a file
is read: no loops, no functions of its own making, no files.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from footprint.inventory.importing.records import Record, RefusedError, exchange, gsd, process, text, year

_SEPARATORS = {"semicolon": ";", "comma": ",", "tab": "\t", ";": ";", ",": ","}
_FUNCTIONS = re.compile(r"abs|a?(cos|sin|tan)h?|ceil|exp|floor|fabs|log(2|10)?|max|min|pow|round|sqrt")
_LOCATION = re.compile(r"\{([A-Za-z][A-Za-z -]{1,40})\}|/([A-Z]{2,3})(?= |$)")


def read_simapro(path: Path, say: Callable[[str], None]) -> list[Record]:
    """The processes of the export, one a product."""
    data = path.read_bytes()
    try:
        data.decode("utf-8")
        encoding = "utf-8-sig"
    except UnicodeDecodeError:
        encoding = "cp1252"
    head = data[:4000].decode(encoding, "replace")
    found = re.search(r"\{CSV separator:\s*([^}]+)\}", head)
    name = (found[1].strip().lower() if found else "semicolon") or "semicolon"
    if name not in _SEPARATORS:
        raise RefusedError("import-unreadable", format="simapro-csv", error=f"CSV separator {name[:20]!r}")
    say("loading bw2io")
    _restrain()
    from bw2io.extractors.simapro_csv import SimaProCSVExtractor
    from bw2io.strategies import assign_only_product_as_production, fix_zero_allocation_products, sp_allocate_products

    say("reading the export")
    datasets, _, _ = SimaProCSVExtractor.extract(
        filepath=str(path), delimiter=_SEPARATORS[name], name="import", encoding=encoding
    )
    for strategy in (assign_only_product_as_production, sp_allocate_products, fix_zero_allocation_products):
        datasets = strategy(datasets)
    say(f"{len(datasets)} products")
    return [_process(dataset) for dataset in datasets]


def _restrain() -> None:
    import asteval

    start = asteval.Interpreter.__init__

    def restrained(self: Any, *arguments: Any, **settings: Any) -> None:
        settings |= {"minimal": True, "use_numpy": False}
        start(self, *arguments, **settings)
        for symbol in [name for name in self.symtable if not _FUNCTIONS.fullmatch(name)]:
            if callable(self.symtable[symbol]):
                del self.symtable[symbol]

    asteval.Interpreter.__init__ = restrained


def _process(dataset: dict[str, Any]) -> Record:
    made = [row for row in dataset["exchanges"] if row["type"] == "production"]
    metadata = dataset.get("simapro metadata", {})
    product = made[0] if len(made) == 1 else {}
    name = text(product.get("name") or dataset.get("name") or metadata.get("Process name"), 300)
    place = _LOCATION.search(name)
    stated = metadata.get("Geography")
    return process(
        # not bw2io's code: it is drawn by chance when the export states no identifier
        f"{metadata.get('Process identifier', '')}|{name}",
        name,
        product.get("amount", 1.0),
        product.get("unit"),
        [f"name|{name}"],
        product=name,
        location=(place[1] or place[2]) if place else (stated if stated != "Unspecified" else ""),
        year=year(metadata.get("Time period"), metadata.get("Date")),
        comment=_words(metadata.get("Comment")),
        place=text(f"process {metadata.get('Process identifier') or name}"),
        problem=None if len(made) == 1 else ("several-products" if made else "no-product"),
        exchanges=[_exchange(row) for row in dataset["exchanges"] if row["type"] != "production"],
    )


def _exchange(row: dict[str, Any]) -> Record:
    categories = [text(part, 80) for part in row.get("categories", ())]
    name = text(row["name"], 300)
    if row["type"] == "biosphere" or categories[:1] == ["Final waste flows"]:
        kind = "elementary"  # final waste leaves the system: no process treats it
    elif row["type"] == "substitution" or categories[:1] == ["Avoided products"]:
        kind = "avoided"
    else:
        kind = "input"
    return exchange(
        kind,
        name,
        row.get("amount"),
        row.get("unit"),
        wants=[] if kind == "elementary" else [f"name|{name}"],
        compartment=categories,
        resource=categories[:1] in (["Resources"], ["Raw"]),
        gsd=gsd(row),
        comment=row.get("comment", ""),
    )


def _words(value: object) -> str:
    return " ".join(str(part) for part in value) if isinstance(value, list) else str(value or "")
