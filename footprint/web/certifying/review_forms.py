"""Forms of a review."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, RadioField, SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

needed = InputRequired(_l("This is needed."))


class SubmitForm(FlaskForm):  # type: ignore[misc]
    certifier = SelectField(_l("Certifier"), [Optional()])
    text = TextAreaField(_l("Message to the certifier"), [Optional(), Length(max=5000)])


class ApproveForm(FlaskForm):  # type: ignore[misc]
    """The verification statement (ISO 14064-3:2019, clause 9)."""

    sha256 = HiddenField(validators=[needed, Length(min=64, max=64)])
    assurance = RadioField(
        _l("Level of assurance"),
        [needed],
        choices=[
            SelectChoice("limited", _l("Limited assurance")),
            SelectChoice("reasonable", _l("Reasonable assurance")),
            SelectChoice("agreed-upon procedures", _l("Agreed-upon procedures")),
        ],
    )
    opinion = TextAreaField(_l("Opinion"), [needed, Length(max=5000)])
    work_done = TextAreaField(_l("What was done"), [needed, Length(max=5000)])
    not_verified = TextAreaField(_l("What was not verified"), [Optional(), Length(max=5000)])
    qualifications = TextAreaField(_l("Qualifications"), [Optional(), Length(max=5000)])
    independent_reviewer = StringField(_l("Independent reviewer"), [needed, Length(max=120)])
    independence = BooleanField(
        _l("I and my organisation are independent of the maker and had no part in the calculation."),
        [InputRequired(_l("A statement needs this declaration."))],
    )

    def statement(self) -> dict[str, Any]:
        """The fields of the statement by the operation's names."""
        return {
            "opinion": self.opinion.data,
            "work_done": self.work_done.data,
            "not_verified": self.not_verified.data or "",
            "qualifications": self.qualifications.data or "",
            "independent_reviewer": self.independent_reviewer.data,
            "independence": str(self.independence.label.text),
        }
