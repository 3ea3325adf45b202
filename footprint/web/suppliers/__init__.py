"""Component footprints."""
