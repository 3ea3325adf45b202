"""Why a value choice has no alternative, in both languages."""

from __future__ import annotations

from footprint.findings import Messages

MESSAGES = Messages(
    {
        "sens-not-calculated": ("note", "this view was not calculated", "未计算该视图"),
        "sens-no-allocation": (
            "note",
            "no on-site production is shared between several products",
            "没有由多个产品分摊的现场生产",
        ),
        "sens-no-uptake": ("note", "nothing in the product takes up CO2 by biomass", "产品中没有生物质吸收的 CO2"),
        "sens-no-grid": (
            "note",
            "nothing in the product uses the grid factor {dataset}",
            "产品未使用电网因子 {dataset}",
        ),
        "sens-no-grid-alternative": (
            "note",
            "the release holds no other figure for this grid",
            "背景数据中没有该电网的其他数据",
        ),
        "sens-no-life": (
            "note",
            "the study declares no use profile with a life of its own",
            "该研究未声明含寿命的使用情景",
        ),
        "sens-no-small": ("note", "no line is small enough to be left out", "没有可截断的小流量行"),
        "sens-no-transport": ("note", "no line states its transport", "没有填写运输的行"),
    }
)
