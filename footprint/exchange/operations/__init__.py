"""The verbs of the exchange."""

from footprint.exchange.operations.labelled import publish_from_label
from footprint.exchange.operations.publishing import FootprintForm, deprecate, publish_by_form, publish_from_pact
from footprint.exchange.operations.sharing import accept, decline, revoke, share

__all__ = [
    "FootprintForm",
    "accept",
    "decline",
    "deprecate",
    "publish_by_form",
    "publish_from_label",
    "publish_from_pact",
    "revoke",
    "share",
]
