"""Notes and evidence of a line."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from footprint.findings import InputError
from footprint.refusals import NotFound
from footprint.results import queries as results
from footprint.studies import notes, operations
from footprint.studies.models import Study
from tests.unit.records import HandResources, People, work

BOM = b"""# name: Pump
# declared_unit: piece
id,name,quantity,unit,dataset
1,Rotor,5,kg,steel-hot-rolled-cn
"""
INVOICE = b"%PDF-1.7 an invoice"


@pytest.fixture
def study(session: Session, resources: HandResources, people: People) -> Study:
    made = operations.create_study(session, people.manufacturer, "Pump")
    operations.upload_bom(session, resources, people.manufacturer, made.id, BOM, "bom.csv", version=1)
    session.commit()
    return made


def test_notes_are_kept_in_order(session: Session, people: People, study: Study) -> None:
    operations.add_note(session, people.manufacturer, study.id, "1", " weighed on site ")
    operations.add_note(session, people.colleague, study.id, "1", "and checked")
    found = notes.notes(session, people.manufacturer, study.id, "1")
    assert [(note.by, note.text) for note in found] == [
        ("Mei", "weighed on site"),
        (people.colleague.name, "and checked"),
    ]
    for text in ("  ", "x" * 2001):
        with pytest.raises(InputError):
            operations.add_note(session, people.manufacturer, study.id, "1", text)
    with pytest.raises(NotFound):
        operations.add_note(session, people.manufacturer, study.id, "9", "nothing there")
    with pytest.raises(NotFound):
        notes.notes(session, people.rival, study.id, "1")


def test_a_result_names_the_evidence_and_keeps_it(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    actor = people.manufacturer
    row = operations.attach_evidence(session, resources, actor, study.id, "1", INVOICE, "C:\\files\\invoice.PDF")
    assert (row.filename, row.size) == ("invoice.PDF", len(INVOICE))
    operations.request_calculation(session, actor, study.id, version=study.version)
    session.commit()
    assert work(resources) == 1
    session.expire_all()
    (snapshot,) = results.snapshots(session, actor, study.id)
    (named,) = results.document(snapshot)["evidence"]
    assert named == {"line": "1", "filename": "invoice.PDF", "sha256": row.sha256, "size": len(INVOICE)}
    operations.remove_evidence(session, actor, study.id, row.id)
    assert notes.evidence(session, actor, study.id, "1") == []
    assert notes.counts(session, actor, study.id).files == {}
    assert results.evidence(session, resources, actor, snapshot.id, row.sha256) == ("invoice.PDF", INVOICE)
    with pytest.raises(NotFound):
        notes.file(session, resources, actor, study.id, row.id)
    with pytest.raises(NotFound):
        results.evidence(session, resources, actor, snapshot.id, "0" * 64)
    with pytest.raises(NotFound):
        results.evidence(session, resources, people.rival, snapshot.id, row.sha256)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"MZ", "tool.exe", "evidence-kind"),
        (b"<script>", "page.html", "evidence-kind"),
        (b"", "empty.pdf", "evidence-size"),
        (b"no PDF", "invoice.pdf", "evidence-content"),
        (b"\x89PNG\r\n\x1a\n", "photo.jpg", "evidence-content"),
        (b"\x00\x01\x02", "list.csv", "evidence-content"),
    ],
)
def test_what_is_no_evidence_is_refused(
    session: Session, resources: HandResources, people: People, study: Study, data: bytes, name: str, code: str
) -> None:
    with pytest.raises(InputError) as refused:
        operations.attach_evidence(session, resources, people.manufacturer, study.id, "1", data, name)
    assert [finding.code for finding in refused.value.findings] == [code]
    assert notes.evidence(session, people.manufacturer, study.id, "1") == []
