"""`footprint demo`: every sample has its files, they prove themselves, and a second run changes nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from footprint.accounts.operations import log_in
from footprint.db import session_scope
from footprint.demo.running import FILES, run
from footprint.demo.samples import read_samples
from footprint.labels.verification import verify_pdf
from reports import fonts
from tests.unit.records import make_settings
from tests.unit.reports.test_label import text_of

pytestmark = [pytest.mark.slow, pytest.mark.brightway]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_samples_go_from_bom_to_signed_label_once(tmp_path: Path) -> None:
    settings, out = make_settings(tmp_path / "home"), tmp_path / "out"
    said: list[str] = []
    cast, made = run(settings, out, said.append)
    assert [item.sample.id for item in made] == [sample.id for sample in read_samples()]
    assert {item.sample.sector for item in made} == {"vehicle", "chemical", "recycled_metal"}
    assert said

    files = contents(out)
    assert set(files) == {"ca.pem", *(f"{item.sample.id}/{name}" for item in made for name in FILES)}
    for name, data in files.items():
        if name.endswith(".pdf"):
            verdict = verify_pdf(data, [files["ca.pem"]])
            assert verdict.valid, (name, verdict.reason)
            assert verdict.sample
            assert verdict.level == ("inventory" if name.endswith("verification.pdf") else "groups")

    if shutil.which("pdftotext"):  # nothing that the typeface lacks was asked of it
        squares = [name for name, data in files.items() if "report-" in name and fonts.REPLACEMENT in text_of(data)]
        assert squares == []

    supplied = [item for item in made if item.sample.supplier_line]
    assert supplied
    for item in supplied:
        (line,) = (one for one in item.document["lines"] if one["id"] == item.sample.supplier_line)
        assert line["supplier_footprint"]
        assert line["dataset"] is None

    again, made_again = run(settings, out, said.append)
    assert [item.label.number for item in made_again] == [item.label.number for item in made]
    assert contents(out) == files
    assert again.password == cast.password
    with session_scope(settings) as session:
        assert log_in(session, settings, "certifier@demo.example", cast.password).role == "certifier"
