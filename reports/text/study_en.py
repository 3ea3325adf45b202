"""Words of the study."""

TEXT: dict[str, str] = {}
