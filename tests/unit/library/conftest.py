"""An instance on a tiny background of two processes, with a manufacturer's product on it."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy.orm import Session
from sqlmodel import select

from footprint.accounts.models import User
from footprint.inventory import compile_release, read_packs
from footprint.inventory.editing import filled_template
from footprint.inventory.packs import read_stated
from footprint.library import operations, queries
from footprint.library.models import Draft
from footprint.resources import Resources
from footprint.results import queries as results
from footprint.results.models import Snapshot
from footprint.settings import Settings
from footprint.studies import operations as studies
from footprint.studies.models import Study
from tests.packs import steel_and_power
from tests.unit.records import People, work

BOM = b"""# name: Beam
# declared_unit: piece
id,name,quantity,unit,dataset
1,Web,5,kg,steel
2,Welding,2,kWh,power
"""


class Works(Resources):
    """The real resources on packs of a folder of the test's own."""

    def __init__(self, settings: Settings, packs: Path) -> None:
        super().__init__(settings)
        self._packs = packs

    @property
    def packs(self) -> Path:
        return self._packs


def workbook(packs: Path, process: str, **amounts: float) -> bytes:
    """The template of a process with the amounts of these flows (`-` written as `_`) changed."""
    book = openpyxl.load_workbook(io.BytesIO(filled_template(read_stated(packs), process, "en")))
    sheet = book["exchanges"]
    heading = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        name = str(sheet.cell(row, heading["flow"]).value).replace("-", "_")
        if name in amounts:
            sheet.cell(row, heading["amount"]).value = amounts[name]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


class Shop:
    """The operator's bench."""

    def __init__(self, session: Session, works: Works, people: People) -> None:
        self.session, self.works, self.people = session, works, people

    @property
    def operator(self) -> User:
        return self.people.operator

    @property
    def draft(self) -> Draft:
        self.session.expire_all()
        found = queries.open_draft(self.session, self.operator)
        assert found is not None
        return found

    def product(self, person: User | None = None, bom: bytes = BOM) -> Snapshot:
        """A product with a result on the release in use."""
        maker = person or self.people.manufacturer
        study = studies.create_study(self.session, maker, "Beam")
        studies.upload_bom(self.session, self.works, maker, study.id, bom, "bom.csv", version=1)
        return self.calculate(study, maker)

    def calculate(self, study: Study, maker: User) -> Snapshot:
        studies.request_calculation(self.session, maker, study.id, version=study.version)
        self.session.commit()
        work(self.works)
        self.session.expire_all()
        fresh = self.session.get(Study, study.id)
        assert fresh is not None
        assert fresh.current
        found = results.by_hash(self.session, study.id, fresh.current)
        assert found is not None
        return found

    def edit(self, process: str = "power", **amounts: float) -> Draft:
        """Change amounts of a process; of power its CO2 is 1.974 unless stated."""
        data = workbook(self.works.packs, process, **(amounts or {"co2_fossil": 1.974}))
        done = operations.upload_edits(self.session, self.works, self.operator, data, f"{process}.xlsx")
        self.session.commit()
        return done.draft

    def compile(self) -> Draft:
        """The candidate and its effect on everything."""
        operations.compile_draft(self.session, self.operator)
        self.session.commit()
        work(self.works)
        return self.draft

    def release(self, note: str = "Power plant measured again") -> str:
        row = operations.release_draft(self.session, self.works, self.operator, note, version=self.draft.version)
        self.session.commit()
        return row.release

    def events(self) -> list[str]:
        from footprint.audit.models import Event

        found = self.session.scalars(select(Event.action).order_by(Event.sequence))
        return [action for action in found if action.startswith("background.")]


@pytest.fixture
def shop(session: Session, settings: Settings, people: People, tmp_path: Path) -> Shop:
    packs = steel_and_power(tmp_path / "pack")
    compile_release(read_packs(packs), settings.home)
    return Shop(session, Works(settings, packs), people)
