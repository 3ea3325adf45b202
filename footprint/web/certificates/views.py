"""The certificate ledger: a firm's certificates with their balance, and the operator's view of all."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import SelectChoice

from footprint.db import db
from footprint.findings import Finding, InputError
from footprint.web import context
from footprint.web.certificates.forms import AllocationForm, LotForm, ProofForm
from footprint.web.sessions import signed_in

pages = Blueprint("certificates", __name__, url_prefix="/certificates")
TAKEN = ("scheme", "technology", "plant", "market", "generated_from", "generated_to", "numbers")


@pages.get("")
@signed_in
def index() -> ResponseReturnValue:
    """All certificates that one may see, with what is left of them."""
    from footprint.certificates import queries

    lots = queries.lots(context.session(), context.actor())
    return render_template("certificates/index.html", lots=lots, everybody=context.actor().role == "operator")


@pages.route("/new", methods=["GET", "POST"])
@signed_in
def new() -> ResponseReturnValue:
    """Enter certificates."""
    from footprint.accounts.permissions import demand
    from footprint.certificates import operations

    demand(context.actor(), "certificate.enter")
    form = LotForm()
    findings: tuple[Finding, ...] = ()
    if form.validate_on_submit():
        try:
            lot = operations.enter(
                context.session(), context.actor(), operations.LotForm(**{name: form[name].data for name in TAKEN})
            )
        except InputError as error:
            db.session.rollback()
            findings = error.findings
        else:
            context.commit()
            flash(_("The certificates are in the ledger. They count once their proof is attached."), "good")
            return redirect(url_for("certificates.show", lot_id=lot.id))
    return render_template(
        "certificates/new.html", form=form, findings=findings
    ), 422 if findings or form.errors else 200


@pages.get("/<lot_id>")
@signed_in
def show(lot_id: str) -> ResponseReturnValue:
    """One lot: its proof, and what it covers."""
    return _page(lot_id)


@pages.post("/<lot_id>/proof")
@signed_in
def prove(lot_id: str) -> ResponseReturnValue:
    """Attach the proof of cancellation."""
    from footprint.certificates import operations

    form = ProofForm()
    if not form.validate_on_submit():
        return _page(lot_id, proof=form)
    try:
        operations.attach_proof(
            context.session(),
            context.resources(),
            context.actor(),
            lot_id,
            form.file.data.stream.read(),
            form.file.data.filename or "proof",
            holder=form.holder.data,
            cancelled_on=form.cancelled_on.data,
        )
    except InputError as error:
        db.session.rollback()
        return _page(lot_id, proof=form, findings=error.findings)
    context.commit()
    flash(_("The proof is attached. Now say which product's electricity the certificates cover."), "good")
    return redirect(url_for("certificates.show", lot_id=lot_id))


@pages.get("/<lot_id>/proof")
@signed_in
def proof(lot_id: str) -> ResponseReturnValue:
    """The proof as it came."""
    from footprint.certificates import queries

    name, data = queries.proof(context.session(), context.resources(), context.actor(), lot_id)
    return send_file(BytesIO(data), "application/octet-stream", as_attachment=True, download_name=name)


@pages.post("/<lot_id>/allocate")
@signed_in
def allocate(lot_id: str) -> ResponseReturnValue:
    """Cover a site of a study."""
    from footprint.certificates import operations

    form = AllocationForm()
    study, version, site = [*str(form.place.data or "").split(":", 2), "", ""][:3]
    if not form.validate_on_submit():
        return _page(lot_id, allocation=form)
    try:
        operations.allocate(
            context.session(),
            context.resources(),
            context.actor(),
            lot_id,
            study,
            site,
            form.kwh.data,
            version=int(version) if version.isdecimal() else -1,
        )
    except InputError as error:
        db.session.rollback()
        return _page(lot_id, allocation=form, findings=error.findings)
    context.commit()
    flash(_("The kWh are allocated. Calculate the product again to see both views."), "good")
    return redirect(url_for("certificates.show", lot_id=lot_id))


@pages.post("/<lot_id>/release/<allocation_id>")
@signed_in
def release(lot_id: str, allocation_id: str) -> ResponseReturnValue:
    """Give kWh back."""
    from footprint.certificates import operations

    operations.release(context.session(), context.actor(), allocation_id, request.form.get("reason", ""))
    context.commit()
    flash(_("The kWh are free again. Calculate the product again."), "good")
    return redirect(url_for("certificates.show", lot_id=lot_id))


@pages.post("/<lot_id>/remove")
@signed_in
def remove(lot_id: str) -> ResponseReturnValue:
    """Take a lot out that was entered by mistake."""
    from footprint.certificates import operations

    operations.remove(context.session(), context.actor(), lot_id)
    context.commit()
    flash(_("The certificates are no longer in the ledger."), "good")
    return redirect(url_for("certificates.index"))


def _page(
    lot_id: str, proof: Any = None, allocation: Any = None, findings: tuple[Finding, ...] = ()
) -> ResponseReturnValue:
    from footprint.certificates import queries

    session, actor = context.session(), context.actor()
    view = queries.lot(session, actor, lot_id)
    form = allocation or AllocationForm(formdata=None, kwh=view.balance or None)
    places = queries.places(session, actor) if actor.role != "operator" else []
    form.place.choices = [
        SelectChoice(f"{one.study_id}:{one.version}:{one.site}", f"{one.study} · {one.site} ({one.period})")
        for one in places
    ]
    wrong = findings or (proof is not None) or (allocation is not None)
    page = render_template(
        "certificates/show.html",
        view=view,
        proof=proof or ProofForm(formdata=None, holder=view.lot.holder or view.organisation),
        allocation=form,
        places=places,
        findings=findings,
    )
    return page, 422 if wrong else 200
