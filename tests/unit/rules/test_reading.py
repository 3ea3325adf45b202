from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.findings import InputError
from footprint.rules.kinds import KINDS
from footprint.rules.library import shipped, shipped_files
from footprint.rules.reading import MAX_BYTES, read_rule_set

HEAD = """
id = "my-rules"
version = "1.2"
title = "Mine"
title_zh = "我的"
issued = 2026-01-31
summary = "s"
summary_zh = "摘"
[[source]]
title = "t"
"""
RULE = """
[[rule]]
key = "unit"
kind = "unit"
title = "Per piece"
title_zh = "按件"
source = "mine"
units = ["piece"]
"""


def codes(text: str) -> set[str]:
    with pytest.raises(InputError) as caught:
        read_rule_set(text.encode(), shipped().find)
    assert all(finding.en and finding.zh for finding in caught.value.findings)
    return {finding.code for finding in caught.value.findings}


def test_a_set_is_read_with_the_one_that_it_extends() -> None:
    text = 'extends = "iso-14067@1"\n' + HEAD + RULE
    found = read_rule_set(text.encode(), shipped().find)
    parent = shipped().find("iso-14067@1")
    assert parent is not None
    assert found.name == "my-rules@1.2"
    assert found.own == {"unit"}
    assert {rule.key for rule in found.rules} == {rule.key for rule in parent.rules} | {"unit"}
    assert not found.shipped


def test_a_rule_of_the_same_key_takes_the_place_of_the_extended_one() -> None:
    own = RULE.replace('"unit"\nkind = "unit"', '"goal"\nkind = "unit"')
    found = read_rule_set(('extends = "iso-14067@1"\n' + HEAD + own).encode(), shipped().find)
    first = found.rules[0]
    assert (first.key, first.kind) == ("goal", "unit")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("colour = 1\n" + HEAD + RULE, "key-unknown"),
        (HEAD + RULE + "colour = 1\n", "key-unknown"),
        (HEAD + RULE.replace('kind = "unit"', 'kind = "colour"'), "kind-unknown"),
        (HEAD + RULE.replace("units = [", "units = 3 # ["), "objects-expected"),
        (HEAD + RULE.replace('"piece"', '"stone"'), "unit-unknown"),
        (HEAD + RULE.replace('units = ["piece"]', ""), "missing"),
        (HEAD + RULE + RULE, "rule-key-twice"),
        (HEAD + RULE.replace('key = "unit"', 'key = "Unit!"'), "id-expected"),
        (HEAD + RULE.replace('source = "mine"', 'source = ""'), "missing"),
        (HEAD + RULE + 'severity = "deadly"\n', "choice-unknown"),
        (HEAD + RULE + 'excusable = "yes"\n', "choice-unknown"),
        (HEAD + RULE + "mass = 1\n", "choice-unknown"),
        (HEAD, "rules-missing"),
        ('extends = "nothing@1"\n' + HEAD + RULE, "extends-unknown"),
        (HEAD.replace("1.2", "one"), "version-expected"),
        (HEAD.replace("my-rules", "My rules"), "id-expected"),
        (HEAD.replace("2026-01-31", '"31 January"'), "day-expected"),
        (HEAD.replace("issued = 2026-01-31\n", "") + RULE, "missing"),
        (HEAD.replace('[[source]]\ntitle = "t"\n', "") + RULE, "missing"),
        (HEAD + "[[default]]\nsector = 'space'\n" + RULE, "choice-unknown"),
        (HEAD + RULE.replace('"unit"', '"q"', 1).replace('kind = "unit"', 'kind = "quality"'), "key-unknown"),
        ("id = ", "toml-unreadable"),
        ("id = 1" + "0" * 5000, "toml-unreadable"),
    ],
)
def test_every_fault_has_its_finding(text: str, code: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize(
    ("kind", "more", "code"),
    [
        ("quality", "", "nothing-demanded"),
        ("quality", "primary_data_share = 30", "number-range"),
        ("stages", "", "nothing-demanded"),
        ("lines", "groups = ['gold']", "choice-unknown"),
        ("stated", "fields = ['colour']", "field-unknown"),
        ("level", "rank = 1\nintensity = 2.0", "missing"),
        ("level", "rank = 1.5\nreduction = 0.5", "number-expected"),
        ("question", "answer = 'choice'\nchoices = ['a']", "missing"),
        ("boundary", "allowed = ['cradle-to-moon']", "choice-unknown"),
    ],
)
def test_each_kind_is_checked(kind: str, more: str, code: str) -> None:
    rule = f"[[rule]]\nkey='k'\nkind='{kind}'\ntitle='t'\ntitle_zh='题'\nsource='s'\n{more}\n"
    assert code in codes(HEAD + rule)


def test_every_fault_is_told_at_once() -> None:
    assert {"version-expected", "kind-unknown", "key-unknown"} <= codes(
        "colour = 1\n" + HEAD.replace("1.2", "one") + "[[rule]]\nkind = 'x'\n"
    )


def test_a_file_that_is_too_large_or_no_text() -> None:
    for data, code in ((b"#" * (MAX_BYTES + 1), "file-large"), (b"id = '\xff'", "toml-encoding")):
        with pytest.raises(InputError) as caught:
            read_rule_set(data)
        assert caught.value.findings[0].code == code


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_hostile_bytes_are_a_finding_never_a_traceback(data: bytes) -> None:
    with pytest.raises(InputError):
        read_rule_set(data)


@given(st.data())
def test_a_damaged_shipped_file_is_read_or_refused(data: st.DataObject) -> None:
    text = shipped_files()["passenger-car@1"].decode().splitlines()
    gone = data.draw(st.integers(0, len(text) - 1))
    try:
        read_rule_set("\n".join(text[:gone] + text[gone + 1 :]).encode(), shipped().find)
    except InputError:
        return


def test_every_kind_is_used_by_a_shipped_set() -> None:
    assert {rule.kind for one in shipped() for rule in one.rules} == set(KINDS)
