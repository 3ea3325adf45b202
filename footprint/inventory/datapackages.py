"""A system as float64 `bw_processing` packages, which any Brightway calculation takes.

Activities and products have the ids 1 … n in the order of the system, flows n + 1 … n + m. Uncertain amounts carry
lognormal distributions (stats_arrays: the median's logarithm and ln of the geometric SD). One characterisation
package a ledger, and one for the total.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from footprint.ledgers import LEDGERS

if TYPE_CHECKING:
    from footprint.engine.system import Entries, Floats, System

TOTAL = "total"
SCORES = (*LEDGERS, TOTAL)
_LOGNORMAL, _CERTAIN = 2, 1


def write_packages(system: System, folder: Path) -> None:
    """Write technosphere.zip, biosphere.zip and characterisation-<score>.zip into `folder`."""
    import numpy as np

    tech, bio = system.technosphere, system.biosphere
    n = system.size
    # bw_processing takes inputs positive and flips them
    _write(
        folder / "technosphere.zip",
        "technosphere_matrix",
        (tech.row + 1, tech.col + 1),
        np.where(tech.row == tech.col, tech.amount, -tech.amount),
        tech,
        flip=tech.row != tech.col,
    )
    _write(folder / "biosphere.zip", "biosphere_matrix", (bio.row + n + 1, bio.col + 1), bio.amount, bio)
    for score in SCORES:
        factors = system.gwp.sum(axis=1) if score == TOTAL else system.gwp[:, LEDGERS.index(score)]
        rows = np.arange(len(system.flows)) + n + 1
        _write(folder / f"characterisation-{score}.zip", "characterization_matrix", (rows, rows), factors)


def load_packages(folder: Path, score: str = TOTAL) -> list[Any]:
    """The three packages that `bw2calc.LCA(data_objs=…)` needs for this score (a ledger or `total`), read fresh."""
    import bw_processing as bwp
    from fsspec.implementations.zip import ZipFileSystem

    if score not in SCORES:
        raise KeyError(score)
    names = ("technosphere.zip", "biosphere.zip", f"characterisation-{score}.zip")
    return [bwp.load_datapackage(ZipFileSystem(folder / name)) for name in names]


def _write(
    path: Path,
    matrix: str,
    places: tuple[Any, Any],
    amounts: Floats,
    entries: Entries | None = None,
    flip: Any = None,
) -> None:
    import bw_processing as bwp
    import numpy as np
    from fsspec.implementations.zip import ZipFileSystem

    rows, cols = places
    indices = np.empty(len(amounts), dtype=bwp.INDICES_DTYPE)
    indices["row"], indices["col"] = rows, cols
    arrays: dict[str, Any] = {"indices_array": indices, "data_array": np.asarray(amounts, dtype=np.float64)}
    if flip is not None:
        arrays["flip_array"] = flip
    if entries is not None:
        arrays["distributions_array"] = _distributions(amounts, entries.sigma)
    package = bwp.create_datapackage(
        fs=ZipFileSystem(path, mode="w"), name=path.stem, id_=path.stem, sum_intra_duplicates=True
    )
    package.add_persistent_vector(matrix=matrix, name=path.stem, **arrays)
    package.finalize_serialization()


def _distributions(amounts: Floats, sigma: Floats) -> Any:
    import bw_processing as bwp
    import numpy as np

    result = np.zeros(len(amounts), dtype=bwp.UNCERTAINTY_DTYPE)
    for name in ("loc", "scale", "shape", "minimum", "maximum"):
        result[name] = np.nan
    uncertain = (sigma > 0) & (amounts != 0)
    result["uncertainty_type"] = np.where(uncertain, _LOGNORMAL, _CERTAIN)
    result["loc"] = amounts
    result["loc"][uncertain] = np.log(np.abs(amounts[uncertain]))
    result["scale"][uncertain] = sigma[uncertain]
    result["negative"] = amounts < 0
    return result
