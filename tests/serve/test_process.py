"""A real server on a real port, met by clients that are hostile, slow or gone."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("uvicorn")

HOME = Path(__file__).parents[2]
SECRET = "zanzibar sesquipedalian"
DRAFT = f"Utilise the {SECRET} card."


class Watched:
    """A server of `watched.py`, and what a client can do to it."""

    def __init__(self, folder: Path, *ports: int) -> None:
        self.folder = folder
        home = {name: str(folder) for name in ("HOME", "XDG_CACHE_HOME", "TMPDIR")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.serve.watched", *map(str, ports)],
            cwd=folder,
            env={
                **os.environ,
                **home,
                "PYTHONPATH": str(HOME),
                "PYTHONDONTWRITEBYTECODE": "1",
                "PYTHONUNBUFFERED": "1",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.first = "".join(self.process.stdout.readline() for _ in range(2))
        found = re.search(r"http://127\.0\.0\.1:(\d+)/#token=(\S+)", self.first)
        assert found, self.first
        self.port, self.token = int(found[1]), found[2]

    def stop(self) -> tuple[str, str]:
        """Stop it as Ctrl-C does; return all that it printed."""
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate(timeout=30)
        return self.first + out, err

    def ask(
        self, method: str, path: str, body: bytes | None = None, **headers: str | None
    ) -> tuple[int, str]:
        """Return status and text of an answer; headers are the page's but for those given."""
        usual: dict[str, str | None] = {
            "Host": f"127.0.0.1:{self.port}",
            "Origin": f"http://127.0.0.1:{self.port}",
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/json",
            "X-Advisor-Token": self.token,
        }
        usual.update({name.replace("_", "-"): value for name, value in headers.items()})
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            link.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in usual.items():
                if value is not None:
                    link.putheader(name, value)
            link.putheader("Content-Length", str(len(body or b"")))
            link.endheaders(body)
            answer = link.getresponse()
            assert "Set-Cookie" not in answer.headers
            assert "Access-Control-Allow-Origin" not in answer.headers
            return answer.status, answer.read().decode()
        finally:
            link.close()

    def post(self, call: str, data: object, **headers: str | None) -> tuple[int, str]:
        """Return status and text of the answer to a call."""
        return self.ask("POST", f"/api/v1/{call}", json.dumps(data).encode(), **headers)

    def raw(self, sent: bytes) -> tuple[int, str]:
        """Return status and text of the answer to some bytes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as link:
            link.sendall(sent)
            return answer_on(link)


def answer_on(link: socket.socket) -> tuple[int, str]:
    """Return status and text of the answer that comes on a connection."""
    answer = http.client.HTTPResponse(link)
    answer.begin()
    return answer.status, answer.read().decode()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    """Return a running server."""
    started = Watched(tmp_path_factory.mktemp("watched"))
    yield started
    started.stop()


def sentence(text: str) -> str:
    """Return the sentence of an error."""
    return str(json.loads(text)["error"]["message"])


@pytest.mark.parametrize("path", ["/", "/page.js", "/api/v1/profiles", "/api/v1/check"])
def test_a_name_that_leads_here_gets_nothing(server: Watched, path: str) -> None:
    """DNS rebinding: the hostile page is same-origin with itself, and knows even the key."""
    host = f"evil.test:{server.port}"
    status, text = server.ask("GET", path, Host=host, Origin=f"http://{host}")

    assert status == 421
    assert len(sentence(text)) < 100


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.test"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"X_Advisor_Token": None}, 401),
        ({"X_Advisor_Token": "guess"}, 401),
        ({"Host": None}, 421),
        ({"Host": "127.0.0.1"}, 421),
        # A form of another page, with what a browser sends of its own accord.
        (
            {
                "Origin": "http://evil.test",
                "Sec_Fetch_Site": "cross-site",
                "X_Advisor_Token": None,
                "Content_Type": "application/x-www-form-urlencoded",
            },
            403,
        ),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "multipart/form-data; boundary=x"}, 415),
    ],
)
def test_a_hostile_page_gets_nothing(
    server: Watched, headers: dict[str, str | None], status: int
) -> None:
    """Neither an answer nor its own words back."""
    given, text = server.post("check", {"text": DRAFT}, **headers)

    assert given == status or (headers == {"Host": None} and given == 400)
    assert SECRET not in text


def test_another_page_is_not_asked_in_advance(server: Watched) -> None:
    """A browser asks with OPTIONS before it sends a foreign page's JSON; the answer is no."""
    status, _ = server.ask(
        "OPTIONS",
        "/api/v1/check",
        Origin="http://evil.test",
        Sec_Fetch_Site="cross-site",
        Access_Control_Request_Method="POST",
    )

    assert status == 403


def test_no_websocket_is_opened(server: Watched) -> None:
    """Browsers let every page try; even our own page's origin gets none."""
    status, text = server.raw(
        f"GET /api/v1/check HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode()
    )

    assert (status, sentence(text)) == (400, "The advisor opens no WebSocket.")


def test_a_long_paste_gets_its_sentence(server: Watched) -> None:
    """It arrives although the client sends all of it first."""
    status, text = server.post("check", {"text": "walk " * 1_200_000})
    assert (status, sentence(text)) == (413, "This is too long: 5 MB is the most.")

    status, text = server.post("check", {"text": "walk " * 30_000})
    assert (status, sentence(text)) == (
        413,
        "This draft has 150,000 characters; 100,000 are the most. Paste one plan.",
    )


def head(server: Watched, *more: str) -> bytes:
    """Return the head of a call whose body is still to come."""
    lines = (
        "POST /api/v1/check HTTP/1.1",
        f"Host: 127.0.0.1:{server.port}",
        f"X-Advisor-Token: {server.token}",
        "Content-Type: application/json",
        *more,
    )
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def test_a_body_without_a_length_is_counted(server: Watched) -> None:
    """Its end may never come."""
    part = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as link:
        link.sendall(head(server, "Transfer-Encoding: chunked"))
        for _ in range(80):
            link.sendall(part)
        assert answer_on(link)[0] == 413


def test_a_slow_body_is_not_waited_for(server: Watched) -> None:
    """Meanwhile, others are answered."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as link:
        link.sendall(head(server, "Content-Length: 1000") + b'{"te')
        assert server.ask("GET", "/api/v1/profiles")[0] == 200
        status, text = answer_on(link)

    assert (status, sentence(text)) == (
        408,
        "The request took too long to arrive; try it again.",
    )


def test_clients_that_go_away_cost_nothing(server: Watched) -> None:
    """A page that types on breaks its requests off; the last one is answered."""
    body = json.dumps({"text": "Walk to the gate every day.\n" * 60}).encode()
    for _ in range(30):
        with socket.create_connection(("127.0.0.1", server.port), timeout=30) as link:
            link.sendall(head(server, f"Content-Length: {len(body)}") + body)
    status, text = server.post("rewrite", {"text": "Walk to the gate."})
    while status == 503:  # those that have begun still end
        status, text = server.post("rewrite", {"text": "Walk to the gate."})

    assert status == 200, text


def test_nothing_is_printed_written_or_asked(tmp_path: Path) -> None:
    """All calls, good and bad ones, and a fault whose own words quote the draft."""
    folder = tmp_path / "home"
    folder.mkdir()
    server = Watched(folder)
    name = SECRET.replace(" ", "%20")
    statuses = [
        server.post("check", {"text": DRAFT})[0],
        server.post("fix", {"text": DRAFT})[0],
        server.post("rewrite", {"text": DRAFT, "layout": "large-print"})[0],
        server.post("export", {"text": DRAFT, "form": "html"})[0],
        server.ask(
            "POST",
            "/api/v1/open",
            DRAFT.encode(),
            Content_Type="application/octet-stream",
            X_Advisor_Name=f"{name}.txt",
        )[0],
        server.post("check", {"text": DRAFT, "profile": SECRET})[0],
        server.post("check", {"text": DRAFT, "reader": {SECRET: SECRET}})[0],
        server.ask("POST", "/api/v1/check", f'{{"text": "{SECRET}'.encode())[0],
        server.ask("GET", f"/api/v1/rules/{name}")[0],
        server.ask("GET", f"/{name}?{name}")[0],
    ]
    status, text = server.post("check", {"text": f"FAULT {SECRET}"})
    server.raw(b"\x00nonsense " + SECRET.encode() + b"\r\n\r\n")
    out, err = server.stop()
    *printed, told = out.splitlines()
    seen = json.loads(told.removeprefix("seen "))
    # urllib3, which comes with spaCy, tries on import whether this machine knows IPv6.
    seen = [event for event in seen if event != "socket.bind ('::1', 0)"]

    assert statuses == [200, 200, 200, 200, 200, 400, 422, 400, 422, 404]
    assert (status, sentence(text)) == (
        500,
        "This is a fault of the advisor (RuntimeError); please report it.",
    )
    assert err == ""
    assert SECRET not in out
    assert [line.partition(" http")[0] for line in printed] == [
        "The page is at",
        "Nothing you type leaves this computer. Ctrl-C stops.",
        "Stopped.",
    ]
    assert seen == ["socket.bind ('127.0.0.1', 0)"]
    assert not list(folder.rglob("*"))


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    """In one sentence, with what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "advisor.faces.commands", "serve", "--port", str(port)],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == (
        f"advisor: Port {port} is taken or not allowed; choose another with --port, or 0 for any.\n"
    )


def test_a_second_page_gets_a_port_of_its_own(tmp_path: Path) -> None:
    """Whoever opens the advisor twice sees it twice."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        usual = taken.getsockname()[1]
        second = Watched(tmp_path, usual)
        try:
            assert second.port != usual
            assert second.ask("GET", "/api/v1/profiles")[0] == 200
        finally:
            _, err = second.stop()

    assert err == ""


def test_open_shows_the_address_to_the_browser(tmp_path: Path) -> None:
    """The same that it prints, with the key behind the #."""
    shown = tmp_path / "browser.py"
    shown.write_text("import sys\nprint('shown', sys.argv[1], flush=True)\n", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "advisor.faces.commands", "open", "--port", "0"],
        cwd=tmp_path,
        env={
            **os.environ,
            "BROWSER": f"{sys.executable} {shown} %s",
            "PYTHONPATH": str(HOME),
            "PYTHONUNBUFFERED": "1",
        },
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        lines = [process.stdout.readline().strip() for _ in range(3)]
    finally:
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=30)

    address = lines[0].removeprefix("The page is at ")
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/#token=[\w-]{32}", address)
    assert lines[2] == f"shown {address}"
    assert rest == "Stopped.\n"
    assert process.returncode == 0
