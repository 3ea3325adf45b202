"""Where a provider is looked for when there is none for the place that was asked: region → grid → country → world.

Regions are ISO 3166-2. China's regional grids have codes of their own here (`CN-NCG` …), as no standard gives any.
Each province stands in one grid: Inner Mongolia, whose east the Northeast grid supplies, in that of North China.
Countries of Europe fall back to `RER`, of North America to `RNA`.
"""

from __future__ import annotations

from types import MappingProxyType

WORLD = "GLO"
GRIDS = MappingProxyType(
    {
        "CN-NCG": ("BJ", "TJ", "HE", "SX", "SD", "NM"),
        "CN-NEG": ("LN", "JL", "HL"),
        "CN-ECG": ("SH", "JS", "ZJ", "AH", "FJ"),
        "CN-CCG": ("HA", "HB", "HN", "JX"),
        "CN-NWG": ("SN", "GS", "QH", "NX", "XJ"),
        "CN-SCG": ("GD", "GX", "YN", "GZ", "HI"),
        "CN-SWG": ("SC", "CQ", "XZ"),
    }
)
_GRID_OF = {f"CN-{province}": grid for grid, provinces in GRIDS.items() for province in provinces}
_CONTINENTS = {
    "RER": "AL AD AT BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL "
    "PT RO RS SE SI SK SM UA VA XK",
    "RNA": "CA US",
}
_CONTINENT_OF = {country: continent for continent, countries in _CONTINENTS.items() for country in countries.split()}


def fallbacks(location: str) -> tuple[str, ...]:
    """The location itself and then where to look instead, nearest first, the world last.

    `CN-TJ` → `CN-TJ`, `CN-NCG`, `CN`, `GLO`; `DE` → `DE`, `RER`, `GLO`.
    """
    steps = [location]
    if location in _GRID_OF:
        steps.append(_GRID_OF[location])
    country = location.split("-")[0]
    if country != location:
        steps.append(country)
    if country in _CONTINENT_OF:
        steps.append(_CONTINENT_OF[country])
    if location != WORLD:
        steps.append(WORLD)
    return tuple(steps)
