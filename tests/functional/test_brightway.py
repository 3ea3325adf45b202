"""Every data set of the shipped packs against plain Brightway, and a release exported to a Brightway project."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from math import fsum
from pathlib import Path

import pytest

from footprint.inventory import Release, compile_release, read_packs, shipped_packs
from footprint.inventory.datapackages import SCORES
from footprint.ledgers import Ledgers
from tests.packs import FLOW_ROWS, process, produces, takes, write_pack

pytestmark = [pytest.mark.brightway, pytest.mark.slow]


def of(ledgers: Ledgers, score: str) -> float:
    """A ledger's value, or the total's."""
    return float(getattr(ledgers, score))


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return compile_release(read_packs(shipped_packs()), tmp_path_factory.mktemp("shipped"))


@pytest.mark.parametrize("score", SCORES)
def test_every_data_set_equals_brightway(shipped: Release, score: str) -> None:
    from footprint.engine.plain import lca

    datasets = list(shipped.catalogue)
    calculation = lca(shipped.datapackages(score), {shipped.activity_id(datasets[0].id): 1})
    wrong = []
    for dataset in datasets:
        calculation.lci(demand={shipped.activity_id(dataset.id): 1})
        calculation.lcia()
        upstream = shipped.upstream({dataset.id: 1.0})
        gross = fsum(abs(value) for _, ledgers in upstream for value in ledgers.values())
        factor = of(dataset.factor, score)
        # upstream is the same sum from the other end
        ends = (calculation.score, fsum(of(ledgers, score) for _, ledgers in upstream))
        if any(abs(end - factor) > 1e-9 * max(gross, 1e-12) for end in ends):
            wrong.append((dataset.id, factor, *ends))
    assert not wrong


SCRIPT = """
import json, sys
from pathlib import Path
from footprint.inventory import load_release
from footprint.inventory.brightway_export import export_to_brightway
import bw2calc, bw2data

release = load_release(Path(sys.argv[1]))
exported = export_to_brightway(release, "test")
scores = {}
for score, method in exported.methods.items():
    for dataset in release.catalogue:
        activity = bw2data.get_node(database=exported.database, code=dataset.id)
        demand, packages, _ = bw2data.prepare_lca_inputs({activity: 1}, method=method)
        lca = bw2calc.LCA(demand=demand, data_objs=packages)
        lca.lci(); lca.lcia()
        scores[f"{dataset.id}/{score}"] = float(lca.score)
print(json.dumps(scores))
"""


def test_a_release_exported_to_a_project_gives_the_same_scores(tmp_path: Path) -> None:
    folder = write_pack(
        tmp_path / "pack",
        [process("timber"), process("board"), process("power", unit="kWh"), process("burning")],
        [
            produces("timber", 2, "t"),
            takes("timber", "resource", "co2-uptake", 3600, gsd=1.1),
            takes("timber", "emission", "co2-land-use", 100),
            takes("timber", "input", "power", 0.1, "MWh"),
            produces("board"),
            takes("board", "input", "timber", 1.1, gsd=1.2),
            takes("board", "waste", "burning", 0.1),
            takes("board", "emission", "co2-aircraft", 0.05),
            produces("power", 10, "kWh"),
            takes("power", "input", "power", 3.6, "MJ"),
            takes("power", "input", "board", 0.001),
            takes("power", "emission", "co2-fossil", 4),
            takes("power", "emission", "co2-fossil", 5),
            produces("burning"),
            takes("burning", "emission", "co2-biogenic", 1.6),
            takes("burning", "emission", "ch4-fossil", 0.002),
            takes("burning", "input", "power", -0.5, "kWh", comment="credit"),
        ],
        flows=FLOW_ROWS,
    )
    release = compile_release(read_packs(folder), tmp_path)
    projects = tmp_path / "projects"
    projects.mkdir()
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SCRIPT, str(release.path)],
        capture_output=True,
        text=True,
        env={**os.environ, "BRIGHTWAY2_DIR": str(projects)},
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    scores = json.loads(done.stdout.splitlines()[-1])
    assert len(scores) == 4 * len(SCORES)
    for dataset in release.catalogue:
        gross = fsum(abs(v) for _, ledgers in release.upstream({dataset.id: 1.0}) for v in ledgers.values())
        for score in SCORES:
            # bw2data stores float32
            assert abs(scores[f"{dataset.id}/{score}"] - of(dataset.factor, score)) <= 1e-6 * gross
