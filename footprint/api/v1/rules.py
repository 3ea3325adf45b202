"""Rule sets, and what a result is held against before it is submitted."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from flask import Response

from footprint.api.access import actor
from footprint.api.context import session
from footprint.api.paging import PageArgs, page, page_of
from footprint.api.resource import Resource
from footprint.api.schemas.rules import AddedSchema, ChecksSchema, RuleSetDetailSchema, RuleSetSchema
from footprint.api.uploads import BINARY, accepts, upload
from footprint.db import now
from footprint.results import queries as results
from footprint.rulebook import operations, queries
from footprint.rules.gate import points
from footprint.rules.kinds import Rule

rules = Resource("Rules", "Rule sets as data, and what they say of a result.")
TOML = {"application/toml": ".toml"}
COMMON = frozenset(field.name for field in fields(Rule))


@rules.on("GET", "/rule-sets", page_of(RuleSetSchema), query=PageArgs, public=True)
def list_rule_sets(args: dict[str, Any]) -> Any:
    """Every rule set that a study may follow, the newest version of each first."""
    return page(queries.library(session()).ordered, args)


@rules.on("GET", "/rule-sets/<rule_set>/<version>", RuleSetDetailSchema, public=True)
def get_rule_set(rule_set: str, version: str) -> Any:
    """One version of a rule set with all of its rules."""
    found = queries.rule_set(session(), rule_set, version)
    return {**vars(found), "rules": [_described(rule) for rule in found.rules]}


@rules.on("GET", "/rule-sets/<rule_set>/<version>/file", BINARY, media="application/toml", public=True)
def get_rule_set_file(rule_set: str, version: str) -> Response:
    """The file of a rule set as it came."""
    return Response(queries.file(session(), rule_set, version), mimetype="application/toml")


@rules.on("POST", "/rule-sets", AddedSchema, status=201, sends=accepts(TOML))
def add_rule_set() -> Any:
    """The operator adds a rule set, or a further version of one, as a TOML file."""
    data, _ = upload(TOML, "rules.toml")
    return operations.add_rule_set(session(), actor(), data)


@rules.on("GET", "/snapshots/<uuid:snapshot_id>/checks", ChecksSchema)
def get_checks(snapshot_id: str) -> Any:
    """What stands between a result and its submission, and the whole checklist of its rule set."""
    document = results.document(results.snapshot(session(), actor(), snapshot_id))
    found = points(document, now().date())
    ok = all(point.severity != "violation" for point in found)
    return {"ok": ok, "rules": document.get("rules"), "points": found}


def _described(rule: Rule) -> dict[str, Any]:
    values = asdict(rule)
    common = {name: value for name, value in values.items() if name in COMMON}
    return {**common, "kind": rule.kind, "demands": {name: values[name] for name in values if name not in COMMON}}
