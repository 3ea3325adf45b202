"""Every fault of a pack is found, with its place and in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from footprint.findings import Finding, InputError
from footprint.inventory import read_packs, tables
from footprint.inventory.packs import MAX_FINDINGS
from tests.packs import FLOW_ROWS, SOURCE, process, produces, steel_and_power, takes, write_pack

Rows = list[dict[str, Any]]


class Tables:
    """The tables of a good pack, for a test to break."""

    def __init__(self) -> None:
        self.processes: Rows = [process("steel"), process("power", unit="kWh")]
        self.exchanges: Rows = [
            produces("steel"),
            takes("steel", "input", "power", 0.5, "kWh"),
            takes("steel", "emission", "co2-fossil", 2.1),
            produces("power", 1, "kWh"),
            takes("power", "emission", "co2-fossil", 0.9),
        ]
        self.flows: Rows = [dict(row) for row in FLOW_ROWS]
        self.sources: Rows = [dict(SOURCE)]


def findings(folder: Path) -> tuple[Finding, ...]:
    with pytest.raises(InputError) as caught:
        read_packs(folder)
    return caught.value.findings


def fault(tmp_path: Path, spoil: Callable[[Tables], object]) -> tuple[Finding, ...]:
    """The findings about a good pack after `spoil`."""
    table = Tables()
    spoil(table)
    folder = write_pack(tmp_path / "pack", table.processes, table.exchanges, flows=table.flows, sources=table.sources)
    return findings(folder)


def put(kind: str, row: int, /, **values: object) -> Callable[[Tables], object]:
    """Change cells of one row."""
    return lambda table: getattr(table, kind)[row].update(values)


def extra(kind: str, row: dict[str, Any]) -> Callable[[Tables], object]:
    """Add a row."""
    return lambda table: getattr(table, kind).append(row)


P, X, F, S = "pack/processes.csv", "pack/exchanges.csv", "pack/flows.csv", "pack/sources.csv"
FAULTS: list[tuple[str, Callable[[Tables], object], str, str]] = [
    ("unit", put("processes", 0, unit="bushel"), "unknown-unit", f"{P}, row 2, column unit"),
    ("ambiguous unit", put("exchanges", 1, unit="kW"), "unknown-unit", f"{X}, row 3, column unit"),
    ("other dimension", put("exchanges", 1, unit="kg"), "unit-does-not-convert", f"{X}, row 3, column unit"),
    ("flow dimension", put("exchanges", 2, unit="m3"), "unit-does-not-convert", f"{X}, row 4, column unit"),
    ("production unit", put("exchanges", 0, unit="m3"), "unit-does-not-convert", f"{X}, row 2, column unit"),
    ("provider", put("exchanges", 1, flow="powr"), "missing-provider", f"{X}, row 3, column flow"),
    ("secondary", put("processes", 0, secondary="scrap"), "missing-provider", f"{P}, row 2, column secondary"),
    ("own secondary", put("processes", 0, secondary="steel"), "partner-of-itself", f"{P}, row 2, column secondary"),
    ("partner unit", put("processes", 0, secondary="power"), "unit-does-not-convert", f"{P}, row 2, column unit"),
    (
        "grid partner",
        put("processes", 0, grid_partner="power", unit="kWh"),
        "grid-partner-without-electricity",
        f"{P}, row 2, column grid_partner",
    ),
    ("duplicate process", extra("processes", process("steel")), "duplicate-id", f"{P}, row 4, column id"),
    ("duplicate flow", extra("flows", dict(FLOW_ROWS[0])), "duplicate-id", f"{F}, row 9, column id"),
    ("duplicate source", extra("sources", {**SOURCE, "title": "Other"}), "duplicate-id", S),
    (
        "two producers",
        extra("exchanges", {**produces("power", 1, "kWh"), "process": "steel"}),
        "foreign-production",
        f"{X}, row 7, column flow",
    ),
    ("two productions", extra("exchanges", produces("steel")), "several-productions", f"{X}, row 7"),
    ("not square", lambda t: t.exchanges.pop(0), "no-production", f"{P}, row 2"),
    ("zero made", put("exchanges", 0, amount=0), "production-not-positive", f"{X}, row 2, column amount"),
    ("negative made", put("exchanges", 0, amount=-1), "production-not-positive", f"{X}, row 2, column amount"),
    ("no source", put("processes", 0, source=""), "no-source", f"{P}, row 2, column source"),
    ("source", put("processes", 0, source="hearsay"), "unknown-source", f"{P}, row 2, column source"),
    ("exchange source", put("exchanges", 1, source="hearsay"), "unknown-source", f"{X}, row 3, column source"),
    ("flow source", put("flows", 0, source="hearsay"), "unknown-source", f"{F}, row 2, column source"),
    ("elementary flow", put("exchanges", 2, flow="co2"), "unknown-flow", f"{X}, row 4, column flow"),
    ("nan", put("exchanges", 1, amount="nan"), "not-a-number", f"{X}, row 3, column amount"),
    ("inf", put("exchanges", 1, amount="inf"), "not-a-number", f"{X}, row 3, column amount"),
    ("overflow", put("exchanges", 1, amount="1e99"), "out-of-range", f"{X}, row 3, column amount"),
    ("underflow", put("exchanges", 1, amount="1e-99"), "out-of-range", f"{X}, row 3, column amount"),
    ("huge", put("exchanges", 1, amount="1e31"), "out-of-range", f"{X}, row 3, column amount"),
    ("comma", put("exchanges", 1, amount="0,5"), "not-a-number", f"{X}, row 3, column amount"),
    ("underscore", put("exchanges", 1, amount="1_0"), "not-a-number", f"{X}, row 3, column amount"),
    ("other digits", put("exchanges", 1, amount="１２"), "not-a-number", f"{X}, row 3, column amount"),
    ("formula", put("exchanges", 1, amount="=1+1"), "not-a-number", f"{X}, row 3, column amount"),
    ("no amount", put("exchanges", 1, amount=""), "empty", f"{X}, row 3, column amount"),
    ("gsd", put("exchanges", 1, gsd=0.9), "out-of-range", f"{X}, row 3, column gsd"),
    ("licence", put("processes", 0, licence="free"), "not-one-of", f"{P}, row 2, column licence"),
    ("kind", put("processes", 0, kind="black box"), "not-one-of", f"{P}, row 2, column kind"),
    ("sector", put("processes", 0, sector="magic"), "not-one-of", f"{P}, row 2, column sector"),
    ("type", put("exchanges", 1, type="output"), "not-one-of", f"{X}, row 3, column type"),
    ("basis", put("exchanges", 1, basis="guess"), "not-one-of", f"{X}, row 3, column basis"),
    ("no basis", put("exchanges", 1, basis=""), "empty", f"{X}, row 3, column basis"),
    ("flag", put("processes", 0, electricity="maybe"), "not-one-of", f"{P}, row 2, column electricity"),
    ("estimate", put("exchanges", 1, basis="estimate"), "estimate-without-reason", f"{X}, row 3, column comment"),
    ("quality 0", put("processes", 0, ter=0), "out-of-range", f"{P}, row 2, column ter"),
    ("quality 6", put("processes", 0, p=6), "out-of-range", f"{P}, row 2, column p"),
    ("no quality", put("processes", 0, ger=""), "empty", f"{P}, row 2, column ger"),
    ("year", put("processes", 0, year=2024.5), "not-a-number", f"{P}, row 2, column year"),
    ("old", put("processes", 0, year=1066), "out-of-range", f"{P}, row 2, column year"),
    ("English name", put("processes", 0, name=""), "missing-name", f"{P}, row 2, column name"),
    ("Chinese name", put("processes", 0, name_zh=""), "missing-name-zh", f"{P}, row 2, column name_zh"),
    ("flow name", put("flows", 0, name_zh=""), "missing-name-zh", f"{F}, row 2, column name_zh"),
    ("id", put("processes", 0, id="Steel!"), "bad-id", f"{P}, row 2, column id"),
    ("location", put("processes", 0, location="China"), "bad-location", f"{P}, row 2, column location"),
    ("cas digit", put("processes", 0, cas="7439-89-7"), "bad-cas", f"{P}, row 2, column cas"),
    ("cas form", put("processes", 0, cas="iron"), "bad-cas", f"{P}, row 2, column cas"),
    ("density", put("processes", 0, density_kg_per_m3=0), "out-of-range", f"{P}, row 2, column density_kg_per_m3"),
    ("transport unit", put("processes", 0, transport_mode="road"), "transport-unit", f"{P}, row 2, column unit"),
    ("stray exchange", put("exchanges", 1, process="iron"), "unknown-process", f"{X}, row 3, column process"),
    ("ledger", put("flows", 0, ledger="fossils"), "not-one-of", f"{F}, row 2, column ledger"),
    ("no gwp", put("flows", 0, gwp100=""), "ledger-without-gwp", f"{F}, row 2, column gwp100"),
    ("no ledger", put("flows", 0, ledger=""), "gwp-without-ledger", f"{F}, row 2, column ledger"),
    ("removal sign", put("flows", 3, gwp100=1), "removal-sign", f"{F}, row 5, column gwp100"),
    ("emission sign", put("flows", 0, gwp100=-1), "removal-sign", f"{F}, row 2, column gwp100"),
    ("source licence", put("sources", 0, licence=""), "empty", f"{S}, row 2, column licence"),
    ("extra column", put("processes", 0, colour="red"), "unknown-column", f"{P}, row 1"),
    ("control", put("processes", 0, comment="a\x07"), "control-character", f"{P}, row 2, column comment"),
]


@pytest.mark.parametrize(("spoil", "code", "cell"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS])
def test_a_fault_is_found_at_its_place(tmp_path: Path, spoil: Callable[[Tables], object], code: str, cell: str) -> None:
    found = fault(tmp_path, spoil)
    assert (code, cell) in [(finding.code, finding.cell) for finding in found]
    for finding in found:
        assert finding.severity == "error"
        assert len(finding.en) > 10
        assert any("\u4e00" <= character <= "\u9fff" for character in finding.zh)


def test_a_good_pack_has_no_finding(tmp_path: Path) -> None:
    packs = read_packs(steel_and_power(tmp_path / "pack"))
    assert packs.warnings == ()
    assert list(packs.processes) == ["power", "steel"]
    assert packs.processes["steel"].exchanges[1].gsd == 1.1


def test_every_fault_is_reported_at_once(tmp_path: Path) -> None:
    def spoil(table: Tables) -> None:
        table.processes[0]["name"] = ""
        table.exchanges[1]["flow"] = "wind"
        table.exchanges[2]["amount"] = "x"

    assert {finding.code for finding in fault(tmp_path, spoil)} == {"missing-name", "missing-provider", "not-a-number"}


def test_a_wrong_id_is_told_its_neighbour(tmp_path: Path) -> None:
    (found,) = fault(tmp_path, put("exchanges", 1, flow="powr"))
    assert "did you mean 'power'" in found.en


def test_two_defaults_of_a_transport_mode(tmp_path: Path) -> None:
    def spoil(table: Tables) -> None:
        for name in ("lorry", "van"):
            table.processes.append(process(name, unit="t*km", transport_mode="road"))
            table.exchanges += [produces(name, 1, "t*km"), takes(name, "emission", "co2-fossil", 0.1)]

    assert [finding.code for finding in fault(tmp_path, spoil)] == ["two-transport-defaults"]


def test_an_unread_row_is_not_reported_twice(tmp_path: Path) -> None:
    assert [f.code for f in fault(tmp_path, put("exchanges", 0, amount="one"))] == ["not-a-number"]


def test_a_derived_amount_without_a_derivation_warns(tmp_path: Path) -> None:
    table = Tables()
    table.exchanges[1]["basis"] = "derived"
    packs = read_packs(write_pack(tmp_path / "pack", table.processes, table.exchanges))
    assert [finding.code for finding in packs.warnings] == ["derived-without-how"]


def test_a_process_without_anything_warns(tmp_path: Path) -> None:
    packs = read_packs(write_pack(tmp_path / "pack", [process("air")], [produces("air")]))
    assert [finding.code for finding in packs.warnings] == ["no-emission-no-input"]


def test_packs_refer_to_each_other_and_share_sources(tmp_path: Path) -> None:
    table = Tables()
    write_pack(tmp_path / "one", table.processes[:1], table.exchanges[:3])
    write_pack(tmp_path / "two", table.processes[1:], table.exchanges[3:], flows=None)
    packs = read_packs(tmp_path)
    assert [pack.id for pack in packs.packs] == ["one", "two"]
    assert packs.processes["power"].pack == "two"
    with pytest.raises(InputError, match="power"):
        read_packs(tmp_path / "one")


def test_a_pack_of_flows_alone(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "flows", [], [])
    (folder / "processes.csv").unlink()
    (folder / "exchanges.csv").unlink()
    assert "ch4-fossil" in read_packs(folder).flows


def spoilt_file(tmp_path: Path, name: str, data: bytes) -> list[tuple[str, str | None]]:
    folder = steel_and_power(tmp_path / "pack")
    (folder / name).write_bytes(data)
    return [(finding.code, finding.cell) for finding in findings(folder)]


HEAD = b"id,title,publisher,year,licence,url\n"
LONG = HEAD + b"a," + b"x" * 8001 + b",c,d,e,f\n"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("sources.csv", b"\xff\xfe", ("not-utf8", "pack/sources.csv, row 1")),
        ("sources.csv", HEAD + b"a\xc3", ("not-utf8", "pack/sources.csv, row 2")),
        ("sources.csv", b"", ("missing-column", "pack/sources.csv, row 1")),
        ("sources.csv", b"id,id" + HEAD[2:], ("column-twice", "pack/sources.csv, row 1")),
        ("sources.csv", HEAD + b"a,b\n", ("ragged-row", "pack/sources.csv, row 2")),
        ("sources.csv", HEAD + b'\n"a"b,c\n', ("not-csv", "pack/sources.csv, row 3")),
        ("sources.csv", HEAD + b'"a,b,c,d,e,f\n', ("not-csv", "pack/sources.csv, row 2")),
        ("sources.csv", LONG, ("cell-too-long", "pack/sources.csv, row 2, column title")),
        ("sources.csv", HEAD + b"a,x\0,c,d,e,f\n", ("control-character", "pack/sources.csv, row 2, column title")),
        ("pack.toml", b"id = ", ("not-toml", "pack/pack.toml")),
        ("pack.toml", b"a=" + b"[" * 5000, ("not-toml", "pack/pack.toml")),
        ("pack.toml", b'id = "pack"', ("empty", "pack/pack.toml")),
        ("pack.toml", b"id = 7", ("empty", "pack/pack.toml")),
        ("pack.toml", b"\xff", ("not-utf8", "pack/pack.toml, row 1")),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str, data: bytes, expected: tuple[str, str]) -> None:
    assert expected in spoilt_file(tmp_path, name, data)


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = steel_and_power(tmp_path / "pack")
    monkeypatch.setattr(tables, "MAX_ROWS", 3)
    assert ("too-many-rows", "pack/exchanges.csv") in [(f.code, f.cell) for f in findings(folder)]
    monkeypatch.setattr(tables, "MAX_BYTES", 100)
    assert ("file-too-large", "pack/pack.toml") in [(f.code, f.cell) for f in findings(folder)]


def test_findings_are_counted_when_there_are_too_many(tmp_path: Path) -> None:
    rows = [takes("steel", "emission", "co2-fossil", "x") for _ in range(MAX_FINDINGS + 7)]
    found = fault(tmp_path, lambda table: table.exchanges.extend(rows))
    assert len(found) == MAX_FINDINGS + 1
    assert "7 more" in found[-1].en


def test_missing_files_and_links(tmp_path: Path) -> None:
    folder = steel_and_power(tmp_path / "pack")
    (folder / "sources.csv").unlink()
    assert ("missing-file", "pack/sources.csv") in [(f.code, f.cell) for f in findings(folder)]
    (tmp_path / "elsewhere.csv").write_bytes(HEAD)
    (folder / "sources.csv").symlink_to(tmp_path / "elsewhere.csv")
    assert ("missing-file", "pack/sources.csv") in [(f.code, f.cell) for f in findings(folder)]
    assert [f.code for f in findings(tmp_path / "nowhere")] == ["no-pack"]


def test_two_packs_of_one_name(tmp_path: Path) -> None:
    steel_and_power(tmp_path / "a" / "pack")
    steel_and_power(tmp_path / "b" / "pack")
    with pytest.raises(InputError) as caught:
        read_packs(tmp_path / "a", tmp_path / "b")
    assert ("duplicate-id", "pack/pack.toml") in [(f.code, f.cell) for f in caught.value.findings]
