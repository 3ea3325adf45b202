"""The kept vector gives what the ledgers of each factor add up to."""

from __future__ import annotations

import math

import numpy as np
import pytest

from footprint.engine.faults import SystemFault
from footprint.engine.intensities import Intensities
from footprint.inventory.catalogue import Catalogue
from footprint.ledgers import Ledgers

VALUES = np.array([[2.0, 0.0, 0.0, 0.1, 0.0], [0.5, 0.2, -1.8, 0.0, 0.3]])
KEPT = Intensities(("steel", "board"), VALUES)


def test_a_score_by_hand() -> None:
    assert KEPT.score({"board": 2, "steel": 1}) == Ledgers(3.0, 0.4, -3.6, 0.1, 0.6)
    assert KEPT.score({}) == Ledgers()


def test_many_products_at_once() -> None:
    products: list[dict[str, float]] = [{"steel": 1}, {}, {"board": 2, "steel": 1}]
    assert KEPT.scores(products).tolist() == [list(KEPT.score(each).values()) for each in products]
    assert KEPT.scores([]).shape == (0, 5)


def test_faults() -> None:
    with pytest.raises(KeyError):
        KEPT.score({"gold": 1})
    with pytest.raises(KeyError):
        KEPT.scores([{"gold": 1}])
    for bad in (math.nan, math.inf):
        with pytest.raises(SystemFault):
            KEPT.score({"steel": bad, "board": 1.0})
        with pytest.raises(SystemFault):
            KEPT.scores([{"steel": bad}])


def test_an_empty_catalogue() -> None:
    assert Intensities.of(Catalogue("x", {}, {})).values.shape == (0, 5)
