"""Forms of studies."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, IntegerField, SelectChoice, SelectField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional


class UploadForm(FlaskForm):  # type: ignore[misc]
    file = FileField(
        _l("Bill of materials"),
        [FileRequired(_l("Choose a file first."))],
        render_kw={"accept": ".csv,.xlsx,.json,text/csv,application/json"},
    )
    name = StringField(_l("Name in your list"), [Optional(), Length(max=200)])


class RenameForm(FlaskForm):  # type: ignore[misc]
    name = StringField(_l("Name in your list"), [InputRequired(), Length(max=200)])


class OptionsForm(FlaskForm):  # type: ignore[misc]
    electricity = SelectField(
        _l("Electricity"),
        choices=[
            SelectChoice("location", _l("Location-based: the grid of the site")),
            SelectChoice("market", _l("Market-based: by contract")),
        ],
    )
    recycling = SelectField(
        _l("Recycling"),
        choices=[
            SelectChoice("cut-off", _l("Cut-off: scrap comes free of burden, recycling earns no credit")),
            SelectChoice("pre-consumer", _l("Pre-consumer scrap carries its burden")),
            SelectChoice("substitution", _l("Substitution: recycling replaces primary material")),
            SelectChoice("cff", _l("Circular footprint formula")),
        ],
    )
    full_disclosure = BooleanField(_l("Show every line in the public view of the label"))
    iterations = IntegerField(_l("Monte Carlo iterations"), [InputRequired(), NumberRange(min=0, max=100_000)])
