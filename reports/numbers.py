"""Numbers as people read them. Rounding happens here and nowhere else."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from footprint.notation import times_ten

MINUS = "−"


def significant(value: float, digits: int = 4) -> str:
    """`digits` significant digits, thousands grouped; very small or large values with a power of ten."""
    if value == 0:
        return "0"
    number = Decimal(repr(value))
    exponent = number.adjusted() - digits + 1
    rounded = number.quantize(Decimal(1).scaleb(exponent), rounding=ROUND_HALF_EVEN)
    if rounded.adjusted() > number.adjusted():  # 9.9995 became 10.000: one digit too many
        rounded = rounded.quantize(Decimal(1).scaleb(exponent + 1))
    sign = MINUS if rounded < 0 else ""
    magnitude = abs(rounded)
    if magnitude < Decimal("1e-5") or magnitude >= Decimal("1e9"):
        mantissa, _, power = f"{magnitude:.{digits - 1}E}".partition("E")
        return times_ten(f"{sign}{mantissa}", int(power))
    return f"{sign}{magnitude:,f}"


def quantity(value: float, digits: int = 6) -> str:
    """At most `digits` significant digits, without trailing zeros: `8`, `25.92`."""
    text = significant(value, digits)
    return text.rstrip("0").rstrip(".") if "." in text and "×" not in text else text


def percent(share: float, digits: int = 1) -> str:
    """A share of one as per cent."""
    text = f"{abs(share) * 100:.{digits}f}"
    sign = MINUS if share < 0 and float(text) != 0 else ""
    return f"{sign}{text}%"


def plain(value: float) -> str:
    """A quantity as it was given, without trailing zeros: `1`, `0.25`, `150,000`."""
    text = f"{Decimal(repr(value)):,f}"
    return text.rstrip("0").rstrip(".").replace("-", MINUS) if "." in text else text.replace("-", MINUS)
