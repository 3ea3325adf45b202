"""Greenhouse gases of a result: elementary flows put together as ISO 14067 and the Kyoto list name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from footprint.inventory.values import Flow


@dataclass(frozen=True, slots=True)
class Gas:
    """A gas or a family of them. `flows`: ids or beginnings of ids (with a hyphen at the end) that belong to it."""

    id: str
    name: str
    name_zh: str
    flows: tuple[str, ...]


GASES: tuple[Gas, ...] = (
    Gas("co2_fossil", "CO2, fossil", "CO2，化石源", ("co2-fossil",)),
    Gas("co2_aircraft", "CO2, aircraft", "CO2，航空", ("co2-aircraft",)),
    Gas("co2_land_use", "CO2, land-use change", "CO2，土地利用变化", ("co2-land-use",)),
    Gas("co2_biogenic", "CO2, biogenic emission", "CO2，生物源排放", ("co2-biogenic",)),
    Gas("co2_uptake", "CO2, biogenic uptake", "CO2，生物质吸收", ("co2-uptake",)),
    Gas("ch4_fossil", "CH4, fossil", "CH4，化石源", ("ch4-fossil", "ch4-aircraft")),
    Gas("ch4_biogenic", "CH4, biogenic and land use", "CH4，生物源及土地利用", ("ch4-biogenic", "ch4-land-use")),
    Gas("n2o", "N2O", "N2O", ("n2o", "n2o-")),
    Gas("hfc", "HFCs", "氢氟碳化物", ("hfc-",)),
    Gas("pfc", "PFCs", "全氟碳化物", ("cf4", "c2f6", "c3f8", "c-c4f8", "pfc-")),
    Gas("sf6", "SF6", "SF6", ("sf6",)),
    Gas("nf3", "NF3", "NF3", ("nf3",)),
    Gas("other", "Other gases", "其他气体", ()),
)
# what no data tell apart: CO2 equivalents of aggregated factors, and of suppliers' footprints
AGGREGATED = Gas("aggregated", "Not told apart (aggregated factors)", "未细分（聚合因子）", ("ghg-",))
SUPPLIERS = Gas("suppliers", "Not told apart (supplier footprints)", "未细分（供应商碳足迹）", ())


@dataclass(frozen=True, slots=True)
class GasTotal:
    """`kg_co2e` of a gas, and its mass where it is one: None for families of CO2 equivalents."""

    gas: Gas
    kg_co2e: float
    kg: float | None


def gas_of(flow: str) -> Gas:
    """The gas that an elementary flow (an id) belongs to."""
    for gas in (*GASES, AGGREGATED):
        if any(flow == name or (name.endswith("-") and flow.startswith(name)) for name in gas.flows):
            return gas
    return GASES[-1]


def by_gas(flows: Sequence[tuple[Flow, float]], supplied: float = 0.0) -> tuple[GasTotal, ...]:
    """kg CO2e of each gas that a product causes, in the order of GASES, and what suppliers' footprints make.

    They sum to its total. GWP100 as the release has it (IPCC AR6); a flow without a ledger is not characterised.

    Formula: Emissions by gas.
    """
    parts: dict[str, list[tuple[float, float]]] = {}
    for flow, amount in flows:
        if flow.ledger is not None:
            parts.setdefault(gas_of(flow.id).id, []).append((amount * flow.gwp100, amount))
    known: Mapping[str, Gas] = {gas.id: gas for gas in (*GASES, AGGREGATED)}
    found = [
        GasTotal(
            gas,
            fsum(kg_co2e for kg_co2e, _ in parts[name]),
            None if gas is AGGREGATED else fsum(kg for _, kg in parts[name]),
        )
        for name, gas in known.items()
        if name in parts
    ]
    return (*found, GasTotal(SUPPLIERS, supplied, None)) if supplied else tuple(found)
