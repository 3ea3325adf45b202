"""Rule sets that the operator added."""

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field

from footprint.db import Record


class RuleSetFile(Record, table=True):
    """One version of a rule set as its file was uploaded. Immutable and never removed: studies name it."""

    __tablename__ = "rule_set_file"
    __table_args__ = (UniqueConstraint("rule_set", "version"),)

    rule_set: str = Field(max_length=60)
    version: str = Field(max_length=14)
    sha256: str = Field(max_length=64)
    content: str = Field(sa_type=Text)
    uploaded_by: str = Field(foreign_key="user_account.id", max_length=36)
