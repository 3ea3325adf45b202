"""The effect of a candidate on many products, in chunks that are left and come back to."""

from __future__ import annotations

import pytest
from sqlmodel import select

from footprint.jobs import operations as jobs
from footprint.jobs.models import Job
from footprint.jobs.worker import run_one
from footprint.library import operations, queries
from footprint.library.operations import measuring
from footprint.refusals import IllegalMove
from tests.unit.library.conftest import Shop
from tests.unit.records import work

LIGHT = b"""# name: Cable
# declared_unit: piece
id,name,quantity,unit,dataset
1,Welding,2,kWh,power
"""


@pytest.mark.slow
def test_every_current_result_is_tried_in_chunks(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "CHUNK", 2)
    for _ in range(3):
        shop.product()
    shop.product(shop.people.rival, LIGHT)
    shop.edit("steel", co2_fossil=3.1)
    draft = shop.compile()
    rows = queries.effects(shop.session, shop.operator, draft)
    assert len(rows) == draft.products == queries.measured(shop.session, draft) == 4
    assert len(list(shop.session.scalars(select(Job).where(Job.kind == measuring.MEASURE)))) == 2
    # a kWh of power carries 0.01 kg of steel: the cable moves too, a little
    moves = sorted(row.after / row.before - 1 for row in rows if row.before and row.after)
    assert 0 < moves[0] < 0.02 < moves[1] == pytest.approx(moves[3])


@pytest.mark.slow
def test_an_older_result_of_a_product_is_not_tried(shop: Shop) -> None:
    from footprint.studies.models import Study

    first = shop.product()
    shop.edit()
    shop.compile()
    shop.release()
    study = shop.session.get(Study, first.study_id)
    assert study is not None
    second = shop.calculate(study, shop.people.manufacturer)
    assert second.id != first.id
    assert [one.snapshot for one in queries.subjects(shop.session)] == [second.id]


def test_a_stopped_job_is_asked_for_again(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "CHUNK", 1)
    for _ in range(2):
        shop.product()
    shop.edit()
    operations.compile_draft(shop.session, shop.operator)
    shop.session.commit()
    assert run_one(shop.works, "compiler")
    shop.session.expire_all()
    waiting = list(shop.session.scalars(select(Job).where(Job.kind == measuring.MEASURE, Job.state == "queued")))
    assert len(waiting) == 2
    jobs.cancel(shop.session, shop.operator, waiting[0].id)
    shop.session.commit()
    work(shop.works)
    draft = shop.draft
    assert queries.measured(shop.session, draft) == 1
    with pytest.raises(IllegalMove):
        operations.release_draft(shop.session, shop.works, shop.operator, "not yet", version=draft.version)
    shop.session.rollback()
    assert operations.continue_measuring(shop.session, shop.operator, version=draft.version) == 1
    shop.session.commit()
    work(shop.works)
    assert queries.measured(shop.session, shop.draft) == 2
    assert shop.release()


def test_the_same_chunk_twice_counts_once(shop: Shop) -> None:
    shop.product()
    shop.edit()
    draft = shop.compile()
    job = shop.session.scalars(select(Job).where(Job.kind == measuring.MEASURE)).one()
    jobs.enqueue(shop.session, shop.operator, job.kind, job.payload, subject_id=draft.id)
    shop.session.commit()
    work(shop.works)
    assert queries.measured(shop.session, shop.draft) == 1


def test_a_product_that_loses_its_data_set(shop: Shop) -> None:
    from tests.unit.library.conftest import workbook

    shop.edit("steel", co2_fossil=3.1)
    shop.compile()
    shop.release()
    # a data set of the operator's own, used by a product, and then taken back
    data = rename(workbook(shop.works.packs, "power"), "power", "power-own")
    operations.upload_edits(shop.session, shop.works, shop.operator, data, "own.xlsx")
    shop.session.commit()
    shop.compile()
    shop.release("Our own power plant")
    snapshot = shop.product(bom=LIGHT.replace(b",power", b",power-own"))
    operations.take_back(shop.session, shop.works, shop.operator, "power-own")
    draft = shop.compile()
    (row,) = [one for one in queries.effects(shop.session, shop.operator, draft) if one.snapshot_id == snapshot.id]
    assert row.before is not None
    assert row.after is None
    assert [(line["line"], line["after"]) for line in row.lines] == [("1", None)]


def rename(data: bytes, old: str, new: str) -> bytes:
    """The workbook with a process under another id and English name."""
    import io

    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in (book["processes"], book["exchanges"]):
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                if cell.value == old:
                    cell.value = new
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
