"""The API: what it answers, and that a faulty request gets one sentence."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from advisor.serve.asked import MAX_TEXT
from advisor.serve.openapi import CALLS, openapi

DRAFT = "Practice coping this week. Utilise the log nightly."


def test_check_answers_the_contract_with_the_cards_beside_it(client: TestClient) -> None:
    """The same keys as `--format json` has for a file."""
    answer = client.post("/api/v1/check", json={"text": DRAFT}).json()

    assert {"path", "error", "metrics", "assignments", "findings", "cards"} == set(answer)
    assert {one["rule"] for one in answer["findings"]} >= {"vague-action", "complex-wording"}
    assert answer["cards"][0]["lines"][0]["element"] == "action"


def test_a_profile_and_a_reader_change_what_is_found(client: TestClient) -> None:
    """As they do on the command line."""
    text = (
        "Water the plants, then feed the cat, and after that go out and walk to the gate at noon."
    )
    usual, easy = (
        {
            f["rule"]
            for f in client.post("/api/v1/check", json={"text": text, **more}).json()["findings"]
        }
        for more in ({}, {"profile": "easy-read"})
    )

    assert easy - usual


def test_fix_applies_what_is_safe(client: TestClient) -> None:
    """And leaves the rest."""
    answer = client.post("/api/v1/fix", json={"text": DRAFT}).json()

    assert answer["text"] == "Practice coping this week. Use the log every night."
    assert answer["applied"] == 2


def test_rewrite_and_export_write_the_card(client: TestClient) -> None:
    """Blanks that were filled are filled in the file."""
    card = client.post("/api/v1/rewrite", json={"text": "Practise box breathing."}).json()
    blanks = {"1": "at noon, in the hall"}
    saved = client.post(
        "/api/v1/export", json={"text": "Practise box breathing.", "form": "html", "blanks": blanks}
    )

    assert card["drafts"][0]["cards"][0]["sections"]
    assert "attachment" in saved.headers["content-disposition"]
    assert "at noon, in the hall" in saved.text


def test_a_dropped_file_is_read(client: TestClient) -> None:
    """Its name tells its format; other letters arrive whole."""
    answer = client.post(
        "/api/v1/open",
        content="# Café\n\nWalk.\n".encode(),
        headers={"Content-Type": "application/octet-stream", "X-Advisor-Name": "caf%C3%A9.md"},
    )

    assert answer.json() == {"text": "# Café\n\nWalk.\n", "format": "markdown", "drafts": 1}


def test_rules_and_profiles_are_listed(client: TestClient) -> None:
    """One rule comes with its page; an unknown one with the nearest name."""
    assert client.get("/api/v1/rules/vague-action").json()["page"]
    assert len(client.get("/api/v1/rules").json()["rules"]) > 60
    assert "clinic" in {one["name"] for one in client.get("/api/v1/profiles").json()["profiles"]}
    missing = client.get("/api/v1/rules/vague-actoin")
    assert (missing.status_code, missing.json()["error"]["message"]) == (
        422,
        "There is no rule of that name. Did you mean 'vague-action'?",
    )


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ({}, 400, "'text' is missing"),
        ({"text": 5}, 400, "'text' is missing"),
        ([], 400, "Send a JSON object"),
        ({"text": "x", "format": "markdwon"}, 400, "Did you mean 'markdown'?"),
        ({"text": "x", "profile": "no"}, 400, "Choose one of: clinic"),
        ({"text": "x", "reader": {"audiense": "teen"}}, 422, "Did you mean 'audience'?"),
        ({"text": "x", "reader": []}, 200, ""),
        ({"text": "x" * (MAX_TEXT + 1)}, 413, "100,000 are the most"),
        ({"text": "x", "blanks": {"one": "y"}}, 400, "'blanks' takes numbers"),
    ],
)
def test_a_faulty_request_gets_one_sentence(
    client: TestClient, body: Any, status: int, said: str
) -> None:
    """With the status that says whose fault it is."""
    answer = client.post("/api/v1/check", json=body)

    assert answer.status_code == status
    if status != 200:
        assert said in answer.json()["error"]["message"]


@given(data=st.binary(max_size=200))
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
def test_any_bytes_get_an_answer(client: TestClient, data: bytes) -> None:
    """No byte string is a fault of ours."""
    answer = client.post(
        "/api/v1/check", content=data, headers={"Content-Type": "application/json"}
    )

    assert answer.status_code in (200, 400, 413, 422)


_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(
    body=st.fixed_dictionaries(
        {"text": st.text(max_size=60) | _VALUES},
        optional={
            key: st.sampled_from(["text", "markdown", "clinic", "safe", "txt", "standard"])
            | _VALUES
            for key in ("format", "profile", "reader", "layout", "upto", "form", "blanks")
        },
    ),
    path=st.sampled_from(["check", "fix", "rewrite", "export"]),
)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=120, deadline=None
)
def test_any_object_gets_an_answer(client: TestClient, body: Any, path: str) -> None:
    """A sentence, or what was asked for; never a fault."""
    answer = client.post(f"/api/v1/{path}", json=body)

    assert answer.status_code in (200, 400, 413, 422)
    if answer.status_code != 200:
        assert answer.json()["error"]["message"]


def test_the_description_names_every_route(client: TestClient) -> None:
    """And no other."""
    described = client.get("/api/v1/openapi.json").json()

    assert described == json.loads(json.dumps(openapi()))
    for path, call in CALLS.items():
        answer = client.request(call.method, path.replace("{name}", "vague-action"))
        assert answer.status_code != 404
        assert client.request("DELETE", path.replace("{name}", "x")).status_code == 405
