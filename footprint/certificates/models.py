"""The certificate ledger: lots of certificates with their proof, each certificate once, and what lots are used for."""

from datetime import date, datetime

from sqlmodel import Field

from footprint.db import Record, UtcDateTime


class CertificateLot(Record, table=True):
    """Certificates of one plant and time that were cancelled together. `kwh` = 1000 × `count`.

    `numbers` says them as ranges. `status`: `entered`, `proven` (the proof of cancellation is there) or `removed`.
    """

    __tablename__ = "certificate_lot"

    organisation_id: str = Field(foreign_key="organisation.id", index=True, max_length=36)
    scheme: str = Field(max_length=10)
    technology: str = Field(max_length=12)
    plant: str = Field(max_length=200)
    market: str = Field(max_length=6)
    generated_from: date
    generated_to: date
    count: int
    kwh: int
    numbers: str
    status: str = Field(default="entered", max_length=10)
    holder: str = Field(default="", max_length=200)
    cancelled_on: date | None = None
    proof: str | None = Field(default=None, max_length=64)
    proof_name: str = Field(default="", max_length=200)
    entered_by: str = Field(foreign_key="user_account.id", max_length=36)


class Certificate(Record, table=True):
    """One certificate. `number` is unique over the whole instance: nobody uses it again, no other firm either."""

    __tablename__ = "certificate"

    lot_id: str = Field(foreign_key="certificate_lot.id", index=True, max_length=36)
    number: str = Field(max_length=60, unique=True)


class CertificateAllocation(Record, table=True):
    """kWh of a lot for the electricity of one site in one study. Released ones stay for the record."""

    __tablename__ = "certificate_allocation"

    lot_id: str = Field(foreign_key="certificate_lot.id", index=True, max_length=36)
    organisation_id: str = Field(foreign_key="organisation.id", index=True, max_length=36)
    study_id: str = Field(foreign_key="study.id", index=True, max_length=36)
    site: str = Field(max_length=40)
    kwh: int
    released: datetime | None = Field(default=None, sa_type=UtcDateTime)
    reason: str = Field(default="", max_length=200)
    user_id: str = Field(foreign_key="user_account.id", max_length=36)
