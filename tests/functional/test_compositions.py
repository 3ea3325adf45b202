"""Every shipped data set is the sum of what it is made of."""

from __future__ import annotations

from math import fsum
from pathlib import Path

import pytest

from footprint.inventory import latest_release
from footprint.inventory.contributions import contributions


def test_every_shipped_data_set_adds_up(releases: Path) -> None:
    release = latest_release(releases.parent)
    assert release is not None
    for dataset in release.catalogue:
        rows = contributions(release, dataset.id)
        for ledger, value in dataset.factor.as_dict().items():
            parts = [getattr(row.kg, ledger) for row in rows]
            assert fsum(parts) == pytest.approx(value, abs=1e-9 * max(fsum(map(abs, parts)), 1e-12)), dataset.id


def test_the_users_of_a_data_set_name_it_among_their_inputs(releases: Path) -> None:
    release = latest_release(releases.parent)
    assert release is not None
    inputs = {
        (row.flow, one.id) for one in release.catalogue for row in release.exchanges(one.id) if row.type != "production"
    }
    for provider, users in release.users.items():
        assert provider not in users
        assert all((provider, user) in inputs for user in users)
