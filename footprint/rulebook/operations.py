"""Adding a rule set."""

from __future__ import annotations

from sqlalchemy.orm import Session

from footprint import audit
from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.canonical import sha256_hex
from footprint.findings import InputError
from footprint.rulebook import queries
from footprint.rulebook.models import RuleSetFile
from footprint.rules.library import shipped_files
from footprint.rules.messages import MESSAGES
from footprint.rules.reading import read_rule_set


def add_rule_set(session: Session, actor: User, data: bytes) -> RuleSetFile:
    """Keep a further rule set, or a further version of one. InputError when the file cannot be read or is there."""
    demand(actor, "rules.write")
    library = queries.library(session)
    found = read_rule_set(data, library.find)
    if found.name in shipped_files():
        raise InputError([MESSAGES.finding("rule-set-shipped", cell="rule-set.id", name=found.name)])
    if library.find(found.name) is not None:
        raise InputError([MESSAGES.finding("rule-set-there", cell="rule-set.version", name=found.name)])
    row = RuleSetFile(
        rule_set=found.id,
        version=found.version,
        sha256=sha256_hex(data),
        content=data.decode("utf-8"),
        uploaded_by=actor.id,
    )
    session.add(row)
    session.flush()
    told = {"id": found.id, "version": found.version, "sha256": row.sha256}
    audit.record(session, actor, "rules.add", ("rule_set", row.id), told)
    return row
