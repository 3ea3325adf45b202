"""A group of routes: one decorator carries method, path, contract and permission, the docstring is the API's text."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID

from flask import request
from flask_smorest import Blueprint
from marshmallow import Schema
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from footprint.api import PREFIX, access
from footprint.db import db

View = TypeVar("View", bound=Callable[..., Any])
BEARER: list[dict[str, list[str]]] = [{"bearer": []}, {"session": []}]


class JsonParser(FlaskParser):
    """webargs, and 415 for a body that is no JSON, 400 for one that is nested without end."""

    def load_json(self, req: Any, schema: Schema) -> Any:
        """The JSON body."""
        if not req.is_json and req.get_data(cache=True):
            raise UnsupportedMediaType("Send the body as application/json.")
        try:
            return super().load_json(req, schema)
        except RecursionError as error:
            raise BadRequest("The JSON is nested too deep.") from error


class Resource(Blueprint):  # type: ignore[misc]
    """The routes about one noun, under `/api/v1`."""

    ARGUMENTS_PARSER = JsonParser()

    def __init__(self, name: str, description: str, path: str = "") -> None:
        super().__init__(name, __name__, url_prefix=PREFIX + path, description=description)

    def on(
        self,
        method: str,
        path: str,
        answer: Any = None,
        *,
        status: int = 200,
        body: Any = None,
        query: Any = None,
        public: bool = False,
        media: str | None = None,
        sends: dict[str, Any] | None = None,
    ) -> Callable[[View], View]:
        """A route. `answer`: schema of the answer, or of a file with `media`; `body`, `query`: schemas of what comes,

        given to the view as arguments (query first). `sends`: media type → OpenAPI schema of a body that the view reads
        by itself. Without `public` it needs a bearer token, or for reading a page's session.
        """

        def decorate(view: View) -> View:
            found: Callable[..., Any] = _committed(view)
            if body is not None:
                found = self.arguments(body)(found)
            if query is not None:
                found = self.arguments(query, location="query")(found)
            found = self.response(status, answer, content_type=media)(found)
            if not public:
                found = _with_token(found)
            described: dict[str, Any] = {"operationId": view.__name__, "security": [] if public else BEARER}
            if sends:
                content = {kind: {"schema": schema} for kind, schema in sends.items()}
                described["requestBody"] = {"required": True, "content": content}
            found = self.doc(**described)(found)
            self.route(path, methods=[method])(found)
            return view

        return decorate


def _with_token(view: Callable[..., Any]) -> Callable[..., Any]:
    """Ask who it is before anything else is read."""

    @wraps(view)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        access.actor()
        return view(*args, **kwargs)

    return wrapper


def _committed(view: Callable[..., Any]) -> Callable[..., Any]:
    """Ids as the rooms know them, and what the operations did is kept when the view comes to its end."""

    @wraps(view)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        found = view(
            *args, **{name: str(value) if isinstance(value, UUID) else value for name, value in kwargs.items()}
        )
        if request.method not in access.SAFE:
            db.session.commit()
        return found

    return wrapper
