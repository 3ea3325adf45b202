"""An instance in a temporary folder with people of every role, on the hand-made background."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from footprint.accounts.models import Organisation, User
from footprint.db import engine_of
from footprint.inventory.catalogue import Catalogue
from footprint.inventory.release import Release
from footprint.jobs.worker import run_one, worker_name
from footprint.resources import Resources
from footprint.settings import Settings
from tests.data.background import HandBackground

PASSWORD = "correct horse battery"
BOM = b"""# name: Pump
# declared_unit: piece
id,name,quantity,unit,dataset
1,Rotor,5,kg,steel-hot-rolled-cn
2,Mystery part,1,kg,
"""


class HandResources(Resources):
    """The real resources on the hand-made background."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.background = HandBackground()

    def release(self, release: str | None = None) -> Release:
        return cast(Release, self.background)

    def catalogue(self) -> Catalogue:
        return self.background.catalogue


def make_settings(home: Path, **more: Any) -> Settings:
    """Cheap passwords and quick leases."""
    values = {"argon2_time": 1, "argon2_memory": 8, "argon2_lanes": 1, "job_lease": 5.0, **more}
    return Settings(_env_file=None, home=home, **values)


def make_tables(settings: Settings) -> None:
    """The tables as the models say; that migrations agree is a test of its own."""
    import footprint.tables  # noqa: F401

    SQLModel.metadata.create_all(engine_of(settings))


@dataclass(frozen=True)
class People:
    """One active person of each role, and a second manufacturer of another firm."""

    manufacturer: User
    colleague: User
    rival: User
    certifier: User
    other_certifier: User
    supplier: User
    operator: User

    def __iter__(self) -> Any:
        return iter((self.manufacturer, self.rival, self.certifier, self.other_certifier, self.supplier, self.operator))


def make_people(session: Session) -> People:
    """Without passwords: logging in has its own tests."""
    organisations: dict[str, Organisation] = {}

    def person(name: str, role: str, organisation: str) -> User:
        if organisation not in organisations:
            organisations[organisation] = Organisation(
                name=organisation, name_zh=f"{organisation}公司", status="active"
            )
            session.add(organisations[organisation])
            session.flush()
        user = User(
            email=f"{name.lower()}@example.com",
            name=name,
            role=role,
            organisation_id=organisations[organisation].id,
            status="active",
            language="en",
        )
        session.add(user)
        session.flush()
        return user

    return People(
        manufacturer=person("Mei", "manufacturer", "Pumps"),
        colleague=person("Ming", "manufacturer", "Pumps"),
        rival=person("Rui", "manufacturer", "Rivals"),
        certifier=person("Chen", "certifier", "Checkers"),
        other_certifier=person("Cao", "certifier", "Auditors"),
        supplier=person("Su", "supplier", "Steelworks"),
        operator=person("Ou", "operator", "Park"),
    )


def work(resources: Resources) -> int:
    """Work off the job table here; how many jobs."""
    count, name = 0, worker_name()
    while run_one(resources, name):
        count += 1
    return count
