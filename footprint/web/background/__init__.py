"""The background data: catalogue, releases, imports, and the operator's draft."""
