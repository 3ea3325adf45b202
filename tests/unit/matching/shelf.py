"""A small catalogue, made by hand, for the matcher's tests."""

from __future__ import annotations

from dataclasses import replace

from footprint.inventory.catalogue import Catalogue, Dataset, Quality
from footprint.ledgers import Ledgers

_BASE = Dataset(
    id="",
    name="",
    name_zh="",
    location="CN",
    unit="kg",
    year=2023,
    sector="metals",
    group="steel",
    kind="unit",
    licence="open",
    source="s",
    source_place="table 1",
    quality=Quality(2, 2, 2, 2),
    estimate_share=0.0,
    factor=Ledgers(fossil=2.0),
)


def dataset(name_id: str, name: str, name_zh: str, **fields: object) -> Dataset:
    """A data set in kg from China unless `fields` say otherwise."""
    return replace(_BASE, id=name_id, name=name, name_zh=name_zh, **fields)  # type: ignore[arg-type]


DATASETS = (
    dataset(
        "steel-cold-rolled-cn",
        "Steel, cold-rolled coil, China",
        "冷轧钢卷，中国",
        hs="720916",
        synonyms=("cold-rolled steel sheet", "CRC"),
        synonyms_zh=("冷轧钢板", "冷轧板"),
    ),
    dataset(
        "steel-hot-rolled-cn",
        "Steel, hot-rolled coil, China",
        "热轧钢卷，中国",
        synonyms=("hot-rolled steel sheet", "HRC"),
        synonyms_zh=("热轧钢板", "热轧板"),
    ),
    dataset(
        "aluminium-primary-cn", "Aluminium ingot, primary, China", "原铝锭，中国", secondary="aluminium-secondary-cn"
    ),
    dataset("aluminium-secondary-cn", "Aluminium ingot, recycled, China", "再生铝锭，中国", contains_scrap=True),
    dataset(
        "aluminium-casting-cn",
        "Aluminium casting alloy, China",
        "铸造铝合金，中国",
        synonyms_zh=("压铸铝合金", "铝合金锭"),
    ),
    dataset(
        "aluminium-casting-secondary-cn",
        "Aluminium casting, of recycled alloy, China",
        "铝铸件，再生合金，中国",
        synonyms_zh=("压铸铝合金",),
        contains_scrap=True,
    ),
    dataset("methanol-coal-cn", "Methanol, from coal", "甲醇（煤制）", cas="67-56-1", synonyms_zh=("甲醇",)),
    dataset("methanol-gas-cn", "Methanol, from natural gas", "甲醇（天然气制）", cas="67-56-1", synonyms_zh=("甲醇",)),
    dataset("caustic-soda-flake-cn", "Caustic soda, flakes", "片碱", hs="281511"),
    dataset("caustic-soda-cn", "Caustic soda", "烧碱", cas="1310-73-2", hs="281512", synonyms_zh=("氢氧化钠", "液碱")),
    dataset(
        "pp-cn",
        "Polypropylene (PP)",
        "聚丙烯（PP）",
        sector="plastics",
        group="plastics",
        synonyms=("PP",),
        synonyms_zh=("PP粒子",),
    ),
    dataset(
        "pp-glo",
        "Polypropylene (PP), global",
        "聚丙烯（PP），全球",
        location="GLO",
        sector="plastics",
        group="plastics",
        synonyms=("PP",),
    ),
    dataset(
        "pa66-cn",
        "Polyamide 66 (PA66)",
        "聚酰胺66（PA66）",
        sector="plastics",
        group="plastics",
        synonyms=("nylon 66",),
    ),
    dataset(
        "pa66-gf30-cn",
        "Polyamide 66, 30 % glass fibre",
        "聚酰胺66，30%玻纤增强",
        sector="plastics",
        group="plastics",
        synonyms=("PA66-GF30",),
    ),
    dataset("glass-de", "Float glass, Germany", "浮法玻璃，德国", location="DE"),
    dataset(
        "natural-gas-cn",
        "Natural gas, China",
        "天然气，中国",
        unit="m3",
        group="energy",
        density_kg_per_m3=0.72,
        heating_value_mj_per_kg=49.0,
    ),
    dataset(
        "electricity-grid-cn",
        "Electricity, grid, China",
        "电力，全国电网平均，中国",
        unit="kWh",
        synonyms_zh=("电", "市电"),
        electricity=True,
    ),
    dataset(
        "electricity-contract-wind-cn",
        "Electricity, contractual wind power, China",
        "电力，绿电合同（风电），中国",
        unit="kWh",
        synonyms_zh=("绿电",),
        electricity=True,
        grid_partner="electricity-grid-cn",
    ),
    dataset(
        "electricity-grid-de",
        "Electricity, grid, Germany",
        "电力，电网平均，德国",
        unit="kWh",
        location="DE",
        electricity=True,
    ),
    dataset("tyre-cn", "Tyre, passenger car, China", "乘用车轮胎，中国", mass_kg_per_piece=9.0, synonyms_zh=("轮胎",)),
)
CATALOGUE = Catalogue("test", {item.id: item for item in DATASETS}, {})
