"""ecoSpold 2 through bw2io's extractor; the compartments, which it leaves out, are read beside it.

A data set is linked by activity and intermediate flow, as its `activityLinkId` says; without one by the flow alone.
Treatment makes a negative amount of its reference product and takes negative amounts, as ecoinvent writes it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from footprint.inventory.importing.limits import LIMITS
from footprint.inventory.importing.records import Record, RefusedError, exchange, gsd, process, text, year


def read_ecospold2(path: Path, say: Callable[[str], None]) -> list[Record]:
    """The data sets of a folder of .spold files."""
    compartments: dict[str, list[str]] = {}
    files = sorted(path.glob("*.spold"))
    say(f"checking {len(files)} files")
    for file in files:
        _check(file.read_bytes(), compartments)
    say("loading bw2io")
    from bw2io.extractors.ecospold2 import Ecospold2DataExtractor

    records = []
    for number, file in enumerate(files, start=1):
        try:
            dataset = Ecospold2DataExtractor.extract_activity(str(path), file.name, "import")
        except (AttributeError, TypeError, KeyError, ValueError) as error:
            raise RefusedError(
                "import-unreadable",
                format="ecospold2",
                error=f"{file.name}: {type(error).__name__}: {str(error)[:120]}",
            ) from error
        records.append(_activity(dataset, compartments))
        if number % 500 == 0:
            say(f"{number} of {len(files)} data sets")
    return records


def _check(data: bytes, compartments: dict[str, list[str]]) -> None:
    """Refuses anything but plain UTF-8 XML, and collects the compartment of each elementary flow."""
    import io

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, iterparse

    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError("import-xml", error="it is not UTF-8") from None
    depth, flow, found = 0, "", ["", ""]
    try:
        for event, element in iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=True):
            tag = element.tag.rpartition("}")[2]
            if event == "start":
                depth += 1
                if depth > LIMITS.nesting:
                    raise RefusedError("import-xml", error=f"more than {LIMITS.nesting} nested elements")
                if tag == "elementaryExchange":
                    flow, found = element.get("elementaryExchangeId", ""), ["", ""]
                continue
            depth -= 1
            # the compartment stands inside an element of the same name, which has no words of its own
            if tag in ("compartment", "subcompartment") and flow and (words := text(element.text, 80)):
                found[tag == "subcompartment"] = words
            elif tag == "elementaryExchange":
                if any(found):
                    compartments[flow] = found
                flow = ""
            if tag in ("intermediateExchange", "elementaryExchange"):
                element.clear()
    except DefusedXmlException as error:
        raise RefusedError("import-xml", error=f"{type(error).__name__}: a document type or an entity") from error
    except ParseError as error:
        raise RefusedError("import-xml", error=str(error)[:120]) from error


def _activity(dataset: dict[str, Any], compartments: dict[str, list[str]]) -> Record:
    made = [row for row in dataset["exchanges"] if row["type"] == "production" and row["amount"]]
    others = [row for row in dataset["exchanges"] if row["type"] != "production"]
    activity = dataset["activity"]
    reference = made[0] if made else None
    flow = reference["flow"] if reference else ""
    product = text(reference["name"], 300) if reference else ""
    name = text(dataset["name"], 300)
    problem = None if len(made) == 1 else ("several-products" if made else "no-product")
    return process(
        f"{activity}_{flow}",
        f"{name} | {product}" if product and product != name else name,
        reference["amount"] if reference else 1.0,
        reference.get("unit") if reference else "",
        [f"activity|{activity}|{one['flow']}" for one in made] + [f"flow|{one['flow']}" for one in made],
        product=product,
        location=dataset["location"],
        year=year(dataset.get("end_date"), dataset.get("start_date")),
        comment=dataset.get("comment", ""),
        place=text(f"activity {activity}"),
        problem=problem,
        exchanges=[_exchange(row, compartments) for row in others],
    )


def _exchange(row: dict[str, Any], compartments: dict[str, list[str]]) -> Record:
    elementary = row["type"] == "biosphere"
    link = row.get("activity")
    wants = [] if elementary else [f"activity|{link}|{row['flow']}" if link else f"flow|{row['flow']}"]
    found = compartments.get(row["flow"], []) if elementary else []
    return exchange(
        "elementary" if elementary else "input",
        row["name"],
        row["amount"],
        row.get("unit"),
        wants=wants,
        compartment=found,
        resource="resource" in (found[0] if found else ""),
        cas=text(row.get("CAS number"), 20) or None,
        gsd=gsd(row),
        comment=row.get("comment", ""),
    )
