"""The forms of the use profile: a vehicle, a battery, or a reference flow as stated."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from footprint.modelling.datasets import carriers
from footprint.modelling.gases import gases
from footprint.web.declaring.fields import Field, Part, Rows, choices
from footprint.web.declaring.naming import both

KINDS = ("vehicle", "battery", "reference-flow")


def profile_form(kind: str) -> tuple[Part, ...]:
    """The fields of one kind of profile; the kind itself is one of them."""
    chosen = Field(
        "kind",
        _l("Profile of"),
        "choice",
        groups=choices(
            ("vehicle", _l("a vehicle")), ("battery", _l("a battery")), ("reference-flow", _l("something else"))
        ),
        optional=False,
    )
    match kind:
        case "battery":
            return (chosen, *BATTERY)
        case "reference-flow":
            return (
                chosen,
                Field("pieces", _l("Pieces of the product per declared unit"), "number"),
                Field("reason", _l("Why")),
            )
        case _:
            return (chosen, *VEHICLE)


VEHICLE: tuple[Part, ...] = (
    Field(
        "lifetime_km", _l("Life in km"), "number", _l("Empty: 150,000 km as usual in China, and the result says so.")
    ),
    Field("lifetime_years", _l("Life in years"), "number", _l("Only for leakage stated per year")),
    Rows(
        "energy",
        _l("Energy"),
        _l("Energy carrier"),
        (
            Field(
                "carrier",
                _l("Carrier"),
                "choice",
                groups=choices(*((one.id, both(one)) for one in carriers("profile").values())),
            ),
            Field("per_100km", _l("Consumption per 100 km"), "number"),
            Field("unit", _l("Unit"), hint=_l("kWh, L, kg; empty: the usual one")),
            Field(
                "charging_loss",
                _l("Charging loss, 0 to 1"),
                "number",
                _l("Empty when consumption is measured at the plug."),
            ),
            Field(
                "region", _l("Where it is charged or filled"), hint=_l("ISO code such as CN; empty: the product's site")
            ),
            Field("evidence", _l("Evidence"), hint=_l("Type approval, test report")),
            Field("distance_share", _l("Share of the way, 0 to 1"), "number", _l("For hybrids"), more=True),
            Field("dataset", _l("Data set"), "dataset", _l("Hydrogen, gas and other carriers need one."), more=True),
        ),
        first=1,
    ),
    Rows(
        "parts",
        _l("Parts and fluids that are replaced"),
        _l("Part"),
        (
            Field("name", _l("Name"), hint=_l("Tyres, 12 V battery, brake fluid …")),
            Field("name_zh", _l("Name in Chinese"), more=True),
            Field("quantity", _l("Amount each time"), "number"),
            Field("unit", _l("Unit")),
            Field("interval_km", _l("Every … km"), "number", _l("Or say how many times below.")),
            Field("times", _l("Times over life"), "number"),
            Field("dataset", _l("Data set"), "dataset"),
            Field("evidence", _l("Evidence"), more=True),
        ),
        first=1,
    ),
    Rows(
        "leakage",
        _l("Refrigerant that leaks"),
        _l("Gas"),
        (
            Field("gas", _l("Gas"), "choice", groups=choices(*((one.id, both(one)) for one in gases().values()))),
            Field("kg", _l("kg over life"), "number"),
            Field("kg_per_year", _l("Or kg a year"), "number"),
            Field("refill", _l("Data set of the refill"), "dataset", _l("Empty: nothing is filled in again.")),
            Field("evidence", _l("Evidence"), more=True),
        ),
    ),
)

BATTERY: tuple[Part, ...] = (
    Field("capacity_kwh", _l("Rated energy when new (kWh)"), "number"),
    Field("depth_of_discharge", _l("Depth of discharge, 0 to 1"), "number", _l("Empty: 1")),
    Field("cycles", _l("Cycles over life"), "number", _l("Or give years and cycles a year.")),
    Field("years", _l("Years of life"), "number"),
    Field("cycles_per_year", _l("Cycles a year"), "number"),
    Field("capacity_fade", _l("Capacity lost at the end of life, 0 to 1"), "number"),
    Field("round_trip", _l("Round-trip efficiency, 0 to 1"), "number"),
    Field("losses", _l("Count the charging losses in the use stage"), "flag", _l("Not under EU 2023/1542.")),
    Field("evidence", _l("Evidence"), hint=_l("Test report")),
    Field("region", _l("Where it is charged"), hint=_l("ISO code such as CN"), more=True),
    Field("dataset", _l("Data set of that electricity"), "dataset", more=True),
)
