"""Forms of accounts. Rules such as the length of a password are the room's, not the form's."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import EmailField, PasswordField, RadioField, SelectChoice, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

needed = InputRequired(_l("This is needed."))


class LoginForm(FlaskForm):  # type: ignore[misc]
    email = EmailField(_l("E-mail"), [needed, Length(max=254)], render_kw={"autocomplete": "username"})
    password = PasswordField(_l("Password"), [needed, Length(max=500)], render_kw={"autocomplete": "current-password"})


class RegisterForm(FlaskForm):  # type: ignore[misc]
    role = RadioField(
        _l("Role"),
        [needed],
        choices=[
            SelectChoice("manufacturer", _l("We make products and need their footprint and label")),
            SelectChoice("supplier", _l("We supply components and give footprints to our customers")),
            SelectChoice("certifier", _l("We verify footprints independently")),
        ],
        default="manufacturer",
    )
    organisation = StringField(
        _l("Organisation"), [needed, Length(max=200)], render_kw={"autocomplete": "organization"}
    )
    organisation_zh = StringField(_l("Organisation, in Chinese"), [Optional(), Length(max=200)])
    credit_code = StringField(_l("Unified social credit code"), [Optional(), Length(max=18)])
    name = StringField(_l("Your name"), [needed, Length(max=120)], render_kw={"autocomplete": "name"})
    email = EmailField(_l("E-mail"), [needed, Length(max=254)], render_kw={"autocomplete": "email"})
    password = PasswordField(_l("Password"), [needed, Length(max=500)], render_kw={"autocomplete": "new-password"})


class ForgottenForm(FlaskForm):  # type: ignore[misc]
    email = EmailField(_l("E-mail"), [needed, Length(max=254)], render_kw={"autocomplete": "username"})


class ResetForm(FlaskForm):  # type: ignore[misc]
    password = PasswordField(_l("New password"), [needed, Length(max=500)], render_kw={"autocomplete": "new-password"})


class InvitationForm(FlaskForm):  # type: ignore[misc]
    name = StringField(_l("Your name"), [needed, Length(max=120)], render_kw={"autocomplete": "name"})
    password = PasswordField(_l("Password"), [needed, Length(max=500)], render_kw={"autocomplete": "new-password"})


class PasswordForm(FlaskForm):  # type: ignore[misc]
    old = PasswordField(_l("Present password"), [needed], render_kw={"autocomplete": "current-password"})
    new = PasswordField(_l("New password"), [needed, Length(max=500)], render_kw={"autocomplete": "new-password"})


class InviteForm(FlaskForm):  # type: ignore[misc]
    email = EmailField(_l("E-mail of a colleague"), [needed, Length(max=254)])
    language = SelectField(
        _l("Language of the mail"), choices=[SelectChoice("zh", "中文"), SelectChoice("en", "English")]
    )


class OperatorInviteForm(InviteForm):
    role = SelectField(
        _l("Role"),
        choices=[
            SelectChoice("manufacturer", _l("Manufacturer")),
            SelectChoice("certifier", _l("Certifier")),
            SelectChoice("supplier", _l("Supplier")),
            SelectChoice("operator", _l("Operator")),
        ],
    )
    organisation = SelectField(_l("Organisation"), choices=[])
