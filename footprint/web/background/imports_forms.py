"""The form of an import."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, IntegerField, SelectChoice, SelectField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional


class ImportForm(FlaskForm):  # type: ignore[misc]
    file = FileField(_l("Background"), [FileRequired(_l("Choose a file first."))])
    name = StringField(_l("Name of the release"), [InputRequired(_l("This is needed.")), Length(max=60)])
    format = SelectField(
        _l("Format"),
        choices=[
            SelectChoice("", _l("told from the content")),
            SelectChoice("brightway-excel", _l("Brightway Excel")),
            SelectChoice("openlca-jsonld", _l("openLCA JSON-LD (zip)")),
            SelectChoice("ecospold2", _l("ecoSpold 2 (.spold or zip)")),
            SelectChoice("simapro-csv", _l("SimaPro CSV")),
        ],
    )
    licence = SelectField(
        _l("Licence"),
        choices=[
            SelectChoice("private", _l("private: factors and exchanges are never shown or passed on")),
            SelectChoice("static-results-only", _l("results only, factor withheld")),
            SelectChoice("attribution", _l("open with attribution")),
            SelectChoice("open", _l("open")),
        ],
    )
    year = IntegerField(
        _l("Year of data sets that state none"), [Optional(), NumberRange(min=1950, max=2100)], render_kw={"min": 1950}
    )
    with_packs = BooleanField(_l("Put the shipped data sets into the release too"))
    allow_cut_off = BooleanField(_l("Go on without what is missing"))
