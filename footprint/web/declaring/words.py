"""The words of declared parts, translated where they are shown."""

from __future__ import annotations

from flask_babel import gettext as _


def entry_kind(kind: str) -> str:
    """What a meter or invoice is of."""
    names = {
        "electricity": _("Electricity"),
        "steam": _("Steam or heat"),
        "fuel": _("Fuel burned on site"),
        "emission": _("Direct emission"),
        "carbonate": _("CO₂ from carbonates"),
        "waste": _("Waste, to be treated"),
        "water": _("Water"),
        "material": _("Material"),
        "packaging": _("Packaging"),
        "service": _("Service"),
    }
    return str(names.get(kind, kind))


def instrument_kind(kind: str) -> str:
    """A contractual instrument."""
    names = {
        "own-generation": _("own generation"),
        "direct-line": _("direct line"),
        "certificate": _("certificate"),
    }
    return str(names.get(kind, kind))


def receipt_kind(kind: str) -> str:
    """What was charged into a melt."""
    names = {
        "post-consumer": _("post-consumer scrap"),
        "pre-consumer": _("pre-consumer scrap"),
        "primary": _("primary material"),
        "addition": _("alloying addition"),
        "internal": _("rework of the same process"),
    }
    return str(names.get(kind, kind))


def ccu_approach(approach: str) -> str:
    """How captured CO2 is shared between emitter and user."""
    names = {
        "cut-off": _("cut-off at capture"),
        "credit-to-emitter": _("credit to the emitter"),
        "credit-to-user": _("credit to the user"),
    }
    return str(names.get(approach, approach))


DECLARED_WORDS = (entry_kind, instrument_kind, receipt_kind, ccu_approach)
