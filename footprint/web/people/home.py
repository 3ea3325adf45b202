"""The first page, the dashboard of each role, and what machines ask: health, readiness, the certificate."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, jsonify, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from footprint.web import context
from footprint.web.people.dashboard import dashboard
from footprint.web.security import limiter

pages = Blueprint("home", __name__)


@pages.get("/")
def index() -> ResponseReturnValue:
    """What this is; for a person who is signed in, what to do next."""
    if current_user.is_authenticated:
        return render_template("home/dashboard.html", board=dashboard(context.session(), context.actor()))
    settings = context.settings()
    return render_template(
        "home/index.html", demo=demo_accounts(), example=f"{settings.label_prefix}-2026-000001", settings=settings
    )


def demo_accounts() -> list[str]:
    """Addresses of the demonstration's accounts, where the demo command made them."""
    from footprint.accounts import queries

    return queries.demo_accounts(context.session())


@pages.get("/ca.pem")
def certificate() -> Response:
    """The certificate that signatures of this service are trusted by."""
    return Response(context.resources().ca_pem(), mimetype="application/x-pem-file")


@pages.get("/healthz")
@limiter.exempt
def healthz() -> ResponseReturnValue:
    """The process answers."""
    return jsonify(status="ok")


@pages.get("/readyz")
@limiter.exempt
def readyz() -> ResponseReturnValue:
    """The process can do its work: database, background release."""
    from footprint.readiness import checks

    found: dict[str, Any] = checks(context.session(), context.resources())
    return jsonify(found), 200 if all(found.values()) else 503
