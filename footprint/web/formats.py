"""How numbers, dates and bilingual names are shown. Rounding happens here and nowhere before."""

from __future__ import annotations

import re
from datetime import date, datetime
from math import isfinite
from typing import Any

from flask import Flask
from flask_babel import get_locale
from markupsafe import Markup

from footprint.inventory.licences import WITHHELD
from footprint.notation import times_ten
from footprint.settings import Settings
from footprint.web.places import place_name
from footprint.web.words import WORDS

DASH = "–"
PIECE = re.compile(r"\bpiece\b")


def language() -> str:
    """`en` or `zh`: the language of this request."""
    locale = get_locale()
    return "zh" if locale is not None and locale.language == "zh" else "en"


def number(value: float | None, digits: int = 4) -> str:
    """A number to so many significant digits, thousands apart: 12345.6 → `12,350`, 0.00012 → `0.0001200`."""
    if value is None or not isfinite(value):
        return DASH
    if value == 0:
        return "0"
    text = f"{value:.{digits - 1}e}"
    mantissa, _, power = text.partition("e")
    exponent = int(power)
    if not -7 < exponent < 15:
        return times_ten(mantissa, exponent)
    return f"{float(text):,.{max(digits - 1 - exponent, 0)}f}"


def plain(value: float | None) -> str:
    """A quantity as a person gave it: up to 10 significant digits and no needless zeros."""
    if value is None:
        return DASH
    text = f"{value:.10g}"
    return f"{float(text):,.10g}" if "e" not in text else text


def percent(value: float | None, places: int = 1) -> str:
    """A share as a percentage."""
    return DASH if value is None or not isfinite(value) else f"{value * 100:.{places}f} %"


def day(value: date | datetime | str | None) -> str:
    """ISO 8601, which both languages read."""
    if value is None:
        return DASH
    if isinstance(value, str):
        return value[:10]
    return value.strftime("%Y-%m-%d")


def moment(value: datetime | None) -> str:
    """Date and time to the minute, in UTC."""
    return DASH if value is None else value.strftime("%Y-%m-%d %H:%M UTC")


def named(thing: Any) -> str:
    """The name of anything bilingual, in the reader's language, the other one when that is empty."""
    get = thing.get if isinstance(thing, dict) else lambda key, default="": getattr(thing, key, default)
    name, name_zh = get("name", "") or "", get("name_zh", "") or ""
    return str((name_zh or name) if language() == "zh" else (name or name_zh))


def unit_text(symbol: str | None) -> Markup:
    """A unit as it is printed: t·km, m³."""
    text = PIECE.sub("件", symbol or "") if language() == "zh" else (symbol or "")
    text = text.replace("*", "·").replace("m3", "m³").replace("m2", "m²")
    return Markup.escape(text)


def organisation_name(thing: Any) -> str:
    """An organisation, or what is known of it: its name."""
    return thing if isinstance(thing, str) else named(thing)


CO2E = Markup("kg CO<sub>2</sub>e")


def init_app(app: Flask, _settings: Settings) -> None:
    app.jinja_env.filters.update(
        number=number, plain=plain, percent=percent, day=day, moment=moment, named=named, unit=unit_text
    )
    app.jinja_env.globals.update(
        CO2E=CO2E, org=organisation_name, place_name=place_name, unit_text=unit_text, WITHHELD=WITHHELD
    )
    app.jinja_env.globals.update({word.__name__: word for word in WORDS})
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
