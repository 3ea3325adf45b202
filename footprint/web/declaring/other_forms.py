"""The forms of instruments, evidence of recycled content and carbon accounting."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from footprint.modelling.electricity.reading import SCHEMES, technologies
from footprint.web.declaring.fields import Field, Group, Part, Rows, choices
from footprint.web.declaring.naming import both


def instruments_form() -> tuple[Part, ...]:
    """Direct lines and own generation; certificates come from the ledger."""
    return (
        Field(
            "refuse_certificates",
            _l("The buyer or scheme takes no certificates"),
            "flag",
            _l("The location-based result is declared then."),
        ),
        Rows(
            "instruments",
            _l("Own generation and direct lines"),
            _l("Instrument"),
            (
                Field("id", _l("Id"), hint=_l("Short, such as roof")),
                Field(
                    "kind",
                    _l("Kind"),
                    "choice",
                    groups=choices(
                        ("own-generation", _l("own generation")),
                        ("direct-line", _l("direct line")),
                        ("certificate", _l("certificate")),
                    ),
                ),
                Field("site", _l("Site"), hint=_l("Its id in the production")),
                Field("kwh", _l("kWh in the period"), "number"),
                Field(
                    "technology",
                    _l("Technology"),
                    "choice",
                    groups=choices(*((name, both(row)) for name, row in technologies().items())),
                ),
                Field(
                    "certificates_sold",
                    _l("Its certificates were sold"),
                    "flag",
                    _l("It counts as grid electricity then."),
                ),
                Field("evidence", _l("Evidence")),
                Field("dataset", _l("Data set"), "dataset", more=True),
                *_certificate(),
            ),
            first=1,
        ),
    )


def _certificate() -> tuple[Part, ...]:
    return (
        Field("scheme", _l("Scheme"), "choice", groups=choices(*((name, name) for name in SCHEMES)), more=True),
        Field("certificates", _l("Numbers of the certificates"), "lines", more=True),
        Field("count", _l("How many"), "number", more=True),
        Field("plant", _l("Power plant"), more=True),
        Field("market", _l("Country of the grid"), more=True),
        Field("from", _l("Generated from"), "day", more=True),
        Field("to", _l("Generated until"), "day", more=True),
        Field("holder", _l("Cancelled in the name of"), more=True),
        Field("cancelled", _l("Cancelled on"), "day", more=True),
        Field("proof", _l("SHA-256 of the proof"), more=True),
    )


def _mass(name: str, label: object) -> Group:
    return Group(name, label, (Field("amount", _l("Amount"), "number"), Field("unit", _l("Unit"), hint=_l("kg, t"))))


def recycling_form() -> tuple[Part, ...]:
    """Mass balances of melts or recycling processes."""
    receipts = Rows(
        "inputs",
        _l("Charged: scrap receipts, primary metal, additions"),
        _l("Receipt"),
        (
            Field(
                "kind",
                _l("Kind"),
                "choice",
                groups=choices(
                    ("post-consumer", _l("post-consumer scrap")),
                    ("pre-consumer", _l("pre-consumer scrap")),
                    ("primary", _l("primary material")),
                    ("addition", _l("alloying addition")),
                    ("internal", _l("rework of the same process")),
                ),
            ),
            Field("grade", _l("Grade")),
            Field("amount", _l("Amount"), "number"),
            Field("unit", _l("Unit"), hint=_l("kg, t")),
            Field("origin", _l("Origin"), hint=_l("ISO code such as CN-TJ")),
            Field("evidence", _l("Evidence"), hint=_l("Weighing slip, invoice")),
            Field("supplier", _l("Supplier"), more=True),
            Field("certificate", _l("Certificate"), more=True),
        ),
        first=1,
    )
    return (
        Rows(
            "balances",
            _l("Mass balances"),
            _l("Balance"),
            (
                Field("line", _l("Line of the bill of materials"), hint=_l("Its id; empty: the product itself")),
                Field("name", _l("Name"), hint=_l("Such as furnace 2")),
                Field("from", _l("Period from"), "day"),
                Field("to", _l("Period until"), "day"),
                receipts,
                _mass("melt_loss", _l("Melt loss")),
                Field("melt_loss_share", _l("Or melt loss as a share of what was charged, 0 to 1"), "number"),
                _mass("output", _l("Output")),
                _mass("stock_change", _l("More in stock at the end")),
                Field("evidence", _l("Evidence")),
            ),
            first=1,
        ),
    )


def carbon_form() -> tuple[Part, ...]:
    """Captured CO2, delayed emissions and credits."""
    line = Field("line", _l("Line of the bill of materials"), hint=_l("Its id"))
    return (
        Rows(
            "captured",
            _l("Captured CO₂ as feedstock"),
            _l("Captured CO₂"),
            (
                line,
                Field(
                    "origin",
                    _l("Origin of the carbon"),
                    "choice",
                    groups=choices(
                        ("fossil", _l("fossil")), ("biogenic", _l("biogenic")), ("atmospheric", _l("atmospheric"))
                    ),
                ),
                Field(
                    "approach",
                    _l("Approach"),
                    "choice",
                    _l("The declared total is always without a credit; the others stand beside it."),
                    groups=choices(
                        ("cut-off", _l("cut-off at capture")),
                        ("credit-to-emitter", _l("credit to the emitter")),
                        ("credit-to-user", _l("credit to the user")),
                    ),
                ),
                Field("kg_co2_per_kg", _l("kg CO₂ in one kg"), "number", _l("Empty: 1")),
                Field("emitter", _l("Emitter")),
                Field("emitter_counts", _l("The emitter counts it as emitted"), "flag"),
                Field("release", _l("Where it is released again")),
                Field("evidence", _l("Evidence")),
            ),
        ),
        Rows(
            "delayed",
            _l("Delayed emissions"),
            _l("Delayed emission"),
            (
                Field("name", _l("Name")),
                Field("line", _l("Line of the bill of materials"), hint=_l("Or kg CO₂e below")),
                Field("kg_co2e", _l("kg CO₂e per declared unit"), "number"),
                Field("years", _l("Years after production"), "number"),
                Field("evidence", _l("Evidence")),
            ),
            hint=_l("Stated, and never netted."),
        ),
        Rows(
            "credits",
            _l("Credits: why data are negative"),
            _l("Credit"),
            (line, Field("reason", _l("Why"))),
            hint=_l("Offsets are none and are refused (ISO 14067)."),
        ),
    )
