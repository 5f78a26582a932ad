"""The API's description, and requests made from it: no answer that it does not foresee."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from advisor.serve.app import application
from advisor.serve.desk import Desk
from advisor.serve.openapi import CALLS, openapi
from tests.serve.conftest import TOKEN, at

schemathesis = pytest.importorskip("schemathesis")

HEADERS = {"X-Advisor-Token": TOKEN, "Host": "127.0.0.1:8317"}
HOME = Path(__file__).parents[2]


def test_the_file_is_what_the_server_answers() -> None:
    """`docs/openapi.json` is written by `docs/make_openapi.py`."""
    assert json.loads((HOME / "docs" / "openapi.json").read_text(encoding="utf-8")) == json.loads(
        json.dumps(openapi())
    )


@pytest.fixture(scope="module")
def described(desk: Desk) -> Any:
    """Return the API as its description has it."""
    app: Any = at(application(desk, TOKEN), 8317)
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app=app, headers=HEADERS)


@pytest.mark.parametrize("path", sorted(CALLS))
def test_every_request_gets_a_foreseen_answer(described: Any, path: str) -> None:
    """Any that the description allows, and many that it does not."""
    names = (
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_schema_conformance",
    )
    checks = [schemathesis.checks.CHECKS.get_one(name) for name in names]

    @given(case=described[path][CALLS[path].method.upper()].as_strategy())
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    def ask(case: Any) -> None:
        case.validate_response(case.call(headers=HEADERS), checks=checks)

    ask()
