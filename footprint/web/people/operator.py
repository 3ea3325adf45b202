"""The park operator: registrations, invitations, mail that waits, the audit chain, releases."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import SelectChoice

from footprint.web import context
from footprint.web.formats import named
from footprint.web.people.auth_forms import OperatorInviteForm
from footprint.web.sessions import signed_in

pages = Blueprint("operator", __name__, url_prefix="/operator")


@pages.get("/accounts")
@signed_in
def accounts() -> ResponseReturnValue:
    """Who waits for approval, who is here, and invitations."""
    return _accounts(OperatorInviteForm(formdata=None))


@pages.post("/accounts/<user_id>")
@signed_in
def decide(user_id: str) -> ResponseReturnValue:
    """Approve, refuse, disable or enable an account."""
    from footprint.accounts import operations

    session, actor = context.session(), context.actor()
    match request.form.get("verb"):
        case "approve":
            operations.approve(session, context.settings(), actor, user_id)
        case "refuse":
            operations.refuse(session, actor, user_id, request.form.get("reason", "").strip()[:500])
        case "disable":
            operations.disable(session, actor, user_id)
        case "enable":
            operations.enable(session, actor, user_id)
        case _:
            flash(_("Choose what you want to do."), "bad")
    context.commit()
    return redirect(url_for("operator.accounts"))


@pages.post("/invite")
@signed_in
def invite() -> ResponseReturnValue:
    """Invite somebody into an organisation."""
    from footprint.accounts import operations

    form = OperatorInviteForm()
    form.organisation.choices = _choices()
    if not form.validate_on_submit():
        return _accounts(form), 422
    operations.invite(
        context.session(),
        context.settings(),
        context.actor(),
        form.email.data,
        role=form.role.data,
        organisation_id=form.organisation.data or None,
        language=form.language.data,
    )
    context.commit()
    flash(_("The invitation is sent to %(email)s.", email=form.email.data), "good")
    return redirect(url_for("operator.accounts"))


@pages.get("/outbox")
@signed_in
def outbox() -> ResponseReturnValue:
    """Messages, sent and waiting; without a mail server they are read here."""
    from footprint.mail import queries

    page = context.page_number()
    messages = queries.outbox(context.session(), context.actor(), page=page)
    return render_template(
        "operator/outbox.html", messages=messages, page=page, smtp=bool(context.settings().smtp_host)
    )


@pages.get("/audit")
@signed_in
def audit() -> ResponseReturnValue:
    """The event log and whether its chain is whole."""
    from footprint.audit import queries
    from footprint.audit.chain import verify_chain

    page = context.page_number()
    events = queries.events(context.session(), context.actor(), page=page)
    verdict = verify_chain(context.session()) if request.args.get("verify") == "1" else None
    return render_template("operator/audit.html", events=events, page=page, verdict=verdict)


def _accounts(form: OperatorInviteForm) -> str:
    from footprint.accounts import queries

    session, actor = context.session(), context.actor()
    users = queries.users(session, actor)
    organisations = {one.id: one for one in queries.organisations(session, actor)}
    form.organisation.choices = _choices()
    return render_template(
        "operator/accounts.html",
        form=form,
        users=users,
        organisations=organisations,
    )


def _choices() -> list[SelectChoice]:
    from footprint.accounts import queries

    found = queries.organisations(context.session(), context.actor())
    return [SelectChoice("", _("My own organisation")), *(SelectChoice(one.id, named(one)) for one in found)]
