"""A draft from its first workbook to its end; solved by hand where numbers are asked."""

from __future__ import annotations

import pytest
from sqlmodel import select

from footprint.audit.chain import verify_chain
from footprint.db import session_scope
from footprint.findings import InputError
from footprint.inventory.release import release_hashes
from footprint.jobs.models import Job
from footprint.library import operations, queries
from footprint.library.models import Draft, ProcessEdit
from footprint.refusals import Denied, IllegalMove, NotFound, StaleError
from tests.unit.library.conftest import Shop, workbook
from tests.unit.records import work

# power p and steel s obey p = c + 0.01 s and s = 2.1 + 0.5 p (tests/analytic/test_loops.py): with c = 1.974 …
POWER = (1.974 + 0.01 * 2.1) / (1 - 0.01 * 0.5)
STEEL = 2.1 + 0.5 * POWER


def test_from_a_workbook_to_a_new_default(shop: Shop) -> None:
    before = shop.product()
    old = shop.works.catalogue().release
    assert before.total == pytest.approx(5 * 2.6 + 2 * 1.0)
    shop.edit()
    assert shop.works.catalogue().release == old, "a draft is calculated apart"
    draft = shop.compile()
    assert draft.candidate not in (None, old)
    assert shop.works.catalogue().release == old
    (effect,) = queries.effects(shop.session, shop.operator, draft)
    assert effect.before == pytest.approx(15.0)
    assert effect.after == pytest.approx(5 * STEEL + 2 * POWER)
    assert [(line["line"], line["dataset"]) for line in effect.lines] == [("1", "steel"), ("2", "power")]
    release = shop.release("Power plant measured again")
    assert shop.works.catalogue().release == release == draft.candidate
    assert shop.works.catalogue()["power"].factor.total == pytest.approx(POWER)
    assert shop.works.catalogue()["power"].pack == "own"
    assert shop.works.release(old).catalogue["power"].factor.total == pytest.approx(1.0)
    (adoption,) = queries.adoptions(shop.session, release)
    assert (adoption.previous, adoption.note, adoption.by) == (old, "Power plant measured again", "Ou")
    assert queries.open_draft(shop.session, shop.operator) is None
    assert before.total == pytest.approx(15.0), "an old result is as it was"
    expected = ["edit", "compile", "candidate", "effect", "release"]
    assert shop.events() == [f"background.{one}" for one in expected]
    assert verify_chain(shop.session).ok


def test_a_second_draft_stands_on_the_first(shop: Shop) -> None:
    shop.edit()
    shop.compile()
    shop.release()
    shop.edit("steel", co2_fossil=3.1)
    shop.compile()
    shop.release("Steel measured too")
    catalogue = shop.works.catalogue()
    power = (1.974 + 0.01 * 3.1) / (1 - 0.01 * 0.5)
    assert catalogue["power"].factor.total == pytest.approx(power)
    assert catalogue["steel"].factor.total == pytest.approx(3.1 + 0.5 * power)
    assert set(queries.released_edits(shop.session)) == {"power", "steel"}


def test_what_was_released_is_taken_back(shop: Shop) -> None:
    old = shop.works.catalogue().release
    shop.edit()
    shop.compile()
    shop.release()
    operations.take_back(shop.session, shop.works, shop.operator, "power")
    draft = shop.compile()
    assert draft.candidate == old
    assert shop.release("The meter was wrong") == old
    assert queries.released_edits(shop.session) == {}
    with pytest.raises(IllegalMove):
        operations.take_back(shop.session, shop.works, shop.operator, "steel")
    shop.session.rollback()


def test_a_later_workbook_of_a_process_replaces_the_earlier(shop: Shop) -> None:
    shop.edit(co2_fossil=5.0)
    draft = shop.edit(co2_fossil=1.974)
    assert [row.process for row in queries.edits(shop.session, draft.id)] == ["power"]
    assert draft.version == 3
    assert shop.compile().candidate
    (row,) = shop.session.scalars(select(ProcessEdit))
    assert row.sha256 in shop.works.blobs


def test_an_edit_undoes_what_was_compiled(shop: Shop) -> None:
    shop.edit()
    first = shop.compile().candidate
    assert first in release_hashes(shop.works.settings.home)
    shop.edit(co2_fossil=3.0)
    assert shop.draft.candidate is None
    with pytest.raises(IllegalMove):
        operations.release_draft(shop.session, shop.works, shop.operator, "too early", version=shop.draft.version)
    shop.session.rollback()
    second = shop.compile().candidate
    assert first not in release_hashes(shop.works.settings.home), "nothing stands on it"
    assert second in release_hashes(shop.works.settings.home)
    operations.discard(shop.session, shop.works, shop.operator, version=shop.draft.version)
    shop.session.commit()
    assert release_hashes(shop.works.settings.home) == (shop.works.catalogue().release,)
    assert queries.open_draft(shop.session, shop.operator) is None


def test_a_draft_that_changes_while_it_is_compiled_keeps_nothing(shop: Shop) -> None:
    shop.edit()
    operations.compile_draft(shop.session, shop.operator)
    shop.session.commit()
    shop.edit(co2_fossil=3.0)
    work(shop.works)
    shop.session.expire_all()
    assert shop.draft.candidate is None
    assert [job.state for job in shop.session.scalars(select(Job).where(Job.kind == "compile-background"))] == [
        "failed"
    ]


def test_asking_twice_compiles_once(shop: Shop) -> None:
    shop.edit()
    first = operations.compile_draft(shop.session, shop.operator)
    assert operations.compile_draft(shop.session, shop.operator).id == first.id


def test_removing_the_last_edit_leaves_an_open_draft(shop: Shop) -> None:
    draft = shop.edit()
    operations.remove_edit(shop.session, shop.works, shop.operator, "power", version=draft.version)
    shop.session.commit()
    with pytest.raises(NotFound):
        operations.remove_edit(shop.session, shop.works, shop.operator, "power", version=shop.draft.version)
    shop.session.rollback()
    assert shop.compile().candidate == shop.works.catalogue().release
    with pytest.raises(IllegalMove):
        shop.release("nothing changed")


def test_faults_leave_nothing_behind(shop: Shop) -> None:
    data = workbook(shop.works.packs, "power", steel=-1e40)
    with pytest.raises(InputError) as error:
        operations.upload_edits(shop.session, shop.works, shop.operator, data, "power.xlsx")
    shop.session.rollback()
    assert [(one.code, one.cell) for one in error.value.findings] == [("out-of-range", "power.xlsx exchanges!D3")]
    same = workbook(shop.works.packs, "power")
    with pytest.raises(InputError) as error:
        operations.upload_edits(shop.session, shop.works, shop.operator, same, "power.xlsx")
    shop.session.rollback()
    assert [one.code for one in error.value.findings] == ["nothing-changed"]
    assert shop.session.scalars(select(Draft)).all() == []
    assert shop.events() == []


def test_a_system_without_a_solution_fails_with_its_loop(shop: Shop) -> None:
    shop.edit(steel=3.0)  # 3 kg of steel a kWh of power, 0.5 kWh of power a kg of steel
    operations.compile_draft(shop.session, shop.operator)
    shop.session.commit()
    work(shop.works)
    shop.session.expire_all()
    (job,) = shop.session.scalars(select(Job).where(Job.kind == "compile-background"))
    assert job.state == "failed"
    assert "power" in job.error
    assert shop.draft.candidate is None


def test_who_may(shop: Shop) -> None:
    shop.edit()
    draft = shop.compile()
    for person in (shop.people.manufacturer, shop.people.certifier, shop.people.supplier):
        with pytest.raises(Denied):
            queries.open_draft(shop.session, person)
        with pytest.raises(Denied):
            operations.upload_edits(shop.session, shop.works, person, b"", "x.xlsx")
        with pytest.raises(Denied):
            operations.release_draft(shop.session, shop.works, person, "note", version=draft.version)
        with pytest.raises(Denied):
            operations.adopt(shop.session, shop.works, person, str(draft.candidate), "note")
        with pytest.raises(Denied):
            operations.discard(shop.session, shop.works, person, version=draft.version)
        shop.session.rollback()


def test_an_older_version_is_stale(shop: Shop) -> None:
    draft = shop.edit()
    old = draft.version - 1
    for verb in (
        lambda: operations.compile_draft(shop.session, shop.operator, version=old),
        lambda: operations.discard(shop.session, shop.works, shop.operator, version=old),
        lambda: operations.release_draft(shop.session, shop.works, shop.operator, "note", version=old),
        lambda: operations.remove_edit(shop.session, shop.works, shop.operator, "power", version=old),
    ):
        with pytest.raises(StaleError):
            verb()
        shop.session.rollback()


@pytest.mark.parametrize("note", ["", "  ", "ab", "x" * 2001])
def test_a_release_needs_a_note(shop: Shop, note: str) -> None:
    shop.edit()
    shop.compile()
    with pytest.raises(InputError):
        shop.release(note)


def test_nobody_sees_a_candidate_but_the_operator(shop: Shop) -> None:
    shop.edit()
    candidate = shop.works.release(shop.compile().candidate)
    people = [None, shop.people.manufacturer, shop.people.certifier]
    assert [queries.may_see(shop.session, shop.works, one, candidate) for one in people] == [False] * 3
    assert queries.may_see(shop.session, shop.works, shop.operator, candidate)
    assert len(queries.releases(shop.session, shop.works, None)) == 1
    assert len(queries.releases(shop.session, shop.works, shop.operator)) == 2
    with pytest.raises(NotFound):
        queries.release(shop.session, shop.works, None, candidate.hash)
    with pytest.raises(IllegalMove):
        operations.adopt(shop.session, shop.works, shop.operator, candidate.hash, "past the effect")
    shop.session.rollback()
    shop.release()
    assert queries.may_see(shop.session, shop.works, None, candidate)


def test_an_earlier_release_is_adopted_again(shop: Shop) -> None:
    old = shop.works.catalogue().release
    shop.edit()
    shop.compile()
    shop.release()
    operations.adopt(shop.session, shop.works, shop.operator, old, "The new one was a mistake")
    shop.session.commit()
    assert shop.works.catalogue().release == old
    with pytest.raises(IllegalMove):
        operations.adopt(shop.session, shop.works, shop.operator, old, "again")
    shop.session.rollback()
    assert [row.release == old for row in queries.adoptions(shop.session)] == [True, False]
    with session_scope(shop.works.settings, read_only=True) as session:
        assert verify_chain(session).ok
