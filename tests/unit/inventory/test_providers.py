"""Providers by product and place: the order of places, the packs, and what the release says of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.findings import InputError
from footprint.inventory import compile_release, load_release, read_packs
from footprint.inventory.checks import run_checks
from footprint.inventory.locations import GRIDS, fallbacks
from footprint.inventory.providers import Fallback
from tests.packs import Row, process, produces, takes, write_pack


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("CN-TJ", ("CN-TJ", "CN-NCG", "CN", "GLO")),
        ("CN-NCG", ("CN-NCG", "CN", "GLO")),
        ("CN", ("CN", "GLO")),
        ("DE", ("DE", "RER", "GLO")),
        ("DE-BY", ("DE-BY", "DE", "RER", "GLO")),
        ("US-CA", ("US-CA", "US", "RNA", "GLO")),
        ("RER", ("RER", "GLO")),
        ("AU", ("AU", "GLO")),
        ("GLO", ("GLO",)),
    ],
)
def test_places_from_near_to_far(location: str, expected: tuple[str, ...]) -> None:
    assert fallbacks(location) == expected


def test_each_province_has_one_grid() -> None:
    provinces = [province for inside in GRIDS.values() for province in inside]
    assert len(provinces) == len(set(provinces)) == 31


@given(st.from_regex(r"\A[A-Z]{2}(-[A-Z0-9]{1,3})?\Z"))
def test_every_place_ends_in_the_world_and_none_comes_twice(location: str) -> None:
    steps = fallbacks(location)
    assert steps[0] == location
    assert steps[-1] == "GLO"
    assert len(set(steps)) == len(steps)


def power(*places: str) -> tuple[list[Row], list[Row]]:
    """One electricity a place; each emits 1, 2, 3 … kg CO2 per kWh."""
    ids = [f"power-{place.lower()}" for place in places]
    processes: list[Row] = [
        process(name, unit="kWh", location=place, sector="energy", group="energy")
        for name, place in zip(ids, places, strict=True)
    ]
    rows: list[Row] = [produces(name, 1, "kWh") for name in ids]
    rows += [takes(name, "emission", "co2-fossil", amount) for amount, name in enumerate(ids, start=1)]
    return processes, rows


def mill(folder: Path, asked: str, *places: str, location: str = "CN-TJ", kind: str = "input") -> Path:
    processes, rows = power(*places)
    processes.append(process("steel", location=location))
    rows += [produces("steel"), takes("steel", kind, asked, 0.5, "kWh"), takes("steel", "emission", "co2-fossil", 2)]
    return write_pack(folder / "mill", processes, rows)


@pytest.mark.parametrize(
    ("asked", "places", "provider", "steps"),
    [
        ("power@CN-TJ", ("CN-TJ", "CN", "GLO"), "power-cn-tj", 0),
        ("power@CN-TJ", ("CN-NCG", "CN", "GLO"), "power-cn-ncg", 1),
        ("power@CN-TJ", ("CN", "GLO", "CN-BJ"), "power-cn", 2),
        ("power@CN-TJ", ("GLO", "DE"), "power-glo", 3),
        ("power@", ("CN-BJ", "CN"), "power-cn", 2),
        ("power@DE", ("CN", "RER", "CN-TJ"), "power-rer", 1),
    ],
)
def test_the_nearest_provider_is_taken_and_the_release_says_so(
    tmp_path: Path, asked: str, places: tuple[str, ...], provider: str, steps: int
) -> None:
    packs = read_packs(mill(tmp_path, asked, *places))
    (row,) = [exchange for exchange in packs.processes["steel"].exchanges if exchange.type == "input"]
    assert (row.flow, row.asked) == (provider, asked)
    release = load_release(compile_release(packs, tmp_path / "home").path)
    emitted = places.index(provider.removeprefix("power-").upper()) + 1
    assert release.catalogue["steel"].factor.total == pytest.approx(2 + 0.5 * emitted)
    wanted = asked.partition("@")[2] or "CN-TJ"
    location = provider.removeprefix("power-").upper()
    expected = (Fallback("steel", asked, wanted, provider, location, steps),) if steps else ()
    assert release.fallbacks == expected
    assert release.verify()
    check = run_checks(packs).by_name()["locations"]
    assert check.checked == 1
    assert [finding.code for finding in check.findings] == ["location-fallback"] * bool(steps)


def test_a_release_without_such_rows_is_as_it_was(tmp_path: Path) -> None:
    packs = read_packs(mill(tmp_path, "power-cn", "CN"))
    release = compile_release(packs, tmp_path / "home")
    assert release.fallbacks == ()
    assert all("asked" not in exchange for exchange in release.record("steel")["exchanges"])


@pytest.mark.parametrize(
    ("asked", "kind", "code"),
    [
        ("power@CN-TJ", "input", "no-provider-there"),
        ("power@tianjin", "input", "bad-provider-place"),
        ("@CN", "input", "bad-provider-place"),
        ("power@CN@GLO", "input", "bad-provider-place"),
        ("co2-fossil@CN", "emission", "place-not-of-a-provider"),
    ],
)
def test_faults(tmp_path: Path, asked: str, kind: str, code: str) -> None:
    with pytest.raises(InputError) as refused:
        read_packs(mill(tmp_path, asked, "DE", kind=kind))
    assert [finding.code for finding in refused.value.findings] == [code]


def test_an_id_that_ends_like_another_place_is_no_provider_there(tmp_path: Path) -> None:
    processes, rows = power("CN-BJ")
    processes = [{**processes[0], "id": "power-cn", "location": "DE"}, process("steel")]
    rows = [{**row, "process": "power-cn"} for row in rows]
    rows[0]["flow"] = "power-cn"
    rows += [produces("steel"), takes("steel", "input", "power@CN", 1, "kWh")]
    with pytest.raises(InputError) as refused:
        read_packs(write_pack(tmp_path / "pack", processes, rows))
    assert [finding.code for finding in refused.value.findings] == ["no-provider-there"]
