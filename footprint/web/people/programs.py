"""The programs that act for a person: their credentials for the API, made and revoked by people."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from footprint.db import db
from footprint.findings import InputError
from footprint.web import context
from footprint.web.people.auth import attempts, sentences
from footprint.web.sessions import signed_in

pages = Blueprint("programs", __name__, url_prefix="/account/programs")


class ProgramForm(FlaskForm):  # type: ignore[misc]
    name = StringField(_l("Name of the program"), [InputRequired(_l("This is needed.")), Length(max=120)])


@pages.get("")
@signed_in
def index() -> ResponseReturnValue:
    """The programs of my organisation."""
    return _page(ProgramForm(formdata=None))


@pages.post("")
@signed_in
@attempts
def create() -> ResponseReturnValue:
    """New credentials; the secret is shown on this one page."""
    from footprint.accounts import operations

    form = ProgramForm()
    if not form.validate_on_submit():
        return _page(form), 422
    try:
        made = operations.create_client(context.session(), context.actor(), form.name.data)
    except InputError as error:
        db.session.rollback()
        return _page(form, refusal=sentences(error)[0]), 422
    context.commit()
    return _page(ProgramForm(formdata=None), made=made)


@pages.post("/<client_id>/revoke")
@signed_in
def revoke(client_id: str) -> ResponseReturnValue:
    """End a program's credentials and tokens."""
    from footprint.accounts import operations

    operations.revoke_client(context.session(), context.actor(), client_id)
    context.commit()
    flash(_("The program has no access any more."), "good")
    return redirect(url_for("programs.index"))


def _page(form: ProgramForm, made: object = None, refusal: str = "") -> str:
    from footprint.accounts import queries

    session, person = context.session(), context.actor()
    clients = queries.clients(session, person)
    people = {one.id: one.name for one in queries.users(session, person)}
    return render_template("auth/programs.html", form=form, clients=clients, people=people, made=made, refusal=refusal)
