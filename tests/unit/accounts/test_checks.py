from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.accounts.checks import check_credit_code, check_email, check_name, clean_name, normal_email
from footprint.accounts.passwords import check_password, hash_password, needs_rehash, verify_password
from tests.unit.records import PASSWORD, make_settings


@pytest.mark.parametrize("text", ["a@b.cn", " Mei.Li+x@Sub.Example.COM ", "ｍｅｉ@example.com", "a@b.xn--p1ai"])
def test_addresses(text: str) -> None:
    assert not check_email(text)


@pytest.mark.parametrize(
    "text", ["", "a", "a@b", "@b.cn", "a@b..cn", "a b@c.cn", "a@-b.cn", "a@b.c\nBcc: x@y.cn", "a" * 250 + "@b.cn"]
)
def test_no_addresses(text: str) -> None:
    assert [finding.code for finding in check_email(text)] == ["email"]


def test_one_address_has_one_form() -> None:
    assert normal_email(" Ｍei@Example.COM") == "mei@example.com"


@given(st.text())
def test_a_clean_name_is_one_line(text: str) -> None:
    name = clean_name(text)
    assert "\n" not in name
    assert "\x00" not in name
    assert clean_name(name) == name


@pytest.mark.parametrize(("text", "good"), [("x", True), ("  ", False), ("x" * 11, False), ("\x07", False)])
def test_names(text: str, good: bool) -> None:
    assert (not check_name(text, "name", 10)) == good


# the examples of GB 32100-2015 practice: published codes of large firms
@pytest.mark.parametrize("code", ["", "91350100M000100Y43", "91110000802100433B"])
def test_credit_codes(code: str) -> None:
    assert not check_credit_code(code)


@pytest.mark.parametrize("code", ["91350100M000100Y44", "9135", "91350100M000100Y4I", "x" * 18])
def test_wrong_credit_codes(code: str) -> None:
    assert check_credit_code(code)


@pytest.mark.parametrize(
    ("password", "code"),
    [
        (PASSWORD, None),
        ("short", "password-short"),
        ("x" * 300, "password-long"),
        ("aaaaaaaaaaaaaaa", "password-plain"),
        ("abcdefghijklmnop", "password-plain"),
        ("password12345", "password-plain"),
        ("mei@example.com", "password-plain"),
    ],
)
def test_which_passwords_are_taken(tmp_path, password: str, code: str | None) -> None:  # type: ignore[no-untyped-def]
    found = check_password(make_settings(tmp_path), password, "mei@example.com")
    assert [finding.code for finding in found] == ([code] if code else [])


def test_hashes(tmp_path) -> None:  # type: ignore[no-untyped-def]
    cheap, dear = make_settings(tmp_path), make_settings(tmp_path, argon2_time=2)
    stored = hash_password(cheap, PASSWORD)
    assert stored.startswith("$argon2id$")
    assert PASSWORD not in stored
    assert verify_password(cheap, stored, PASSWORD)
    assert not verify_password(cheap, stored, PASSWORD + "!")
    assert not verify_password(cheap, "", PASSWORD)
    assert not verify_password(cheap, "", "nobody has this password")
    assert not verify_password(cheap, "rubbish", PASSWORD)
    assert not needs_rehash(cheap, stored)
    assert needs_rehash(dear, stored)
