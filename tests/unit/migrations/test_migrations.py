from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from footprint import migrations
from footprint.db import engine_of
from footprint.migrations.options import OPTIONS
from footprint.settings import Settings
from footprint.tables import METADATA, OURS
from tests.unit.records import make_settings


@pytest.fixture
def fresh(tmp_path: Path) -> Settings:
    return make_settings(tmp_path / "fresh")


def differences(settings: Settings) -> list[object]:
    options = {name: value for name, value in OPTIONS.items() if name != "render_item"}
    with engine_of(settings).begin() as connection:
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), METADATA))


def test_models_and_migrations_agree(fresh: Settings) -> None:
    assert migrations.upgrade(fresh) == (None, migrations.head())
    assert differences(fresh) == []


def test_the_comparison_would_see_a_difference(fresh: Settings) -> None:
    migrations.upgrade(fresh)
    with engine_of(fresh).begin() as connection:
        connection.execute(text("ALTER TABLE job DROP COLUMN progress_text"))
    assert [item[0] for item in differences(fresh)] == ["add_column"]  # type: ignore[index]


def test_upgrading_again_changes_nothing(fresh: Settings) -> None:
    migrations.upgrade(fresh)
    assert migrations.upgrade(fresh) == (migrations.head(), migrations.head())


def test_foreign_tables_are_left_alone(fresh: Settings) -> None:
    migrations.upgrade(fresh)
    with engine_of(fresh).begin() as connection:
        connection.execute(text("CREATE TABLE somebody_elses (id INTEGER PRIMARY KEY)"))
    assert differences(fresh) == []
    assert "somebody_elses" not in OURS


def test_every_constraint_has_a_name() -> None:
    for table in METADATA.sorted_tables:
        assert all(constraint.name for constraint in table.constraints), table.name
