"""Plain records that the reading process hands back; `reading` turns them into frozen values."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from footprint.inventory.importing.limits import LIMITS

Record = dict[str, Any]
_YEAR = re.compile(r"(?<!\d)(19[5-9]\d|20\d\d|2100)(?!\d)", re.ASCII)


class RefusedError(Exception):
    """A file that is not read further: the code and values of a finding."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def text(value: object, limit: int = LIMITS.text) -> str:
    """One line of composed, printable text."""
    if value is None:
        return ""
    composed = unicodedata.normalize("NFC", str(value))
    shown = "".join(" " if unicodedata.category(one) in {"Cc", "Cs", "Zl", "Zp"} else one for one in composed)
    return " ".join(shown.split())[:limit]


def year(*values: object) -> int | None:
    """The first year between 1950 and 2100 that one of the values begins with or holds."""
    for value in values:
        if found := _YEAR.search(str(value or "")[:200]):
            return int(found[1])
    return None


def gsd(exchange: Mapping[str, Any]) -> float | None:
    """The geometric standard deviation of a Brightway uncertainty; of other shapes the one of equal variance.

    `uncertainty type` after stats_arrays: 2 lognormal (`scale` is the logarithm), 3 normal, 4 uniform, 5 triangular.
    None for an amount without a distribution.
    """
    try:
        kind, amount = int(exchange.get("uncertainty type") or 0), abs(float(exchange["amount"]))
        if kind == 2:
            return math.exp(abs(float(exchange["scale"])))
        if kind == 3:
            variance = float(exchange["scale"]) ** 2
        elif kind in (4, 5):
            low, high = float(exchange["minimum"]), float(exchange["maximum"])
            mode = float(exchange["loc"])
            uniform, triangle = (
                (high - low) ** 2 / 12,
                (low**2 + high**2 + mode**2 - low * high - mode * (low + high)) / 18,
            )
            variance = uniform if kind == 4 else triangle
        else:
            return None
        return math.exp(math.sqrt(math.log1p(variance / amount**2)))
    except (KeyError, TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None


def exchange(kind: str, name: object, amount: object, unit: object, **more: Any) -> Record:
    """An exchange; keys as `RawExchange`."""
    return {
        "kind": kind,
        "name": text(name, 300),
        "amount": amount,
        "unit": text(unit, 60),
        **more,
        "comment": text(more.get("comment", "")),
    }


def process(key: object, name: object, amount: object, unit: object, keys: Iterable[str], **more: Any) -> Record:
    """A process; keys as `RawProcess`."""
    return {
        "key": text(key, 300),
        "name": text(name, 300),
        "amount": amount,
        "unit": text(unit, 60),
        "keys": list(keys),
        "exchanges": [],
        **more,
        "location": text(more.get("location", ""), 120),
        "comment": text(more.get("comment", "")),
    }
