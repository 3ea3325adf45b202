"""A release as databases and methods of a Brightway project, for those who work there.

Needs the extra `import` (bw2data). Importing bw2data takes seconds, resets structlog and makes the project global
state: run this in a process of its own, with BRIGHTWAY2_DIR where the projects shall lie. bw2data keeps amounts as
float32, so scores there agree to about 1e-6, not to the tolerance of the packages.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footprint.inventory.datapackages import SCORES, TOTAL
from footprint.inventory.release import Release, load_release

if TYPE_CHECKING:
    from footprint.engine.system import Entries

SUFFIX = ".bw2package"
_LOGNORMAL, _CERTAIN = 2, 1


@dataclass(frozen=True, slots=True)
class Exported:
    """Names of what was written: two databases, and a method a score."""

    project: str
    database: str
    biosphere: str
    methods: dict[str, tuple[str, str, str]]


def export_to_brightway(release: Release, project: str) -> Exported:
    """Write the release into this project (made when it is not there). What has the same names is replaced."""
    import bw2data

    bw2data.projects.set_current(project)
    short = release.hash[:12]
    database, biosphere = f"footprint-{short}", f"footprint-{short}-flows"
    bw2data.Database(biosphere).write(_flows(release, biosphere))
    bw2data.Database(database).write(_activities(release, database, biosphere))
    methods = {}
    for score in SCORES:
        name = ("Footprint GWP100", short, score)
        method = bw2data.Method(name)
        method.register(unit="kg CO2e")
        method.write(_factors(release, biosphere, score))
        methods[score] = name
    return Exported(project, database, biosphere, methods)


def _factors(release: Release, biosphere: str, score: str) -> list[tuple[tuple[str, str], float]]:
    return [
        ((biosphere, flow.id), flow.gwp100)
        for flow in release.flows.values()
        if flow.ledger and score in (flow.ledger, TOTAL)
    ]


def _flows(release: Release, biosphere: str) -> dict[tuple[str, str], dict[str, Any]]:
    return {
        (biosphere, flow.id): {
            "name": flow.name,
            "unit": flow.unit,
            "categories": (flow.compartment,),
            "type": "emission",
            "exchanges": [],
        }
        for flow in release.flows.values()
    }


def _activities(release: Release, database: str, biosphere: str) -> dict[tuple[str, str], dict[str, Any]]:
    system = release.system
    exchanges: dict[int, list[dict[str, Any]]] = {column: [] for column in range(system.size)}
    for row, column, amount, sigma in _rows(system.technosphere):
        own = row == column and amount > 0
        value = amount if own else -amount
        kind = "production" if own else "technosphere"
        exchanges[column].append(_exchange((database, system.ids[row]), kind, value, sigma))
    for row, column, amount, sigma in _rows(system.biosphere):
        exchanges[column].append(_exchange((biosphere, system.flows[row]), "biosphere", amount, sigma))
    return {
        (database, dataset.id): {
            "name": dataset.name,
            "reference product": dataset.name,
            "location": dataset.location,
            "unit": dataset.unit,
            "comment": f"{dataset.name_zh}\n{release.catalogue.citation(dataset.id)}",
            "exchanges": exchanges[system.index[dataset.id]],
        }
        for dataset in release.catalogue
    }


def _rows(entries: Entries) -> list[tuple[int, int, float, float]]:
    return list(
        zip(entries.row.tolist(), entries.col.tolist(), entries.amount.tolist(), entries.sigma.tolist(), strict=True)
    )


def _exchange(key: tuple[str, str], kind: str, amount: float, sigma: float) -> dict[str, Any]:
    from math import log

    exchange: dict[str, Any] = {"input": key, "type": kind, "amount": amount, "uncertainty type": _CERTAIN}
    if sigma > 0 and amount:
        exchange |= {
            "uncertainty type": _LOGNORMAL,
            "loc": log(abs(amount)),
            "scale": sigma,
            "negative": amount < 0,
        }
    return exchange


def write_package(release: Release, file: Path) -> None:
    """The release as one `.bw2package` (both databases and every method), through a project that is then left alone."""
    import bw2data
    from bw2io import BW2Package

    exported = export_to_brightway(release, "footprint-export")
    objects = [bw2data.Database(exported.biosphere), bw2data.Database(exported.database)]
    for score, name in exported.methods.items():
        method = bw2data.Method(name)
        # bw2data 4.8 loads row ids, which mean nothing in another project: the package carries keys
        method.load = partial(_factors, release, exported.biosphere, score)
        objects.append(method)
    Path(BW2Package.export_objs(objects, "release")).replace(file)


def main(arguments: list[str]) -> None:
    """`python -m footprint.inventory.brightway_export RELEASE_FOLDER PROJECT`, or a `.bw2package` file for PROJECT."""
    folder, target = arguments
    release = load_release(Path(folder))
    if target.endswith(SUFFIX):
        write_package(release, Path(target))
        return
    exported = export_to_brightway(release, target)
    sys.stdout.write(f"{exported.database} in project {exported.project}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
