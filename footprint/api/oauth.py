"""`POST /auth/token`: client credentials for a bearer token (RFC 6749 section 4.4), and where to find it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.integrations.flask_oauth2.requests import FlaskOAuth2Payload, FlaskOAuth2Request
from authlib.oauth2 import OAuth2Error
from authlib.oauth2.rfc6749 import ClientMixin, OAuth2Request
from authlib.oauth2.rfc6749.grants import ClientCredentialsGrant
from flask import Blueprint, Flask, Response, jsonify, request

from footprint.api import context
from footprint.db import db
from footprint.settings import Settings
from footprint.web.security import csrf, limiter

if TYPE_CHECKING:
    from footprint.accounts.models import ApiClient

GRANT, METHOD = "client_credentials", "client_secret_basic"
SECONDS = 3600


def base_url() -> str:
    """The service's own address. What a client writes into its Host header leads no other client anywhere."""
    return context.settings().base_url.rstrip("/")


def asked_url() -> str:
    """The address that the client used, with the scheme that the service has outside its proxy."""
    scheme = "https" if context.settings().base_url.startswith("https:") else request.scheme
    return f"{scheme}://{request.host}{request.path}"


class Client(ClientMixin):  # type: ignore[misc]
    """An API client as the library asks about it."""

    def __init__(self, row: ApiClient) -> None:
        self.row = row

    def get_client_id(self) -> str:
        """Its public name."""
        return self.row.id

    def get_allowed_scope(self, scope: str | None) -> str:
        """There are no scopes: a program may do what its person may do."""
        return ""

    def check_client_secret(self, client_secret: str) -> bool:
        """Whether it is the secret that was told when the client was made."""
        from footprint.accounts.operations import check_secret

        return check_secret(self.row, client_secret)

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        """HTTP Basic at the token endpoint."""
        return method == METHOD and endpoint == "token"

    def check_grant_type(self, grant_type: str) -> bool:
        """Client credentials only."""
        return grant_type == GRANT


class TransportRequest(FlaskOAuth2Request):  # type: ignore[misc]
    """The request under the service's own address: TLS may end at a proxy, and then this process sees plain HTTP."""

    def __init__(self, asked: Any, uri: str) -> None:
        OAuth2Request.__init__(self, method=asked.method, uri=uri, headers=asked.headers)
        self._request, self.payload = asked, FlaskOAuth2Payload(asked)


class TokenServer(AuthorizationServer):  # type: ignore[misc]
    """Keeps tokens by the accounts' operations."""

    def create_oauth2_request(self, asked: Any) -> Any:
        """The request as the library reads it."""
        return TransportRequest(request, asked_url())


def _query_client(client_id: str) -> Client | None:
    from footprint.accounts.queries import client_in_force

    try:
        row = client_in_force(db.session, str(UUID(client_id)))
    except ValueError:
        return None
    return Client(row) if row else None


def _save_token(token: dict[str, Any], asked: Any) -> None:
    from footprint.accounts.operations import keep_token

    keep_token(db.session, asked.client.get_client_id(), token["access_token"], token["expires_in"])
    db.session.commit()


def init_app(app: Flask, _settings: Settings) -> None:
    """The token endpoint and its discovery document."""
    # the library's own default for this grant is ten days
    app.config["OAUTH2_TOKEN_EXPIRES_IN"] = {GRANT: SECONDS}
    server = TokenServer(app, _query_client, _save_token)
    server.register_grant(ClientCredentialsGrant)
    pages = Blueprint("oauth", __name__)

    @pages.post("/auth/token")
    @limiter.limit("60 per minute")
    def token() -> Response:
        try:
            return server.create_token_response()  # type: ignore[no-any-return]
        except OAuth2Error as error:
            return server.handle_error_response(request, error)  # type: ignore[no-any-return]

    @pages.get("/.well-known/openid-configuration")
    def discovery() -> Response:
        base = base_url()
        return jsonify(
            issuer=base,
            token_endpoint=f"{base}/auth/token",
            grant_types_supported=[GRANT],
            token_endpoint_auth_methods_supported=[METHOD],
            response_types_supported=["token"],
        )

    csrf.exempt(pages)
    app.register_blueprint(pages)
