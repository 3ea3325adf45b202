"""What is kept beside a line of the desk: notes and evidence files."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePath

from flask import Blueprint, flash, redirect, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from footprint.web import context
from footprint.web.sessions import signed_in

pages = Blueprint("line_notes", __name__)


@pages.post("/studies/<study_id>/match/notes")
@signed_in
def note(study_id: str) -> ResponseReturnValue:
    """Write a note on a line."""
    from footprint.studies import operations

    line = request.form.get("line", "")
    operations.add_note(context.session(), context.actor(), study_id, line, request.form.get("text", ""))
    context.commit()
    flash(_("The note is kept."), "good")
    return _to_line(study_id, line)


@pages.post("/studies/<study_id>/match/evidence")
@signed_in
def attach(study_id: str) -> ResponseReturnValue:
    """Attach a file to a line, or take one away."""
    from footprint.studies import operations

    session, resources, actor, form = context.session(), context.resources(), context.actor(), request.form
    line = form.get("line", "")
    if form.get("remove"):
        operations.remove_evidence(session, actor, study_id, form["remove"])
        said = _("The file is taken away from this line.")
    else:
        upload = request.files.get("file")
        data, name = (upload.stream.read(), upload.filename or "") if upload else (b"", "")
        operations.attach_evidence(session, resources, actor, study_id, line, data, PurePath(name).name)
        said = _("The file is kept. The next calculation names it with its hash.")
    context.commit()
    flash(said, "good")
    return _to_line(study_id, line)


@pages.get("/studies/<study_id>/match/evidence/<evidence_id>")
@signed_in
def evidence(study_id: str, evidence_id: str) -> ResponseReturnValue:
    """An evidence file as it came."""
    from footprint.studies import notes

    name, data = notes.file(context.session(), context.resources(), context.actor(), study_id, evidence_id)
    return send_file(BytesIO(data), "application/octet-stream", as_attachment=True, download_name=name)


@pages.get("/results/<snapshot_id>/evidence/<sha256>")
@signed_in
def of_result(snapshot_id: str, sha256: str) -> ResponseReturnValue:
    """An evidence file that a result names, for whoever may read the result."""
    from footprint.results import queries

    name, data = queries.evidence(context.session(), context.resources(), context.actor(), snapshot_id, sha256)
    return send_file(BytesIO(data), "application/octet-stream", as_attachment=True, download_name=name)


def _to_line(study_id: str, line: str) -> ResponseReturnValue:
    return redirect(url_for("matching.picker", study_id=study_id, line=line, _anchor="kept"))
