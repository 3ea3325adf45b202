"""What a program is told when something is not done: one shape of JSON for everything, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from flask import Response, jsonify, request
from werkzeug.exceptions import HTTPException

from footprint.api.access import TokenExpired
from footprint.findings import Finding, InputError
from footprint.refusals import Denied, IllegalMove, NotFound, Refusal, StaleError, Throttled

REFUSALS: dict[type[Refusal], tuple[str, int]] = {
    Denied: ("denied", 403),
    NotFound: ("not-found", 404),
    StaleError: ("stale", 409),
    IllegalMove: ("illegal-move", 409),
    Throttled: ("throttled", 429),
}
INPUT = ("bad-input", "The input needs mending; see the findings.", "输入有误，请查看 findings。")
# status → code, English, Chinese
HTTP: dict[int, tuple[str, str, str]] = {
    400: ("bad-request", "The request cannot be read.", "无法读取该请求。"),
    401: ("unauthorized", "This needs a bearer token.", "需要访问令牌。"),
    403: ("denied", "This is not allowed.", "不允许此操作。"),
    404: ("not-found", "There is nothing here.", "此处没有内容。"),
    405: ("method-not-allowed", "This address does not take that method.", "该地址不支持此方法。"),
    413: ("too-large", "The body is too large.", "请求内容过大。"),
    415: ("unsupported-media-type", "This media type is not read here.", "不支持该媒体类型。"),
    422: INPUT,
    429: ("throttled", "Too many requests; wait a few minutes.", "请求过多，请几分钟后再试。"),
    500: ("internal", "Something went wrong on our side; nothing was changed.", "系统出错，未作任何更改。"),
}
# what the schemas say → Chinese
CHINESE = {
    "Missing data for required field.": "缺少必填字段。",
    "Unknown field.": "未知字段。",
    "Field may not be null.": "该字段不能为空。",
    "Not a valid string.": "应为文本。",
    "Not a valid integer.": "应为整数。",
    "Not a valid number.": "应为数字。",
    "Not a valid boolean.": "应为布尔值。",
    "Not a valid date.": "应为日期，例如 2026-01-31。",
    "Not a valid UUID.": "应为 UUID。",
    "Invalid input type.": "应为 JSON 对象。",
    "Invalid JSON body.": "不是有效的 JSON。",
}


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as the API gives it."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "line": finding.line,
        "cell": finding.cell,
        "message": finding.en,
        "message_zh": finding.zh,
    }


def _body(code: str, en: str, zh: str, findings: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {"code": code, "message": en, "message_zh": zh, "findings": findings or []}


def _flat(messages: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """(place, sentence) of every message of a schema, however deep."""
    if isinstance(messages, dict):
        for name, inner in messages.items():
            yield from _flat(inner, place if name == "_schema" else f"{place}.{name}" if place else str(name))
    elif isinstance(messages, list | tuple):
        for inner in messages:
            yield from _flat(inner, place)
    else:
        yield place, str(messages)


def _schema_findings(error: HTTPException) -> list[dict[str, Any]]:
    found: Any = getattr(error, "data", None)
    messages = found.get("messages", {}) if isinstance(found, dict) else {}
    parts = [pair for location in messages.values() for pair in _flat(location)] if isinstance(messages, dict) else []
    return [
        {
            "code": "field",
            "severity": "error",
            "line": None,
            "cell": place or None,
            "message": text,
            "message_zh": CHINESE.get(text, f"该字段无效：{text}"),
        }
        for place, text in parts
    ]


def body_of(error: Exception) -> tuple[dict[str, Any], int]:
    """The body and the status of an error."""
    match error:
        case InputError():
            return _body(*INPUT, [finding_json(finding) for finding in error.findings]), HTTPStatus.UNPROCESSABLE_ENTITY
        case Refusal():
            code, status = REFUSALS.get(type(error), ("refused", 409))
            return _body(code, error.en, error.zh), status
        case TokenExpired():
            return _body("token-expired", str(error.description), "访问令牌已过期，请重新获取。"), 401
        case HTTPException():
            status = error.code or 500
            code, en, zh = HTTP.get(status, ("refused", error.name, error.name))
            said = status in (400, 401, 415) and error.description and not getattr(error, "data", None)
            return _body(code, str(error.description) if said else en, zh, _schema_findings(error)), status
        case _:
            return _body(*HTTP[500]), 500


def answer(error: Exception) -> Response:
    """The response to an error on any address that programs use."""
    from footprint.api.pact.errors import PREFIXES, answer_pact

    if request.path.startswith(PREFIXES):
        return answer_pact(error)
    body, status = body_of(error)
    response = jsonify(body)
    response.status_code = status
    if isinstance(error, HTTPException):
        kept = [pair for pair in error.get_headers() if pair[0] in ("Allow", "WWW-Authenticate", "Retry-After")]
        response.headers.extend(kept)
    return response
