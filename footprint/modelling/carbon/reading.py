"""The declared part `carbon` → captured CO2, delayed emissions, credits. Offsets are refused here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from footprint.modelling.carbon.values import APPROACHES, ORIGINS, Approach, Captured, Carbon, Credit, Delayed, Origin
from footprint.modelling.reading import Part, read_part


def read_carbon(content: Mapping[str, Any]) -> Carbon:
    """The declaration. InputError with everything that is wrong; an offset is always wrong."""
    return read_part("carbon", content, _carbon)


def _carbon(part: Part) -> Carbon:
    if part.has("offsets"):
        part.wrong("offset-refused", "offsets")
    return Carbon(
        tuple(_captured(inner) for inner in part.parts("captured", limit=100)),
        tuple(_delayed(inner) for inner in part.parts("delayed", limit=100)),
        tuple(
            Credit(inner.place, inner.text("line", needed=True, limit=120), inner.text("reason", needed=True))
            for inner in part.parts("credits", limit=200)
        ),
    )


def _captured(part: Part) -> Captured:
    approach = cast(Approach, part.choice("approach", APPROACHES))
    counts = part.flag("emitter_counts")
    if approach == "credit-to-user" and not counts:
        part.wrong("ccu-nobody-counts", "emitter_counts")
    if approach == "credit-to-emitter" and counts:
        part.wrong("ccu-both-count", "emitter_counts")
    return Captured(
        part.place,
        part.text("line", needed=True, limit=120),
        cast(Origin, part.choice("origin", ORIGINS)),
        approach,
        part.optional("kg_co2_per_kg", above=0.0, most=1.0) or 1.0,
        part.text("emitter", limit=200),
        counts,
        part.text("release", limit=200),
        part.text("evidence", needed=True),
    )


def _delayed(part: Part) -> Delayed:
    line, kg = part.text("line", limit=120) or None, part.optional("kg_co2e")
    if (line is None) == (kg is None):
        part.wrong("line-or-kg", "line")
    return Delayed(
        part.place,
        part.text("name", needed=True, limit=200),
        line,
        kg,
        part.number("years", above=0.0, most=1000.0),
        part.text("evidence"),
    )
