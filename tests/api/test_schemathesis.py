"""Whatever fits the OpenAPI document is answered as it says, and whatever does not is refused: no 500 anywhere."""

from __future__ import annotations

import warnings
from collections import Counter
from contextlib import suppress
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, settings
from hypothesis.errors import Unsatisfiable

from tests.api.conftest import Callers
from tests.api.steps import uploaded

with warnings.catch_warnings():
    # the library's own imports are behind their dependencies
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

CHECKS = (not_a_server_error, content_type_conformance, response_schema_conformance, status_code_conformance)
EXAMPLES = 4


@pytest.fixture
def described(app: Flask) -> object:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return schemathesis.openapi.from_wsgi("/api/openapi.json", app)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("role", "mode"), [("manufacturer", "POSITIVE"), ("operator", "POSITIVE"), ("manufacturer", "NEGATIVE")]
)
def test_every_operation_keeps_its_contract(described: object, call: Callers, role: str, mode: str) -> None:
    from hypothesis import given

    token, study = getattr(call, role).token, uploaded(call)["id"]
    seen: Counter[int] = Counter()
    for result in described.get_all_operations():  # type: ignore[attr-defined]
        operation = result.ok()

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=schemathesis.GenerationMode[mode]))
        def check(case: Any) -> None:
            if mode == "POSITIVE" and "study_id" in case.path_parameters:
                case.path_parameters["study_id"] = study
            response = case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, checks=CHECKS)
            seen[response.status_code] += 1

        # a route without parameters cannot be asked wrongly
        with suppress(Unsatisfiable):
            check()
    # the walk reached the rooms and did not end at the door
    assert seen[200 if mode == "POSITIVE" else 422] > 20
    assert seen[401] == 0
