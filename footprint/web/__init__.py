"""The pages: one blueprint a noun. Views parse, permit, call and render; rules and queries live in the rooms."""

from __future__ import annotations

from flask import Flask

from footprint.settings import Settings
from footprint.web import assets, errors, formats, language, navigation, security, sessions


def init_app(app: Flask, settings: Settings) -> None:
    """Register what every page needs, then the pages."""
    for part in (assets, errors, formats, language, navigation, security, sessions):
        part.init_app(app, settings)
    from footprint.web import (
        analysis,
        auth,
        background,
        catalogue,
        certificates,
        columns,
        home,
        imports,
        jobs,
        labels,
        line_notes,
        matching,
        operator,
        programs,
        releases,
        results,
        review,
        revisions,
        rules,
        scenarios,
        side_by_side,
        statement,
        studies,
        suppliers,
        verify,
    )
    from footprint.web.declaring import views as declaring

    for page in (
        home,
        auth,
        programs,
        studies,
        columns,
        declaring,
        revisions,
        matching,
        line_notes,
        statement,
        results,
        analysis,
        side_by_side,
        scenarios,
        review,
        rules,
        labels,
        verify,
        catalogue,
        releases,
        suppliers,
        certificates,
        operator,
        background,
        imports,
        jobs,
    ):
        app.register_blueprint(page.pages)
