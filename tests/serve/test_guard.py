"""Privacy: a hostile page in the same browser gets nothing, and nothing is left behind."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from advisor.serve.guard import MAX_BODY

SECRET = "zanzibar sesquipedalian"
BODY = {"text": f"Utilise the {SECRET} card."}


@pytest.mark.parametrize(
    "host", ["evil.test", "evil.test:8317", "127.0.0.1", "127.0.0.1:80", "localhost:1"]
)
def test_a_name_that_leads_here_gets_nothing(client: TestClient, host: str) -> None:
    """DNS rebinding: the page too is refused, so its script is never read."""
    for path in ("/", "/page.js", "/api/v1/profiles"):
        assert client.get(path, headers={"Host": host}).status_code == 421


@pytest.mark.parametrize(
    "origin", ["http://evil.test", "null", "http://127.0.0.1:9", "https://127.0.0.1:8317"]
)
def test_another_origin_gets_nothing(client: TestClient, origin: str) -> None:
    """Even with the key."""
    answer = client.post("/api/v1/check", json=BODY, headers={"Origin": origin})

    assert answer.status_code == 403
    assert SECRET not in answer.text


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_request_that_the_browser_calls_foreign_gets_nothing(
    client: TestClient, site: str
) -> None:
    """Browsers say where a request comes from."""
    assert (
        client.post("/api/v1/check", json=BODY, headers={"Sec-Fetch-Site": site}).status_code == 403
    )


@pytest.mark.parametrize("token", ["", "wrong", "the-key ", "ключ"])
def test_without_the_key_nothing_is_answered(client: TestClient, token: str) -> None:
    """Another user of this computer does not know it."""
    headers = {b"X-Advisor-Token": token.encode()}
    assert client.post("/api/v1/check", json=BODY, headers=headers).status_code == 401


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
def test_a_form_of_another_page_is_refused(client: TestClient, kind: str) -> None:
    """These are the kinds that a page may send elsewhere without asking."""
    answer = client.post("/api/v1/check", content=b'{"text": "x"}', headers={"Content-Type": kind})

    assert answer.status_code == 415


def test_no_websocket_is_opened(client: TestClient) -> None:
    """Browsers let pages open them anywhere."""
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/api/v1/check"):
        pass


def test_every_answer_forbids_what_the_page_does_not_need(client: TestClient) -> None:
    """Errors included; no cookie, no other site, nothing kept by the browser."""
    for answer in (
        client.get("/"),
        client.get("/nowhere"),
        client.post("/api/v1/check", content=b"x"),
    ):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert not re.search(r"https?:", policy)
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "set-cookie" not in answer.headers
        assert "access-control-allow-origin" not in answer.headers


def test_a_body_that_is_too_long_is_refused(client: TestClient) -> None:
    """By its length, said or not."""
    answer = client.post(
        "/api/v1/check", content=b" " * (MAX_BODY + 1), headers={"Content-Type": "application/json"}
    )

    assert answer.status_code == 413
    assert answer.json()["error"]["message"] == "This is too long: 5 MB is the most."


def test_only_the_pages_own_files_are_served(client: TestClient) -> None:
    """No path leads out of its folder."""
    for name in ("../app.py", "..%2fapp.py", "guard.py", "__init__.py", "%2e%2e/desk.py"):
        assert client.get(f"/{name}").status_code == 404


def test_the_pages_files_ask_for_no_other_address() -> None:
    """No link, no font, no script from elsewhere."""
    folder = Path(__file__).parents[2] / "advisor" / "serve" / "page"
    for file in folder.iterdir():
        assert not re.search(
            r"(?:https?:)?//[a-z]", file.read_text(encoding="utf-8").replace("// ", "")
        ), file


SCRIPT = """
import json, re, subprocess, sys, http.client, os
server = subprocess.Popen([sys.executable, "-m", "advisor.faces.commands", "serve", "--port", "0"],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
line = server.stdout.readline()
port, token = re.search(r":(\\d+)/#token=(\\S+)", line).groups()
said = []
for body in ({"text": sys.argv[1]}, {"text": sys.argv[1] * 20000}, {"text": 5}):
    c = http.client.HTTPConnection("127.0.0.1", int(port))
    c.request("POST", "/api/v1/check", json.dumps(body), {"Content-Type": "application/json", "X-Advisor-Token": token})
    said.append(c.getresponse().status)
outside = []
for address in ("0.0.0.0",):
    out = subprocess.run(["ss", "-ltn"], capture_output=True, text=True).stdout if os.path.exists("/usr/bin/ss") else ""
    outside += [row for row in out.splitlines() if f":{port} " in row and "127.0.0.1" not in row]
server.terminate()
rest = server.communicate(timeout=20)[0]
print(json.dumps({"status": said, "out": line + rest, "outside": outside}))
"""


def test_nothing_of_a_text_is_printed_or_written(tmp_path: Path) -> None:
    """A real server: its output and the disk hold no word of what was sent."""
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONUNBUFFERED": "1"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, f"Utilise the {SECRET} card. "],
        cwd=tmp_path, env=env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    told: dict[str, Any] = __import__("json").loads(done.stdout)

    assert told["status"] == [200, 413, 400]
    assert told["outside"] == []
    assert SECRET not in told["out"]
    assert not any(
        SECRET.encode() in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()
    )
