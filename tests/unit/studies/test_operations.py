"""A study from its name to a snapshot, and everything that is refused on the way."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from footprint.accounts.models import User
from footprint.findings import InputError
from footprint.jobs.models import Job
from footprint.refusals import Denied, IllegalMove, NotFound, StaleError
from footprint.results import queries as results
from footprint.settings import Settings
from footprint.studies import answers, operations, queries
from footprint.studies.models import Study
from tests.unit.records import BOM, HandResources, People, work

REVISED = BOM.replace(b"1,Rotor,5,", b"1,Rotor,6,") + b"3,Cast iron,1,kg,\n"


@pytest.fixture
def study(session: Session, resources: HandResources, people: People) -> Study:
    made = operations.create_study(session, people.manufacturer, "  Pump\n ")
    operations.upload_bom(session, resources, people.manufacturer, made.id, BOM, "C:\\boms\\bom.csv", version=1)
    session.commit()
    return made


def chosen(session: Session, resources: HandResources, actor: User, study: Study) -> dict[str, str | None]:
    views = queries.lines(session, resources, actor, study.id)
    return {view.line.id: view.choice.dataset if view.choice else None for view in views}


def complete(session: Session, resources: HandResources, actor: User, study: Study) -> None:
    operations.choose(
        session, resources, actor, study.id, "2", dataset="cast-iron-cn", reason="weighed", version=study.version
    )


def calculated(session: Session, resources: HandResources, actor: User, study: Study) -> Job:
    job = operations.request_calculation(session, actor, study.id, version=study.version)
    session.commit()
    assert work(resources) == 1
    session.expire_all()
    return job


def test_an_upload_is_kept_read_and_matched(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    (version,) = queries.bom_versions(session, people.manufacturer, study.id)
    assert (study.name, version.number, version.filename) == ("Pump", 1, "bom.csv")
    assert queries.file(session, resources, people.manufacturer, version.id) == ("bom.csv", BOM)
    assert queries.bom_of(version).product.name == "Pump"
    assert chosen(session, resources, people.manufacturer, study) == {"1": "steel-hot-rolled-cn", "2": None}
    assert queries.unmatched(session, study.id) == 1
    assert study.version == 2


def test_a_choice_keeps_who_and_why_and_its_history(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    complete(session, resources, people.manufacturer, study)
    operations.clear_choice(session, people.colleague, study.id, "2", reason="not sure", version=study.version)
    complete(session, resources, people.colleague, study)
    history = queries.history(session, people.manufacturer, study.id, "2")
    assert [(row.number, row.by, row.dataset, row.reason) for row in history] == [
        (3, "Ming", "cast-iron-cn", "weighed"),
        (2, "Ming", None, "not sure"),
        (1, "Mei", "cast-iron-cn", "weighed"),
    ]
    assert queries.unmatched(session, study.id) == 0


@pytest.mark.parametrize(
    ("line", "wish", "code"),
    [
        ("2", {"dataset": "unobtainium"}, "no-dataset"),
        ("2", {"dataset": "electricity-direct-co2-cn-tj-2023"}, "direct-co2-in-product"),
        ("2", {"dataset": "electricity-grid-cn"}, "unit"),
        ("2", {"supplier": "nothing"}, "no-supplier"),
        ("2", {}, "one-choice"),
        ("2", {"dataset": "abs-cn", "supplier": "x"}, "one-choice"),
    ],
)
def test_choices_that_do_not_fit(
    session: Session, resources: HandResources, people: People, study: Study, line: str, wish: dict[str, str], code: str
) -> None:
    with pytest.raises(InputError) as error:
        operations.choose(session, resources, people.manufacturer, study.id, line, version=2, **wish)  # type: ignore[arg-type]
    assert [finding.code for finding in error.value.findings] == [code]


def test_a_sub_assembly_takes_no_data_set(session: Session, resources: HandResources, people: People) -> None:
    made = operations.create_study(session, people.manufacturer, "Tree")
    tree = b"# name: T\n# declared_unit: piece\nid,parent,name,quantity,unit\n1,,Body,1,piece\n1.1,1,Cast iron,1,kg\n"
    operations.upload_bom(session, resources, people.manufacturer, made.id, tree, "t.csv", version=1)
    views = queries.lines(session, resources, people.manufacturer, made.id)
    assert [(view.line.id, view.depth, view.is_parent) for view in views] == [("1", 0, True), ("1.1", 1, False)]
    with pytest.raises(InputError) as error:
        operations.choose(session, resources, people.manufacturer, made.id, "1", dataset="sensor-cn", version=2)
    assert error.value.findings[0].code == "parent-line"
    with pytest.raises(NotFound):
        operations.choose(session, resources, people.manufacturer, made.id, "9", dataset="sensor-cn", version=2)


def test_every_write_that_saw_an_older_state_is_refused(
    session: Session, settings: Settings, resources: HandResources, people: People, study: Study
) -> None:
    actor, old = people.manufacturer, study.version - 1
    options = {"electricity": "market", "recycling": "cut-off", "iterations": 0}
    for write in (
        lambda: operations.rename(session, actor, study.id, "X", version=old),
        lambda: operations.upload_bom(session, resources, actor, study.id, BOM, "b.csv", version=old),
        lambda: operations.choose(session, resources, actor, study.id, "2", dataset="abs-cn", version=old),
        lambda: operations.clear_choice(session, actor, study.id, "2", version=old),
        lambda: operations.confirm_all_accepted(session, actor, study.id, version=old),
        lambda: operations.set_options(session, settings, actor, study.id, version=old, **options),  # type: ignore[arg-type]
        lambda: operations.request_calculation(session, actor, study.id, version=old),
        lambda: operations.archive(session, actor, study.id, version=old),
        lambda: operations.delete_study(session, actor, study.id, version=old),
    ):
        with pytest.raises(StaleError):
            write()
    assert study.version == 2


def test_choices_of_people_survive_a_new_upload(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    complete(session, resources, people.manufacturer, study)
    version = operations.upload_bom(
        session, resources, people.colleague, study.id, REVISED, "bom.csv", version=study.version
    )
    assert version.number == 2
    assert "carried" in [finding.code for finding in queries.warnings_of(version)]
    found = chosen(session, resources, people.manufacturer, study)
    assert found["2"] == "cast-iron-cn"
    (kept,) = [row for row in queries.choices(session, version.id).values() if row.line == "2"]
    assert kept.by == "Mei"


def test_a_renamed_line_is_asked_again(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    complete(session, resources, people.manufacturer, study)
    renamed = BOM.replace(b"Mystery part", b"Other part")
    operations.upload_bom(session, resources, people.manufacturer, study.id, renamed, "b.csv", version=study.version)
    assert chosen(session, resources, people.manufacturer, study)["2"] is None


def test_sure_matches_are_confirmed_by_a_person(session: Session, resources: HandResources, people: People) -> None:
    made = operations.create_study(session, people.manufacturer, "Sure")
    data = "# name: T\n# declared_unit: piece\nid,name,quantity,unit\n1,热轧钢,1,kg\n2,zzz,1,kg\n".encode()
    version = operations.upload_bom(session, resources, people.manufacturer, made.id, data, "t.csv", version=1)
    assert queries.choices(session, version.id)["1"].by == "matcher"
    assert operations.confirm_all_accepted(session, people.manufacturer, made.id, version=2) == 1
    confirmed = queries.choices(session, version.id)["1"]
    assert (confirmed.by, confirmed.dataset, confirmed.number) == ("Mei", "steel-hot-rolled-cn", 2)
    assert operations.confirm_all_accepted(session, people.manufacturer, made.id, version=3) == 0
    ranked = answers.candidates(session, resources, people.manufacturer, made.id, "2", text="cast iron")
    assert ranked[0].dataset.id == "cast-iron-cn"


def test_a_file_that_names_what_is_not_there(session: Session, resources: HandResources, people: People) -> None:
    made = operations.create_study(session, people.manufacturer, "X")
    for data, code in ((b"steel-hot-rolled-cn", b"ghost-cn"), (b"kg,steel-hot-rolled-cn", b"kWh,steel-hot-rolled-cn")):
        with pytest.raises(InputError):
            operations.upload_bom(
                session, resources, people.manufacturer, made.id, BOM.replace(data, code), "b.csv", version=1
            )
    assert queries.bom_versions(session, people.manufacturer, made.id) == []


def test_an_upload_has_a_limit(session: Session, resources: HandResources, people: People) -> None:
    made = operations.create_study(session, people.manufacturer, "X")
    with pytest.raises(InputError) as error:
        operations.upload_bom(session, resources, people.manufacturer, made.id, b"x" * 20_000_001, "b.csv", version=1)
    assert error.value.findings[0].code == "file-too-large"


@pytest.mark.parametrize(
    "change", [{"electricity": "solar"}, {"recycling": "none"}, {"iterations": -1}, {"iterations": 10_001}]
)
def test_options_are_of_a_closed_list(
    session: Session, settings: Settings, people: People, study: Study, change: dict[str, object]
) -> None:
    options = {"electricity": "location", "recycling": "cut-off", "iterations": 100, **change}
    with pytest.raises(InputError):
        operations.set_options(session, settings, people.manufacturer, study.id, version=2, **options)  # type: ignore[arg-type]


def test_a_calculation_becomes_a_snapshot(
    session: Session, settings: Settings, resources: HandResources, people: People, study: Study
) -> None:
    actor = people.manufacturer
    operations.set_options(
        session, settings, actor, study.id, electricity="location", recycling="cut-off", iterations=0, version=2
    )
    job = calculated(session, resources, actor, study)
    (first,) = results.snapshots(session, actor, study.id)
    assert (first.complete, first.number, study.current) == (False, 1, first.sha256)
    assert job.payload["study"] == study.id
    complete(session, resources, actor, study)
    calculated(session, resources, actor, study)
    second, _ = results.snapshots(session, actor, study.id)
    assert (second.complete, second.total, second.declared_unit) == (True, 5 * 2.0 + 1 * 1.5, "1 piece")
    assert results.document(second)["sha256"] == second.sha256
    assert results.public(second)["sha256"] == second.sha256
    assert "lines" not in results.public(second)
    assert results.inventory(second)["result_sha256"] == second.sha256
    (row,) = queries.studies(session, actor)
    assert (row.snapshot and row.snapshot.id, row.unmatched, row.review_state) == (second.id, 0, None)


def test_the_same_result_is_the_same_snapshot(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    calculated(session, resources, people.manufacturer, study)
    calculated(session, resources, people.colleague, study)
    (only,) = results.snapshots(session, people.manufacturer, study.id)
    assert only.prepared_by == people.manufacturer.id


def test_going_back_makes_the_earlier_result_current_again(
    session: Session, resources: HandResources, people: People, study: Study
) -> None:
    calculated(session, resources, people.manufacturer, study)
    first = study.current
    complete(session, resources, people.manufacturer, study)
    calculated(session, resources, people.manufacturer, study)
    assert study.current != first
    operations.clear_choice(session, people.manufacturer, study.id, "2", version=study.version)
    calculated(session, resources, people.manufacturer, study)
    assert study.current == first


def test_asking_twice_is_one_job(session: Session, people: People, study: Study) -> None:
    first = operations.request_calculation(session, people.manufacturer, study.id, version=2)
    assert operations.request_calculation(session, people.colleague, study.id, version=2).id == first.id


def test_nothing_to_calculate(session: Session, people: People) -> None:
    made = operations.create_study(session, people.manufacturer, "Empty")
    with pytest.raises(InputError):
        operations.request_calculation(session, people.manufacturer, made.id, version=1)


def test_full_disclosure_is_the_owners_choice(
    session: Session, settings: Settings, resources: HandResources, people: People, study: Study
) -> None:
    operations.set_options(
        session,
        settings,
        people.manufacturer,
        study.id,
        electricity="location",
        recycling="cut-off",
        iterations=0,
        full_disclosure=True,
        version=2,
    )
    calculated(session, resources, people.manufacturer, study)
    (row,) = results.snapshots(session, people.manufacturer, study.id)
    assert len(results.public(row)["lines"]) == 2


def test_archive_and_delete(session: Session, resources: HandResources, people: People, study: Study) -> None:
    actor = people.manufacturer
    calculated(session, resources, actor, study)
    operations.archive(session, actor, study.id, version=2)
    assert queries.studies(session, actor) == []
    assert len(queries.studies(session, actor, archived=True)) == 1
    with pytest.raises(IllegalMove):
        operations.rename(session, actor, study.id, "X", version=3)
    operations.restore_study(session, actor, study.id, version=3)
    operations.delete_study(session, actor, study.id, version=4)
    with pytest.raises(NotFound):
        queries.study(session, actor, study.id)
    assert queries.studies(session, actor) == []


def test_another_firm_sees_nothing(session: Session, resources: HandResources, people: People, study: Study) -> None:
    calculated(session, resources, people.manufacturer, study)
    (snapshot,) = results.snapshots(session, people.manufacturer, study.id)
    (version,) = queries.bom_versions(session, people.manufacturer, study.id)
    for stranger in (people.rival, people.supplier, people.certifier, people.operator):
        for look in (
            lambda who: queries.study(session, who, study.id),
            lambda who: queries.bom_versions(session, who, study.id),
            lambda who: queries.lines(session, resources, who, study.id),
            lambda who: answers.candidates(session, resources, who, study.id, "2"),
            lambda who: queries.history(session, who, study.id, "2"),
            lambda who: queries.suppliers(session, who, study.id),
            lambda who: queries.file(session, resources, who, version.id),
            lambda who: results.snapshot(session, who, snapshot.id),
            lambda who: operations.rename(session, who, study.id, "Mine", version=2),
            lambda who: operations.request_calculation(session, who, study.id, version=2),
        ):
            with pytest.raises(NotFound):
                look(stranger)
        assert results.snapshots(session, stranger, study.id) == []
    assert queries.studies(session, people.rival) == []
    for role in (people.certifier, people.operator):
        with pytest.raises(Denied):
            queries.studies(session, role)
        with pytest.raises(Denied):
            operations.create_study(session, role, "X")
