"""What suppliers publish and with whom they share it."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from footprint.db import Record


class PublishedFootprint(Record, table=True):
    """One immutable version of a component's footprint; `id` is its PACT pfId, `series` the product over versions.

    The five ledgers are kg CO2e per one `unit`. `source_data` is the PACT file as received: its owner's alone.
    `label`: the number of the label that it repeats, or empty. `product_ids`: the part numbers that it is of.
    """

    __tablename__ = "supplier_footprint"
    __table_args__ = (UniqueConstraint("series", "version"),)

    series: str = Field(index=True, max_length=36)
    version: int
    organisation_id: str = Field(foreign_key="organisation.id", index=True, max_length=36)
    status: str = Field(default="active", max_length=12)
    product: str = Field(max_length=200)
    product_zh: str = Field(default="", max_length=200)
    unit: str = Field(max_length=12)
    fossil: float
    biogenic_emissions: float
    biogenic_removals: float
    land_use_change: float
    aircraft: float
    biogenic_carbon_kg: float = 0.0
    mass_kg_per_unit: float | None = None
    primary_data_share: float | None = None
    dqr: float | None = None
    geography: str = Field(default="", max_length=20)
    period_start: date
    period_end: date
    valid_from: date
    valid_until: date
    source: str = Field(default="", max_length=500)
    preceding: list[str] = Field(default_factory=list, sa_type=JSON)
    source_data: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    label: str = Field(default="", max_length=30)
    product_ids: list[str] = Field(default_factory=list, sa_type=JSON)
    published_by: str = Field(foreign_key="user_account.id", max_length=36)


class Share(Record, table=True):
    """A series that one customer may use. `state`: offered, accepted, declined or revoked."""

    __tablename__ = "supplier_share"
    __table_args__ = (UniqueConstraint("series", "customer_id"),)

    series: str = Field(index=True, max_length=36)
    organisation_id: str = Field(foreign_key="organisation.id", index=True, max_length=36)
    customer_id: str = Field(foreign_key="organisation.id", index=True, max_length=36)
    state: str = Field(default="offered", max_length=10)
