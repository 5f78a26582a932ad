"""The description tells the truth: answers are what it says, whatever is asked."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.routing import Route
from starlette.testclient import TestClient

from advisor.serve.app import application
from advisor.serve.desk import Desk
from advisor.serve.openapi import CALLS, openapi
from tests.serve.conftest import TOKEN

DRAFT = "Practise box breathing. Utilise the log nightly."


def validator(schema: Any) -> Draft202012Validator:
    """Return what holds an answer to a schema of the description."""
    return Draft202012Validator({**schema, "components": openapi()["components"]})


def test_it_names_the_routes_and_no_others(desk: Desk) -> None:
    """With their methods; the page's own files are no part of the API."""
    app: Any = application(desk, TOKEN)._app
    routes = {
        route.path: (route.methods or set()) - {"HEAD"}
        for route in app.routes
        if isinstance(route, Route) and route.path.startswith("/api/")
    }

    assert routes == {path: {call.method.upper()} for path, call in CALLS.items()}


def test_its_schemas_are_schemas() -> None:
    """Each can be used, and each reference leads somewhere."""
    known = openapi()["components"]["schemas"]
    for schema in known.values():
        Draft202012Validator.check_schema(schema)
    text = json.dumps(openapi())
    for part in text.split('"#/components/schemas/')[1:]:
        assert part.partition('"')[0] in known


@pytest.mark.parametrize(
    ("call", "body"),
    [
        ("check", {"text": DRAFT}),
        ("check", {"text": ""}),
        ("check", {"text": "Week 1\n\nWalk.\n\nWeek 2\n\nWalk.", "profile": "easy-read"}),
        ("fix", {"text": DRAFT, "upto": "unsafe"}),
        ("rewrite", {"text": DRAFT, "layout": "easy-read"}),
        ("rewrite", {"text": "Stop taking your tablets."}),
        ("rules", None),
        ("rules/vague-action", None),
        ("profiles", None),
    ],
)
def test_answers_are_as_described(client: TestClient, call: str, body: Any) -> None:
    """Each key that is promised is there."""
    path = f"/api/v1/{call}"
    answer = client.get(path) if body is None else client.post(path, json=body)
    operation = openapi()["paths"][path.replace("vague-action", "{name}")]
    schema = operation["get" if body is None else "post"]["responses"]["200"]

    assert answer.status_code == 200
    validator(schema["content"]["application/json"]["schema"]).validate(answer.json())


def test_requests_are_described_as_they_are_taken(client: TestClient) -> None:
    """A card of `rewrite` is one that `export` takes."""
    card = client.post("/api/v1/rewrite", json={"text": DRAFT}).json()["drafts"][0]["cards"][0]
    taken = openapi()["paths"]["/api/v1/export"]["post"]["requestBody"]["content"]
    holds = validator(taken["application/json"]["schema"])

    assert holds.is_valid({"card": card, "blanks": {"1": "now"}})
    assert holds.is_valid({"text": DRAFT, "form": "docx"})
    assert not holds.is_valid({"form": "txt"})
    assert not holds.is_valid({"card": {}})
