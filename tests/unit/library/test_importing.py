"""A background of one's own from its upload to a release, on real readers; and what stops it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from sqlmodel import select

from footprint.findings import InputError
from footprint.inventory.release import release_hashes
from footprint.jobs import operations as jobs
from footprint.jobs.context import JobContext
from footprint.jobs.models import Job
from footprint.library import importing, operations, queries
from footprint.library.models import Import
from footprint.library.operations.importing import Wanted
from footprint.refusals import Denied, IllegalMove, NotFound
from tests import backgrounds as files
from tests.unit.library.conftest import Shop
from tests.unit.records import work


def ask(shop: Shop, data: bytes, name: str = "Own data", filename: str = "own.xlsx", **more: object) -> Import:
    wanted = Wanted(name, 2024, **more)  # type: ignore[arg-type]
    row = operations.request_import(shop.session, shop.works, shop.operator, io.BytesIO(data), filename, wanted)
    shop.session.commit()
    return row


def fresh(shop: Shop, row: Import) -> Import:
    shop.session.expire_all()
    return queries.background_import(shop.session, shop.operator, row.id)


def job(shop: Shop, row: Import) -> Job:
    shop.session.expire_all()
    return shop.session.scalars(select(Job).where(Job.subject_id == row.id).order_by(Job.created.desc())).first()  # type: ignore[attr-defined, return-value]


@pytest.mark.brightway
@pytest.mark.slow
def test_an_upload_becomes_a_release(shop: Shop, tmp_path: Path) -> None:
    before = shop.works.catalogue().release
    row = ask(shop, files.write_excel(tmp_path / "x.xlsx").read_bytes())
    assert (shop.works.imports / row.id).is_file()
    work(shop.works)
    row = fresh(shop, row)
    assert (row.state, row.licence) == ("done", "private")
    assert not (shop.works.imports / row.id).exists()
    assert shop.works.catalogue().release == before, "nothing in use changed"
    release = shop.works.release("Own data")
    assert release.hash == row.release
    assert release.is_import
    steel = release.catalogue["steel-production-rer"]
    assert (steel.licence, steel.factor.total) == ("private", pytest.approx(files.STEEL))
    assert "own.xlsx" in release.catalogue.sources[steel.source].title
    assert row.report is not None
    assert row.report["linked"] == 1
    assert shop.events() == ["background.import", "background.imported"]
    # people of the service may look, the public may not
    assert queries.may_see(shop.session, shop.works, shop.people.manufacturer, release)
    assert not queries.may_see(shop.session, shop.works, None, release)
    with pytest.raises(InputError):
        ask(shop, b"x")  # the name is taken
    shop.session.rollback()
    with pytest.raises(IllegalMove):
        operations.go_on(shop.session, shop.works, shop.operator, row.id, allow_cut_off=True)
    shop.session.rollback()
    operations.adopt(shop.session, shop.works, shop.operator, "Own data", "For the chemical park")
    shop.session.commit()
    assert shop.works.catalogue().release == release.hash


@pytest.mark.brightway
@pytest.mark.slow
def test_it_stops_at_what_is_missing_and_goes_on_when_told(shop: Shop, tmp_path: Path) -> None:
    processes = json.loads(json.dumps(files.JSONLD))
    del processes[2]["exchanges"][1]["defaultProvider"]
    data = files.write_zip(tmp_path / "own.zip", files.jsonld_files(processes)).read_bytes()
    held = release_hashes(shop.works.settings.home)
    row = ask(shop, data, filename="own.zip")
    work(shop.works)
    row = fresh(shop, row)
    assert (row.state, row.release) == ("incomplete", None)
    assert row.report is not None
    assert row.report["unlinked"][0]["reason"] == "several-providers"
    assert release_hashes(shop.works.settings.home) == held
    operations.go_on(shop.session, shop.works, shop.operator, row.id, allow_cut_off=True)
    shop.session.commit()
    work(shop.works)
    row = fresh(shop, row)
    assert row.state == "done"
    assert any(one["code"] == "import-cut-off" for one in row.report["warnings"])


def test_what_is_no_background_fails_and_can_be_given_up(shop: Shop) -> None:
    row = ask(shop, b"not a background", filename="own.txt")
    work(shop.works)
    failed = job(shop, row)
    assert failed.state == "failed"
    assert failed.error_zh
    assert fresh(shop, row).state == "waiting"
    again = operations.go_on(shop.session, shop.works, shop.operator, row.id, allow_cut_off=False)
    assert operations.go_on(shop.session, shop.works, shop.operator, row.id, allow_cut_off=False).id == again.id
    with pytest.raises(IllegalMove):
        operations.remove_import(shop.session, shop.works, shop.operator, row.id)
    shop.session.rollback()
    operations.remove_import(shop.session, shop.works, shop.operator, row.id)
    shop.session.commit()
    assert not (shop.works.imports / row.id).exists()
    assert queries.imports(shop.session, shop.operator) == []
    with pytest.raises(IllegalMove):
        operations.remove_import(shop.session, shop.works, shop.operator, row.id)
    shop.session.rollback()
    assert ask(shop, b"another", filename="own.txt").name == "Own data"


def test_uploads_have_limits(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    small = shop.works.settings.model_copy(update={"max_import": 1000})
    monkeypatch.setattr(shop.works, "settings", small)
    for data, code in ((b"x" * 1001, "upload-too-large"), (b"", "upload-empty")):
        with pytest.raises(InputError) as error:
            ask(shop, data)
        shop.session.rollback()
        assert [one.code for one in error.value.findings] == [code]
    assert list(shop.works.imports.iterdir()) == []
    assert ask(shop, b"x" * 1000).size == 1000


@pytest.mark.parametrize("name", ["", "../x", "deadbeef", "latest", "x" * 61])
def test_names(shop: Shop, name: str) -> None:
    with pytest.raises(InputError):
        ask(shop, b"x", name=name)
    shop.session.rollback()


def test_an_upload_that_went_away(shop: Shop) -> None:
    row = ask(shop, b"something")
    (shop.works.imports / row.id).unlink()
    work(shop.works)
    assert "is not here any more" in job(shop, row).error
    with pytest.raises(InputError):
        operations.go_on(shop.session, shop.works, shop.operator, row.id, allow_cut_off=False)
    shop.session.rollback()


@pytest.mark.brightway
@pytest.mark.slow
def test_a_stopped_import_ends_its_reader(shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = ask(shop, files.write_excel(tmp_path / "x.xlsx").read_bytes())
    waiting = job(shop, row)
    seen: list[str] = []

    def progress(self: JobContext, fraction: float, text: str) -> None:
        seen.append(text)
        self.lost.set()  # as the lease does when somebody stops the job

    monkeypatch.setattr(JobContext, "progress", progress)
    context = JobContext(shop.works, waiting.id, "worker", waiting.payload)
    with pytest.raises(jobs.LostJobError):
        importing.read_import(context)
    assert seen == ["checking the file"]
    assert fresh(shop, row).state == "waiting"


@pytest.mark.parametrize(
    ("text", "fraction"),
    [
        ("checking the file", 0.05),
        ("500 of 1,000 data sets", 0.4),
        ("linking 12 processes", 0.7),
        ("solving and writing the release", 0.8),
        ("loading bw2io", 0.15),
    ],
)
def test_how_far_an_import_is(text: str, fraction: float) -> None:
    assert importing._fraction(text) == pytest.approx(fraction)


def test_who_may(shop: Shop) -> None:
    row = ask(shop, b"something")
    for person in (shop.people.manufacturer, shop.people.certifier, shop.people.supplier):
        with pytest.raises(Denied):
            queries.imports(shop.session, person)
        with pytest.raises(Denied):
            operations.go_on(shop.session, shop.works, person, row.id, allow_cut_off=True)
        with pytest.raises(Denied):
            operations.remove_import(shop.session, shop.works, person, row.id)
        wanted = Wanted("Mine", 2024)
        with pytest.raises(Denied):
            operations.request_import(shop.session, shop.works, person, io.BytesIO(b"x"), "x", wanted)
        shop.session.rollback()
    with pytest.raises(NotFound):
        queries.background_import(shop.session, shop.operator, "nothing")
