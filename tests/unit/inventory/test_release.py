"""An opened release: light to import, upstream that adds up, samples that are kept."""

from __future__ import annotations

import subprocess
import sys
from math import fsum

import numpy as np
import pytest

from footprint.engine.values import Background
from footprint.inventory import Release, compile_release, load_release, read_packs
from tests.packs import steel_and_power


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = tmp_path_factory.mktemp("release")
    return compile_release(read_packs(steel_and_power(folder / "pack")), folder)


def test_it_is_what_the_engine_needs(release: Release) -> None:
    background: Background = release
    assert background.catalogue.release == background.hash
    assert release.verify()


def test_opening_one_imports_nothing_heavy(release: Release) -> None:
    code = (
        "import sys; from pathlib import Path; from footprint.inventory import load_release; "
        f"r = load_release(Path({str(release.path)!r})); r.catalogue['steel']; r.proof('steel'); r.exchanges('steel'); "
        "print(sorted({'numpy','scipy','pandas','bw2calc','bw_processing','stats_arrays'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_upstream_needs_numpy_alone(release: Release) -> None:
    code = (
        "import sys; from pathlib import Path; from footprint.inventory import load_release; "
        f"load_release(Path({str(release.path)!r})).upstream({{'steel': 1.0}}); "
        "print(sorted({'scipy','bw2calc','bw_processing'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_upstream_adds_up_to_the_footprint(release: Release) -> None:
    upstream = release.upstream({"steel": 3.0, "power": 10.0})
    assert [name for name, _ in upstream] == ["power", "steel"]  # largest first
    total = 3 * release.catalogue["steel"].factor.total + 10 * release.catalogue["power"].factor.total
    assert fsum(ledgers.total for _, ledgers in upstream) == pytest.approx(total, rel=1e-12)
    assert release.upstream({}) == []


def test_upstream_of_what_is_not_there(release: Release) -> None:
    with pytest.raises(KeyError):
        release.upstream({"gold": 1.0})
    with pytest.raises(ValueError, match="finite"):
        release.upstream({"steel": float("nan")})
    with pytest.raises(KeyError):
        release.proof("gold")


def test_exchanges_read_as_they_were_written(release: Release) -> None:
    rows = {(row.type, row.flow): row for row in release.exchanges("steel")}
    assert rows["input", "power"].amount == 0.5
    assert rows["input", "power"].gsd == 1.1
    assert rows["production", "steel"].gsd is None
    assert isinstance(rows["production", "steel"].amount, float)
    assert release.flows["ch4-fossil"].gwp100 == 29.8
    assert release.record("steel")["name_zh"] == "过程steel"


def test_samples_are_made_once_and_agree_with_the_factor(release: Release) -> None:
    ids, samples = release.score_samples(400, 7)
    assert ids == ("power", "steel")
    assert samples.shape == (400, 2)
    files = list((release.path / "samples").iterdir())
    again = load_release(release.path).score_samples(400, 7)[1]
    assert np.array_equal(samples, again)
    assert list((release.path / "samples").iterdir()) == files
    # lognormal amounts have the stated amount as their median
    assert np.median(samples, axis=0) == pytest.approx([1.0, 2.6], rel=0.01)
    spread = np.exp(np.log(samples).std(axis=0))
    stated = [release.catalogue[name].geometric_sd for name in ids]
    assert spread == pytest.approx(stated, abs=0.004)


def test_other_seeds_and_longer_runs(release: Release) -> None:
    long, short, other = (release.score_samples(*pair)[1] for pair in ((60, 7), (40, 7), (40, 8)))
    assert np.array_equal(long[:40], short)
    assert not np.array_equal(short, other)
    for bad in (0, -1, 10**9):
        with pytest.raises(ValueError, match="iterations"):
            release.score_samples(bad, 7)
