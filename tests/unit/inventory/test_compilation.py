"""Compiled releases: the hash depends on content alone, and a system without meaning is refused."""

from __future__ import annotations

import csv
import json
import random
import shutil
from pathlib import Path

import pytest

from footprint.canonical import canonical_bytes
from footprint.findings import InputError
from footprint.inventory import check_system, compile_release, latest_release, load_release, open_release, read_packs
from footprint.inventory.compilation import Solved
from footprint.merkle import verify_inclusion
from tests.packs import process, produces, steel_and_power, takes, write_pack


def rewrite(path: Path, *, seed: int = 0, newline: str = "\n", bom: bool = False) -> None:
    """Write a table again with its rows and columns shuffled."""
    generator = random.Random(seed)  # noqa: S311 - shuffles a test's rows
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    names = list(rows[0])
    generator.shuffle(rows)
    generator.shuffle(names)
    with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator=newline)
        writer.writeheader()
        writer.writerows(rows)


def test_the_same_packs_give_the_same_hash(tmp_path: Path) -> None:
    folder = steel_and_power(tmp_path / "pack")
    first = compile_release(read_packs(folder), tmp_path / "home")
    for seed, newline, bom in ((1, "\n", False), (2, "\r\n", True), (3, "\r", False)):
        for table in folder.glob("*.csv"):
            rewrite(table, seed=seed, newline=newline, bom=bom)
        assert compile_release(read_packs(folder), tmp_path / f"home-{seed}").hash == first.hash
    for name in ("catalogue.json", "inventory.json", "tree.json", "manifest.json"):
        assert (first.path / name).read_bytes() == (tmp_path / "home-3/releases" / first.hash / name).read_bytes()


def test_the_hash_does_not_depend_on_folders_or_on_how_a_number_is_written(tmp_path: Path) -> None:
    first = compile_release(read_packs(steel_and_power(tmp_path / "pack")), tmp_path / "home")
    moved = tmp_path / "elsewhere" / "other-folder"
    shutil.copytree(tmp_path / "pack", moved)
    text = (moved / "exchanges.csv").read_text("utf-8")
    (moved / "exchanges.csv").write_text(text.replace(",2.1,", ",+2.100e0,"), "utf-8")
    toml = (moved / "pack.toml").read_text("utf-8")
    (moved / "pack.toml").write_text(toml.replace('version = "1"', 'version = "2"'), "utf-8")
    assert compile_release(read_packs(moved), tmp_path / "home").hash == first.hash


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("exchanges.csv", ",2.1,", ",2.2,"),
        ("exchanges.csv", "from the plant's mass", "from another plant's mass"),
        ("processes.csv", "过程steel", "钢"),
        ("processes.csv", "Steel", "Steel hot rolled"),
        ("sources.csv", "CC0", "CC BY"),
        ("flows.csv", "29.8", "29.9"),
    ],
)
def test_any_change_of_content_changes_the_hash(tmp_path: Path, file: str, old: str, new: str) -> None:
    folder = steel_and_power(tmp_path / "pack")
    before = compile_release(read_packs(folder), tmp_path / "home").hash
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), "utf-8")
    assert compile_release(read_packs(folder), tmp_path / "home").hash != before


def test_the_known_hash(tmp_path: Path) -> None:
    # written down once: what enters the hash must not drift between machines or versions
    release = compile_release(read_packs(steel_and_power(tmp_path / "pack")), tmp_path / "home")
    assert release.hash == "e986e78a5e5c0ec9766fa7a34ae1f0b29a1f976c512a546fb5c831c8c9e16e74"


def test_compiling_again_changes_nothing(tmp_path: Path) -> None:
    packs = read_packs(steel_and_power(tmp_path / "pack"))
    first = compile_release(packs, tmp_path / "home")
    before = {path: path.stat().st_mtime_ns for path in first.path.iterdir()}
    second = compile_release(packs, tmp_path / "home")
    assert second.path == first.path
    assert {path: path.stat().st_mtime_ns for path in first.path.iterdir()} == before
    assert sorted(path.name for path in (tmp_path / "home/releases").iterdir()) == sorted([first.hash, "latest"])


@pytest.mark.parametrize("manifest", [None, "{}", '{"format": "footprint-release/0", "hash": ""}'])
def test_an_interrupted_copy_or_an_earlier_format_is_replaced(tmp_path: Path, manifest: str | None) -> None:
    packs = read_packs(steel_and_power(tmp_path / "pack"))
    release = compile_release(packs, tmp_path / "home")
    (release.path / "manifest.json").unlink()
    if manifest:
        (release.path / "manifest.json").write_text(manifest)
    assert compile_release(packs, tmp_path / "home").verify()


def test_another_process_may_be_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packs = read_packs(steel_and_power(tmp_path / "pack"))
    other = compile_release(packs, tmp_path / "other")
    write = Solved.write

    def overtaken(solved: Solved, folder: Path) -> None:
        write(solved, folder)
        shutil.copytree(other.path, tmp_path / "home/releases" / other.hash)

    monkeypatch.setattr(Solved, "write", overtaken)
    assert compile_release(packs, tmp_path / "home").verify()
    assert {path.name for path in (tmp_path / "home/releases").iterdir()} == {other.hash, "latest"}


def test_nothing_is_left_of_a_compilation_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packs = read_packs(steel_and_power(tmp_path / "pack"))

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("footprint.inventory.datapackages.write_packages", fail)
    with pytest.raises(OSError, match="disk full"):
        compile_release(packs, tmp_path / "home")
    assert list((tmp_path / "home/releases").iterdir()) == []
    assert latest_release(tmp_path / "home") is None


def test_releases_coexist_and_the_latest_is_known(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = compile_release(read_packs(steel_and_power(tmp_path / "pack")), home)
    other = write_pack(
        tmp_path / "other", [process("iron")], [produces("iron"), takes("iron", "emission", "co2-fossil", 1)]
    )
    second = compile_release(read_packs(other), home)
    latest = latest_release(home)
    assert latest is not None
    assert latest.hash == second.hash
    assert open_release(home, first.hash[:12]).catalogue["steel"].factor.fossil == 2.6
    for unknown in ("", "zz", "0" * 64, "../" + first.hash, "*"):
        with pytest.raises(InputError, match="no release"):
            open_release(home, unknown)


def test_every_factor_proves_itself_and_a_forged_one_does_not(tmp_path: Path) -> None:
    release = compile_release(read_packs(steel_and_power(tmp_path / "pack")), tmp_path / "home")
    for dataset in release.catalogue:
        leaf, proof = release.factor_leaf(dataset.id), release.proof(dataset.id)
        assert verify_inclusion(canonical_bytes(leaf), proof, release.hash)
        # as it comes back from a document
        assert verify_inclusion(canonical_bytes(json.loads(json.dumps(leaf))), proof, release.hash)
        assert not verify_inclusion(canonical_bytes({**leaf, "fossil": leaf["fossil"] * 0.99}), proof, release.hash)
        assert not verify_inclusion(canonical_bytes({**leaf, "unit": "t"}), proof, release.hash)


def test_what_a_leaf_says(tmp_path: Path) -> None:
    release = compile_release(read_packs(steel_and_power(tmp_path / "pack")), tmp_path / "home")
    assert release.factor_leaf("steel") == {
        "key": "factor/steel",
        "dataset": "steel",
        "unit": "kg",
        "fossil": 2.6,
        "biogenic_emissions": 0.0,
        "biogenic_removals": 0.0,
        "land_use_change": 0.0,
        "aircraft": 0.0,
    }


@pytest.mark.parametrize("name", ["catalogue.json", "inventory.json", "tree.json"])
def test_a_damaged_release_is_refused(tmp_path: Path, name: str) -> None:
    release = compile_release(read_packs(steel_and_power(tmp_path / "pack")), tmp_path / "home")
    data = (release.path / name).read_bytes()
    (release.path / name).write_bytes(data.replace(b"2.6", b"2.5") + b" ")
    opened = load_release(release.path)
    with pytest.raises(InputError, match="damaged"):
        opened.verify() if name != "tree.json" else opened.proof("steel")


def test_a_manifest_of_another_format_is_refused(tmp_path: Path) -> None:
    release = compile_release(read_packs(steel_and_power(tmp_path / "pack")), tmp_path / "home")
    for text in ("{", "[]", "{}", '{"format": "footprint-release/9", "hash": "a"}'):
        (release.path / "manifest.json").write_text(text)
        with pytest.raises(InputError, match="damaged"):
            load_release(release.path)


def loop(tmp_path: Path, forth: object, back: object, **values: object) -> Path:
    return write_pack(
        tmp_path / "pack",
        [process("coke"), process("steel"), process("power", unit="kWh")],
        [
            produces("coke"),
            takes("coke", "emission", "co2-fossil", 1),
            produces("steel"),
            takes("steel", "input", "coke", 1),
            takes("steel", "input", "power", forth, "kWh"),
            produces("power", 1, "kWh"),
            takes("power", "input", "steel", back, **values),
            takes("power", "emission", "co2-fossil", 1),
        ],
    )


@pytest.mark.parametrize(("forth", "back"), [(2, 0.5), (2, 0.6), (1000, 0.001), (3, 7)])
def test_a_loop_that_needs_what_it_makes_is_refused_by_name(tmp_path: Path, forth: float, back: float) -> None:
    # gains 1 (singular), 1.2, 1 and 21; the last three would be solved without an error
    with pytest.raises(InputError) as caught:
        compile_release(read_packs(loop(tmp_path, forth, back)), tmp_path / "home")
    (finding,) = caught.value.findings
    assert finding.code == "loop-gain"
    assert "power" in finding.en
    assert "steel" in finding.en
    assert "coke" not in finding.en
    assert finding.cell is not None
    assert not (tmp_path / "home").exists()


def test_a_loop_just_below_one_is_solved(tmp_path: Path) -> None:
    # s = 1 + 2 p, p = 1 + 0.499 s → s = 3 + 0.998 s = 1500
    release = compile_release(read_packs(loop(tmp_path, 2, 0.499)), tmp_path / "home")
    assert release.catalogue["steel"].factor.fossil == 1500.0


def test_a_process_that_eats_itself_is_refused(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "pack", [process("a")], [produces("a"), takes("a", "input", "a", 1)])
    with pytest.raises(InputError, match="loop a → a"):
        compile_release(read_packs(folder), tmp_path / "home")


def test_no_process_no_release(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no process"):
        compile_release(read_packs(write_pack(tmp_path / "pack", [], [])), tmp_path / "home")


def credit(tmp_path: Path, comment: str) -> Path:
    return write_pack(
        tmp_path / "pack",
        [process("scrap"), process("steel")],
        [
            produces("steel"),
            takes("steel", "emission", "co2-fossil", 2),
            produces("scrap"),
            takes("scrap", "input", "steel", -0.9, comment=comment),
        ],
    )


def test_a_negative_factor_wants_a_stated_credit(tmp_path: Path) -> None:
    (warning,) = check_system(read_packs(credit(tmp_path, "")))
    assert warning.code == "negative-factor"
    assert "-1.8" in warning.en
    assert check_system(read_packs(credit(tmp_path, "credit: steel not made"))) == ()
    assert check_system(read_packs(credit(tmp_path, "替代原生钢"))) == ()


def test_a_positive_removal_warns(tmp_path: Path) -> None:
    folder = write_pack(
        tmp_path / "pack",
        [process("board"), process("reuse")],
        [
            produces("board"),
            takes("board", "resource", "co2-uptake", 1.5),
            produces("reuse"),
            takes("reuse", "input", "board", -1, comment="credit"),
        ],
    )
    assert "positive-removal" in [finding.code for finding in check_system(read_packs(folder))]
