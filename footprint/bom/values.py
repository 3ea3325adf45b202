"""A bill of materials as read: frozen, unit-checked, not yet matched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sector = Literal["vehicle", "chemical", "recycled_metal", "material", "other"]
Stage = Literal["materials", "production", "transport", "packaging", "use", "end_of_life"]
Boundary = Literal["cradle-to-gate", "cradle-to-grave"]
Mode = Literal["road", "rail", "inland", "sea", "air"]
DataType = Literal["primary", "secondary"]

STAGES: tuple[Stage, ...] = ("materials", "production", "transport", "packaging", "use", "end_of_life")
STAGES_OF: dict[Boundary, tuple[Stage, ...]] = {
    "cradle-to-gate": ("materials", "production", "transport", "packaging"),
    "cradle-to-grave": STAGES,
}


@dataclass(frozen=True, slots=True)
class Product:
    """What the footprint is of. `mass_kg` is of the declared unit (declared_amount × declared_unit)."""

    name: str
    name_zh: str = ""
    model: str = ""
    sector: Sector = "other"
    declared_amount: float = 1.0
    declared_unit: str = "piece"
    mass_kg: float | None = None
    boundary: Boundary = "cradle-to-gate"
    reference_year: int | None = None
    site: str | None = None
    hs_code: str | None = None


@dataclass(frozen=True, slots=True)
class TransportLeg:
    """One leg that a line's gross mass travels."""

    mode: Mode
    distance_km: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `quantity` is net, per one unit of the parent (a root line: per declared unit); `unit` is canonical.

    What a file says of the article beside its name stays apart, so that it can be weighed apart: `material` (Q235B,
    PA66-GF30), `specification` (1.5×1250 mm, M8×20 8.8), `part_number` (the firm's or its supplier's own) and `code`,
    CAS and HS codes, several separated by `; `.

    `made`: the part of the study's declarations that made the line; such a line alone may have `#` in its id. `gsd`:
    the geometric standard deviation of the quantity, where the study declares one.
    `pre_consumer_share`: the part of the recycled content that was process scrap, where evidence says so.
    """

    id: str
    name: str
    quantity: float
    unit: str
    stage: Stage = "materials"
    parent: str | None = None
    name_zh: str = ""
    code: str = ""
    material: str = ""
    specification: str = ""
    part_number: str = ""
    dataset: str | None = None
    supplier_footprint: str | None = None
    origin: str | None = None
    loss: float = 0.0
    recycled_content: float | None = None
    transport: tuple[TransportLeg, ...] = ()
    data_type: DataType | None = None
    evidence: str = ""
    note: str = ""
    row: int | None = None
    made: str = ""
    gsd: float | None = None
    pre_consumer_share: float | None = None

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What tells articles of one name apart: codes, material, specification, part number."""
        return self.code, self.material, self.specification, self.part_number


@dataclass(frozen=True)
class Bom:
    """A product and its lines, parents before or after their children, ids unique, no cycles."""

    product: Product
    lines: tuple[Line, ...]

    @property
    def parents(self) -> frozenset[str]:
        """Ids of the lines that have children."""
        return frozenset(line.parent for line in self.lines if line.parent is not None)

    @property
    def leaves(self) -> tuple[Line, ...]:
        """The lines that carry a data set or a supplier footprint, in file order."""
        parents = self.parents
        return tuple(line for line in self.lines if line.id not in parents)
