"""What every test shares."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# No test asserts a time: a busy machine is no fault of the code. A failure prints what reproduces it.
settings.register_profile("footprint", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("footprint")
