"""How a number with a power of ten is written, on pages and in PDFs alike."""

from __future__ import annotations

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def times_ten(mantissa: str, exponent: int) -> str:
    """`1.500` and -9 → `1.500 × 10⁻⁹`."""
    return f"{mantissa} × 10{str(exponent).translate(_RAISED)}"
