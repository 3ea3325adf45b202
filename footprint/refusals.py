"""Why something is not done: sentences in both languages that an edge turns into a status and shows as they are."""

from __future__ import annotations

from footprint.findings import Language


class Refusal(Exception):  # noqa: N818 - the room speaks of refusals; its kinds are not all errors
    """A request that is understood and not carried out. `en` and `zh` say why and what would help."""

    def __init__(self, en: str, zh: str) -> None:
        self.en, self.zh = en, zh
        super().__init__(en)

    def text(self, language: Language = "en") -> str:
        """The sentence in that language."""
        return self.zh if language == "zh" else self.en


class Denied(Refusal):
    """The actor may not do this (403)."""


class NotFound(Refusal):
    """There is nothing of that name that the actor may know of (404)."""


class StaleError(Refusal):
    """Somebody else changed it since the actor looked (409)."""


class IllegalMove(Refusal):
    """The thing is in a state in which this cannot be done (409)."""


class Throttled(Refusal):
    """Too many attempts; later again (429)."""
