"""openLCA JSON-LD: bw2io's extractor and allocation, the exchanges labelled here.

bw2io's own labels refuse waste that goes into its treatment and forget the default provider, with which two makers of
one flow are told apart; and they know schema 2 alone. USLCI's public archives are of schema 1 as well as 2, which
differ for us in the names of three flags (`input`, `avoidedProduct`, `quantitativeReference`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from footprint.inventory.importing.records import Record, exchange, process, text, year

_FLAGS = {"isInput": "input", "isAvoidedProduct": "avoidedProduct", "isQuantitativeReference": "quantitativeReference"}
_DISTRIBUTIONS = {"LOG_NORMAL_DISTRIBUTION": "geomSd", "LOGNORMAL_DISTRIBUTION": "geomSd"}


def read_jsonld(path: Path, say: Callable[[str], None]) -> list[Record]:
    """The processes of a folder with `processes/`, `flows/` and `locations/`, one a product."""
    say("loading bw2io")
    from bw2io.errors import UnallocatableDataset
    from bw2io.extractors.json_ld import JSONLDExtractor
    from bw2io.strategies.json_ld_allocation import json_ld_allocate_datasets

    say("reading the data sets")
    data = JSONLDExtractor.extract(path, add_filename=False)
    flows = data.get("flows", {})
    places = {one.get("@id", key): one for key, one in data.get("locations", {}).items()}
    say(f"{len(data['processes'])} processes, {len(flows)} flows")
    records = []
    for dataset in data["processes"].values():
        _same_names(dataset, flows)
        problem = None
        parts = [dataset]
        if len(_products(dataset)) > 1:
            try:
                if not dataset.get("allocationFactors"):
                    raise UnallocatableDataset
                found = json_ld_allocate_datasets({"processes": {dataset["@id"]: dataset}})
                parts = list(found["processes"].values())
            except (UnallocatableDataset, KeyError, TypeError, AssertionError, ValueError):
                problem = "several-products"
        records += [_process(part, flows, places, problem) for part in parts]
    return records


def _same_names(dataset: dict[str, Any], flows: dict[str, Any]) -> None:
    """One name for each flag in both schemas; what a reference leaves out is taken from the flow itself."""
    for row in dataset.setdefault("exchanges", []):
        for new, old in _FLAGS.items():
            row[old] = bool(row.get(new, row.get(old, False)))
        flow = row.setdefault("flow", {})
        full = flows.get(flow.get("@id"), {})
        flow.setdefault("flowType", full.get("flowType", "PRODUCT_FLOW"))
        flow.setdefault("name", full.get("name", ""))
        if row["avoidedProduct"]:
            row["input"] = True  # else bw2io takes it for a product of the process
    dataset.setdefault("@type", "Process")


def _products(dataset: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for row in dataset["exchanges"] if row["flow"]["flowType"] == "PRODUCT_FLOW" and not row["input"]]


def _reference(dataset: dict[str, Any]) -> Any:
    """What the process is for: its product, or the waste that it takes in."""
    products = _products(dataset)
    if len(products) == 1:
        return products[0]
    for row in dataset["exchanges"]:
        if row["quantitativeReference"] and (row in products or row["flow"]["flowType"] == "WASTE_FLOW"):
            return row
    return products[0] if products else None


def _process(dataset: dict[str, Any], flows: dict[str, Any], places: dict[str, Any], problem: str | None) -> Record:
    identifier = dataset.get("@id") or str(dataset.get("code", "")).split(".")[0]
    reference = _reference(dataset)
    documentation = dataset.get("processDocumentation") or {}
    location = dataset.get("location") or {}
    place = places.get(str(location.get("@id")), {})
    name = text(dataset.get("name"), 300)
    more: dict[str, Any] = {
        "location": place.get("code") or location.get("name") or "",
        "year": year(documentation.get("validUntil"), documentation.get("validFrom")),
        "comment": dataset.get("description", ""),
        "place": f"process {identifier}",
    }
    if reference is None:
        return process(identifier, name, 1.0, "", [], problem="no-product", **more)
    flow = reference["flow"]
    treats = reference["input"] and flow["flowType"] == "WASTE_FLOW"
    amount = reference.get("amount")
    product = text(flow["name"], 300)
    allocated = "code" in dataset
    return process(
        f"{identifier}.{flow.get('@id')}" if allocated else identifier,
        f"{name} | {product}" if allocated and product != name else name,
        -amount if treats and isinstance(amount, int | float) else amount,
        (reference.get("unit") or {}).get("name"),
        [f"process|{identifier}|{flow.get('@id')}", f"flow|{flow.get('@id')}"],
        product=product,
        problem=problem,
        exchanges=[_exchange(row, flows) for row in dataset["exchanges"] if row is not reference],
        **more,
    )


def _exchange(row: dict[str, Any], flows: dict[str, Any]) -> Record:
    flow = row["flow"]
    identifier, kind = flow.get("@id"), flow["flowType"]
    amount: Any = row.get("amount")
    wants: list[str] = []
    if kind == "ELEMENTARY_FLOW":
        label = "elementary"
    else:
        label = "avoided" if row["avoidedProduct"] else "input"
        provider = (row.get("defaultProvider") or {}).get("@id")
        wants = [f"process|{provider}|{identifier}"] * bool(provider) + [f"flow|{identifier}"]
        waste_out = kind == "WASTE_FLOW" and not row["input"]
        if waste_out and isinstance(amount, int | float):
            amount = -amount  # waste to its treatment: the sign that the treatment's own amount has
    full = flows.get(identifier, {})
    uncertainty = row.get("uncertainty") or {}
    spread = uncertainty.get("geomSd") if uncertainty.get("distributionType") in _DISTRIBUTIONS else None
    return exchange(
        label,
        flow["name"],
        amount,
        (row.get("unit") or {}).get("name"),
        location=text(flow.get("location"), 60),
        wants=wants,
        compartment=_category(flow, full),
        resource=bool(row["input"]),
        cas=text(full.get("cas"), 20) or None,
        gsd=spread,
        comment=row.get("description", ""),
    )


def _category(flow: dict[str, Any], full: dict[str, Any]) -> list[str]:
    """The folders of a flow: a path in schema 2, a list or a reference in schema 1."""
    for found in (flow.get("categoryPath"), flow.get("category"), full.get("category")):
        if isinstance(found, str) and found:
            return [text(part, 80) for part in found.split("/")]
        if isinstance(found, list) and found:
            return [text(part, 80) for part in found]
        if isinstance(found, dict):
            return [text(part, 80) for part in [*(found.get("categoryPath") or []), found.get("name", "")]]
    return []
