"""Certificates in the demonstration: entered, proven and allocated through the same doors as anybody's."""

from __future__ import annotations

from sqlalchemy.orm import Session

from footprint.accounts.models import User
from footprint.accounts.queries import organisation
from footprint.certificates import operations, queries
from footprint.demo.samples import Certificates
from footprint.resources import Resources
from footprint.studies.models import Study


def cover(session: Session, resources: Resources, actor: User, study: Study, wanted: Certificates) -> None:
    """The sample's certificates cover its site; what a run before did is left as it is."""
    if any(allocation.site == wanted.site for allocation, _ in queries.of_study(session, study.id)):
        return
    form = operations.LotForm(
        numbers=wanted.numbers,
        technology=wanted.technology,
        plant=wanted.plant,
        market=wanted.market,
        generated_from=wanted.generated_from,
        generated_to=wanted.generated_to,
    )
    known = [view.lot for view in queries.lots(session, actor) if view.lot.plant == wanted.plant]
    lot = known[0] if known else operations.enter(session, actor, form)
    if lot.status != "proven":
        operations.attach_proof(
            session,
            resources,
            actor,
            lot.id,
            wanted.proof,
            wanted.proof_name,
            holder=organisation(session, actor.organisation_id).name,
            cancelled_on=wanted.cancelled_on,
        )
    operations.allocate(session, resources, actor, lot.id, study.id, wanted.site, wanted.kwh, version=study.version)
