"""Files as ERP and PLM systems export them (tests/data/bom_exports), each read to the tree that it means."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from footprint.bom import propose, read_bom
from footprint.bom.mapping.codec import mapping_from_json, mapping_to_json
from footprint.findings import InputError
from tests.data.bom_exports import make

HERE = Path(make.__file__).parent
ANSWERS = json.loads((HERE / "answers.json").read_text("utf-8"))
FIELDS = ("id", "parent", "name", "name_zh", "material", "specification", "part_number", "code", "note", "unit")


def expected(name: str) -> list[dict[str, str]]:
    with (HERE / "expected" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", make.FILES)
def test_an_export_reads_to_the_tree_that_it_means(name: str) -> None:
    data = (HERE / name).read_bytes()
    proposal = propose(data, name)
    assert proposal.mapping is not None
    mapping = mapping_from_json({**mapping_to_json(proposal.mapping), **ANSWERS.get(name, {})})
    bom = read_bom(data, name, mapping).bom
    product, *lines = expected(name)
    assert (bom.product.name, bom.product.model) == (product["name"], product["specification"])
    assert (f"{bom.product.declared_amount:g}", bom.product.declared_unit) == (product["quantity"], product["unit"])
    assert [{field: getattr(line, field) or "" for field in FIELDS} for line in bom.lines] == [
        {field: line[field] for field in FIELDS} for line in lines
    ]
    for read, line in zip(bom.lines, lines, strict=True):
        assert read.quantity == pytest.approx(float(line["quantity"]), rel=1e-8)
        assert read.loss == pytest.approx(float(line["loss"] or 0), rel=1e-5)


@pytest.mark.parametrize("name", make.FILES)
def test_only_what_is_open_is_asked(name: str) -> None:
    proposal = propose((HERE / name).read_bytes(), name)
    assert proposal.certain == (name not in ANSWERS), [found.text() for found in proposal.questions]


@pytest.mark.parametrize("name", ["sap_cs12.txt", "units_to_ask.csv"])
def test_what_would_be_a_guess_is_an_error_until_it_is_answered(name: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bom((HERE / name).read_bytes(), name)
    assert {found.code for found in caught.value.findings if found.severity == "error"} <= {
        "basis-unclear",
        "unit-ambiguous",
    }


@pytest.mark.parametrize("name", [name for name in make.FILES if not name.endswith(".xlsx")])
def test_the_files_are_what_the_maker_makes(name: str) -> None:
    assert make.FILES[name]() == (HERE / name).read_bytes()
