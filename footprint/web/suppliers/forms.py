"""Forms of supplier footprints."""

from __future__ import annotations

import re
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import DateField, FloatField, HiddenField, SelectChoice, SelectField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from footprint.units import UNITS

needed = InputRequired(_l("This is needed."))
FIELDS = (
    "product",
    "product_zh",
    "unit",
    "fossil",
    "biogenic_emissions",
    "biogenic_removals",
    "land_use_change",
    "aircraft",
    "biogenic_carbon_kg",
    "mass_kg",
    "geography",
    "period_start",
    "period_end",
    "valid_from",
    "valid_until",
    "source",
)


class FootprintForm(FlaskForm):  # type: ignore[misc]
    """A component's footprint per one unit."""

    product = StringField(_l("Component"), [needed, Length(max=200)])
    product_zh = StringField(_l("Component, in Chinese"), [Optional(), Length(max=200)])
    unit = SelectField(
        _l("Per"), choices=[SelectChoice(unit.symbol, f"{unit.symbol} ({unit.name}, {unit.name_zh})") for unit in UNITS]
    )
    fossil = FloatField(_l("Fossil (kg CO₂e)"), [needed])
    biogenic_emissions = FloatField(_l("Biogenic emissions (kg CO₂e)"), [Optional(), NumberRange(min=0)], default=0.0)
    biogenic_removals = FloatField(
        _l("Biogenic removals (kg CO₂e, 0 or less)"), [Optional(), NumberRange(max=0)], default=0.0
    )
    land_use_change = FloatField(_l("Land-use change (kg CO₂e)"), [Optional()], default=0.0)
    aircraft = FloatField(_l("Aircraft (kg CO₂e)"), [Optional(), NumberRange(min=0)], default=0.0)
    biogenic_carbon_kg = FloatField(_l("Biogenic carbon held (kg C)"), [Optional(), NumberRange(min=0)], default=0.0)
    mass_kg = FloatField(_l("Mass of one unit (kg)"), [Optional(), NumberRange(min=0)])
    product_ids = StringField(
        _l("Part numbers, yours and your customers', separated by ;"), [Optional(), Length(max=2000)]
    )
    geography = StringField(_l("Place of production"), [Optional(), Length(max=20)])
    period_start = DateField(_l("Data from"), [needed])
    period_end = DateField(_l("Data until"), [needed])
    valid_from = DateField(_l("Valid from"), [needed])
    valid_until = DateField(_l("Valid until"), [needed])
    primary_data_share = FloatField(_l("Share of primary data, percent"), [Optional(), NumberRange(min=0, max=100)])
    dqr = FloatField(_l("Data quality rating (1 best to 5)"), [Optional(), NumberRange(min=1, max=5)])
    source = StringField(_l("Study or report that it comes from"), [needed, Length(max=500)])

    def values(self) -> dict[str, Any]:
        """The fields by the operation's names; a share from 0 to 1."""
        found = {name: self[name].data for name in FIELDS}
        for name in ("biogenic_emissions", "biogenic_removals", "land_use_change", "aircraft", "biogenic_carbon_kg"):
            found[name] = found[name] or 0.0
        share = self.primary_data_share.data
        found |= {"primary_data_share": None if share is None else share / 100, "dqr": self.dqr.data}
        for name in ("product_zh", "geography"):
            found[name] = found[name] or ""
        numbers = re.split("[;；]", self.product_ids.data or "")
        found["product_ids"] = tuple(number.strip() for number in numbers if number.strip())
        return found


class PactForm(FlaskForm):  # type: ignore[misc]
    file = FileField(
        _l("PACT file (JSON, version 3)"),
        [FileRequired(_l("Choose a file first."))],
        render_kw={"accept": ".json,application/json"},
    )


class ShareForm(FlaskForm):  # type: ignore[misc]
    series = HiddenField(validators=[needed])
    customer = StringField(_l("Customer"), [needed, Length(max=200)])
