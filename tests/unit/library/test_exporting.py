"""A release as a file for other programs: made once, given to whom its licences allow."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from footprint.findings import InputError
from footprint.inventory import compile_release, read_packs
from footprint.library import operations, queries
from footprint.refusals import Denied, NotFound
from footprint.settings import Settings
from tests.packs import process, produces, takes, write_pack
from tests.unit.library.conftest import Shop, Works
from tests.unit.records import People, work


@pytest.fixture
def closed(session: Session, settings: Settings, people: People, tmp_path: Path) -> Shop:
    """A background with a private data set."""
    packs = write_pack(
        tmp_path / "pack",
        [process("steel"), process("secret", licence="private")],
        [
            produces("steel"),
            takes("steel", "emission", "co2-fossil", 2),
            produces("secret"),
            takes("secret", "emission", "co2-fossil", 3),
        ],
    )
    compile_release(read_packs(packs), settings.home)
    return Shop(session, Works(settings, packs), people)


def test_an_open_release_is_written_once_and_given_to_anybody(shop: Shop) -> None:
    release = shop.works.catalogue().release
    with pytest.raises(NotFound):
        queries.file_of(shop.session, shop.works, None, release, "excel")
    job = operations.request_export(shop.session, shop.works, shop.people.manufacturer, release, "excel")
    again = operations.request_export(shop.session, shop.works, shop.people.certifier, release, "excel")
    assert job is not None
    assert again is not None
    assert again.id == job.id
    shop.session.commit()
    work(shop.works)
    shop.session.expire_all()
    assert operations.request_export(shop.session, shop.works, shop.people.certifier, release, "excel") is None
    name, data = queries.file_of(shop.session, shop.works, None, release, "excel")
    assert name == f"footprint-{release[:12]}.xlsx"
    assert data.startswith(b"PK")
    assert shop.events() == ["background.export", "background.exported"]


def test_what_may_not_be_passed_on_says_why(closed: Shop) -> None:
    release = closed.works.catalogue().release
    for person in closed.people:
        with pytest.raises(InputError) as error:
            operations.request_export(closed.session, closed.works, person, release, "excel")
        assert "private" in error.value.findings[0].en
        assert error.value.findings[0].zh
    with pytest.raises(Denied):
        operations.request_export(
            closed.session, closed.works, closed.people.manufacturer, release, "excel", own_use=True
        )
    operations.request_export(closed.session, closed.works, closed.operator, release, "excel", own_use=True)
    closed.session.commit()
    work(closed.works)
    closed.session.expire_all()
    assert queries.file_of(closed.session, closed.works, closed.operator, release, "excel", own_use=True)[1]
    for person in (None, closed.people.manufacturer):
        for own_use in (True, False):
            with pytest.raises(NotFound):
                queries.file_of(closed.session, closed.works, person, release, "excel", own_use=own_use)
