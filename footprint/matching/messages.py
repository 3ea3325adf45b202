"""What matching a bill of materials can find, in both languages."""

from __future__ import annotations

from footprint.findings import Messages

MESSAGES = Messages(
    {
        "dataset-unknown": (
            "error",
            "the data set {dataset!r} is not in this release; did you mean {near}? `footprint datasets` lists them",
            "此版本中没有数据集 {dataset!r}；是否指 {near}？可用 `footprint datasets` 列出",
        ),
        "dataset-unit": (
            "error",
            "{unit} does not convert to {target}, the unit of data set {dataset!r}; give the quantity in {target}, "
            "or choose another data set",
            "{unit} 不能换算为数据集 {dataset!r} 的单位 {target}；请以 {target} 填写数量，或改选数据集",
        ),
        "unit-unknown": (
            "error",
            "the unit {unit!r} is not known; write one such as kg, piece, kWh or m3",
            "单位 {unit!r} 未知；请填写如 kg、件、kWh、m3 的单位",
        ),
    }
)
