"""Two versions of a bill of materials."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from footprint.bom.comparing import compare, same_material
from footprint.bom.values import Bom, Line, Product


def line(name: str, words: str, quantity: float = 1.0, **more: str) -> Line:
    return Line(name, words, quantity, "kg", **more)  # type: ignore[arg-type]


def bom(*lines: Line) -> Bom:
    return Bom(Product("Pump"), lines)


def test_lines_are_paired_by_id_and_name_then_by_name_then_by_id() -> None:
    before = bom(line("1", "Rotor"), line("2", "Screw", 4), line("3", "Cap"), line("4", "Seal"))
    after = bom(line("1", "Rotor", 2), line("5", "screw", 4), line("3", "Lid"), line("6", "Label"))
    found = compare(before, after)
    assert [one.id for one in found.added] == ["6"]
    assert [one.id for one in found.removed] == ["4"]
    changes = {(one.before.id, one.after.id): [field.field for field in one.fields] for one in found.changed}
    assert changes == {("1", "1"): ["quantity"], ("2", "5"): ["name"], ("3", "3"): ["name"]}
    assert found.same == 0


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("xyz"), st.integers(1, 3)), max_size=12))
def test_every_line_is_told_once(rows: list[tuple[str, str, int]]) -> None:
    lines = [line(f"{place}{name}", words, float(amount)) for place, (name, words, amount) in enumerate(rows)]
    half = bom(*lines[: len(lines) // 2])
    found = compare(half, bom(*lines))
    assert len(found.added) + len(found.changed) + found.same == len(lines)
    assert len(found.removed) + len(found.changed) + found.same == len(half.lines)
    same = compare(half, half)
    assert (same.added, same.removed, same.changed, same.same) == ((), (), (), len(half.lines))
    turned = compare(bom(*lines), half)
    assert len(turned.removed) == len(found.added)


def test_the_same_material_is_the_same_words_stage_and_place() -> None:
    steel = line("1", "Hot-rolled Steel", origin="CN")
    others = [
        line("2", "hot rolled steel", 3, origin="CN"),
        line("3", "hot rolled steel", origin="DE"),
        line("4", "cold rolled steel", origin="CN"),
        replace(steel, id="5", stage="packaging"),
    ]
    assert [one.id for one in same_material(bom(steel, *others), steel)] == ["1", "2"]
    bolt, nut = line("6", "Bolt", material="Q235B"), line("7", "Nut", material="q235b")
    assert [one.id for one in same_material(bom(bolt, nut, steel), bolt)] == ["6", "7"]
