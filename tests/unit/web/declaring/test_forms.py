"""Every field that a reader knows has its place in the form, and a form gives back what it was filled with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.assessment import check_declaration
from footprint.findings import InputError
from footprint.modelling.messages import MESSAGES
from footprint.modelling.reading import Part as Reader
from footprint.web.declaring.binding import Block, Box, List, bind
from footprint.web.declaring.fields import Field, Group, Part
from footprint.web.declaring.other_forms import carbon_form, instruments_form, recycling_form
from footprint.web.declaring.posting import content_of, steps, text_of, with_row, without_row
from footprint.web.declaring.production_form import production_form
from footprint.web.declaring.profile_form import KINDS, profile_form

FORMS: dict[str, tuple[str, tuple[Part, ...]]] = {
    "production": ("production", production_form()),
    "instruments": ("instruments", instruments_form()),
    "recycling_evidence": ("recycling_evidence", recycling_form()),
    "carbon": ("carbon", carbon_form()),
    **{kind: ("profile", profile_form(kind)) for kind in KINDS},
}
# what the ledger alone says of an instrument, and what is refused wherever it stands
NOT_IN_A_FORM = {"instruments.ledger", "instruments.instruments[].allocation", "carbon.offsets"}


def filled(parts: Sequence[Part], options: Mapping[str, str], at: str) -> dict[str, Any]:
    """A content in which every field says something; `options`: path → the option of a choice."""
    content: dict[str, Any] = {}
    for part in parts:
        path = f"{at}.{part.name}"
        if isinstance(part, Group):
            content[part.name] = filled(part.fields, options, path)
        elif isinstance(part, Field):
            value: Any = {"number": 0.5, "flag": True, "day": "2025-01-01", "lines": ["GEC1"]}.get(part.kind, "kg")
            if part.kind == "choice":
                first, _, second = options.get(path, part.options[0][0]).partition(":")
                value = first
                if second:
                    content[part.joins[first]] = second
            content[part.name] = value
        else:
            content[part.name] = [filled(part.fields, options, f"{path}[]")]
    return content


def names(parts: Sequence[Part], at: str) -> Iterator[str]:
    for part in parts:
        path = f"{at}.{part.name}"
        yield path
        if isinstance(part, Field):
            yield from (f"{at}.{joined}" for joined in part.joins.values())
        else:
            yield from names(part.fields, path if isinstance(part, Group) else f"{path}[]")


ENTRY_KIND = "production.sites[].processes[].entries[].kind"
CASES = [
    *((name, {"profile.kind": name} if name in KINDS else {}) for name in FORMS),
    *(("production", {ENTRY_KIND: kind}) for kind in ("fuel:coal", "emission:n2o", "carbonate:caco3", "waste")),
    ("instruments", {"instruments.instruments[].kind": "certificate"}),
]


@pytest.mark.parametrize(("name", "options"), CASES, ids=lambda case: str(case))
def test_reader_and_form_know_the_same_fields(
    name: str, options: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: set[str] = set()
    close = Reader.close

    def spy(self: Reader) -> None:
        read.update(re.sub(r"\[\d+\]", "[]", f"{self.place}.{field}") for field in self._read)
        close(self)

    monkeypatch.setattr(Reader, "close", spy)
    part, form = FORMS[name]
    with pytest.raises(InputError):  # 0.5 and "kg" are rarely what a field wants
        check_declaration(part, {**filled(form, options, part), "nothing": 1})
    in_form = set(names(form, part))
    assert read - in_form - NOT_IN_A_FORM - {f"{part}.nothing"} == set()
    # and no form asks for what its reader never looks at; fields of other kinds of entry are asked for all
    if len(options) == (name in KINDS) and name != "production":
        unread = {one for one in in_form - read if not one.startswith("instruments.instruments[].")}
        assert unread == set()


@pytest.mark.parametrize("name", sorted(FORMS))
def test_what_is_filled_in_comes_back(name: str) -> None:
    part, form = FORMS[name]
    content = filled(form, {ENTRY_KIND: "fuel:natural-gas"}, part)
    assert content_of(form, posted(bind(form, content, part, ()))) == content


def posted(bound: Block | Box | List) -> dict[str, str]:
    """What a browser would send of a form."""
    if isinstance(bound, Box):
        return {bound.name: bound.value} if bound.value else {}
    found: dict[str, str] = {}
    for inner in bound.parts if isinstance(bound, Block) else bound.items:
        found |= posted(inner)
    return found


def test_numbers_become_numbers_and_what_is_none_stays_for_the_reader() -> None:
    form = (Field("a", "", "number"), Field("b", "", "number"), Field("c", ""))
    assert content_of(form, {"a": " 1,250 ", "b": "many", "c": "7"}) == {"a": 1250.0, "b": "many", "c": "7"}
    assert text_of(form[0], {"a": 1250.0}) == "1250"


def test_rows_are_added_and_taken_away() -> None:
    form = production_form()
    content = content_of(form, {"sites[0].id": "tj", "sites[2].id": "bj"})
    assert [site["id"] for site in content["sites"]] == ["tj", "bj"]
    assert with_row(content, "sites[1].processes")["sites"][1]["processes"] == [{}]
    assert [site["id"] for site in without_row(content, "sites[0]")["sites"]] == ["bj"]
    assert without_row(content, "sites[7]") == content
    blank = content_of(form, {"sites[0].id": "", "sites[0].processes[0].id": ""}, blank=True)
    assert with_row(blank, "sites[0].processes[0].entries")["sites"][0]["processes"][0]["entries"] == [{}]
    for path in ("", "sites[0]", "sites..x", "sites[99999].x", "sites[5].processes"):
        with pytest.raises((ValueError, LookupError)):
            with_row(content, path)


def test_a_finding_stands_at_its_field_or_at_what_is_nearest() -> None:
    content = {"sites": [{"id": "tj", "processes": [{"entries": [{"kind": "fuel", "fuel": "peat"}]}]}]}
    cells = (
        "production.sites[0].id",
        "production.sites[0].processes[0].entries[0].fuel",
        "production.sites[0].processes[0].products",
        "production.sites[0].nothing.here",
        "production.sites[10].id",
        "production",
        "instruments.sites[0].id",
    )
    findings = [MESSAGES.finding("needed", cell=cell) for cell in cells]
    root = bind(production_form(), content, "production", findings)
    found: dict[str, int] = {}

    def walk(part: Block | Box | List) -> None:
        if part.errors:
            found[part.name] = len(part.errors)
        if not isinstance(part, Box):
            for inner in part.parts if isinstance(part, Block) else part.items:
                walk(inner)

    walk(root)
    assert found == {
        "sites[0].id": 1,
        "sites[0].processes[0].entries[0].kind": 1,
        "sites[0].processes[0].products": 1,
        "sites[0]": 1,
        "sites": 1,
        "": 1,
    }


@given(st.text(max_size=40))
def test_no_path_breaks_the_steps(path: str) -> None:
    try:
        found = steps(path)
    except ValueError:
        return
    assert found


@given(st.dictionaries(st.text(max_size=30), st.text(max_size=10), max_size=8))
def test_no_form_breaks_the_reading(fields: dict[str, str]) -> None:
    for _, form in FORMS.values():
        assert isinstance(content_of(form, fields), dict)
