"""The shipped samples on the shipped packs: equal to plain Brightway, and their files prove themselves."""

from __future__ import annotations

import json
from math import fsum
from typing import Any

import pytest

from footprint.assessment import Assessment, assess, document_of
from footprint.bom import read_bom
from footprint.canonical import canonical_bytes
from footprint.demo.samples import Sample, read_samples
from footprint.engine.plain import plain_score
from footprint.engine.uncertainty import dataset_amounts
from footprint.engine.values import Choice, Options
from footprint.inventory import Release, compile_release, read_packs, shipped_packs
from footprint.matching import Matcher, match_bom
from footprint.results.disclosure import public_view, withheld
from footprint.results.document import to_document
from footprint.results.inventory_record import inventory_record
from footprint.results.recompute import recompute_groups, recompute_inventory, recompute_lines, recompute_public
from footprint.rules.gate import points

SECRET = bytes(range(32))
SAMPLES = read_samples()


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return compile_release(read_packs(shipped_packs()), tmp_path_factory.mktemp("home"))


def assessed(sample: Sample, release: Release, options: Options | None = None) -> Assessment:
    """The sample as it declares itself, each line calculated with what a person accepted or what is sure."""
    bom = read_bom(sample.data, sample.file).bom
    matched = match_bom(bom, Matcher(release.catalogue))
    choices = {line: choice for line, choice in matched.items() if isinstance(choice, Choice)}
    accepted = {
        line: Choice(match.dataset, by="a person", reason=match.reason) for line, match in sample.matches.items()
    }
    return assess(bom, {**choices, **accepted}, release, options, sample.declarations)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.id)
def test_a_sample_is_complete_and_its_files_prove_themselves(sample: Sample, release: Release) -> None:
    assessment = assessed(sample, release)
    study = assessment.study
    assert study.complete
    document: dict[str, Any] = to_document(study, release, sections=assessment.sections)
    public, inventory = public_view(document, SECRET), inventory_record(study, release, document, SECRET)
    document, public, inventory = (json.loads(canonical_bytes(part)) for part in (document, public, inventory))
    for verdict in (
        recompute_groups(public),
        recompute_lines(document),
        recompute_inventory(document, inventory),
        recompute_public(public, document, inventory),
    ):
        assert verdict.findings == ()
    text = canonical_bytes(public).decode()
    assert not any(line["dataset"]["id"] in text for line in document["lines"] if line["dataset"])
    factors = {line["factor"] for line in document["lines"] if line["factor"] is not None and withheld(line)}
    assert not any(repr(factor) in text for factor in factors)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.id)
def test_a_sample_states_its_rules_and_keeps_them(sample: Sample, release: Release) -> None:
    assessment = assessed(sample, release, Options(iterations=50))
    document = document_of(assessment, release)
    assert document["rules"]["by_default"] is False
    found = points(document)
    assert [point.key for point in found if point.severity == "violation"] == []
    assert {point.key for point in found if point.severity == "warning"} <= set(sample.acknowledged)
    assert sample.expected.holds(document["footprint"]["total"] / sample.per)
    public, inventory = public_view(document, SECRET), inventory_record(assessment.study, release, document, SECRET)
    assert recompute_public(public, document, inventory).findings == ()
    assert recompute_public({**public, "rules": {}}, document, inventory).findings


@pytest.mark.brightway
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.id)
def test_a_sample_equals_plain_brightway(sample: Sample, release: Release) -> None:
    study = assessed(sample, release).study
    scale = fsum(abs(line.kg_co2e or 0.0) for line in study.lines)
    assert abs(study.total - plain_score(release, dataset_amounts(study.lines))) <= 1e-9 * scale
