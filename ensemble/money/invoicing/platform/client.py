"""Flow Service and Directory Service 1.1.0: what we ask of them, and nothing else.

`Silent` is a matter of time: nobody answered, or asked to come back; a job tries again. `Refuses` is
an answer: the same question would have the same one.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlencode
from uuid import uuid4

from django.conf import settings
from django.core.cache import caches

from ensemble.foundation.core.outgoing import Reply, Unreachable, as_json, ask

LATER = frozenset({408, 425, 429})
LARGEST = 20 * 1024 * 1024
A_PAGE = 100
TOKEN = "invoicing.platform_token"


class Silent(Exception):
    """No answer for now."""


class Refuses(Exception):
    def __init__(self, status: int, code: str, message: str):
        super().__init__(f"{status} {code}: {message}")
        self.status, self.code, self.message = status, code, message


@dataclass(frozen=True)
class Flow:
    """A flow as the platform tells it."""

    flow_id: str
    tracking_id: str
    kind: str  # SupplierInvoice, CustomerInvoiceLC…
    direction: str  # In: to us; Out: from us
    syntax: str
    updated_at: datetime
    state: str  # Pending, Ok, Error
    details: tuple[dict[str, Any], ...] = ()

    @classmethod
    def told(cls, said: dict[str, Any]) -> "Flow":
        """Raises Silent for what is no flow: it will be asked again."""
        try:
            acknowledged = said.get("acknowledgement") or {}
            return cls(
                flow_id=said["flowId"],
                tracking_id=said.get("trackingId") or "",
                kind=said.get("flowType") or "",
                direction=said.get("flowDirection") or "",
                syntax=said.get("flowSyntax") or "",
                updated_at=datetime.fromisoformat(said.get("updatedAt") or said["submittedAt"]),
                state=acknowledged.get("status") or "Pending",
                details=tuple(acknowledged.get("details") or ()),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise Silent("this is no flow") from error


@dataclass(frozen=True)
class Platform:
    """`flows` and `directory` are the addresses of the two services, before `/v1`."""

    flows: str
    directory: str

    def submit(
        self, content: bytes, *, name: str, mime: str, tracking_id: str, **facts: str
    ) -> str:
        """Hand over one file; the identifier of its flow. `facts`: flowSyntax, flowProfile…"""
        told = {
            "trackingId": tracking_id,
            "name": name,
            "sha256": hashlib.sha256(content).hexdigest(),
            **facts,
        }
        boundary = uuid4().hex
        body = _multipart(boundary, told, content, name, mime)
        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        said = self._ask("POST", f"{self.flows}/v1/flows", body=body, headers=headers).json()
        if not isinstance(said, dict) or not said.get("flowId"):
            raise Silent("the flow has no identifier")
        return str(said["flowId"])

    def search(self, **where: Any) -> list[Flow]:
        """`search(trackingId=…)`, `search(updatedAfter=…)`: at most a hundred."""
        body, headers = as_json({"limit": A_PAGE, "where": where})
        said = self._ask("POST", f"{self.flows}/v1/flows/search", body=body, headers=headers).json()
        return [Flow.told(one) for one in said.get("results") or ()]

    def flow(self, flow_id: str) -> Flow:
        return Flow.told(self._get(flow_id, "Metadata").json())

    def original(self, flow_id: str) -> bytes:
        return self._get(flow_id, "Original").body

    def addresses_of(self, siren: str) -> list[str]:
        """Where a company receives, as the directory says; none when it is not there."""
        asked = {
            "filters": {"siren": {"op": "contains", "value": siren}},
            "fields": ["addressingIdentifier", "siren"],
        }
        body, headers = as_json(asked)
        url = f"{self.directory}/v1/directory-line/search"
        said = self._ask("POST", url, body=body, headers=headers).json()
        return [
            line["addressingIdentifier"]
            for line in said.get("results") or ()
            if line.get("siren") == siren and line.get("addressingIdentifier")
        ]

    def is_well(self) -> bool:
        try:
            self._ask("GET", f"{self.flows}/v1/healthcheck")
        except (Silent, Refuses):
            return False
        return True

    def _get(self, flow_id: str, what: str) -> Reply:
        url = f"{self.flows}/v1/flows/{quote(flow_id, safe='')}?{urlencode({'docType': what})}"
        return self._ask("GET", url)

    def _ask(
        self,
        method: str,
        url: str,
        *,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> Reply:
        headers = {
            "Authorization": f"Bearer {_token()}",
            "X-Request-Id": str(uuid4()),
            **(headers or {}),
        }
        try:
            reply = ask(method, url, headers=headers, body=body, most=LARGEST)
        except Unreachable as error:
            raise Silent(str(error)) from error
        if reply.status == 401:
            caches["here"].delete(TOKEN)
        if reply.status >= 500 or reply.status in LATER or reply.status == 401:
            raise Silent(f"{reply.status}")
        if reply.status >= 400:
            raise _refusal(reply)
        return reply


def current() -> Platform | None:
    """The one of this installation; none, and everything goes by e-mail as long as the law allows."""
    if not settings.PLATFORM_URL:
        return None
    return Platform(settings.PLATFORM_URL.rstrip("/"), settings.PLATFORM_DIRECTORY_URL.rstrip("/"))


def _token() -> str:
    """By the client credentials of OAuth 2, kept by this process until a minute before its end."""
    if known := caches["here"].get(TOKEN):
        return known
    asked = {
        "grant_type": "client_credentials",
        "client_id": settings.PLATFORM_CLIENT_ID,
        "client_secret": settings.PLATFORM_CLIENT_SECRET,
    }
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    try:
        body = urlencode(asked).encode()
        reply = ask("POST", settings.PLATFORM_TOKEN_URL, body=body, headers=headers)
        said = reply.json() if reply.status == 200 else {}
    except Unreachable as error:
        raise Silent(str(error)) from error
    if not said.get("access_token"):
        raise Silent("the platform gives no token")
    lasts = max(int(said.get("expires_in", 300)) - 60, 1)
    caches["here"].set(TOKEN, said["access_token"], lasts)
    return said["access_token"]


def _refusal(reply: Reply) -> Refuses:
    try:
        said = reply.json()
        return Refuses(reply.status, str(said.get("errorCode")), str(said.get("errorMessage")))
    except (Unreachable, AttributeError):
        return Refuses(reply.status, "", "")


def _multipart(boundary: str, told: dict[str, str], content: bytes, name: str, mime: str) -> bytes:
    head = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="flowInfo"\r\n'
        f"Content-Type: application/json\r\n\r\n{json.dumps(told)}\r\n"
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        f"Content-Type: {mime}\r\n\r\n"
    )
    return head.encode() + content + f"\r\n--{boundary}--\r\n".encode()
