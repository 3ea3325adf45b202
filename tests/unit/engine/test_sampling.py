"""Sampled worlds are solved as well as the nominal one, and impossible ones are drawn again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from footprint.engine.adjoint import Adjoint
from footprint.engine.faults import SystemFault
from footprint.engine.sampling import score_samples
from footprint.engine.system import System
from tests.unit.engine.random_systems import random_system
from tests.unit.engine.test_adjoint import dense


def spread(system: System, technosphere: float, biosphere: float = 0.0) -> System:
    """The same with one ln gsd for every input and one for every emission."""
    tech, bio = system.technosphere, system.biosphere
    sigma = np.where(tech.row == tech.col, 0.0, technosphere)
    return replace(
        system,
        technosphere=replace(tech, sigma=sigma),
        biosphere=replace(bio, sigma=np.full(len(bio.sigma), biosphere)),
    )


def test_certain_amounts_give_the_nominal_score() -> None:
    system = spread(random_system(3, 30), 0.0)
    nominal = Adjoint(system).intensities().sum(axis=1)
    assert score_samples(system, 3, 1) == pytest.approx(np.tile(nominal, (3, 1)), rel=1e-10)


@pytest.mark.parametrize("credits", [0.0, 0.3])
def test_each_world_is_solved(credits: float) -> None:
    # the same draws as the sampler's, each world factorised from scratch
    system = spread(random_system(5, 40, gain=0.6, credits=credits), 0.15, 0.1)
    tech, bio = system.technosphere, system.biosphere
    samples = score_samples(system, 10, 42)
    generator = np.random.Generator(np.random.PCG64(42))
    for row in samples:
        amounts = tech.amount * np.exp(tech.sigma * generator.standard_normal(len(tech.sigma)))
        emissions = bio.amount * np.exp(bio.sigma * generator.standard_normal(len(bio.sigma)))
        world = replace(system, technosphere=replace(tech, amount=amounts), biosphere=replace(bio, amount=emissions))
        assert row == pytest.approx(Adjoint(world).intensities().sum(axis=1), rel=1e-8, abs=1e-9)


def test_impossible_worlds_are_drawn_again() -> None:
    # gain 0.95 · 0.95 with little spread: some worlds exceed 1, and their scores would be negative
    system = spread(dense([[1, -0.95], [-0.95, 1]]), 0.03)
    samples = score_samples(system, 400, 1)
    assert (samples > 0).all()


def test_uncertainties_that_contradict_the_system_are_a_fault() -> None:
    with pytest.raises(SystemFault, match="loop"):
        score_samples(spread(dense([[1, -0.99], [-0.99, 1]]), 0.5), 200, 1)
