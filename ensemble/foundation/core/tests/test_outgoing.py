"""Questions to other machines: only where we mean to, and never for long."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from ensemble.foundation.core.outgoing import Forbidden, Unreachable, as_json, ask


class Answering(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/away":
            return self._answer(302, b"", Location="http://169.254.169.254/")
        if self.path == "/drops":
            return self._drop_by_drop()
        if self.path == "/long":
            return self._answer(200, b"x" * 5000)
        return self._answer(200, b'{"asked": "%s"}' % self.path.encode())

    def do_POST(self):
        self._answer(201, self.rfile.read(int(self.headers["Content-Length"])))

    def _answer(self, status, body, **headers):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _drop_by_drop(self):
        self.send_response(200)
        self.end_headers()
        stop = threading.Event()
        try:
            while not stop.wait(0.02):
                self.wfile.write(b"x")
                self.wfile.flush()
        except OSError:
            return

    def log_message(self, *words):
        pass


@pytest.fixture
def server(settings) -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    running.daemon_threads = True
    threading.Thread(target=running.serve_forever, daemon=True).start()
    settings.OUTGOING_PRIVATE = [f"127.0.0.1:{running.server_port}"]
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


def test_it_reads_an_answer(server):
    reply = ask("GET", f"{server}/siret/1?date=2026-11-23")
    assert (reply.status, reply.json()) == (200, {"asked": "/siret/1?date=2026-11-23"})


def test_it_sends_a_body(server):
    body, headers = as_json({"number": "136695976"})
    reply = ask("POST", server, body=body, headers=headers)
    assert (reply.status, reply.json()) == (201, {"number": "136695976"})


def test_it_follows_no_redirection(server):
    assert ask("GET", f"{server}/away").status == 302


def test_it_waits_for_nobody(server):
    with pytest.raises(Unreachable, match="too long"):
        ask("GET", f"{server}/drops", timeout=0.2)


def test_it_reads_no_more_than_it_asked(server):
    with pytest.raises(Unreachable, match="too long"):
        ask("GET", f"{server}/long", most=1000)


def test_what_is_not_json_is_no_answer(server):
    with pytest.raises(Unreachable):
        ask("GET", f"{server}/long").json()


def test_a_closed_door_is_no_answer(settings):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    settings.OUTGOING_PRIVATE = ["127.0.0.1"]
    with pytest.raises(Unreachable):
        ask("GET", f"http://127.0.0.1:{port}")


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/",
        "https://169.254.169.254/latest",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://localhost/",
        "https://0.0.0.0/",
        "http://93.184.215.14/",
        "file:///etc/passwd",
        "https://",
        "//127.0.0.1/",
    ],
)
def test_it_asks_nobody_at_home(url):
    with pytest.raises(Forbidden):
        ask("GET", url)


def test_a_name_that_points_home_as_well_is_refused(monkeypatch):
    found = [(2, 1, 6, "", (address, 443)) for address in ("93.184.215.14", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: found)
    with pytest.raises(Forbidden):
        ask("GET", "https://rebinding.example/")
