"""Uncertainty as the result document carries it: analytic, and the Monte Carlo with its histogram and variance."""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum
from typing import Any

from footprint.analysis.first_order import FirstOrder
from footprint.engine.values import Histogram, Uncertainty

Json = dict[str, Any]
SHOWN = 15


def analytic(found: FirstOrder) -> Json:
    """The first-order spread and the inputs that it comes from."""
    return {"sd": found.sd, "gsd": found.gsd, "p5": found.p5, "p95": found.p95, **_inputs(found.inputs)}


def monte_carlo(found: Uncertainty | None) -> Json | None:
    """The draws: their spread, histogram and variance; None without any."""
    if found is None or found.histogram is None:
        return None
    drawn: Json = {
        "iterations": found.iterations,
        "seed": found.seed,
        "mean": found.mean,
        "sd": found.sd,
        "p5": found.p5,
        "p50": found.p50,
        "p95": found.p95,
        "histogram": bins(found.histogram),
        "variance": None,
    }
    if found.variance is None:
        return drawn
    lines = found.variance.lines
    order = sorted(lines, key=lambda name: (-abs(lines[name]), name))
    kinds = {kind: fsum(share for (k, _), share in found.variance.inputs.items() if k == kind) for kind in KINDS}
    drawn["variance"] = {
        **_inputs(found.variance.inputs),
        "interaction": found.variance.interaction,
        "kinds": kinds,
        "lines": [{"line": name, "share": lines[name]} for name in order[:SHOWN]],
        "other_lines": fsum(lines[name] for name in order[SHOWN:]),
    }
    return drawn


# quantities and loops are the foreground, data sets the background
KINDS = ("quantity", "foreground", "dataset", "supplier")


def bins(found: Histogram) -> Json:
    """A histogram: edges by `low`, `high` and the number of `counts`."""
    return {
        "low": found.low,
        "high": found.high,
        "counts": list(found.counts),
        "below": found.below,
        "above": found.above,
    }


def _inputs(shares: Mapping[Any, float]) -> Json:
    order = sorted(shares, key=lambda one: (-abs(shares[one]), one))
    return {
        "inputs": [{"kind": kind, "id": name, "share": shares[kind, name]} for kind, name in order[:SHOWN]],
        "other_inputs": fsum(shares[one] for one in order[SHOWN:]),
    }
