"""What people of a firm chose for the same words before: evidence that stands above every likeness of texts."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from footprint.bom.values import Line


@dataclass(frozen=True, slots=True)
class Decision:
    """What was chosen: the id of a data set or of a supplier's footprint, for `count` lines, lastly `on` a day."""

    dataset: str | None
    supplier: str | None
    count: int
    on: date
    by: str
    study: str

    @property
    def target(self) -> tuple[str | None, str | None]:
        """What two decisions share that agree."""
        return self.dataset, self.supplier


@dataclass(frozen=True, slots=True)
class Memory:
    """Text key → the decisions of people of one firm, the latest first; several where they differ."""

    decisions: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)

    def of(self, line: Line) -> tuple[Decision, ...]:
        """What was chosen for lines that say the same."""
        return self.decisions.get(text_key(line), ())


def text_key(line: Line) -> str:
    """64 hex digits, the same for lines that say the same: names, material, specification, codes, origin and stage.

    Width, case and blanks do not count; the firm's own part number and amounts do not either.
    """
    said = (
        line.name,
        line.name_zh,
        line.material,
        line.specification,
        line.code,
        line.origin or "",
        line.stage,
    )
    told = json.dumps([_folded(text) for text in said], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()
