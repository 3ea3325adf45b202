"""The fields of each kind of measure, and what was posted in them as the JSON that declares it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from footprint.bom.numbers import NumberError, number


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a measure. `kind`: line, lines, dataset, percent, number, text, mode, supplier."""

    name: str
    label: Any
    kind: str
    hint: Any = ""


LINE = Field("line", _l("Line"), "line")
SOME = Field("lines", _l("Lines"), "lines", _l("Ids with commas between them; empty for all."))
KINDS: Mapping[str, tuple[Any, tuple[Field, ...]]] = {
    "electricity": (
        _l("Green electricity"),
        (
            Field("share", _l("Share"), "percent", _l("Of the electricity, in per cent.")),
            Field("dataset", _l("Electricity data set"), "electricity"),
            SOME,
        ),
    ),
    "recycled_content": (_l("Recycled content"), (LINE, Field("value", _l("Recycled content"), "percent"))),
    "swap": (
        _l("Other data or another supplier"),
        (
            LINE,
            Field("dataset", _l("Data set"), "dataset", _l("Its id, as the list of data sets shows it.")),
            Field("supplier_footprint", _l("or supplier footprint"), "supplier"),
        ),
    ),
    "transport": (
        _l("Transport"),
        (
            SOME,
            Field("transport", _l("New transport"), "text", _l("road 800 km; sea 12000 km. Or change what there is:")),
            Field("from", _l("From mode"), "mode"),
            Field("to", _l("To mode"), "mode"),
            Field("distance_factor", _l("Distance times"), "number"),
        ),
    ),
    "loss": (_l("Yield: another loss"), (LINE, Field("value", _l("Loss"), "percent"))),
    "quantity": (_l("Less of a line"), (LINE, Field("factor", _l("Of today's quantity"), "percent"))),
    "profile": (
        _l("Use profile"),
        (
            Field("path", _l("Which number"), "text", _l("As lifetime_km or energy.0.per_100km.")),
            Field("value", _l("Becomes"), "number"),
        ),
    ),
    "background": (
        _l("Background process"),
        (
            Field("process", _l("Data set"), "dataset", _l("For example the grid.")),
            Field("kg_co2e", _l("kg CO2e per unit"), "number"),
            Field("emissions_factor", _l("or own emissions times"), "number"),
            Field("from", _l("or of its input"), "dataset"),
            Field("share", _l("this share"), "percent"),
            Field("to", _l("comes from"), "dataset"),
        ),
    ),
}


def mode_name(mode: str) -> str:
    """A mode of transport."""
    names = {"road": _("Road"), "rail": _("Rail"), "inland": _("Inland ship"), "sea": _("Sea"), "air": _("Air")}
    return str(names.get(mode, mode))


def measure_of(kind: str, posted: Mapping[str, str]) -> dict[str, Any]:
    """What was posted for this kind. Empty fields are left out; whatever is wrong stays for the reader to refuse."""
    found: dict[str, Any] = {"kind": kind}
    for field in KINDS[kind][1] if kind in KINDS else ():
        text = posted.get(field.name, "").strip()
        if not text:
            continue
        if field.kind == "percent":
            found[field.name] = fraction(text)
        elif field.kind == "lines":
            found[field.name] = [part.strip() for part in text.replace("，", ",").split(",") if part.strip()]
        else:
            found[field.name] = text
    return found


def fraction(text: str) -> float | str:
    """`60` or `60 %` → 0.6; anything else as it is."""
    try:
        return round(number(text.rstrip(" %％")) / 100.0, 12)
    except NumberError:
        return text
