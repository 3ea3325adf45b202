"""Version 1 of the API: one module a noun."""

from footprint.api.v1 import (
    account,
    background,
    catalogue,
    certificates,
    columns,
    desk,
    exchange,
    jobs,
    labels,
    lines,
    operator,
    results,
    reviews,
    rules,
    studies,
    verification,
)

RESOURCES = (
    account.account,
    studies.studies,
    columns.columns,
    lines.lines,
    desk.desk,
    jobs.jobs,
    results.results,
    rules.rules,
    reviews.reviews,
    labels.labels,
    verification.verification,
    catalogue.catalogue,
    background.background,
    certificates.certificates,
    exchange.exchange,
    operator.operator,
)
