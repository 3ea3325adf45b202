"""What the licence class of a data set allows, and the sentence that says why something is withheld.

- `open` and `attribution`: shown and passed on, the latter with its source.
- `static-results-only`: products may be calculated with it and their results shown, the factor and the exchanges not;
  nor how much of it another data set takes, which would give the factor away.
- `private`: an instance's own background; the same, and its files stay with who brought it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from footprint.inventory.catalogue import Catalogue, Dataset
from footprint.inventory.values import FROM_PROCESSES, Exchange

PASSED_ON = frozenset({"open", "attribution"})
WITHHELD = frozenset({"static-results-only", "private"})
REASON_EN = "The licence of this data set ({licence}) withholds its factor and its exchanges."
REASON_ZH = "该数据集的许可（{licence}）不允许公开其因子与清单。"


def withheld_reason(licence: str) -> tuple[str, str] | None:
    """Why factor and exchanges are withheld, in English and Chinese; None for a class that lets them be shown."""
    if licence not in WITHHELD:
        return None
    return REASON_EN.format(licence=licence), REASON_ZH.format(licence=licence)


def hides_amount(catalogue: Catalogue, exchange: Exchange) -> bool:
    """Whether a row's amount is withheld: with it and the footprint of its process the provider's factor could be told.

    What the row brings (amount times factor) is a result and may be shown.
    """
    provider = catalogue.get(exchange.flow) if exchange.type in FROM_PROCESSES else None
    return provider is not None and provider.licence in WITHHELD


def not_passed_on(datasets: Iterable[Dataset]) -> Counter[str]:
    """Licence class → how many of these data sets may not be passed on because of it."""
    return Counter(one.licence for one in datasets if one.licence not in PASSED_ON)
