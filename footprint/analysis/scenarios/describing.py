"""Measures in words, in both languages, and as the JSON that declares them."""

from __future__ import annotations

from typing import Any

from footprint.analysis.scenarios.values import (
    BackgroundMeasure,
    Electricity,
    Loss,
    Measure,
    ProfileChange,
    Quantity,
    RecycledContent,
    Swap,
    Transport,
)
from footprint.bom.headings import CHOICES_ZH
from footprint.bom.writing import transport_text
from footprint.engine.values import BackgroundChange
from footprint.inventory.catalogue import Catalogue

Words = tuple[str, str]


def described(measure: Measure, catalogue: Catalogue) -> Words:
    """What is done, in English and Chinese."""

    def named(dataset: str) -> Words:
        found = catalogue.get(dataset)
        return (found.name, found.name_zh) if found is not None else (dataset, dataset)

    match measure:
        case Electricity(share, dataset, lines):
            where, where_zh = _lines(lines, "all electricity of production", "全部生产用电")
            source, source_zh = named(dataset)
            return f"{_percent(share)} of {where} from: {source}", f"{where_zh}的 {_percent(share)} 改用：{source_zh}"
        case RecycledContent(line, value):
            return f"recycled content of line {line}: {_percent(value)}", f"行 {line} 的再生比例改为 {_percent(value)}"
        case Swap(line, dataset, supplier):
            to, to_zh = named(dataset) if dataset else (f"supplier footprint {supplier}", f"供应商碳足迹 {supplier}")
            return f"line {line} on: {to}", f"行 {line} 改用：{to_zh}"
        case Transport():
            return _transport(measure)
        case Loss(line, value):
            return f"loss of line {line}: {_percent(value)}", f"行 {line} 的损耗率改为 {_percent(value)}"
        case Quantity(line, factor):
            return f"quantity of line {line} times {factor:g}", f"行 {line} 的数量乘以 {factor:g}"
        case ProfileChange(path, value):
            return f"use profile, {path}: {value:g}", f"使用情景 {path} 改为 {value:g}"
        case BackgroundMeasure(change):
            return _background(change, *named(change.process), *named(change.source), *named(change.target))


def _background(
    change: BackgroundChange, process: str, process_zh: str, source: str, source_zh: str, target: str, target_zh: str
) -> Words:
    if change.kg_co2e is not None:
        to = f"{change.kg_co2e:g} kg CO2e"
        return f"background: {process} at {to} per unit", f"背景：{process_zh}改为每单位 {to}"
    if change.emissions is not None:
        times = f"{change.emissions:g}"
        return f"background: own emissions of {process} times {times}", f"背景：{process_zh}的直接排放乘以 {times}"
    part = _percent(change.share)
    return (
        f"background: {part} of {source} in {process} from {target}",
        f"背景：{process_zh}中 {source_zh}的 {part} 改用 {target_zh}",
    )


def _transport(measure: Transport) -> Words:
    where, where_zh = _lines(measure.lines, "all lines", "全部行")
    if measure.legs is not None:
        legs, legs_zh = transport_text(measure.legs), transport_text(measure.legs, "zh")
        return f"transport of {where}: {legs or 'none'}", f"{where_zh}的运输改为：{legs_zh or '无'}"
    modes = CHOICES_ZH["mode"]
    parts, parts_zh = [], []
    if measure.target is not None:
        parts.append(f"{measure.source or 'any mode'} → {measure.target}")
        parts_zh.append(f"{modes[measure.source] if measure.source else '各方式'} → {modes[measure.target]}")
    elif measure.source is not None:
        parts.append(measure.source)
        parts_zh.append(modes[measure.source])
    if measure.distance != 1.0:
        parts.append(f"distance times {measure.distance:g}")
        parts_zh.append(f"距离乘以 {measure.distance:g}")
    return f"transport of {where}: {', '.join(parts)}", f"{where_zh}的运输：{'，'.join(parts_zh)}"


def _lines(lines: tuple[str, ...], every: str, every_zh: str) -> Words:
    if not lines:
        return every, every_zh
    return f"line {', '.join(lines)}", f"行 {'、'.join(lines)}"


def _percent(share: float) -> str:
    return f"{100 * share:g} %"


def declared(measure: Measure) -> dict[str, Any]:
    """The JSON that declares the measure; `reading` reads it to the same value."""
    match measure:
        case Electricity(share, dataset, lines):
            found: dict[str, Any] = {"kind": "electricity", "share": share, "dataset": dataset}
            return {**found, "lines": list(lines)} if lines else found
        case RecycledContent(line, value):
            return {"kind": "recycled_content", "line": line, "value": value}
        case Swap(line, dataset, supplier):
            to = {"dataset": dataset} if dataset else {"supplier_footprint": supplier}
            return {"kind": "swap", "line": line, **to}
        case Transport():
            found = {"kind": "transport"}
            if measure.lines:
                found["lines"] = list(measure.lines)
            if measure.legs is not None:
                return {
                    **found,
                    "transport": [{"mode": leg.mode, "distance_km": leg.distance_km} for leg in measure.legs],
                }
            modes = {"from": measure.source, "to": measure.target}
            found |= {name: mode for name, mode in modes.items() if mode is not None}
            return (
                {**found, "distance_factor": measure.distance} if measure.distance != 1.0 or len(found) == 1 else found
            )
        case Loss(line, value):
            return {"kind": "loss", "line": line, "value": value}
        case Quantity(line, factor):
            return {"kind": "quantity", "line": line, "factor": factor}
        case ProfileChange(path, value):
            return {"kind": "profile", "path": path, "value": value}
        case BackgroundMeasure(change):
            found = {"kind": "background", "process": change.process}
            if change.kg_co2e is not None:
                return {**found, "kg_co2e": change.kg_co2e}
            if change.emissions is not None:
                return {**found, "emissions_factor": change.emissions}
            return {**found, "from": change.source, "to": change.target, "share": change.share}
