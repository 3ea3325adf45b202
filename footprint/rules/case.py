"""A study as its rules look at it: the result document before its hash, and what the document was made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import Any

from footprint.bom.values import Bom, Line
from footprint.declarations import Declarations
from footprint.engine.values import Choice
from footprint.inventory.catalogue import Catalogue, Dataset
from footprint.rules.following import NOTHING_FOLLOWED, Following
from footprint.rules.statement import NOTHING_STATED, Statement
from footprint.units import Properties, UnitError, conversion_factor

Row = Mapping[str, Any]
# technologies of instruments that count as green power; nuclear power and what is not named do not
RENEWABLE = frozenset({"wind", "pv", "hydro", "biomass", "csp"})


@dataclass(frozen=True)
class Case:
    """`document`: every section but those that the rules add. `bom` and `choices` as they were calculated."""

    document: Mapping[str, Any]
    bom: Bom
    choices: Mapping[str, Choice]
    catalogue: Catalogue
    declarations: Declarations
    statement: Statement = NOTHING_STATED
    following: Following = NOTHING_FOLLOWED

    @property
    def boundary(self) -> str:
        """The declared boundary."""
        return str(self.document["product"]["boundary"])

    @property
    def unit(self) -> str:
        """The unit of the declared unit."""
        return str(self.document["declared_unit"]["unit"])

    @property
    def total(self) -> float:
        """kg CO2e per declared unit."""
        return float(self.document["footprint"]["total"])

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The lines that have a number."""
        return tuple(row for row in self.document["lines"] if row["kg_co2e"] is not None)

    @cached_property
    def whole(self) -> float:
        """Σ|kg CO2e| of the lines: summed once, as every line asks for its part of it."""
        return fsum(abs(row["kg_co2e"]) for row in self.rows)

    @cached_property
    def lines(self) -> Mapping[str, Line]:
        """The lines of the bill of materials by id."""
        return {line.id: line for line in self.bom.lines}

    def dataset(self, line: str) -> Dataset | None:
        """The data set that was chosen for a line, before any view of electricity replaced it."""
        choice = self.choices.get(line)
        return self.catalogue.get(choice.dataset) if choice is not None and choice.dataset else None

    def own_rows(self) -> Iterator[tuple[Row, Line]]:
        """The lines of the bill of materials that have a number, without those that the calculation generated."""
        for row in self.rows:
            line = self.lines.get(row["id"])
            if line is not None:
                yield row, line

    def electricity(self) -> Iterator[tuple[Row, Dataset, float]]:
        """Lines of electricity with the chosen data set and their kWh per declared unit."""
        for row, line in self.own_rows():
            dataset = self.dataset(line.id)
            if dataset is None or not dataset.electricity or row["amount"] is None:
                continue
            try:
                yield row, dataset, float(row["amount"]) * conversion_factor(dataset.unit, "kWh", Properties())
            except UnitError:
                continue

    def instrument(self, line: str) -> Row | None:
        """The declared instrument that a line of electricity stands for (section `instruments`), or None.

        Such a line's id is that of the electricity it covers part of, a hyphen and the instrument's id.
        """
        declared = (self.document.get("instruments") or {}).get("instruments", ())
        return next((one for one in declared if line.endswith(f"-{one['id']}")), None)

    def is_green(self, line: str, dataset: Dataset) -> bool:
        """Whether a line is renewable electricity by contract, direct line or own generation."""
        instrument = self.instrument(line)
        return dataset.grid_partner is not None if instrument is None else instrument["technology"] in RENEWABLE

    @cached_property
    def green_power_share(self) -> float | None:
        """Contractual and own renewable electricity as a share of the electricity of all lines; None without any.

        Formula: Green power share.
        """
        found = list(self.electricity())
        whole = fsum(kwh for _, _, kwh in found)
        if whole <= 0.0:
            return None
        return fsum(kwh for row, dataset, kwh in found if self.is_green(row["id"], dataset)) / whole

    @cached_property
    def reduction(self) -> float | None:
        """The reduction against the stated baseline, a fraction; None without one.

        Formula: Reduction against the baseline.
        """
        baseline = self.following.baseline
        return None if baseline is None else 1.0 - self.total / baseline.kg_co2e

    def intensity(self, unit: str) -> float | None:
        """kg CO2e per `unit` of the product; None when the declared unit does not convert to it."""
        declared = self.document["declared_unit"]
        try:
            amount = float(declared["amount"]) * conversion_factor(declared["unit"], unit, Properties())
        except UnitError:
            return None
        return self.total / amount if amount > 0.0 else None
