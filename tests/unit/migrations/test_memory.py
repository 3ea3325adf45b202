"""What people chose before version 0.2.0 is remembered after the upgrade."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from alembic import command
from sqlalchemy import text

from footprint import migrations
from footprint.bom.values import Line
from footprint.db import engine_of
from footprint.matching import text_key
from tests.unit.records import make_settings

LINE = Line("2", "Cover  ＡＢＣ", 1, "kg", name_zh="前盖", code="3926", origin="CN")
OLD = {"id": "2", "name": LINE.name, "name_zh": LINE.name_zh, "code": LINE.code, "origin": "CN", "stage": LINE.stage}
NOW = "2026-11-21 00:00:00"


def test_choices_of_people_get_keys_and_footprints_their_part_numbers(tmp_path: Path) -> None:
    settings = make_settings(tmp_path / "old")
    with engine_of(settings).begin() as connection:
        command.upgrade(migrations.config(connection), "0004")
    file = engine_of(settings).url.database
    assert file is not None
    with sqlite3.connect(file) as rows:  # a connection of its own holds no foreign keys: only these tables matter
        bom = json.dumps({"lines": [OLD]})
        rows.execute(
            "INSERT INTO bom_version (id, created, study_id, number, filename, sha256, bom, warnings, uploaded_by)"
            " VALUES ('b', ?, 's', 1, 'f', 'h', ?, '[]', 'u')",
            (NOW, bom),
        )
        rows.executemany(
            "INSERT INTO line_choice (id, created, bom_version_id, line, number, dataset, score, by, user_id, reason,"
            " reason_zh) VALUES (?, ?, 'b', ?, ?, 'd', 1, 'x', ?, '', '')",
            [("mine", NOW, "2", 2, "u"), ("its", NOW, "2", 1, None), ("gone", NOW, "9", 1, "u")],
        )
        rows.executemany(
            "INSERT INTO supplier_footprint (id, created, series, version, organisation_id, status, product,"
            " product_zh, unit, fossil, biogenic_emissions, biogenic_removals, land_use_change, aircraft,"
            " biogenic_carbon_kg, geography, period_start, period_end, valid_from, valid_until, source, preceding,"
            " source_data, label, published_by)"
            " VALUES (?, ?, 's', ?, 'o', 'active', 'p', '', 'kg', 1, 0, 0, 0, 0, 0, '',"
            " '2025-01-01', '2025-12-31', '2026-01-01', '2026-12-31', '', '[]', ?, '', 'u')",
            [("pact", NOW, 1, json.dumps({"productIds": ["urn:x:4711", 7]})), ("form", NOW, 2, None)],
        )
    rows.close()
    migrations.upgrade(settings)
    with engine_of(settings).begin() as connection:
        keys = {row.id: row.text_key for row in connection.execute(text("SELECT id, text_key FROM line_choice"))}
        found = connection.execute(text("SELECT id, product_ids FROM supplier_footprint"))
        numbers = {row.id: json.loads(row.product_ids) for row in found}
    assert keys == {"mine": text_key(LINE), "its": None, "gone": None}
    assert numbers == {"pact": ["urn:x:4711"], "form": []}
