"""`footprint import` on a small file of each format, against systems solved by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from footprint.cli.calculate import calculate
from footprint.cli.importing import import_
from footprint.cli.inventory import datasets
from footprint.cli.match import match
from footprint.findings import InputError
from footprint.inventory import Release, latest_release, open_release
from footprint.inventory.importing import Request, import_background
from footprint.inventory.importing.limits import LIMITS, Limits
from tests import backgrounds as files

pytestmark = [pytest.mark.brightway, pytest.mark.slow]


@pytest.fixture(autouse=True)
def instance(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("FOOTPRINT_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def run(file: Path, *options: str, name: str = "Own data") -> Result:
    return CliRunner().invoke(import_, [str(file), "--as", name, "--json", *options], catch_exceptions=False)


def imported(file: Path, home: Path, *options: str) -> tuple[Release, dict[str, Any]]:
    result = run(file, *options)
    assert result.exit_code == 0, result.output
    report = json.loads(result.stdout)
    release = open_release(home, "Own data")
    assert release.hash == report["release"]
    assert release.verify()
    return release, report


def totals(release: Release) -> dict[str, float]:
    return {one.id: one.factor.total for one in release.catalogue}


def test_brightway_excel(instance: Path, tmp_path: Path) -> None:
    release, report = imported(files.write_excel(tmp_path / "own.xlsx"), instance)
    assert totals(release) == {
        "electricity-medium-voltage-de": pytest.approx(files.ELECTRICITY, rel=1e-11),
        "steel-production-rer": pytest.approx(files.STEEL, rel=1e-11),
    }
    assert (report["processes"], report["linked"], report["flows_mapped"]) == (2, 1, 3)
    assert report["unlinked"] == []
    assert [(one["name"], one["greenhouse"], one["kept"]) for one in report["flows_unknown"]] == [
        ("Sulfur dioxide", False, True)
    ]
    steel = release.catalogue["steel-production-rer"]
    assert (steel.licence, steel.unit, steel.year, steel.location) == ("private", "kg", 2020, "RER")
    assert steel.name_zh == "steel production"
    assert "import-no-name-zh" in {one["code"] for one in report["warnings"]}
    assert latest_release(instance) is None


@pytest.mark.parametrize("form", ["zip", "folder", "zip in a folder"])
def test_openlca_jsonld(instance: Path, tmp_path: Path, form: str) -> None:
    content = files.jsonld_files()
    if form == "folder":
        source = files.write_folder(tmp_path / "own", content)
    elif form == "zip":
        source = files.write_zip(tmp_path / "own.zip", content)
    else:
        source = files.write_zip(tmp_path / "own.zip", {f"export/{name}": data for name, data in content.items()})
    release, report = imported(source, instance)
    found = totals(release)
    assert found["electricity-grid-de"] == pytest.approx(files.ELECTRICITY / 3.6, rel=1e-11)  # a MJ
    assert found["steel-at-plant-de"] == pytest.approx(files.JSONLD_STEEL, rel=1e-11)
    assert found["slag-to-landfill-de"] == pytest.approx(0.1, rel=1e-11)
    assert report["format"] == "openlca-jsonld"
    assert report["linked"] == 2
    assert {row.type for row in release.exchanges("steel-at-plant-de")} == {"production", "input", "waste", "emission"}


def test_two_makers_and_no_default_provider(instance: Path, tmp_path: Path) -> None:
    processes = json.loads(json.dumps(files.JSONLD))
    del processes[2]["exchanges"][1]["defaultProvider"]
    source = files.write_zip(tmp_path / "own.zip", files.jsonld_files(processes))
    result = run(source)
    assert result.exit_code == 3
    report = json.loads(result.stdout)
    assert report["release"] is None
    assert [(one["name"], one["count"], one["reason"]) for one in report["unlinked"]] == [
        ("Electricity", 1, "several-providers")
    ]
    release, _ = imported(source, instance, "--allow-cut-off")
    assert totals(release)["steel-at-plant-de"] == pytest.approx(1.2 + 0.02, rel=1e-11)


def test_allocation_of_two_products(instance: Path, tmp_path: Path) -> None:
    factors = [
        {"allocationType": "PHYSICAL_ALLOCATION", "product": {"@id": flow}, "value": value}
        for flow, value in (("f-st", 0.75), ("f-el", 0.25))
    ]
    both = files.dataset(
        "p-both",
        "Mill with power plant",
        [
            files.row("f-st", 10, "kg", isQuantitativeReference=True),
            files.row("f-el", 20, "kWh"),
            files.row("f-co2", 40, "kg"),
        ],
        defaultAllocationMethod="PHYSICAL_ALLOCATION",
        allocationFactors=factors,
    )
    release, _ = imported(files.write_zip(tmp_path / "own.zip", files.jsonld_files([both])), instance)
    assert sorted(totals(release).values()) == [pytest.approx(40 * 0.25 / 20), pytest.approx(40 * 0.75 / 10)]
    del both["allocationFactors"]
    result = run(files.write_zip(tmp_path / "bare.zip", files.jsonld_files([both])), name="bare")
    assert result.exit_code == 3
    assert json.loads(result.stdout)["excluded"] == [{"process": "Mill with power plant", "reason": "several-products"}]


@pytest.mark.parametrize("form", ["folder", "zip"])
def test_ecospold_2(instance: Path, tmp_path: Path, form: str) -> None:
    if form == "folder":
        source = files.write_folder(tmp_path / "own", files.ECOSPOLD)
    else:
        source = files.write_zip(tmp_path / "own.zip", {f"datasets/{k}": v for k, v in files.ECOSPOLD.items()})
    release, report = imported(source, instance)
    found = totals(release)
    assert found["electricity-production-electricity-de"] == pytest.approx(files.ELECTRICITY, rel=1e-11)
    assert found["steel-production-steel-row"] == pytest.approx(files.ECOSPOLD_STEEL, rel=1e-11)
    assert release.catalogue["steel-production-steel-row"].location == "GLO"
    assert report["linked"] == 2
    carbon = [row for row in release.exchanges("electricity-production-electricity-de") if row.flow == "co2-fossil"]
    assert carbon[0].gsd == pytest.approx(2.718281828459045**0.2)


@pytest.mark.parametrize("gap", ["", "\n   "])
def test_a_compartment_without_subcompartment(instance: Path, tmp_path: Path, gap: str) -> None:
    row = files.spold_emission("e1", "Carbon dioxide, fossil", 0.8, "unspecified")
    row = row.replace("<compartment>air", f"{gap}<compartment>air")
    water = row.replace("e1", "e2").replace("<compartment>air", "<compartment>water")
    file = tmp_path / "kiln.spold"
    file.write_bytes(files.spold("a-k", "kiln", "f-k", "lime", 1, "kg", row + water))
    release, report = imported(file, instance)
    assert release.catalogue["kiln-lime-de"].factor.total == 0.8
    assert [(one["compartment"], one["greenhouse"]) for one in report["flows_unknown"]] == [("water", False)]


def test_one_spold_file_with_an_aircraft(instance: Path, tmp_path: Path) -> None:
    high = "lower stratosphere + upper troposphere"
    data = files.spold(
        "a-fl", "flight", "f-fl", "flight", 1, "tkm", files.spold_emission("e1", "Carbon dioxide, fossil", 0.8, high)
    )
    file = tmp_path / "flight.spold"
    file.write_bytes(data)
    release, _ = imported(file, instance)
    factor = release.catalogue["flight-de"].factor
    assert (factor.aircraft, factor.fossil, factor.total) == (0.8, 0.0, 0.8)


def test_real_processes_of_uslci(instance: Path) -> None:
    """What was not made for the test: all 16 inputs point outside the two files, and that is what is reported."""
    source = Path(__file__).parents[1] / "data" / "uslci"
    result = run(source)
    assert result.exit_code == 3
    report = json.loads(result.stdout)
    assert sum(one["count"] for one in report["unlinked"]) == 16
    assert {one["reason"] for one in report["unlinked"]} == {"no-provider"}
    assert [one for one in report["flows_unknown"] if one["greenhouse"]] == []
    assert report["flows_mapped"] == 3
    release, report = imported(source, instance, "--allow-cut-off", "--licence", "open")
    bus = release.catalogue["transport-intercity-bus-diesel-powered-southwest-rna"]
    by_hand = 0.0402011232744095 + 29.8 * 3.79532565570494e-7 + 273 * 5.34488285285906e-8
    assert bus.factor.total == pytest.approx(by_hand, rel=1e-11)
    assert (bus.unit, bus.year, bus.location) == ("p*km", 2010, "RNA")
    assert "import-origin" in {one["code"] for one in report["warnings"]}  # its methane does not say what it is


def test_simapro_csv(instance: Path, tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_bytes(files.SIMAPRO.encode("cp1252"))
    release, report = imported(file, instance)
    found = totals(release)
    assert found["electricity-grid-de-de"] == pytest.approx(files.ELECTRICITY, rel=1e-11)
    assert found["steel-rer-rer"] == pytest.approx(files.SIMAPRO_STEEL, rel=1e-11)
    assert found["slag-for-cement-rer-rer"] == pytest.approx(files.SIMAPRO_SLAG, rel=1e-11)
    assert (report["processes"], report["linked"]) == (3, 2)


def test_simapro_csv_from_a_spreadsheet(instance: Path, tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text(files.SIMAPRO_SHEET.replace("\n", "\r\n"))
    release, report = imported(file, instance, "--allow-cut-off", "--year", "2015")
    lime = next(iter(release.catalogue))
    assert (lime.factor.total, lime.location, lime.year, lime.unit) == (0.75, "CH", 2015, "kg")
    assert [(one["name"], one["reason"]) for one in report["unlinked"]] == [
        ("Transport, freight, rail/RER U", "no-provider")
    ]
    assert [(one["name"], one["compartment"]) for one in report["flows_unknown"]] == [("Dust", "waste")]


def test_a_formula_reads_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("42")
    file = tmp_path / "own.csv"
    file.write_text(files.SIMAPRO.replace("power * 10", f"open('{secret}').read()"))
    with pytest.raises(InputError) as caught:
        run(file)
    assert caught.value.findings[0].code in {"import-unreadable", "import-not-a-number"}
    assert "42" not in caught.value.findings[0].en


def test_a_link_to_a_shipped_data_set(instance: Path, tmp_path: Path) -> None:
    row: list[object] = ["electricity-cn", 2, "kilowatt hour", "", "technosphere", "", "footprint", ""]
    from footprint.inventory import read_packs, shipped_packs

    shipped = read_packs(shipped_packs()).processes
    grid = next(one for one in shipped.values() if one.unit == "kWh")
    row[0] = grid.id
    activities = {**files.ACTIVITIES, "my part": ({"unit": "unit", "location": "CN", "year": 2024}, [row])}
    release, report = imported(files.write_excel(tmp_path / "own.xlsx", activities), instance)
    assert len(release.catalogue.datasets) == len(shipped) + 3
    assert totals(release)["my-part-cn"] == pytest.approx(2 * totals(release)[grid.id], rel=1e-10)
    assert report["processes"] == 3
    activities["my part"][1][0][0] = "no-such-data-set"
    with pytest.raises(InputError) as caught:
        run(files.write_excel(tmp_path / "wrong.xlsx", activities), name="wrong")
    assert caught.value.findings[0].code == "import-no-shipped"


def test_a_gas_without_a_factor_is_never_zero(instance: Path, tmp_path: Path) -> None:
    activities = json.loads(json.dumps(files.ACTIVITIES))
    activities["steel production"][1].append(
        ["Methane, bromotrifluoro-, Halon 1301", 1e-6, "kilogram", "", "biosphere", "air", "biosphere3", ""]
    )
    source = files.write_excel(tmp_path / "own.xlsx", activities)
    result = run(source)
    assert result.exit_code == 3
    gases = [one["name"] for one in json.loads(result.stdout)["flows_unknown"] if one["greenhouse"]]
    assert gases == ["Methane, bromotrifluoro-, Halon 1301"]
    _, report = imported(source, instance, "--allow-cut-off")
    assert "import-cut-off" in {one["code"] for one in report["warnings"]}


def test_a_system_without_a_solution(tmp_path: Path) -> None:
    activities = json.loads(json.dumps(files.ACTIVITIES))
    activities["electricity, medium voltage"][1].append(
        ["steel production", 6, "kilogram", "RER", "technosphere", "", "own", "steel"]
    )
    with pytest.raises(InputError) as caught:
        run(files.write_excel(tmp_path / "own.xlsx", activities))
    assert caught.value.findings[0].code == "loop-gain"


def test_formulas_without_stored_values_are_named(tmp_path: Path) -> None:
    activities = json.loads(json.dumps(files.ACTIVITIES))
    activities["steel production"][1][1][1] = "=36*2"
    with pytest.raises(InputError) as caught:
        run(files.write_excel(tmp_path / "own.xlsx", activities))
    assert caught.value.findings[0].code == "import-formula"


def test_the_other_commands_take_the_name(instance: Path, tmp_path: Path) -> None:
    imported(files.write_excel(tmp_path / "own.xlsx"), instance)
    listed = CliRunner().invoke(datasets, ["--release", "Own data", "--json"], catch_exceptions=False)
    assert [one["id"] for one in json.loads(listed.stdout)] == ["electricity-medium-voltage-de", "steel-production-rer"]
    found = CliRunner().invoke(match, ["steel production", "--release", "Own data", "--json"], catch_exceptions=False)
    assert json.loads(found.stdout)[0]["id"] == "steel-production-rer"
    bom = tmp_path / "bom.csv"
    bom.write_text(
        "# name: Beam\n# sector: material\n# declared_amount: 1\n# declared_unit: piece\n# boundary: cradle-to-gate\n"
        "# reference_year: 2024\nid,name,quantity,unit,stage,dataset\nL1,Steel,3,kg,materials,steel-production-rer\n"
    )
    result = CliRunner().invoke(calculate, [str(bom), "--release", "Own data", "--json"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["footprint"]["total"] == pytest.approx(3 * files.STEEL, rel=1e-11)


def test_names(instance: Path, tmp_path: Path) -> None:
    source = files.write_excel(tmp_path / "own.xlsx")
    release, _ = imported(source, instance, "--make-default", "--licence", "open")
    found = latest_release(instance)
    assert found is not None
    assert found.hash == release.hash
    assert {one.licence for one in release.catalogue} == {"open"}
    with pytest.raises(InputError) as caught:
        run(source)
    assert caught.value.findings[0].code == "release-name-taken"
    imported(source, instance, "--replace")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda data: data.replace(b"<?xml version", b"<?xml version", 1)[:600], "import-xml"),
        (
            lambda data: data.replace(
                b"<ecoSpold ", b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><ecoSpold ', 1
            ).replace(b"made for a test", b"&d;"),
            "import-xml",
        ),
        (lambda data: data.replace(b"made for a test", b"\xff\xfe"), "import-xml"),
        (lambda data: data.replace(b"made for a test", b"<a>" * 70 + b"</a>" * 70), "import-xml"),
        (lambda data: data.replace(b'amount="0.5"', b'amount="half"'), "import-unreadable"),
        (lambda data: data.replace(b'amount="0.5"', b'amount="nan"'), "import-not-a-number"),
        (lambda data: data.replace(b"activityDescription", b"somethingElse"), "import-unreadable"),
    ],
)
def test_hostile_spold(tmp_path: Path, change: Any, code: str) -> None:
    file = tmp_path / "own.spold"
    file.write_bytes(change(files.ECOSPOLD["a-el_f-el.spold"]))
    with pytest.raises(InputError) as caught:
        run(file)
    assert caught.value.findings[0].code == code


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (replace(LIMITS, seconds=1), "import-time"),
        (replace(LIMITS, memory_bytes=400 * 2**20), "import-memory"),
    ],
)
def test_a_reader_that_takes_too_much_is_stopped(tmp_path: Path, limits: Limits, code: str) -> None:
    content = {**files.jsonld_files(), "processes/large.json": b"[" + b"[]," * 9_000_000 + b"[]]"}
    source = files.write_folder(tmp_path / "own", content)
    request = Request(source, "own", 2026)
    with pytest.raises(InputError) as caught:
        import_background(request, tmp_path / "home", lambda text: None, limits=limits)
    assert caught.value.findings[0].code == code
    assert not (tmp_path / "home").exists()


def test_deeply_nested_json(tmp_path: Path) -> None:
    content = files.jsonld_files()
    content["processes/deep.json"] = b"[" * 100_000 + b"]" * 100_000
    with pytest.raises(InputError) as caught:
        run(files.write_zip(tmp_path / "own.zip", content))
    assert caught.value.findings[0].code == "import-unreadable"
