"""The use profile: reference flow and use stage of a vehicle or a battery, per piece over its life."""

from footprint.modelling.profile.reading import read_profile
from footprint.modelling.profile.reference_flow import per_declared_unit, reference_flow
from footprint.modelling.profile.use import use_lines
from footprint.modelling.profile.values import Profile

__all__ = ["Profile", "per_declared_unit", "read_profile", "reference_flow", "use_lines"]
