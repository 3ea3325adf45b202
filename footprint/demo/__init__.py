"""The demonstration: the samples of all three sectors from BOM to signed label, through the same doors as anybody."""
