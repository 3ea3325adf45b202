"""Component footprints: published by a supplier, shared by name, used by a customer."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from footprint.db import db
from footprint.findings import Finding, InputError
from footprint.web import context
from footprint.web.sessions import signed_in
from footprint.web.suppliers.forms import FootprintForm, PactForm, ShareForm

pages = Blueprint("suppliers", __name__, url_prefix="/footprints")


@pages.get("")
@signed_in
def index() -> ResponseReturnValue:
    """What we published, and with whom we share it."""
    from footprint.exchange import queries

    session, actor = context.session(), context.actor()
    return render_template(
        "suppliers/index.html",
        published=queries.published(session, actor),
        shares=[row for row in queries.shares(session, actor) if row.share.organisation_id == actor.organisation_id],
        form=ShareForm(formdata=None),
    )


@pages.get("/received")
@signed_in
def received() -> ResponseReturnValue:
    """What suppliers offer us."""
    from footprint.exchange import queries

    session, actor = context.session(), context.actor()
    rows = [row for row in queries.shares(session, actor) if row.share.customer_id == actor.organisation_id]
    usable = queries.visible_to(session, actor.organisation_id)
    return render_template("suppliers/received.html", rows=rows, usable=usable)


@pages.route("/new", methods=["GET", "POST"])
@signed_in
def new() -> ResponseReturnValue:
    """Publish by form; with a series, a new version."""
    from footprint.exchange import operations

    form = FootprintForm()
    findings: tuple[Finding, ...] = ()
    if form.validate_on_submit():
        footprint = operations.FootprintForm(**form.values())
        findings = _published(operations.publish_by_form, footprint)
        if not findings:
            return redirect(url_for("suppliers.index"))
    status = 422 if findings or form.errors else 200
    return render_template("suppliers/new.html", form=form, pact=PactForm(formdata=None), findings=findings), status


@pages.post("/pact")
@signed_in
def pact() -> ResponseReturnValue:
    """Publish from a PACT v3 file."""
    from footprint.exchange import operations

    form = PactForm()
    findings: tuple[Finding, ...] = ()
    if form.validate_on_submit():
        findings = _published(operations.publish_from_pact, form.file.data.stream.read())
        if not findings:
            return redirect(url_for("suppliers.index"))
    return render_template("suppliers/new.html", form=FootprintForm(formdata=None), pact=form, findings=findings), 422


def _published(publish: Callable[..., object], content: object) -> tuple[Finding, ...]:
    """Publish and keep it, as a new version of the series that the address names; what is wrong, else nothing."""
    try:
        publish(context.session(), context.actor(), content, series=request.args.get("series") or None)
    except InputError as error:
        db.session.rollback()
        return error.findings
    context.commit()
    flash(_("The footprint is published. Nobody sees it until you share it."), "good")
    return ()


@pages.post("/share")
@signed_in
def share() -> ResponseReturnValue:
    """Share a series with a customer by name."""
    from footprint.exchange import operations

    form = ShareForm()
    if form.validate_on_submit():
        operations.share(context.session(), context.actor(), form.series.data, form.customer.data)
        context.commit()
        flash(_("%(customer)s can now accept and use it.", customer=form.customer.data), "good")
    else:
        flash(_("Name the customer as it is registered here."), "bad")
    return redirect(url_for("suppliers.index"))


@pages.post("/shares/<share_id>")
@signed_in
def decide(share_id: str) -> ResponseReturnValue:
    """Accept or decline what is offered; take back what was shared."""
    from footprint.exchange import operations

    verbs = {"accept": operations.accept, "decline": operations.decline, "revoke": operations.revoke}
    verb = verbs.get(request.form.get("verb", ""))
    if verb is None:
        flash(_("Choose what you want to do."), "bad")
        return redirect(url_for("home.index"))
    given = verb(context.session(), context.actor(), share_id)
    context.commit()
    mine = given.organisation_id == context.actor().organisation_id
    return redirect(url_for("suppliers.index" if mine else "suppliers.received"))


@pages.post("/<footprint_id>/deprecate")
@signed_in
def deprecate(footprint_id: str) -> ResponseReturnValue:
    """Mark a version as no longer to be used."""
    from footprint.exchange import operations

    operations.deprecate(context.session(), context.actor(), footprint_id)
    context.commit()
    return redirect(url_for("suppliers.index"))
