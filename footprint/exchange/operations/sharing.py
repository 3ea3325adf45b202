"""Sharing a series with one customer by name; the customer accepts, the supplier may take it back."""

from __future__ import annotations

from typing import Literal

from sqlalchemy.orm import Session
from sqlmodel import select

from footprint import audit
from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.accounts.queries import organisation, organisation_by_name, people
from footprint.db import link
from footprint.exchange import queries
from footprint.exchange.messages import MESSAGES
from footprint.exchange.models import Share
from footprint.findings import InputError
from footprint.mail.outbox import enqueue
from footprint.refusals import IllegalMove, NotFound

NO_SHARE = NotFound("There is no such share.", "没有该共享。")


def share(session: Session, actor: User, series: str, customer_name: str) -> Share:
    """Offer every version of a product, present and future, to one customer. Offering again is no second share."""
    newest = queries.series(session, actor, series)[0]
    demand(actor, "exchange.share", newest)
    customer = organisation_by_name(session, customer_name)
    if customer is None or customer.id == actor.organisation_id:
        raise InputError([MESSAGES.finding("customer", cell="customer", name=customer_name[:200])])
    row = session.scalars(select(Share).where(Share.series == series, Share.customer_id == customer.id)).first()
    if row is None:
        row = Share(series=series, organisation_id=actor.organisation_id, customer_id=customer.id)
        session.add(row)
    elif row.state in ("offered", "accepted"):
        return row
    row.state = "offered"
    session.flush()
    audit.record(session, actor, "exchange.share", ("share", row.id), {"series": series, "customer": customer.name})
    supplier = organisation(session, actor.organisation_id)
    for person in people(session, customer.id):
        enqueue(
            session,
            person.email,
            "share",
            supplier=supplier.name,
            customer=customer.name,
            product=newest.product,
            link=link(session, "/footprints/received"),
        )
    return row


def _decide(session: Session, actor: User, share_id: str, state: Literal["accepted", "declined", "revoked"]) -> Share:
    row = session.get(Share, share_id)
    if row is None or actor.organisation_id not in (row.organisation_id, row.customer_id):
        raise NO_SHARE
    demand(actor, "exchange.share" if state == "revoked" else "exchange.accept", row)
    session.refresh(row, with_for_update=True)
    allowed = {
        "accepted": ("offered", "declined"),
        "declined": ("offered", "accepted"),
        "revoked": ("offered", "accepted"),
    }
    if row.state not in allowed[state]:
        raise IllegalMove(f"This share is {row.state}.", "当前状态下不能执行此操作。")
    row.state = state
    audit.record(session, actor, f"exchange.{state}", ("share", row.id), {"series": row.series})
    return row


def accept(session: Session, actor: User, share_id: str) -> Share:
    """The customer will calculate with it."""
    return _decide(session, actor, share_id, "accepted")


def decline(session: Session, actor: User, share_id: str) -> Share:
    """The customer will not."""
    return _decide(session, actor, share_id, "declined")


def revoke(session: Session, actor: User, share_id: str) -> Share:
    """The supplier takes it back; results that used it stay as they are."""
    return _decide(session, actor, share_id, "revoked")
