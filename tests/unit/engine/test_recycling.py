from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.engine.recycling import APPROACHES, Parameters, group_parameters, shares
from footprint.inventory.catalogue import GROUPS

share = st.floats(0, 1)
burden = st.floats(0, 100)


def value(approach: str, r1: float, gross: float, net: float, parameters: Parameters | None, ev: float, er: float):
    parts = shares(approach, r1, gross, net, parameters)  # type: ignore[arg-type]
    return sum(part.amount * (ev if part.role == "primary" else er) for part in parts)


@given(share, share, share, burden, burden)
def test_a_of_one_is_cut_off(r1: float, r2: float, quality: float, ev: float, er: float) -> None:
    parameters = Parameters(1.0, quality, quality, r2)
    assert value("cff", r1, 1.0, 1.0, parameters, ev, er) == pytest.approx(
        value("cut-off", r1, 1.0, 1.0, None, ev, er), abs=1e-9
    )


@given(share, share, burden, burden)
def test_a_of_zero_forgets_recycled_content(r1: float, r2: float, ev: float, er: float) -> None:
    collapsed = ev * (1 - r2) + r2 * er
    parameters = Parameters(0.0, 1.0, 1.0, r2)
    assert value("cff", r1, 1.0, 1.0, parameters, ev, er) == pytest.approx(collapsed, abs=1e-9)
    # and so does substitution
    assert value("substitution", r1, 1.0, 1.0, parameters, ev, er) == pytest.approx(collapsed, abs=1e-9)


@given(share, share, share, share, share, burden, burden, st.floats(1, 2))
def test_the_circular_footprint_formula_as_published(
    r1: float, r2: float, a: float, q_in: float, q_out: float, ev: float, er: float, gross: float
) -> None:
    published = gross * ((1 - r1) * ev + r1 * (a * er + (1 - a) * ev * q_in)) + (1 - a) * r2 * (er - ev * q_out)
    assert value("cff", r1, gross, 1.0, Parameters(a, q_in, q_out, r2), ev, er) == pytest.approx(published, abs=1e-8)


def test_no_more_is_recovered_than_there_is() -> None:
    with pytest.raises(ValueError, match="R2"):
        Parameters(0.2, 1.0, 1.0, 0.8, r3=0.3)
    with pytest.raises(ValueError, match="0 to 1"):
        Parameters(1.2, 1.0, 1.0, 0.8)


@pytest.mark.parametrize("approach", APPROACHES[1:])
def test_only_cut_off_does_without_parameters(approach: str) -> None:
    with pytest.raises(ValueError, match="parameters"):
        shares(approach, 0.5, 1.0, 1.0, None)  # type: ignore[arg-type]


def test_every_group_states_its_source() -> None:
    table = group_parameters()
    assert {"steel", "aluminium", "plastics", "lead"} <= set(table) <= set(GROUPS)
    assert all(row.source and row.estimate for row in table.values())
    assert table["aluminium"].a == 0.2
    assert table["plastics"].a == 0.5
