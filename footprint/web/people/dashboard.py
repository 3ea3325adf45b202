"""What each role should do next, one thing first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from footprint.web.formats import organisation_name
from footprint.web.studies.steps import next_step

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from footprint.accounts.models import User


@dataclass(frozen=True)
class Board:
    """The next action and the lists below it."""

    title: str
    text: str
    button: str = ""
    url: str = ""
    studies: list[Any] = field(default_factory=list)
    reviews: list[Any] = field(default_factory=list)
    shares: list[Any] = field(default_factory=list)
    people: list[Any] = field(default_factory=list)


def dashboard(session: Session, actor: User) -> Board:
    """The board of this person."""
    match actor.role:
        case "manufacturer":
            return _manufacturer(session, actor)
        case "certifier":
            return _certifier(session, actor)
        case "supplier":
            return _supplier(session, actor)
        case _:
            return _operator(session, actor)


def _manufacturer(session: Session, actor: User) -> Board:
    from footprint.exchange import queries as exchange
    from footprint.studies import queries

    studies = queries.studies(session, actor)
    shares = [row for row in exchange.shares(session, actor) if row.share.state == "offered"]
    if not studies:
        return Board(
            _("Upload your first bill of materials"),
            _("A spreadsheet or CSV of what one product is made of. The template shows the columns."),
            _("New product"),
            url_for("studies.new"),
            shares=shares,
        )
    stuck = [row for row in studies if row.review_state in ("changes_requested", "in_question")]
    unsent = [row for row in studies if row.review_state in (None, "rejected", "withdrawn")]
    step = next_step((stuck or unsent or studies)[0])
    return Board(step.title, step.text, step.button, step.url, studies=studies, shares=shares)


def _certifier(session: Session, actor: User) -> Board:
    from footprint.review import queries

    reviews = queries.reviews(session, actor)
    waiting = [row for row in reviews if row.state in ("submitted", "resubmitted", "in_question")]
    if not waiting:
        return Board(
            _("No review waits for you"), _("You get a mail when a firm submits a calculation."), reviews=reviews
        )
    first = waiting[0]
    return Board(
        ngettext("One review waits", "%(num)d reviews wait", len(waiting)),
        _("The next one is %(study)s of %(firm)s.", study=first.study_name, firm=organisation_name(first.organisation)),
        _("Open the calculation"),
        url_for("review.show", review_id=first.review.id),
        reviews=reviews,
    )


def _supplier(session: Session, actor: User) -> Board:
    from footprint.exchange import queries

    if not queries.published(session, actor):
        return Board(
            _("Publish the footprint of a component"),
            _("By a form, or with a PACT file of your own tool. Only the result is published, never your inputs."),
            _("New footprint"),
            url_for("suppliers.new"),
        )
    return Board(
        _("Share a footprint with a customer"),
        _("A customer that you name can then use it for its product; nobody else sees it."),
        _("To the footprints"),
        url_for("suppliers.index"),
        shares=queries.shares(session, actor),
    )


def _operator(session: Session, actor: User) -> Board:
    from footprint.accounts import queries as accounts
    from footprint.review import queries as review

    pending = accounts.users(session, actor, status="pending")
    reviews = review.reviews(session, actor)
    unassigned = [row for row in reviews if not row.certifier]
    if pending:
        return Board(
            ngettext("One registration waits", "%(num)d registrations wait", len(pending)),
            _("Look at who asks, then approve or refuse."),
            _("To the registrations"),
            url_for("operator.accounts"),
            people=pending,
            reviews=reviews,
        )
    if unassigned:
        return Board(
            ngettext("One review has no certifier", "%(num)d reviews have no certifier", len(unassigned)),
            _("Name the certifier organisation that is to look at it."),
            _("Name a certifier"),
            url_for("review.show", review_id=unassigned[0].review.id),
            reviews=reviews,
        )
    return Board(
        _("Nothing waits for you"), _("Registrations and reviews without a certifier appear here."), reviews=reviews
    )
