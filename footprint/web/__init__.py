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
        home,
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
        studies,
        suppliers,
        verify,
    )

    for page in (
        home,
        auth,
        programs,
        studies,
        revisions,
        matching,
        line_notes,
        results,
        analysis,
        review,
        labels,
        verify,
        catalogue,
        releases,
        suppliers,
        certificates,
        operator,
        background,
        jobs,
    ):
        app.register_blueprint(page.pages)
