"""The findings of one reading: gathered while it goes on, errors bounded in number."""

from __future__ import annotations

from collections.abc import Iterable

from footprint.bom.limits import LIMITS
from footprint.bom.messages import MESSAGES
from footprint.findings import Finding, InputError


class Findings:
    """Collects what one file has wrong. `raise_errors` ends the reading with all of them."""

    def __init__(self) -> None:
        self._errors: list[Finding] = []
        self._others: list[Finding] = []
        self._left_out = 0

    def add(self, code: str, *, line: str | None = None, cell: str | None = None, **values: object) -> None:
        """Keeps one finding; errors beyond the limit are only counted, and not even worded."""
        if self.full and MESSAGES.texts[code][0] == "error":
            self._left_out += 1
        else:
            self.take([MESSAGES.finding(code, line=line, cell=cell, **values)])

    def take(self, found: Iterable[Finding]) -> None:
        """Keeps findings that were made elsewhere, under the same limit."""
        for one in found:
            kept = self._errors if one.severity == "error" else self._others
            if len(kept) < LIMITS.findings:
                kept.append(one)
            elif one.severity == "error":
                self._left_out += 1

    @property
    def full(self) -> bool:
        """Whether further errors are only counted."""
        return len(self._errors) >= LIMITS.findings

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What was found and does not stop the reading."""
        return tuple(self._others)

    def raise_errors(self) -> None:
        """InputError with every error, when there is one; warnings follow so that all can be mended at once."""
        if not self._errors:
            return
        rest = [MESSAGES.finding("more-findings", count=self._left_out)] if self._left_out else []
        raise InputError([*self._errors, *rest, *self._others])


def made(code: str, *, cell: str | None = None, **values: object) -> Finding:
    """One finding of the file, of no line."""
    return MESSAGES.finding(code, line=None, cell=cell, **values)


def refuse(code: str, *, cell: str | None = None, **values: object) -> InputError:
    """The error that ends a reading at once."""
    return InputError([made(code, cell=cell, **values)])


def name_cells(cells: list[str], limit: int = 12) -> str:
    """`lines!C5, lines!C6` …, and how many more."""
    shown = ", ".join(cells[:limit])
    return f"{shown} … (+{len(cells) - limit})" if len(cells) > limit else shown
