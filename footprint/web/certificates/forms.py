"""Forms of the certificate ledger."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import DateField, IntegerField, SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange

needed = InputRequired(_l("This is needed."))
SCHEMES = ("GEC", "I-REC", "GO", "REC", "other")


class LotForm(FlaskForm):  # type: ignore[misc]
    """Certificates of one plant and time."""

    numbers = TextAreaField(_l("Numbers of the certificates"), [needed, Length(max=1_000_000)])
    scheme = SelectField(
        _l("Scheme"),
        choices=[SelectChoice(name, _l("other") if name == "other" else name) for name in SCHEMES],
    )
    technology = SelectField(
        _l("Technology"),
        choices=[
            SelectChoice("wind", _l("Wind")),
            SelectChoice("pv", _l("Photovoltaic")),
            SelectChoice("hydro", _l("Hydropower")),
            SelectChoice("biomass", _l("Biomass")),
            SelectChoice("csp", _l("Concentrated solar power")),
            SelectChoice("nuclear", _l("Nuclear")),
            SelectChoice("other", _l("other")),
        ],
    )
    plant = StringField(_l("Power plant"), [needed, Length(max=200)])
    market = StringField(_l("Country of the grid"), [needed, Length(max=20)], default="CN")
    generated_from = DateField(_l("Generated from"), [needed])
    generated_to = DateField(_l("Generated until"), [needed])


class ProofForm(FlaskForm):  # type: ignore[misc]
    """The proof of cancellation."""

    file = FileField(
        _l("Proof of cancellation (PDF, PNG or JPEG)"),
        [FileRequired(_l("Choose a file first."))],
        render_kw={"accept": ".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"},
    )
    holder = StringField(_l("Cancelled in the name of"), [needed, Length(max=200)])
    cancelled_on = DateField(_l("Cancelled on"), [needed])


class AllocationForm(FlaskForm):  # type: ignore[misc]
    """kWh for a site of a study. A place is `study:version:site`."""

    place = SelectField(_l("Product and site"), choices=[], validate_choice=False)
    kwh = IntegerField(_l("kWh"), [needed, NumberRange(min=1, max=20_000_000)])
