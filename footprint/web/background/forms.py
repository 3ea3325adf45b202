"""Forms of the operator's work on the background."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length


class WorkbookForm(FlaskForm):  # type: ignore[misc]
    file = FileField(
        _l("Workbook of processes"), [FileRequired(_l("Choose a file first."))], render_kw={"accept": ".xlsx"}
    )


class NoteForm(FlaskForm):  # type: ignore[misc]
    note = TextAreaField(
        _l("Note of the release"),
        [InputRequired(_l("This is needed.")), Length(min=3, max=2000)],
        render_kw={"rows": 3},
    )
