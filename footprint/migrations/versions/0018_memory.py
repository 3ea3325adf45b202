"""What a choice was made for, so that it is remembered; the part numbers of suppliers' footprints"""

import hashlib
import json
import re
import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("line_choice", sa.Column("text_key", sa.String(length=64), nullable=True))
    op.create_index("ix_line_choice_text_key", "line_choice", ["text_key"], unique=False)
    op.add_column(
        "supplier_footprint", sa.Column("product_ids", sa.JSON(), nullable=False, server_default=sa.text("'[]'"))
    )
    _remember(op.get_bind())
    _read_product_ids(op.get_bind())


def _remember(connection: sa.Connection) -> None:
    """Keys of what people chose before this version."""
    versions = sa.table("bom_version", sa.column("id"), sa.column("bom", sa.JSON()))
    choices = sa.table(
        "line_choice",
        *map(sa.column, ("id", "bom_version_id", "line", "user_id", "text_key")),
    )
    chosen = sa.select(choices.c.bom_version_id).where(choices.c.user_id.is_not(None)).distinct()
    for version_id in connection.scalars(chosen).all():
        bom = connection.scalar(sa.select(versions.c.bom).where(versions.c.id == version_id))
        lines = {line["id"]: _key(line) for line in (bom or {}).get("lines", ())}
        mine = sa.select(choices.c.id, choices.c.line).where(
            choices.c.bom_version_id == version_id, choices.c.user_id.is_not(None)
        )
        rows = [{"row": row, "key": lines[line]} for row, line in connection.execute(mine).all() if line in lines]
        if rows:
            put = sa.update(choices).where(choices.c.id == sa.bindparam("row")).values(text_key=sa.bindparam("key"))
            connection.execute(put, rows)


def _key(line: dict[str, str | None]) -> str:
    """As `footprint.matching.memory.text_key` was when this version was made."""
    fields = ("name", "name_zh", "material", "specification", "code", "origin", "stage")
    said = [
        re.sub(r"\s+", " ", unicodedata.normalize("NFKC", line.get(name) or "").casefold()).strip() for name in fields
    ]
    told = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def _read_product_ids(connection: sa.Connection) -> None:
    """The product ids of PACT files that were kept."""
    footprints = sa.table(
        "supplier_footprint",
        sa.column("id"),
        sa.column("source_data", sa.JSON()),
        sa.column("product_ids", sa.JSON()),
    )
    for row, kept in connection.execute(sa.select(footprints.c.id, footprints.c.source_data)).all():
        ids = kept.get("productIds") if isinstance(kept, dict) else None
        if isinstance(ids, list):
            found = [one[:200] for one in ids if isinstance(one, str)][:50]
            connection.execute(sa.update(footprints).where(footprints.c.id == row).values(product_ids=found))
