"""Rule sets: what each demands, readable by anybody; the operator adds further ones."""

from __future__ import annotations

from io import BytesIO

from flask import Blueprint, flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired

from footprint.accounts.permissions import demand
from footprint.db import db
from footprint.findings import Finding, InputError
from footprint.rules.describing import demands
from footprint.web import context
from footprint.web.sessions import signed_in

pages = Blueprint("rules", __name__)
TOML = "application/toml"


class RuleSetForm(FlaskForm):  # type: ignore[misc]
    file = FileField(_l("Rule set (TOML)"), [FileRequired(_l("Choose a file first."))], render_kw={"accept": ".toml"})


@pages.get("/rules")
def index() -> ResponseReturnValue:
    """Every rule set in its newest version, with the older ones."""
    from footprint.rulebook import queries

    return render_template("rules/index.html", library=queries.library(context.session()))


@pages.get("/rules/<rule_set>/<version>")
def show(rule_set: str, version: str) -> ResponseReturnValue:
    """One rule set: every rule with what it demands and where that is from."""
    from footprint.rulebook import queries

    library = queries.library(context.session())
    found = queries.rule_set(context.session(), rule_set, version)
    return render_template(
        "rules/show.html",
        found=found,
        rules=[(rule, demands(rule)) for rule in found.rules],
        versions=[one.version for one in library if one.id == found.id],
        parent=library.find(found.extends) if found.extends else None,
    )


@pages.get("/rules/<rule_set>/<version>.toml")
def file(rule_set: str, version: str) -> ResponseReturnValue:
    """The file as it came."""
    from footprint.rulebook import queries

    data = queries.file(context.session(), rule_set, version)
    return send_file(BytesIO(data), TOML, as_attachment=True, download_name=f"{rule_set}@{version}.toml", max_age=0)


@pages.route("/operator/rules", methods=["GET", "POST"])
@signed_in
def manage() -> ResponseReturnValue:
    """The operator's list, and the form that adds a rule set or a further version of one."""
    from footprint.rulebook import operations, queries

    demand(context.actor(), "rules.write")
    form = RuleSetForm()
    findings: tuple[Finding, ...] = ()
    if form.validate_on_submit():
        try:
            row = operations.add_rule_set(context.session(), context.actor(), form.file.data.stream.read())
        except InputError as error:
            db.session.rollback()
            findings = error.findings
        else:
            context.commit()
            flash(_("Rule set %(name)s is added; studies may follow it.", name=f"{row.rule_set}@{row.version}"), "good")
            return redirect(url_for("rules.show", rule_set=row.rule_set, version=row.version))
    page = render_template(
        "operator/rules.html", form=form, findings=findings, library=queries.library(context.session())
    )
    return page, 422 if findings or form.errors else 200
