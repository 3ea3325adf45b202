"""`footprint lci export`: what is written reads back to the same factors, and licences are obeyed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from footprint.cli.importing import import_
from footprint.cli.inventory import export
from footprint.findings import InputError
from footprint.inventory import Release, default_release, open_release
from tests import backgrounds as files

pytestmark = [pytest.mark.brightway, pytest.mark.slow]


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Release:
    monkeypatch.setenv("FOOTPRINT_HOME", str(tmp_path / "home"))
    source = files.write_zip(tmp_path / "own.zip", files.jsonld_files())
    result = CliRunner().invoke(import_, [str(source), "--as", "own"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return open_release(tmp_path / "home", "own")


def test_a_private_release_is_withheld(own: Release, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        CliRunner().invoke(export, [str(tmp_path / "a.xlsx"), "--release", "own"], catch_exceptions=False)
    assert caught.value.findings[0].code == "export-withheld"
    assert not (tmp_path / "a.xlsx").exists()


def test_the_workbook_reads_back(own: Release, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    CliRunner().invoke(export, [str(file), "--release", "own", "--private-use"], catch_exceptions=False)
    result = CliRunner().invoke(import_, [str(file), "--as", "back", "--json"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["linked"] == 2
    back = open_release(tmp_path / "home", "back")
    assert {one.name: one.factor.total for one in back.catalogue} == {
        one.name: pytest.approx(one.factor.total, rel=1e-11) for one in own.catalogue
    }


def test_the_shipped_packs_read_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FOOTPRINT_HOME", str(tmp_path / "home"))
    file = tmp_path / "shipped.xlsx"
    CliRunner().invoke(export, [str(file)], catch_exceptions=False)
    result = CliRunner().invoke(import_, [str(file), "--as", "back", "--json"], catch_exceptions=False)
    assert result.exit_code == 0, result.output[:2000]
    shipped, back = default_release(tmp_path / "home"), open_release(tmp_path / "home", "back")
    assert len(list(back.catalogue)) == len(list(shipped.catalogue))
    factors = {(one.name, one.location): one.factor.total for one in back.catalogue}
    for one in shipped.catalogue:
        scale = max(abs(value) for value in one.factor.values())
        assert factors[one.name, one.location] == pytest.approx(one.factor.total, abs=1e-9 * scale), one.id


SCORES = """
import bw2calc, bw2data, json, sys
from bw2io import BW2Package
bw2data.projects.set_current("reader")
BW2Package.import_file(sys.argv[1])
database = next(name for name in bw2data.databases if not name.endswith("-flows"))
method = next(name for name in bw2data.methods if name[-1] == "total")
scores = {}
for node in bw2data.Database(database):
    demand, packages, _ = bw2data.prepare_lca_inputs({node: 1}, method=method)
    lca = bw2calc.LCA(demand, data_objs=packages)
    lca.lci()
    lca.lcia()
    scores[node["code"]] = lca.score
print("scores:" + json.dumps(scores))
"""


def test_the_package_gives_the_same_scores_in_brightway(own: Release, tmp_path: Path) -> None:
    file = tmp_path / "a.bw2package"
    options = ["--release", "own", "--private-use", "--format", "bw2package"]
    CliRunner().invoke(export, [str(file), *options], catch_exceptions=False)
    (tmp_path / "project").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", SCORES, str(file)],
        env={**os.environ, "BRIGHTWAY2_DIR": str(tmp_path / "project")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    scores = json.loads(done.stdout.rpartition("scores:")[2])
    # bw2data keeps amounts as float32
    assert scores == {one.id: pytest.approx(one.factor.total, rel=1e-6, abs=1e-12) for one in own.catalogue}
