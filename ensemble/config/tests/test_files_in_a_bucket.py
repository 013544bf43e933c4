"""The same files in a bucket: django-storages against a server of this machine that speaks S3's dialect."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from ensemble.config import env
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files import storing
from ensemble.foundation.files.actions.keeping import keep, keep_made
from ensemble.foundation.files.actions.purging import purge
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.reading import content_of
from ensemble.foundation.files.tasks import sweep
from ensemble.foundation.files.tests.builders import PAPER, SECRET, pdf

pytestmark = pytest.mark.django_db


class Bucket(BaseHTTPRequestHandler):
    kept: dict[str, bytes]

    def do_PUT(self):
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.kept[self.key] = self._unchunked(content)
        self._say(200, ETag='"1"')

    def do_GET(self):
        asked = parse_qs(urlsplit(self.path).query)
        if "prefix" in asked:
            return self._list(asked["prefix"][0])
        self._give(self.kept.get(self.key), body=True)

    def do_HEAD(self):
        self._give(self.kept.get(self.key), body=False)

    def do_DELETE(self):
        self.kept.pop(self.key, None)
        self._say(204)

    @property
    def key(self) -> str:
        return unquote(urlsplit(self.path).path).removeprefix("/ensemble/")

    def _unchunked(self, content: bytes) -> bytes:
        """`aws-chunked`: the size of each piece in hexadecimal, then the piece."""
        if "aws-chunked" not in self.headers.get("Content-Encoding", ""):
            return content
        whole = b""
        while content:
            size, _line, rest = content.partition(b"\r\n")
            length = int(size.split(b";")[0], 16)
            whole, content = whole + rest[:length], rest[length + 2 :] if length else b""
        return whole

    def _list(self, prefix: str) -> None:
        found = "".join(
            f"<Contents><Key>{key}</Key><Size>1</Size></Contents>"
            for key in sorted(self.kept)
            if key.startswith(prefix)
        )
        self._say(
            200, f"<ListBucketResult><IsTruncated>false</IsTruncated>{found}</ListBucketResult>"
        )

    def _give(self, content: bytes | None, *, body: bool) -> None:
        if content is None:
            return self._say(404, "<Error><Code>NoSuchKey</Code></Error>" if body else "")
        self._say(
            200,
            content if body else b"",
            **{"Content-Length": str(len(content)), "ETag": '"1"'},
        )

    def _say(self, status: int, body: str | bytes = b"", **headers: str) -> None:
        content = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(content))} | headers).items():
            self.send_header(name, value)
        self.send_header("Last-Modified", "Mon, 23 Nov 2026 09:00:00 GMT")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_args):
        pass


@pytest.fixture
def bucket(settings, monkeypatch) -> Iterator[dict[str, bytes]]:
    handler = type("Handler", (Bucket,), {"kept": {}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    where = f"s3://ensemble/house?endpoint_url=http://127.0.0.1:{server.server_port}&region_name=x"
    monkeypatch.setenv("FILES_URL", where)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "known")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "known")
    settings.STORAGES = settings.STORAGES | {"default": env.storage("FILES_URL", Path())}
    yield handler.kept
    server.shutdown()


def test_a_file_is_kept_read_and_purged_there(bucket, now):
    plain = keep(pdf(), name="a.pdf", kind=PAPER, by=None, at=now)
    secret = keep_made(b"FR76 3000", name="rib.txt", kind=SECRET, at=now)
    run_waiting()
    assert content_of(StoredFile.objects.get(pk=plain.pk)) == pdf()
    assert content_of(secret) == b"FR76 3000"
    assert bucket[f"house/{plain.location}"] == pdf()
    assert b"FR76" not in bucket[f"house/{secret.location}"]
    purge(secret, why="verified", by=None, at=now)
    run_waiting()
    assert list(bucket) == [f"house/{plain.location}"]
    assert StoredFile.objects.get(pk=secret.pk).state == "purged"


def test_what_no_row_claims_is_swept_there_too(bucket, now):
    kept = keep_made(b"a;b", name="a.csv", kind=PAPER, at=now)
    default_storage.save(storing.new_location(now), ContentFile(b"lost"))
    sweep(now + timedelta(days=2))
    assert list(bucket) == [f"house/{kept.location}"]


def test_a_place_that_is_neither_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("FILES_URL", "ftp://somewhere")
    with pytest.raises(Exception, match="s3://"):
        env.storage("FILES_URL", tmp_path)
    monkeypatch.delenv("FILES_URL")
    assert env.storage("FILES_URL", tmp_path)["OPTIONS"] == {"location": tmp_path}
