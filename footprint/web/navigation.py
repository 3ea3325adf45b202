"""The main menu, by role."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

from flask import Flask, current_app, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from footprint.settings import Settings
from footprint.web.studies.steps import next_step, reached


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the menu."""

    text: str
    url: str
    current: bool


def navigation() -> tuple[Item, ...]:
    """The entries that the reader can use, in the order in which they are needed."""
    role = current_user.role if current_user.is_authenticated else ""
    entries: list[tuple[str, str]] = []
    match role:
        case "manufacturer":
            entries = [
                (_("Products"), "studies.index"),
                (_("Labels"), "labels.index"),
                (_("Supplier footprints"), "suppliers.received"),
                (_("Certificates"), "certificates.index"),
            ]
        case "certifier":
            entries = [(_("Reviews"), "review.index"), (_("Labels"), "labels.index")]
        case "supplier":
            entries = [
                (_("Footprints"), "suppliers.index"),
                (_("Products"), "studies.index"),
                (_("Certificates"), "certificates.index"),
            ]
        case "operator":
            entries = [
                (_("Accounts"), "operator.accounts"),
                (_("Reviews"), "review.index"),
                (_("Register"), "labels.index"),
                (_("Certificates"), "certificates.index"),
                (_("Background"), "background.index"),
                (_("Outbox"), "operator.outbox"),
                (_("Audit"), "operator.audit"),
            ]
    if not role:
        entries = [(_("Register"), "labels.index")]
    entries += [
        (_("Data sets"), "catalogue.index"),
        (_("Rules"), "rules.manage" if role == "operator" else "rules.index"),
        (_("Verify"), "verify.index"),
    ]
    here = request.blueprint or ""
    return tuple(
        Item(
            text,
            url_for(endpoint),
            request.endpoint == endpoint or (endpoint.split(".")[0] == here and here != "operator"),
        )
        for text, endpoint in entries
    )


def serves(path: str) -> bool:
    """Whether this application has that address, which another edge may bring."""
    return any(rule.rule == path for rule in current_app.url_map.iter_rules())


def init_app(app: Flask, _settings: Settings) -> None:
    app.jinja_env.globals.update(
        navigation=navigation, version=version("footprint"), next_step=next_step, reached=reached, serves=serves
    )
