"""Version 1 of the API: one module a noun."""

from footprint.api.v1 import (
    account,
    catalogue,
    desk,
    exchange,
    jobs,
    labels,
    lines,
    operator,
    results,
    reviews,
    studies,
    verification,
)

RESOURCES = (
    account.account,
    studies.studies,
    lines.lines,
    desk.desk,
    jobs.jobs,
    results.results,
    reviews.reviews,
    labels.labels,
    verification.verification,
    catalogue.catalogue,
    exchange.exchange,
    operator.operator,
)
