"""Other amounts: the product's life, transport distances, the smallest flows, and the largest lines."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import fsum

from footprint.analysis.contributions import Contribution
from footprint.analysis.model import Model
from footprint.analysis.scenarios.evaluation import Effect, effect
from footprint.analysis.scenarios.values import Measure, ProfileChange, Quantity
from footprint.analysis.sensitivity.messages import MESSAGES
from footprint.analysis.sensitivity.values import Alternative, Tried
from footprint.engine.values import Study
from footprint.findings import Finding

SPREAD = 0.2
LINE_SPREAD = 0.1
LARGEST = 5
NAME = 160
# cut-off practice: flows under 1 % each, together no more than 5 % (docs/method.md)
FLOW, ALL = 0.01, 0.05
LIVES = {"vehicle": ("lifetime_km",), "battery": ("cycles", "years")}


def lifetime(model: Model, study: Study) -> Tried:
    """The life of the use profile, 20 % shorter and longer."""
    name, name_zh = "Life of the product", "产品寿命"
    content = model.declarations.get("profile")
    paths = LIVES.get(str((content or {}).get("kind")), ())
    record = model.prepared.records.get("profile", {})
    for path in paths:
        value = (content or {}).get(path) or record.get(path)
        if isinstance(value, str):
            try:
                value = float(value)
            except ValueError:
                continue
        if isinstance(value, int | float) and value > 0:
            return _around("lifetime", name, name_zh, model, study, partial(_longer, path, float(value)))
    return Tried("lifetime", name, name_zh, why=MESSAGES.finding("sens-no-life"))


def _longer(path: str, value: float, factor: float) -> Measure:
    return ProfileChange(path, value * factor)


def transport(study: Study) -> Tried:
    """Every transport distance of the lines, 20 % shorter and longer: legs are proportional to their distance."""
    name, name_zh = "Transport distances", "运输距离"
    legs = [
        line.kg_co2e
        for line in study.lines
        if line.stage == "transport" and line.generated_from is not None and line.kg_co2e is not None
    ]
    if not legs:
        return Tried("transport", name, name_zh, why=MESSAGES.finding("sens-no-transport"))
    made = []
    for factor in (round(1.0 - SPREAD, 6), 1.0, round(1.0 + SPREAD, 6)):
        text = ("as declared", "如声明") if factor == 1.0 else (f"{100 * (factor - 1.0):+g} %",) * 2
        total = fsum([study.total, *((factor - 1.0) * kg for kg in legs)])
        made.append(Alternative(f"{factor:g}", *text, total, factor == 1.0))
    return Tried("transport", name, name_zh, tuple(made))


def quantities(model: Model, study: Study, largest: tuple[Contribution, ...]) -> list[Tried]:
    """The quantities of the five largest lines of the bill of materials, each 10 % less and more."""
    own = {line.id for line in model.prepared.bom.lines}
    made = []
    for one in [one for one in largest if one.line.id in own][:LARGEST]:
        line = one.line
        name, name_zh = f"Quantity of line {line.id}: {line.name}", f"行 {line.id} 的数量：{line.name_zh or line.name}"
        measure = partial(Quantity, line.id)
        key = f"quantity:{line.id}"
        made.append(_around(key, name[:NAME], name_zh[:NAME], model, study, measure, LINE_SPREAD))
    return made


def cut_off(study: Study, found: tuple[Contribution, ...]) -> Tried:
    """Without the smallest lines: each under 1 % of Σ|kg|, together at most 5 %.

    Formula: Small flows left out.
    """
    name, name_zh = "Cut-off of small flows", "小流量截断"
    left: list[float] = []
    weight = 0.0
    for one in reversed(found):
        if one.weight >= FLOW or weight + one.weight > ALL + 1e-12:
            break
        weight += one.weight
        left.append(one.kg)
    if not left:
        return Tried("cut_off", name, name_zh, why=MESSAGES.finding("sens-no-small"))
    text = f"without the {len(left)} smallest lines", f"不计最小的 {len(left)} 行"
    without = Alternative("without-small", *text, fsum([study.total, *(-kg for kg in left)]))
    return Tried("cut_off", name, name_zh, (Alternative("all", "All lines", "全部行", study.total, True), without))


def _around(
    key: str,
    name: str,
    name_zh: str,
    model: Model,
    study: Study,
    measure: Callable[[float], Measure],
    spread: float = SPREAD,
) -> Tried:
    def tried(factor: float) -> Alternative:
        found: Effect = effect(model, [measure(factor)])
        text = f"{100 * (factor - 1.0):+g} %"
        why: Finding | None = found.findings[0] if found.total is None and found.findings else None
        return Alternative(f"{factor:g}", text, text, found.total, why=why)

    as_is = Alternative("1", "as declared", "如声明", study.total, True)
    return Tried(key, name, name_zh, (tried(round(1.0 - spread, 6)), as_is, tried(round(1.0 + spread, 6))))
