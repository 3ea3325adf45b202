"""The form of on-site production."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from footprint.modelling.carbonates import carbonates
from footprint.modelling.datasets import carriers
from footprint.modelling.gases import gases
from footprint.web.declaring.fields import Choice, Field, Group, Part, Rows, choices
from footprint.web.declaring.naming import both


def _kinds() -> tuple[tuple[object, tuple[Choice, ...]], ...]:
    return (
        (
            _l("Energy and water"),
            (("electricity", _l("Electricity")), ("steam", _l("Steam or heat")), ("water", _l("Water"))),
        ),
        (_l("Fuel burned on site"), tuple((f"fuel:{one.id}", both(one)) for one in carriers("production").values())),
        (_l("Direct emission"), tuple((f"emission:{one.id}", both(one)) for one in gases().values())),
        (_l("CO₂ from carbonates"), tuple((f"carbonate:{one.id}", both(one)) for one in carbonates().values())),
        (
            _l("Matter and services"),
            (
                ("material", _l("Material")),
                ("packaging", _l("Packaging")),
                ("waste", _l("Waste, to be treated")),
                ("service", _l("Service")),
            ),
        ),
    )


ENTRY: tuple[Part, ...] = (
    Field(
        "kind",
        _l("What"),
        "choice",
        groups=_kinds(),
        joins={"fuel": "fuel", "emission": "gas", "carbonate": "carbonate"},
    ),
    Field("amount", _l("Amount in the period"), "number", _l("Or give invoices or readings below.")),
    Field("unit", _l("Unit"), hint=_l("kWh, m3, kg, t …")),
    Field("evidence", _l("Evidence"), hint=_l("Meter or invoice number")),
    Field(
        "measured",
        _l("How it is known"),
        "choice",
        groups=choices(
            ("invoice", _l("Invoice")),
            ("meter", _l("Meter")),
            ("calculation", _l("Calculation")),
            ("estimate", _l("Estimate")),
        ),
    ),
    Field("product", _l("Only for the product"), hint=_l("Its id; empty: shared by all")),
    Field(
        "dataset",
        _l("Data set"),
        "dataset",
        _l("Empty: the grid of the place, the fuel, the gas. Waste, material, steam and service need one."),
    ),
    Field("name", _l("Name"), more=True),
    Field("name_zh", _l("Name in Chinese"), more=True),
    Field("mj_per_unit", _l("Heating value of the fuel, MJ per unit"), "number", more=True),
    Field("purity", _l("Purity of the carbonate, 0 to 1"), "number", more=True),
    Field("calcined", _l("Fraction calcined, 0 to 1"), "number", more=True),
    Field("transport", _l("Transport"), hint=_l("road 60 km; sea 1200 km"), more=True),
    Field("origin", _l("Origin"), hint=_l("ISO code such as CN-TJ"), more=True),
    Rows(
        "invoices",
        _l("Invoices, added up"),
        _l("Invoice"),
        (Field("text", _l("Month or number")), Field("amount", _l("Amount"), "number")),
        more=True,
    ),
    Rows(
        "readings",
        _l("Meter readings"),
        _l("Reading"),
        (
            Field("text", _l("Meter")),
            Field("opening", _l("At the start"), "number"),
            Field("closing", _l("At the end"), "number"),
            Field("multiplier", _l("Multiplier"), "number"),
        ),
        more=True,
    ),
)

PRODUCT: tuple[Part, ...] = (
    Field("id", _l("Id"), hint=_l("Short, such as ingot")),
    Field("amount", _l("Made in the period"), "number"),
    Field("unit", _l("Unit")),
    Field("price", _l("Price per unit"), "number", _l("For allocation by value")),
    Field("name", _l("Name"), more=True),
    Field("name_zh", _l("Name in Chinese"), more=True),
    Field("mass_kg", _l("Mass of one unit (kg)"), "number", _l("Where the unit is none of mass"), more=True),
    Field("energy_mj", _l("Energy of one unit (MJ)"), "number", more=True),
    Field("physical", _l("Physical quantity of one unit"), "number", more=True),
    Field("share", _l("Stated share, 0 to 1"), "number", more=True),
)

ALLOCATION: tuple[Part, ...] = (
    Field(
        "by",
        _l("Shared by"),
        "choice",
        _l("Needed with two products or more. First name what one product has alone."),
        groups=choices(
            ("mass", _l("mass")),
            ("energy", _l("energy content")),
            ("economic", _l("value")),
            ("physical", _l("another physical quantity")),
            ("stated", _l("stated shares")),
            ("subdivision", _l("nothing is shared: subdivision")),
        ),
    ),
    Field("reason", _l("Why")),
    Field("quantity", _l("Which physical quantity"), hint=_l("Such as painted area, m2"), more=True),
)

SCRAP: tuple[Part, ...] = (
    Field("name", _l("Scrap")),
    Field("amount", _l("Amount"), "number"),
    Field("unit", _l("Unit"), hint=_l("kg, t")),
    Field(
        "goes",
        _l("Where it goes"),
        "choice",
        groups=choices(
            ("internal", _l("back into the process")), ("sold", _l("sold")), ("customer", _l("back to the customer"))
        ),
    ),
    Field("evidence", _l("Evidence")),
)


def production_form() -> tuple[Part, ...]:
    """Demand first: what the page is about; then the sites."""
    process = (
        Field("id", _l("Id of the process"), hint=_l("Short, such as melting")),
        Field("name", _l("Name")),
        Field("name_zh", _l("Name in Chinese"), more=True),
        Rows("products", _l("Products"), _l("Product"), PRODUCT, first=1),
        Group("allocation", _l("Allocation"), ALLOCATION),
        Rows("entries", _l("Meters, invoices and emissions"), _l("Entry"), ENTRY, first=1),
        Rows(
            "takes",
            _l("Taken from your own processes"),
            _l("Product taken"),
            (
                Field("product", _l("Product"), hint=_l("Its id")),
                Field("amount", _l("Amount in the period"), "number"),
                Field("unit", _l("Unit")),
                Field("used_for", _l("Only for the product"), hint=_l("Its id; empty: shared by all")),
            ),
        ),
        Rows("scrap", _l("Process scrap"), _l("Scrap"), SCRAP),
    )
    return (
        Rows(
            "demand",
            _l("What one product needs"),
            _l("Need"),
            (
                Field("product", _l("Product of the site"), hint=_l("Its id below")),
                Field("amount", _l("Amount"), "number"),
                Field("unit", _l("Unit")),
            ),
            first=1,
            hint=_l("Per declared unit; with a use profile, per piece."),
        ),
        Rows(
            "sites",
            _l("Sites"),
            _l("Site"),
            (
                Field("id", _l("Id of the site"), hint=_l("Short, such as tj")),
                Field("name", _l("Name")),
                Field("name_zh", _l("Name in Chinese"), more=True),
                Field("location", _l("Place"), hint=_l("ISO code such as CN-TJ; the grid follows from it")),
                Field("from", _l("Period from"), "day"),
                Field("to", _l("Period until"), "day"),
                Rows("processes", _l("Processes"), _l("Process"), process, first=1),
            ),
            first=1,
        ),
    )
