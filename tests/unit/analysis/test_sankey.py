"""The flows balance at every node, whatever is put into `other`."""

from __future__ import annotations

from math import fsum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.analysis import sankey as room
from footprint.analysis.sankey import sankey
from footprint.bom.values import Line
from tests.data.background import DATASETS, HandBackground
from tests.unit.analysis.products import LINES, SUPPLIER, TOTAL, study_of


def ends(found: dict[str, Any]) -> tuple[dict[str, float], dict[str, float]]:
    """What flows into each node and out of it."""
    into: dict[str, list[float]] = {}
    out: dict[str, list[float]] = {}
    for link in found["links"]:
        into.setdefault(link["target"], []).append(link["kg_co2e"])
        out.setdefault(link["source"], []).append(link["kg_co2e"])
    return {name: fsum(kg) for name, kg in into.items()}, {name: fsum(kg) for name, kg in out.items()}


def test_flows_by_hand() -> None:
    found = sankey(study_of(*LINES), HandBackground())
    links = {(link["source"], link["target"]): link["kg_co2e"] for link in found["links"]}
    assert links["stage:materials", "line:1"] == pytest.approx(20.0)
    assert links["line:1", "data:steel-hot-rolled-cn"] == pytest.approx(20.0)
    assert links["data:steel-hot-rolled-cn", "process:steel-hot-rolled-cn"] == pytest.approx(20.0)
    # the leg and the board are below 1 %: through the others of their stage
    assert links["stage:transport", "line:#transport"] == pytest.approx(0.1)
    assert links["stage:packaging", "line:#packaging"] == pytest.approx(-0.2)
    assert links["line:#packaging", "data:#"] == pytest.approx(-0.2)
    assert links["data:#", "process:#"] == pytest.approx(-0.1)
    nodes = {node["id"]: node for node in found["nodes"]}
    assert nodes["line:1"]["name_zh"] == "钢"
    assert nodes["data:supplier/s@2"]["name"] == "Supplier: Controller"
    assert "data:supplier/s@2" not in {link["source"] for link in found["links"]}  # nothing is known behind it


datas = st.sampled_from([*(one for one in DATASETS if one.unit == "kg"), SUPPLIER])


@given(st.lists(st.tuples(st.floats(1e-6, 1e4), datas), min_size=1, max_size=60))
def test_every_node_passes_on_what_it_takes_in(rows: list[tuple[float, Any]]) -> None:
    lines = [
        (
            Line(str(place), "x", amount, "kg" if data is not SUPPLIER else "piece"),
            data if data is SUPPLIER else data.id,
        )
        for place, (amount, data) in enumerate(rows)
    ]
    study = study_of(*lines)
    found = sankey(study, HandBackground())
    into, out = ends(found)
    scale = 1e-9 * max(fsum(abs(line.kg_co2e or 0.0) for line in study.lines), 1e-12)
    for name in set(into) & set(out):
        assert abs(into[name] - out[name]) <= scale, name
    first = fsum(kg for name, kg in out.items() if name.startswith("stage:"))
    assert abs(first - study.total) <= scale
    ending = fsum(kg for name, kg in into.items() if name not in out)
    assert abs(ending - study.total) <= scale
    assert len(found["nodes"]) <= 6 * 2 + room.LINES + room.DATA + 2 + room.PROCESSES + 1
    assert {node["id"] for node in found["nodes"]} == {
        end for link in found["links"] for end in link.values() if isinstance(end, str)
    }


def test_the_total_is_that_of_the_product() -> None:
    found = sankey(study_of(*LINES), HandBackground())
    assert fsum(node["kg_co2e"] for node in found["nodes"] if node["column"] == "stage") == pytest.approx(TOTAL)
