"""The readable form of the OpenAPI document: our own template, so that it works offline and without scripts."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, render_template
from flask.typing import ResponseReturnValue

from footprint.api.spec import JsonApi

METHODS = ("get", "post", "put", "delete")


def described(schema: Any) -> str:
    """A schema in a word: its name, or its type."""
    if not isinstance(schema, dict):
        return ""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    kind = schema.get("type", "any")
    kinds = [kind] if isinstance(kind, str) else [str(one) for one in kind]
    if "array" in kinds:
        kinds = [f"list of {described(schema.get('items', {})) or 'any'}" if one == "array" else one for one in kinds]
    for key in ("anyOf", "oneOf", "allOf"):
        if key in schema:
            kinds = [described(one) for one in schema[key]]
    return " or ".join(kinds)


def by_tag(document: dict[str, Any]) -> list[tuple[dict[str, Any], list[tuple[str, str, dict[str, Any]]]]]:
    """The operations of each tag: (tag, [(method, path, operation)])."""
    groups: dict[str, list[tuple[str, str, dict[str, Any]]]] = {tag["name"]: [] for tag in document["tags"]}
    for path, item in document["paths"].items():
        shared = item.get("parameters", [])
        for method in METHODS:
            if method in item:
                operation = {**item[method], "parameters": [*shared, *item[method].get("parameters", [])]}
                groups[operation["tags"][0]].append((method.upper(), path, operation))
    return [(tag, groups[tag["name"]]) for tag in document["tags"]]


def init_app(app: Flask, api: JsonApi) -> None:
    """`/api/docs`."""
    pages = Blueprint("api_docs", __name__, url_prefix="/api")

    @pages.get("/docs")
    def show() -> ResponseReturnValue:
        """Every route with what it takes and gives."""
        document = api.spec.to_dict()
        return render_template("api/docs.html", document=document, groups=by_tag(document), described=described)

    app.register_blueprint(pages)
