"""Reading the rule sets of this instance. They are public: a label names the one that its study followed."""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy.orm import Session
from sqlmodel import col, select

from footprint.refusals import NotFound
from footprint.rulebook.models import RuleSetFile
from footprint.rules.library import Library, shipped, shipped_files
from footprint.rules.values import RuleSet

NO_RULE_SET = NotFound("There is no such rule set.", "没有该规则集。")


def library(session: Session) -> Library:
    """Every rule set that a study may follow."""
    query = select(RuleSetFile.content).order_by(col(RuleSetFile.created), col(RuleSetFile.id))
    return _with(tuple(session.scalars(query)))


@lru_cache(maxsize=4)
def _with(texts: tuple[str, ...]) -> Library:
    return shipped().added(text.encode() for text in texts)


def rule_set(session: Session, name: str, version: str = "") -> RuleSet:
    """One rule set, in its newest version when none is named."""
    found = library(session).get(name, version)
    if found is None:
        raise NO_RULE_SET
    return found


def file(session: Session, name: str, version: str) -> bytes:
    """A rule set's file as it came."""
    known = shipped_files().get(f"{name}@{version}")
    if known is not None:
        return known
    query = select(RuleSetFile.content).where(RuleSetFile.rule_set == name, RuleSetFile.version == version)
    text = session.scalars(query).first()
    if text is None:
        raise NO_RULE_SET
    return text.encode()
