"""Drop a PDF: the same verdict as the command line, plus the label's live status."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired

from footprint.web import context
from footprint.web.security import limiter

pages = Blueprint("verify", __name__)


class VerifyForm(FlaskForm):  # type: ignore[misc]
    file = FileField(
        _l("PDF of a label or report"),
        [FileRequired(_l("Choose a file first."))],
        render_kw={"accept": "application/pdf,.pdf"},
    )


@pages.route("/verify", methods=["GET", "POST"])
@limiter.limit("30 per minute", methods=["POST"])
def index() -> ResponseReturnValue:
    """The form; after a file, the verdict below it."""
    form = VerifyForm()
    if not form.validate_on_submit():
        return render_template("verify/index.html", form=form), 422 if form.errors else 200
    from footprint.labels import queries
    from footprint.labels.verification import verify_pdf

    resources = context.resources()
    known = resources.known_releases()
    verdict = verify_pdf(form.file.data.stream.read(), [resources.ca_pem()], known_releases=known)
    status = None
    if verdict.number:
        status = queries.label_status(context.session(), verdict.number)
    return render_template("verify/index.html", form=form, verdict=verdict, status=status)
