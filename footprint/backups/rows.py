"""Rows as lines of JSON, the same for every database: a backup of SQLite restores into PostgreSQL."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Date, LargeBinary, Table, select

from footprint.db import UtcDateTime

BATCH = 500


def encode(value: Any) -> Any:
    """A column's value as JSON."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, date):  # a datetime is one
        return value.isoformat()
    return value


def decode(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """The inverse, by the columns' types. KeyError for a column that the table does not have."""
    decoded: dict[str, Any] = {}
    for name, value in row.items():
        kind = table.columns[name].type
        if value is None:
            decoded[name] = None
        elif isinstance(kind, LargeBinary):
            decoded[name] = base64.b64decode(value, validate=True)
        elif isinstance(kind, UtcDateTime):
            decoded[name] = datetime.fromisoformat(value)
        elif isinstance(kind, Date):
            decoded[name] = date.fromisoformat(value)
        else:
            decoded[name] = value
    return decoded


def lines(connection: Connection, table: Table) -> Iterator[bytes]:
    """Every row of a table in the order of its key."""
    query = select(table).order_by(*table.primary_key.columns)
    for row in connection.execute(query.execution_options(yield_per=BATCH)):
        plain = {name: encode(value) for name, value in row._mapping.items()}
        yield json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def insert(connection: Connection, table: Table, rows: Iterator[bytes]) -> int:
    """Put lines back; returns how many."""
    count, batch = 0, []
    for line in rows:
        batch.append(decode(table, json.loads(line)))
        if len(batch) == BATCH:
            connection.execute(table.insert(), batch)
            count, batch = count + len(batch), []
    if batch:
        connection.execute(table.insert(), batch)
    return count + len(batch)
