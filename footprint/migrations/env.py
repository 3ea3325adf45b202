"""Alembic runs this file; the connection is ours."""

from alembic import context

from footprint.migrations.options import OPTIONS
from footprint.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=True, **OPTIONS
)
with context.begin_transaction():
    context.run_migrations()
