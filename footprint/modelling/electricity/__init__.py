"""Electricity of a site: the two official factor families, each a type of its own, and contractual instruments."""
