"""The chain of events: whole, and broken in every way."""

from __future__ import annotations

import ast
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from footprint import audit
from footprint.audit.models import Event
from footprint.db import session_scope
from footprint.settings import Settings
from tests.unit.records import People

ROOT = Path(__file__).parents[3] / "footprint"


def write(session: Session, people: People, count: int = 5) -> None:
    for number in range(count):
        data = {"number": number, "text": "变更", "part": 0.1}
        audit.record(session, people.manufacturer, "test.write", ("thing", str(number)), data)
    session.commit()


def test_an_empty_chain_holds(session: Session) -> None:
    verdict = audit.verify_chain(session)
    assert (verdict.ok, verdict.length, verdict.head) == (True, 0, "0" * 64)


def test_a_chain_holds_after_a_round_through_the_database(settings: Settings, session: Session, people: People) -> None:
    write(session, people)
    with session_scope(settings, read_only=True) as fresh:
        verdict = audit.verify_chain(fresh)
    assert verdict.ok
    assert verdict.length == 5
    assert verdict.head != "0" * 64


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("data", {"number": 9}),
        ("actor", "Somebody else"),
        ("action", "test.other"),
        ("subject_id", "7"),
        ("organisation_id", ""),
        ("previous", "1" * 64),
        ("hash", "2" * 64),
    ],
)
def test_any_changed_field_breaks_it(session: Session, people: People, column: str, value: object) -> None:
    write(session, people)
    session.execute(update(Event).where(Event.sequence == 3).values({column: value}))  # type: ignore[arg-type]
    session.commit()
    session.expire_all()
    verdict = audit.verify_chain(session)
    assert not verdict.ok
    assert verdict.broken_at in (3, 4)
    assert verdict.zh


@pytest.mark.parametrize("gone", [1, 3])
def test_a_removed_event_is_missed(session: Session, people: People, gone: int) -> None:
    write(session, people)
    session.execute(delete(Event).where(Event.sequence == gone))  # type: ignore[arg-type]
    session.commit()
    session.expire_all()
    verdict = audit.verify_chain(session)
    assert (verdict.ok, verdict.broken_at) == (False, gone)


def test_the_last_hash_tells_of_a_cut_tail(session: Session, people: People) -> None:
    write(session, people)
    head = audit.verify_chain(session).head
    session.execute(delete(Event).where(Event.sequence == 5))  # type: ignore[arg-type]
    session.commit()
    assert audit.verify_chain(session).head != head


def test_a_rolled_back_change_leaves_no_event(session: Session, people: People) -> None:
    audit.record(session, people.manufacturer, "test.write", ("thing", "1"))
    session.rollback()
    assert audit.verify_chain(session).length == 0


def test_concurrent_writers_make_one_chain(settings: Settings, people: People) -> None:
    failures: list[BaseException] = []

    def writer(name: str) -> None:
        try:
            for number in range(10):
                with session_scope(settings) as own:
                    audit.record(own, None, "test.write", (name, str(number)))
        except BaseException as error:
            failures.append(error)

    threads = [Thread(target=writer, args=(f"writer-{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    with session_scope(settings, read_only=True) as fresh:
        verdict = audit.verify_chain(fresh)
    assert (verdict.ok, verdict.length) == (True, 40)


def test_no_code_changes_or_removes_an_event() -> None:
    """Event appears in no update() or delete(), and nothing but the chain makes one."""
    for path in ROOT.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Name):
                called = ast.unparse(node.func).split(".")[-1]
                if node.args[0].id == "Event":
                    assert called not in {"update", "delete"}, f"{path}:{node.lineno}"
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Event" and "audit" in path.parts:
                assert path.name == "chain.py"
            if isinstance(node, ast.ImportFrom) and node.module == "footprint.audit.models":
                assert path.parts[-2:] in {("audit", "chain.py"), ("audit", "queries.py")}, path
