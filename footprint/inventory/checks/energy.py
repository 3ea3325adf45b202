"""Energy of a process per unit, against published ranges (`energy.csv` of the packs)."""

from __future__ import annotations

from footprint.inventory.balances import Carrier
from footprint.inventory.checks.messages import MESSAGES
from footprint.inventory.checks.values import Check
from footprint.inventory.packset import PackSet
from footprint.inventory.values import Process
from footprint.units import conversion_factor, parse_unit

# half beyond an end of the range is no spread of plants any more
FAR = 1.5
_ZH = {"electricity": "电力", "all": "全部能源"}


def energy_of(packs: PackSet, process: Process, carrier: Carrier) -> float:
    """MJ that one unit of the process takes in: electricity at 3.6 MJ/kWh, carriers at their heating value."""
    made = sum(
        exchange.amount * conversion_factor(exchange.unit, process.unit, process.properties)
        for exchange in process.exchanges
        if exchange.type == "production"
    )
    total = 0.0
    for exchange in process.exchanges:
        provider = packs.processes.get(exchange.flow)
        if exchange.type != "input" or provider is None:
            continue
        if carrier == "electricity" and not provider.electricity:
            continue
        if provider.sector != "energy":
            continue
        energy = parse_unit(provider.unit).dimension == "energy"
        if energy or provider.heating_value_mj_per_kg:
            total += exchange.amount * conversion_factor(exchange.unit, "MJ", provider.properties)
    return total / made


def check_energy(packs: PackSet) -> Check:
    """Each published range against what the inventory takes in."""
    findings = []
    for row in packs.energy.values():
        process = packs.processes[row.process]
        value = energy_of(packs, process, row.carrier) / conversion_factor(row.unit, "MJ")
        if row.low <= value <= row.high:
            continue
        far = value > row.high * FAR or value < row.low / FAR
        findings.append(
            MESSAGES.finding(
                "energy-far-outside" if far else "energy-outside",
                cell=row.place.cell() if row.place else None,
                process=row.process,
                value=value,
                unit=row.unit,
                carrier=row.carrier,
                carrier_zh=_ZH[row.carrier],
                low=row.low,
                high=row.high,
                source=row.source,
            )
        )
    return Check("energy", len(packs.energy), tuple(findings))
