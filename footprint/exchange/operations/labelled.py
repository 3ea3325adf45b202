"""Publishing a labelled result as its customers' input: the totals that the label states, no line of it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from footprint.accounts.models import User
from footprint.accounts.permissions import demand
from footprint.canonical import canonical_bytes
from footprint.exchange import queries
from footprint.exchange.models import PublishedFootprint
from footprint.exchange.operations.publishing import publish_row, row_of
from footprint.exchange.pact import from_pact, to_pact
from footprint.labels import queries as labels
from footprint.labels.facts import facts_of
from footprint.refusals import IllegalMove
from footprint.results import queries as results

# a product that it goes into counts its own use and end of life: with those of the part they would count twice
BEYOND_THE_GATE = IllegalMove(
    "This label counts use and end of life, which a customer's product counts itself. Label the product at the gate.",
    "该标签已计入使用与废弃阶段，而客户的产品会自行计算这些阶段。请以“摇篮到大门”边界申请标签后再发布。",
)


def publish_from_label(session: Session, actor: User, number: str) -> PublishedFootprint:
    """One's own valid label as a version of its product's series; what is published already stays one version."""
    demand(actor, "exchange.publish")
    label = labels.by_number(session, number)
    status = labels.label_status(session, number)
    if status is None or label.organisation_id != actor.organisation_id:
        raise labels.NO_LABEL
    if status.status != "valid":
        raise IllegalMove(f"This label is {status.status_en}.", f"该标签状态为“{status.status_zh}”。")
    mine = queries.published(session, actor)
    for row in mine:
        if row.label == label.number and row.status == "active":
            return row
    document = results.document(labels.snapshot_of(session, label))
    if document["product"]["boundary"] != "cradle-to-gate":
        raise BEYOND_THE_GATE
    read = from_pact(canonical_bytes(to_pact(document, facts_of(label))))
    row = row_of(actor, read)
    row.label = label.number
    row.source = f"label {label.number}" + (" (SAMPLE 样例)" if label.sample else "")
    row.product_zh = status.product_zh
    row.product_ids += [model] if (model := document["product"].get("model")) else []
    earlier = {other.number for other in labels.of_study(session, actor, label.study_id)}
    series = next((other.series for other in mine if other.label in earlier), None)
    return publish_row(session, actor, row, series)
