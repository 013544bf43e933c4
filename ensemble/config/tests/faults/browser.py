"""As little of a browser as the tests of processes need."""

import re
import time
import urllib.error
import urllib.parse
import urllib.request
from http.client import HTTPResponse, RemoteDisconnected
from http.cookies import SimpleCookie

PATIENCE = 120


class Browser:
    """Cookies, pages, forms."""

    def __init__(self, address: str):
        self.address, self.page = address, ""
        self.cookies: dict[str, str] = {}
        self.opener = urllib.request.build_opener(NotFollowing)

    def wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                if self.get("/healthz"):  # 503 too: jobs wait in vain where no worker was asked for
                    return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("The web process does not answer.")

    def get(self, path: str) -> int:
        return self._send(urllib.request.Request(self.address + path))

    def post(self, path: str, **fields: str) -> int:
        """With the token of the page last read, as a form would."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.page)
        fields["csrfmiddlewaretoken"] = token[1] if token else ""
        return self._send(
            urllib.request.Request(self.address + path, urllib.parse.urlencode(fields).encode())
        )

    def has_session(self, key: str) -> "Browser":
        self.cookies["session"] = key
        return self

    def _send(self, request: urllib.request.Request) -> int:
        """The status, or 0 when the process died before it answered."""
        request.add_header("Cookie", "; ".join(f"{k}={v}" for k, v in self.cookies.items()))
        try:
            return self._read(self.opener.open(request, timeout=PATIENCE))
        except urllib.error.HTTPError as answer:
            return self._read(answer)
        except (RemoteDisconnected, ConnectionResetError):
            return 0

    def _read(self, answer: HTTPResponse) -> int:
        with answer:
            for line in answer.headers.get_all("Set-Cookie") or []:
                self.cookies |= {name: one.value for name, one in SimpleCookie(line).items()}
            self.page = answer.read().decode()
            return answer.status


class NotFollowing(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args, **kwargs):
        return None
