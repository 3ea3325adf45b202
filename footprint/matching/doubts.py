"""Why a person should look at what a line is calculated with."""

from __future__ import annotations

from typing import Literal

from footprint.inventory.catalogue import Dataset

Doubt = Literal["unconfirmed", "low-score", "estimated", "poor-quality", "other-place"]
LOW_SCORE = 0.7
MOSTLY = 0.5
POOR = 3.0
# places that stand for every country, so that an origin does not contradict them
EVERYWHERE = frozenset({"GLO", "RER", "RNA"})


def doubts(by: str, score: float | None, dataset: Dataset | None, origin: str | None = None) -> tuple[Doubt, ...]:
    """The doubts about a choice: who made it (`by`, as of `Choice`), how sure it was, and on which data set.

    `other-place`: the line comes from another country than the data set.
    """
    found: list[Doubt] = []
    if by == "matcher":
        found.append("unconfirmed")
        if score is not None and score < LOW_SCORE:
            found.append("low-score")
    if dataset is not None:
        if dataset.estimate_share >= MOSTLY:
            found.append("estimated")
        if dataset.quality.dqr > POOR:
            found.append("poor-quality")
        if origin and dataset.location not in EVERYWHERE and origin.split("-")[0] != dataset.location.split("-")[0]:
            found.append("other-place")
    return tuple(found)
