"""Whether this process can do its work."""

from __future__ import annotations

import logging

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from footprint.findings import InputError
from footprint.refusals import Refusal
from footprint.resources import Resources

log = logging.getLogger(__name__)


def checks(session: Session, resources: Resources) -> dict[str, bool]:
    """What is needed → whether it is there: the tables and a background release."""
    found = {"database": False, "release": False}
    try:
        session.execute(text("SELECT 1 FROM user_account LIMIT 1"))
        found["database"] = True
    except SQLAlchemyError:
        log.warning("the database does not answer, or its tables are not there", exc_info=True)
    try:
        found["release"] = len(resources.catalogue().datasets) > 0
    except (InputError, Refusal, OSError):
        log.warning("there is no background release", exc_info=True)
    return found
