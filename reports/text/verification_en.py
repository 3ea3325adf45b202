"""Words of the verification."""

TEXT: dict[str, str] = {}
