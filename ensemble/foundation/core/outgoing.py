"""Asking another machine something over HTTP: a public register, a gateway, a platform.

    reply = ask("GET", f"{settings.SIRENE_URL}/siret/{number}", headers={…})
    reply.status, reply.json()

A name is looked up once and the connection goes to the address found, so that no name can point
elsewhere in between. An address of our own network is refused unless `OUTGOING_PRIVATE` names it
(`host` or `host:port`); so is plain HTTP. Redirections are not followed. An answer is short and quick, or
it is no answer: `Unreachable`, which callers turn into a sentence.
"""

import http.client
import ipaddress
import json
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

PORTS = {"https": 443, "http": 80}
PIECE = 64 * 1024


class Unreachable(Exception):
    """Nobody answered there, or not in time, or not in a way that can be read."""


class Forbidden(Unreachable):
    """This address is not one that we ask."""


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        try:
            return json.loads(self.body)
        except ValueError as error:
            raise Unreachable("the answer is not JSON") from error


def ask(
    method: str,
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    timeout: float = 10,
    most: int = 4 * 1024 * 1024,
) -> Reply:
    """One question, one answer, within `timeout` seconds in all and `most` bytes."""
    until = time.monotonic() + timeout
    parts = urlsplit(url)
    try:
        connection = _connection(parts, timeout)
        path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
        connection.request(method, path, body=body, headers=dict(headers or {}))
        answer = connection.getresponse()
        return Reply(answer.status, dict(answer.headers), _whole(answer, connection, until, most))
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Unreachable(f"{parts.hostname}: {error}") from error


def as_json(value: Any) -> tuple[bytes, dict[str, str]]:
    """A body and its headers: `ask("POST", url, body=body, headers=headers)`."""
    return json.dumps(value).encode(), {"Content-Type": "application/json"}


def _connection(parts: SplitResult, timeout: float) -> http.client.HTTPConnection:
    if parts.scheme not in PORTS or not parts.hostname:
        raise Forbidden(f"{parts.scheme}: is not asked")
    host, port = parts.hostname, parts.port or PORTS[parts.scheme]
    named = _is_named(host, port)
    if parts.scheme == "http" and not named:
        raise Forbidden(f"{host}: plain HTTP is not asked")
    address = _address(host, port, private=named)
    if parts.scheme == "http":
        connection = http.client.HTTPConnection(host, port, timeout=timeout)
    else:
        safely = ssl.create_default_context()
        connection = http.client.HTTPSConnection(host, port, timeout=timeout, context=safely)
    connection._create_connection = lambda _where, *args: socket.create_connection(
        (address, port), *args
    )
    return connection


def _is_named(host: str, port: int) -> bool:
    return not {host, f"{host}:{port}"}.isdisjoint(settings.OUTGOING_PRIVATE)


def _address(host: str, port: int, *, private: bool) -> str:
    """The first address of that name; none when one of them is of our own network."""
    found = [info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not private and not all(map(_is_public, found)):
        raise Forbidden(f"{host}: an address of a private network")
    return str(found[0])


def _is_public(address: str | int) -> bool:
    known = ipaddress.ip_address(str(address).partition("%")[0])
    return (getattr(known, "ipv4_mapped", None) or known).is_global


def _whole(
    answer: http.client.HTTPResponse,
    connection: http.client.HTTPConnection,
    until: float,
    most: int,
) -> bytes:
    """Read while there is time and room; whoever sends drop by drop is not waited for."""
    body = bytearray()
    while piece := answer.read1(PIECE):
        body += piece
        if len(body) > most:
            raise Unreachable("the answer is too long")
        left = until - time.monotonic()
        if left <= 0:
            raise Unreachable("the answer takes too long")
        if connection.sock:
            connection.sock.settimeout(left)
    connection.close()
    return bytes(body)
