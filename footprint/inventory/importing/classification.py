"""A sector and a material group for a data set that states neither: from its unit and the words of its product."""

from __future__ import annotations

import re

_WORDS: tuple[tuple[str, str, str], ...] = (
    (r"electricity|power plant|\bheat\b|steam|\bfuel|diesel|gasoline|petrol|kerosene|coal|lignite|natural gas|hydrogen",
     "energy", "energy"),
    (r"transport|freight|lorry|\btruck|shipping", "transport", "transport"),
    (r"recycl|scrap|waste|landfill|incinerat|treatment of|wastewater", "recycling", "recycling"),
    (r"batter|cathode|anode|electrolyte", "battery", "battery"),
    (r"\bcar\b|vehicle|glider", "vehicle", "vehicle"),
    (r"\bsteel|\biron\b|stainless", "metals", "steel"),
    (r"alumini?um|alumina", "metals", "aluminium"),
    (r"\bcopper|brass|bronze", "metals", "copper"),
    (r"\blead\b", "metals", "lead"),
    (r"\bzinc|nickel|cobalt|magnesium|\btin\b|manganese|silicon", "metals", "metals"),
    (r"polyethylene|polypropylene|polyvinyl|polystyrene|plastic|nylon|polyester|polycarbonate|resin",
     "plastics", "plastics"),
    (r"rubber|tyre|tire\b", "plastics", "rubber"),
    (r"glass", "minerals", "glass"),
    (r"cement|concrete|limestone|\blime\b|sand\b|gravel|gypsum|brick", "minerals", "minerals"),
    (r"paper|cardboard|corrugated|pallet|packaging", "services", "packaging"),
    (r"\bacid|oxide|chloride|hydroxide|chemical|methanol|ethanol|ammonia|solvent|benzene|ethylene|propylene",
     "chemicals", "chemicals"),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern), sector, group) for pattern, sector, group in _WORDS)


def classify(name: str, unit: str) -> tuple[str, str]:
    """Sector and group; services and other when nothing tells."""
    if unit in ("kWh", "MWh"):
        return "energy", "energy"
    if unit in ("t*km", "kg*km"):
        return "transport", "transport"
    text = name.casefold()
    for pattern, sector, group in _COMPILED:
        if pattern.search(text):
            return sector, group
    return "services", "other"
