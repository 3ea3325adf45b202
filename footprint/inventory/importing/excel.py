"""Brightway Excel through bw2io's importer: its sections and cell rules, our own linking."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from footprint.inventory.importing.records import Record, RefusedError, exchange, gsd, process, text, year

SHIPPED = "footprint"


def read_excel(path: Path, say: Callable[[str], None]) -> list[Record]:
    """The activities of the workbook's database. Inputs from database `footprint` name data sets of the packs."""
    say("loading bw2io")
    from bw2io.importers.excel import ExcelImporter
    from bw2io.strategies import (
        assign_only_product_as_production,
        convert_uncertainty_types_to_integers,
        csv_add_missing_exchanges_section,
        csv_drop_unknown,
        csv_numerize,
        csv_restore_booleans,
        csv_restore_tuples,
        drop_falsey_uncertainty_fields_but_keep_zeros,
    )

    say("reading the workbook")
    importer = ExcelImporter(path)
    if not hasattr(importer, "data"):
        return []
    importer.apply_strategies(
        [
            csv_restore_tuples,
            csv_restore_booleans,
            csv_numerize,
            csv_drop_unknown,
            csv_add_missing_exchanges_section,
            assign_only_product_as_production,
            drop_falsey_uncertainty_fields_but_keep_zeros,
            convert_uncertainty_types_to_integers,
        ],
        verbose=False,
    )
    say(f"{len(importer.data)} activities")
    return [_activity(dataset, importer.db_name) for dataset in importer.data]


def _activity(dataset: dict[str, Any], database: str) -> Record:
    name, location = text(dataset.get("name"), 300), text(dataset.get("location"), 120)
    product = text(dataset.get("reference product"), 300)
    rows = dataset.get("exchanges", [])
    made = [row for row in rows if row.get("type") == "production"]
    # an activity without a production row makes one of its unit: bw2data's rule
    amount = _amount(made[0], name) if made else 1.0
    unit = (made[0].get("unit") if made else None) or dataset.get("unit")
    code = dataset.get("code")
    own = (name, product, location)
    return process(
        code or "|".join((*own, text(unit))),
        name,
        amount,
        unit,
        [f"code|{code}"] * bool(code) + [_key(name, product, location), _key(name, None, location), _key(name)],
        product=product,
        location=location,
        year=year(dataset.get("reference year"), dataset.get("year")),
        comment=dataset.get("comment", ""),
        place=text(f"sheet {dataset.get('worksheet name')}"),
        problem="several-products" if len(made) > 1 else None,
        exchanges=[_exchange(row, name, database) for row in rows if row.get("type") != "production"],
    )


def _exchange(row: dict[str, Any], owner: str, database: str) -> Record:
    name, location = text(row.get("name"), 300), text(row.get("location"), 120)
    link = row.get("input")
    where, code = text(row.get("database") or database), text(row.get("code"))
    if isinstance(link, tuple) and len(link) == 2:
        where, code = text(link[0]), text(link[1])
    shipped = where != database and (where == SHIPPED or where.startswith(f"{SHIPPED}-"))
    kinds = {"technosphere": "input", "substitution": "avoided", "biosphere": "elementary"}
    kind = kinds.get(str(row.get("type")))
    if kind is None:
        raise RefusedError(
            "import-unreadable",
            format="brightway-excel",
            error=f"exchange {name[:80]!r} of {owner[:80]!r} has type {str(row.get('type'))[:40]!r}",
        )
    product = text(row.get("reference product") or row.get("product"), 300)
    wants: list[str] = []
    if kind == "elementary":
        wants = [f"flow|{code or name}"] * shipped
    elif where == database:
        if code:
            wants.append(f"code|{code}")
        if product:
            wants.append(_key(name, product, location))
        elif location:
            wants.append(_key(name, None, location))
        else:
            wants.append(_key(name))
    return exchange(
        kind,
        name or code,
        _amount(row, name),
        row.get("unit"),
        location=location,
        wants=wants,
        shipped=(code or name) if shipped and kind != "elementary" else None,
        compartment=_compartment(row.get("categories")),
        resource=False,
        cas=text(row.get("CAS number") or row.get("cas"), 20) or None,
        gsd=gsd(row),
        comment=row.get("comment", ""),
    )


def _amount(row: dict[str, Any], owner: str) -> float:
    amount = row.get("amount")
    if isinstance(amount, int | float) and not isinstance(amount, bool):
        return float(amount)
    raise RefusedError("import-formula", value=text(row.get("name") or owner, 80))


def _compartment(value: object) -> list[str]:
    if isinstance(value, tuple | list):
        return [text(part, 80) for part in value]
    return [text(value, 80)] if value else []


def _key(name: str, product: str | None = None, location: str | None = None) -> str:
    if location is None:
        return f"name|{name}"
    return f"name|{name}|{location}" if product is None else f"name|{name}|{product}|{location}"
