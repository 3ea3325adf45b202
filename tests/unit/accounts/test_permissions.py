"""The whole truth table: every action, every role, every relation to the subject."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from footprint.accounts.models import ROLES, Role, User
from footprint.accounts.permissions import PERMISSIONS, Rule, Subject, demand, may
from footprint.refusals import Denied

# action → who may do it: m(anufacturer), s(upplier), c(ertifier), o(perator); a capital: whoever the subject belongs to
EXPECTED = {
    "study.list": "MS",
    "study.create": "MS",
    "study.read": "ms",
    "study.write": "ms",
    "study.calculate": "ms",
    "snapshot.read": "msc",
    "review.list": "MSCO",
    "review.submit": "ms",
    "review.resubmit": "ms",
    "review.answer": "ms",
    "review.withdraw": "ms",
    "review.assign": "msO",
    "review.read": "msc",
    "review.note": "msc",
    "review.ask": "c",
    "review.decide": "c",
    "label.list": "MSCO",
    "label.suspend": "cO",
    "label.files": "mscO",
    "label.recipe": "msc",
    "exchange.list": "MS",
    "exchange.publish": "MS",
    "exchange.write": "ms",
    "exchange.share": "ms",
    "exchange.accept": "ms",
    "certificate.list": "MSO",
    "certificate.read": "msO",
    "certificate.enter": "MS",
    "certificate.write": "ms",
    "certificate.proof": "mscO",
    "rules.write": "O",
    "account.list": "O",
    "account.approve": "O",
    "account.disable": "O",
    "account.invite": "mscO",
    "account.client": "msco",
    "background.read": "O",
    "background.edit": "O",
    "background.release": "O",
    "background.import": "O",
    "background.export": "MSCO",
    "outbox.read": "O",
    "audit.read": "MSCO",
    "job.read": "mscO",
    "job.cancel": "mscO",
}
# relation → the subject as user `u` of organisation `mine` sees it
RELATIONS = {
    "own": Subject("mine"),
    "foreign": Subject("theirs", "others", "others"),
    "assigned": Subject("theirs", "mine"),
    "assigned, own firm": Subject("mine", "mine"),
    "assigned, own work": Subject("theirs", "mine", prepared_by="u"),
    "received": Subject("theirs", customer_id="mine"),
}
CERTIFIERS_OWN_RULE = {"account.client", "account.invite", "job.read", "job.cancel"}


def user(role: Role, status: str = "active") -> User:
    return User(id="u", email="u@example.com", name="U", role=role, organisation_id="mine", status=status)


def expected(action: str, role: Role, relation: str) -> bool:
    letter = role[0]
    if letter.upper() in EXPECTED[action]:
        return True
    if letter not in EXPECTED[action]:
        return False
    if action == "exchange.accept":
        return relation == "received"
    if role == "certifier" and action not in CERTIFIERS_OWN_RULE:
        return relation == "assigned"
    return relation in ("own", "assigned, own firm")


def test_every_action_is_in_the_truth_table() -> None:
    assert set(EXPECTED) == set(PERMISSIONS)
    assert {rule for row in PERMISSIONS.values() for rule in row.values()} == set(get_args(Rule))


@pytest.mark.parametrize("action", sorted(EXPECTED))
def test_the_truth_table(action: str) -> None:
    for role, relation in product(ROLES, RELATIONS):
        verdict = may(user(role), action, RELATIONS[relation])
        assert verdict.allowed == expected(action, role, relation), f"{role} {action} {relation}"
        assert verdict.allowed or (verdict.en and verdict.zh)


@pytest.mark.parametrize("status", ["pending", "disabled"])
def test_an_account_that_is_not_active_may_nothing(status: str) -> None:
    for action, role, relation in product(EXPECTED, ROLES, RELATIONS):
        assert not may(user(role, status), action, RELATIONS[relation]).allowed


@pytest.mark.parametrize("action", sorted(EXPECTED))
def test_without_a_subject_nothing_of_ones_own_is_allowed(action: str) -> None:
    for role in ROLES:
        assert may(user(role), action).allowed == (role[0].upper() in EXPECTED[action])


def test_an_unknown_role_may_nothing_and_an_unknown_action_is_a_mistake() -> None:
    assert not may(user("visitor"), "study.read", Subject("mine")).allowed  # type: ignore[arg-type]
    with pytest.raises(KeyError):
        may(user("operator"), "study.burn")


def test_demand_says_why() -> None:
    with pytest.raises(Denied) as refused:
        demand(user("certifier"), "review.decide", RELATIONS["assigned, own work"])
    assert "prepared" in refused.value.text("en")
    assert "编制" in refused.value.text("zh")
