"""The part `scenarios`: every measure, and every fault with its cell."""

from __future__ import annotations

from typing import Any

import pytest

from footprint.analysis.scenarios.describing import declared, described
from footprint.analysis.scenarios.reading import KINDS, read_scenarios
from footprint.analysis.scenarios.values import (
    BackgroundMeasure,
    Electricity,
    Loss,
    Measure,
    Plan,
    ProfileChange,
    Quantity,
    RecycledContent,
    Swap,
    Target,
    Transport,
)
from footprint.bom.values import TransportLeg
from footprint.engine.values import BackgroundChange
from footprint.findings import InputError
from tests.data.background import HandBackground

MEASURES: tuple[Measure, ...] = (
    Electricity(0.6, "electricity-wind-contract-cn", ("3", "4")),
    Electricity(1.0, "electricity-wind-contract-cn"),
    RecycledContent("1", 0.5),
    Swap("1", dataset="cast-iron-cn"),
    Swap("1", supplier_footprint="s"),
    Transport(("1",), legs=(TransportLeg("rail", 800.0), TransportLeg("sea", 1200.0))),
    Transport(("1",), legs=()),
    Transport(("1", "2"), source="air", target="sea", distance=1.4),
    Transport(source="road", target="rail"),
    Transport(distance=0.5),
    Loss("1", 0.02),
    Quantity("1", 0.9),
    ProfileChange("energy.0.per_100km", 12.5),
    BackgroundMeasure(BackgroundChange("electricity-grid-cn", kg_co2e=0.45)),
    BackgroundMeasure(BackgroundChange("electricity-grid-cn", emissions=0.8)),
    BackgroundMeasure(BackgroundChange("steel-hot-rolled-cn", source="a", target="b", share=0.3)),
)


def part(*measures: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"scenarios": [{"id": "s1", "name": "One", "measures": list(measures), **more}]}


LOSS = {"kind": "loss", "line": "1", "value": 0}
M = "scenarios.scenarios[0].measures[0]"


def one(kind: str, **fields: Any) -> dict[str, Any]:
    """A scenario of one measure. A field named like a word of Python has an underscore at its end."""
    return part({"kind": kind, **{name.rstrip("_"): value for name, value in fields.items()}})


@pytest.mark.parametrize("measure", MEASURES, ids=str)
def test_what_is_declared_is_read_to_the_same_value(measure: Measure) -> None:
    assert read_scenarios(part(declared(measure))).scenarios[0].measures == (measure,)


def test_every_kind_is_declared_somewhere_above() -> None:
    assert {declared(measure)["kind"] for measure in MEASURES} == set(KINDS)


@pytest.mark.parametrize("measure", MEASURES, ids=str)
def test_every_measure_has_its_words(measure: Measure) -> None:
    en, zh = described(measure, HandBackground().catalogue)
    assert en != zh
    assert not any("\u3400" <= character <= "\u9fff" for character in en)
    assert any("\u3400" <= character <= "\u9fff" for character in zh)


def test_words_name_data_sets() -> None:
    en, zh = described(Electricity(0.6, "electricity-wind-contract-cn", ("3",)), HandBackground().catalogue)
    assert en == "60 % of line 3 from: Electricity, wind, by contract"
    assert zh == "行 3的 60 % 改用：风电，合同电力"


def test_transport_as_text_in_both_languages() -> None:
    for text in ("rail 800 km; sea 1200 km", "铁路 800 km；海运 1200 km"):
        (found,) = read_scenarios(part({"kind": "transport", "line": "1", "transport": text})).scenarios[0].measures
        assert found == Transport(("1",), legs=(TransportLeg("rail", 800.0), TransportLeg("sea", 1200.0)))


def test_a_scenario_with_all_that_a_plan_needs() -> None:
    content = part(
        {"kind": "loss", "line": "1", "value": "0.02"},
        name_zh="一",
        planned=False,
        year=2027,
        responsible="Li Wei",
        note="with the new press",
    )
    plan = read_scenarios({**content, "target": {"year": 2030, "reduction": 0.2}})
    (found,) = plan.scenarios
    assert (found.name_zh, found.planned, found.year) == ("一", False, 2027)
    assert (found.responsible, found.note) == ("Li Wei", "with the new press")
    assert plan.target == Target(2030, reduction=0.2)
    assert read_scenarios({}) == Plan()


@pytest.mark.parametrize(
    ("content", "code", "cell"),
    [
        ({"scenario": []}, "field-unknown", "scenarios.scenario"),
        (part(), "rows-needed", "scenarios.scenarios[0].measures"),
        (one("magic"), "choice", M + ".kind"),
        (one("loss", line="1", value=1), "share-one", M + ".value"),
        (one("loss", line="1", value=-0.1), "number-low", M + ".value"),
        (one("loss", line="1"), "needed", M + ".value"),
        (one("recycled_content", line="1", value=2), "number-high", M + ".value"),
        (one("quantity", line="1", factor=0), "number-low", M + ".factor"),
        (one("swap", line="1"), "swap-one", M),
        (one("swap", line="1", dataset="a", supplier_footprint="b"), "swap-one", M),
        (one("transport", line="1"), "transport-one", M),
        (one("transport", transport="rail 8 km"), "needed", M + ".line"),
        (one("transport", line="1", transport="by foot"), "transport-unreadable", M + ".transport"),
        (one("transport", lines="1", to="sea"), "texts-expected", M + ".lines"),
        (one("transport", lines=["x" * 200], to="sea"), "text-long", M + ".lines"),
        (one("transport", lines=["x"] * 201, to="sea"), "rows-many", M + ".lines"),
        (one("profile", path="../x", value=1), "profile-path", M + ".path"),
        (one("background", process="a"), "background-one", M),
        (one("background", process="a", from_="b"), "background-one", M),
        (one("background", process="a", kg_co2e=1, emissions_factor=1), "background-one", M),
        (part(LOSS, year=2027.5), "year-whole", "scenarios.scenarios[0].year"),
        (part(LOSS, year=1), "number-low", "scenarios.scenarios[0].year"),
        ({"target": {"year": 2030}}, "target-one", "scenarios.target"),
        ({"target": {"reduction": 0.1}}, "needed", "scenarios.target.year"),
        ({"scenarios": part(LOSS)["scenarios"] * 2}, "scenario-twice", "scenarios.scenarios[1].id"),
    ],
)
def test_every_fault_has_its_place(content: dict[str, Any], code: str, cell: str) -> None:
    with pytest.raises(InputError) as caught:
        read_scenarios(content)
    assert (code, cell) in [(finding.code, finding.cell) for finding in caught.value.findings]
    assert all(finding.en != finding.zh for finding in caught.value.findings)


def test_an_unknown_kind_is_one_finding() -> None:
    with pytest.raises(InputError) as caught:
        read_scenarios(part({"kind": "magic", "spell": "x", "line": "1"}))
    assert len(caught.value.findings) == 1
