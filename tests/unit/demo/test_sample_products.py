"""The sample bills of materials: readable, cited line by line, complete, and where their explanation says they are."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from footprint.assessment import assess
from footprint.bom.reading import read_bom
from footprint.bom.values import Bom
from footprint.demo.samples import Sample, read_samples
from footprint.engine.values import Choice, Options, Study
from footprint.inventory import Release, compile_release, read_packs, shipped_packs

SAMPLES = {sample.id: sample for sample in read_samples()}
every = pytest.mark.parametrize("name", sorted(SAMPLES))


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return compile_release(read_packs(shipped_packs()), tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def studies(release: Release) -> Mapping[str, Study]:
    return {
        name: assess(bom_of(sample), choices_of(sample), release, Options(upstream=0), sample.declarations).study
        for name, sample in SAMPLES.items()
    }


def bom_of(sample: Sample) -> Bom:
    return read_bom(sample.data, sample.file).bom


def choices_of(sample: Sample) -> dict[str, Choice]:
    chosen = {line.id: Choice(dataset=line.dataset) for line in bom_of(sample).leaves if line.dataset}
    accepted = {
        line: Choice(dataset=match.dataset, by="person", reason=match.reason) for line, match in sample.matches.items()
    }
    return chosen | accepted


def test_the_three_sectors_and_formats_are_there() -> None:
    assert {sample.sector for sample in SAMPLES.values()} == {"vehicle", "chemical", "recycled_metal"}
    assert {sample.file.rsplit(".", 1)[1] for sample in SAMPLES.values()} == {"xlsx", "csv", "json"}


@every
def test_files_are_read_without_a_warning(name: str) -> None:
    sample = SAMPLES[name]
    read = read_bom(sample.data, sample.file)
    assert read.warnings == ()
    assert read.bom.product.sector == sample.sector
    assert read.bom.product.site


@every
def test_every_line_gives_its_evidence(name: str) -> None:
    assert [line.id for line in bom_of(SAMPLES[name]).leaves if len(line.evidence) < 10] == []


@every
def test_data_sets_exist_and_a_person_chose_the_rest(name: str, release: Release) -> None:
    sample = SAMPLES[name]
    leaves = {line.id: line for line in bom_of(sample).leaves}
    unnamed = {line.id for line in leaves.values() if line.dataset is None}
    assert unnamed == set(sample.matches)
    for line in leaves.values():
        dataset = line.dataset or sample.matches[line.id].dataset
        assert release.catalogue.get(dataset), (line.id, dataset)
    assert all(len(match.reason) > 20 for match in sample.matches.values())


@every
def test_results_are_complete_and_where_the_explanation_says(name: str, studies: Mapping[str, Study]) -> None:
    sample, study = SAMPLES[name], studies[name]
    assert study.complete
    expected, value = sample.expected, study.ledgers.total / sample.per
    inside = expected.holds(value)
    assert inside is not None
    # within 2 % of an end the last digits of the background decide, not the explanation
    at_an_end = any(end is not None and abs(value / end - 1) < 0.02 for end in (expected.low, expected.high))
    assert at_an_end or expected.explanation.startswith("Inside" if inside else "Outside")


@every
def test_no_sample_rests_mainly_on_estimates(name: str, studies: Mapping[str, Study], release: Release) -> None:
    amounts = [
        (abs(line.kg_co2e), release.catalogue[line.choice.dataset].estimate_share)
        for line in studies[name].lines
        if line.choice and line.choice.dataset and line.kg_co2e is not None
    ]
    assert sum(amount * share for amount, share in amounts) < 0.5 * sum(amount for amount, _ in amounts)


def test_the_car_weighs_what_its_bill_of_materials_says(release: Release) -> None:
    bom = bom_of(SAMPLES["electric-car"])
    mass = 0.0
    for line in bom.leaves:
        dataset = release.catalogue[line.dataset or SAMPLES["electric-car"].matches[line.id].dataset]
        if line.stage != "materials":
            continue
        if line.unit == "piece":
            assert dataset.mass_kg_per_piece, line.id
            mass += line.quantity * dataset.mass_kg_per_piece
        elif line.unit == "kWh":
            assert dataset.heating_value_mj_per_kg, line.id
            mass += line.quantity * 3.6 / dataset.heating_value_mj_per_kg
        else:
            mass += line.quantity
    assert bom.product.mass_kg == pytest.approx(mass, rel=0.01)


def test_a_car_is_counted_to_its_grave_per_km_and_what_goes_into_it_to_the_gate() -> None:
    beyond = {name for name, sample in SAMPLES.items() if bom_of(sample).product.boundary == "cradle-to-grave"}
    assert beyond == {"electric-car"}
    assert bom_of(SAMPLES["electric-car"]).product.declared_unit == "km"
    assert {"profile", "scenarios", "uncertainty"} <= SAMPLES["electric-car"].declarations.keys()


def test_what_is_made_up_says_that_it_is() -> None:
    evidence = SAMPLES["secondary-aluminium-adc12"].declarations["recycling_evidence"]["balances"][0]
    assert "sample" in evidence["name"]
    assert all("sample" in one["supplier"] for one in evidence["inputs"] if "supplier" in one)
    certificates = SAMPLES["lead-alloy"].certificates
    assert certificates is not None
    assert "SAMPLE" in certificates.numbers
    assert b"SAMPLE" in certificates.proof


def test_the_battery_of_the_car_is_another_sample() -> None:
    car = SAMPLES["electric-car"]
    assert car.supplied_by in SAMPLES
    line = next(line for line in bom_of(car).leaves if line.id == car.supplier_line)
    assert line.unit == bom_of(SAMPLES[car.supplied_by]).product.declared_unit == "kWh"
