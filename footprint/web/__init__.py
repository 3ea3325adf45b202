"""The pages: one blueprint a noun. Views parse, permit, call and render; rules and queries live in the rooms."""

from __future__ import annotations

from flask import Flask

from footprint.settings import Settings
from footprint.web import assets, errors, formats, language, navigation, security, sessions


def init_app(app: Flask, settings: Settings) -> None:
    """Register what every page needs, then the pages."""
    for part in (assets, errors, formats, language, navigation, security, sessions):
        part.init_app(app, settings)
    from footprint.web import jobs, rules
    from footprint.web.background import catalogue, imports, releases
    from footprint.web.background import views as background
    from footprint.web.certificates import views as certificates
    from footprint.web.certifying import labels, review, verify
    from footprint.web.columns import views as columns
    from footprint.web.declaring import views as declaring
    from footprint.web.desk import line_notes, revisions
    from footprint.web.desk import views as matching
    from footprint.web.people import auth, home, operator, programs
    from footprint.web.results import analysis, side_by_side
    from footprint.web.results import views as results
    from footprint.web.studies import scenarios, statement
    from footprint.web.studies import views as studies
    from footprint.web.suppliers import views as suppliers

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
