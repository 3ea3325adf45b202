"""One raw cell → one value of its field, or a finding that names the cell and the mend."""

from __future__ import annotations

import re

from footprint.bom.collecting import Findings
from footprint.bom.headings import CHOICES_ZH, word
from footprint.bom.mapping.values import Decimal
from footprint.bom.numbers import NumberError, normal, number, plain, share
from footprint.bom.places import place_code
from footprint.bom.tables import Cell
from footprint.bom.texts import clean
from footprint.bom.values import Mode, TransportLeg

_LEG = re.compile(
    r"(?P<mode>[^\d:]+?)\s*:?\s*(?P<distance>[\d.,' ]*\d[\d.]*(?:[eE][+-]?\d+)?)\s*(?P<unit>km|千米|公里|kms)",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[;；\n、|]+")


class CellReader:
    """Reads the cells of one line or of the product; every failure becomes a finding of that line."""

    def __init__(self, findings: Findings, line: str | None = None, *, decimal: Decimal = "point") -> None:
        self.findings = findings
        self.line = line
        self.decimal = decimal

    def add(self, code: str, cell: Cell, **values: object) -> None:
        """A finding of this line at this cell."""
        self.findings.add(code, line=self.line, cell=cell.place, **values)

    def text(self, cell: Cell | None, field: str) -> str:
        """A text field; empty when the cell is."""
        if cell is None:
            return ""
        if isinstance(cell.value, list | dict):
            self.add("text-expected", cell, field=field)
            return ""
        return clean(cell.value, from_sheet="!" in cell.place)

    def number(self, cell: Cell, field: str) -> float | None:
        """A finite number, or None with a finding."""
        try:
            return number(cell.value, decimal=self.decimal)
        except NumberError as error:
            self.add(error.code, cell, field=field, text=_shown(cell.value))
            return None

    def positive(self, cell: Cell, field: str) -> float | None:
        """A finite number above 0, or None with a finding."""
        given = self.number(cell, field)
        if given is not None and given <= 0:
            self.add("not-positive", cell, field=field, text=_shown(cell.value))
            return None
        return given

    def share(self, cell: Cell, field: str, *, percent: bool) -> float | None:
        """A fraction; `percent`: a bare number is per cent. None with a finding. The range is the caller's to judge."""
        try:
            return share(cell.value, percent=percent, decimal=self.decimal)
        except NumberError as error:
            self.add(error.code, cell, field=field, text=_shown(cell.value))
            return None

    def choice(self, cell: Cell | None, field: str) -> str | None:
        """The canonical word of a closed list; None when empty or, with a finding, unknown."""
        if cell is None:
            return None
        text = self.text(cell, field)
        meant = word(field, text)
        if meant is None:
            choices = CHOICES_ZH[field]
            self.add(
                "choice-unknown",
                cell,
                field=field,
                text=text[:80],
                choices=", ".join(choices),
                choices_zh="、".join(choices.values()),
            )
        return meant

    def place(self, cell: Cell | None, field: str) -> str | None:
        """An ISO 3166 code; None when empty or, with a finding, unknown."""
        if cell is None:
            return None
        text = self.text(cell, field)
        code = place_code(text)
        if code is None:
            self.add("place-unknown", cell, field=field, text=text[:80])
        return code

    def transport(self, cell: Cell | None) -> tuple[TransportLeg, ...]:
        """The legs of `road 800 km; sea 12000 km`, in JSON also of a list of `{mode, distance_km}`."""
        if cell is None:
            return ()
        if isinstance(cell.value, list):
            parts = [
                f"{item.get('mode')} {_distance(item.get('distance_km'))} km" if isinstance(item, dict) else str(item)
                for item in cell.value
            ]
        else:
            parts = [part for part in _SEPARATORS.split(normal(self.text(cell, "transport"))) if part.strip()]
        legs = [self._leg(part.strip(), cell) for part in parts]
        return tuple(leg for leg in legs if leg is not None)

    def _leg(self, text: str, cell: Cell) -> TransportLeg | None:
        found = _LEG.fullmatch(text)
        mode = word("mode", found["mode"]) if found else None
        if found and mode:
            try:
                distance = number(found["distance"].strip(), decimal=self.decimal)
            except NumberError:
                distance = 0.0
            if distance > 0:
                return TransportLeg(_MODES[mode], distance)
        self.add("transport-unreadable", cell, text=text[:80])
        return None


_MODES: dict[str, Mode] = {"road": "road", "rail": "rail", "inland": "inland", "sea": "sea", "air": "air"}


def _distance(value: object) -> str:
    return plain(value) if isinstance(value, float) and abs(value) < 1e300 else str(value)


def _shown(value: object) -> str:
    return clean(value)[:40]
