"""Text is readable in light and in dark: WCAG 2.2 success criterion 1.4.3 (4.5:1) and 1.4.11 (3:1)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[3] / "footprint/web/static/css/tokens.css").read_text("utf-8")
LIGHT, DARK = TOKENS.split("@media (prefers-color-scheme: dark)")
TEXT = [
    *((ink, surface) for ink in ("ink", "ink-soft", "accent", "bad") for surface in ("paper", "surface", "sunk")),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("accent", "accent-wash"),
    ("accent-strong", "accent-wash"),
    *((ink, f"{kind}-wash") for kind in ("good", "warn", "bad", "accent") for ink in ("ink", "ink-soft")),
    *((kind, f"{kind}-wash") for kind in ("good", "warn", "bad")),
]
SIGNS = [
    *((name, surface) for name in ("line-strong", "focus", "accent") for surface in ("paper", "surface")),
    *(
        (f"stage-{stage}", "paper")
        for stage in ("materials", "production", "transport", "packaging", "use", "end_of_life")
    ),
]


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "surface"), TEXT)
def test_text(scheme: str, ink: str, surface: str) -> None:
    palette = colours(LIGHT if scheme == "light" else DARK)
    assert contrast(palette[ink], palette[surface]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("sign", "surface"), SIGNS)
def test_signs(scheme: str, sign: str, surface: str) -> None:
    palette = colours(LIGHT if scheme == "light" else DARK)
    assert contrast(palette[sign], palette[surface]) >= 3


def test_both_schemes_name_the_same_colours() -> None:
    assert set(colours(LIGHT)) == set(colours(DARK))
