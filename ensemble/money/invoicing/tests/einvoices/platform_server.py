"""An approved platform on this machine: the routes of XP Z12-013, and flows kept in memory.

Every question and every answer is held against the published contract: both OpenAPI files where they
are (`XP_Z12_013` names their folder; by default `shared/data/xp-z12-013` beside the project), and
otherwise what of them is kept in `xp-z12-013`, all that we ask of a platform.
"""

import json
import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.parser import BytesParser
from email.policy import HTTP
from functools import cache
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

EXCERPT = Path(__file__).parent / "xp-z12-013"
BESIDE = Path(__file__).resolve().parents[6] / "shared/data/xp-z12-013"
BEGUN = datetime(2026, 11, 30, 10, tzinfo=UTC)


def folder() -> Path:
    """Where the contract stands: as published when it is at hand, what is kept of it otherwise."""
    if named := os.environ.get("XP_Z12_013"):
        return Path(named)
    return BESIDE if BESIDE.is_dir() else EXCERPT


@cache
def contract(service: str, where: Path | None = None) -> dict:
    return json.loads(((where or folder()) / f"{service}-service-1.1.0.json").read_text())


def route_of(service: str, method: str, path: str) -> str:
    """The template of the route. Raises LookupError for what the contract does not have."""
    known = contract(service)["paths"]
    routes = {template: set(verbs) for template, verbs in known.items()}
    for template, verbs in sorted(routes.items(), key=lambda route: "{" in route[0]):
        pattern = re.sub(r"\\{[^}]+\\}", "[^/]+", re.escape(template))
        if method.lower() in verbs and re.fullmatch(pattern, path):
            return template
    raise LookupError(f"{method} {path}")


def check(service: str, value: object, schema: str) -> None:
    """The value against a named schema of the contract."""
    _check(value, {"$ref": f"#/components/schemas/{schema}"}, contract(service), schema)


def _check(value: object, schema: dict, whole: dict, where: str) -> None:
    if "$ref" in schema:
        found: dict = whole
        for part in schema["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        return _check(value, found, whole, where)
    for one in schema.get("allOf", ()):
        _check(value, one, whole, where)
    _check_alone(value, schema, where)
    if isinstance(value, dict):
        for name in value.keys() & schema.get("properties", {}).keys():
            _check(value[name], schema["properties"][name], whole, f"{where}.{name}")
    if isinstance(value, list):
        for one in value:
            _check(one, schema.get("items", {}), whole, f"{where}[]")
    return None


def _check_alone(value: object, schema: dict, where: str) -> None:
    kinds = {"string": str, "integer": int, "object": dict, "array": list}
    text = value if isinstance(value, str) else ""
    broken = (
        "type" in schema and not isinstance(value, kinds[schema["type"]]),
        "enum" in schema and value not in schema["enum"],
        len(text) > schema.get("maxLength", len(text)),
        text and not re.search(schema.get("pattern", ""), text),
        isinstance(value, dict) and set(schema.get("required", ())) - set(value),
    )
    if any(broken):
        raise ValueError(f"{where}: {value!r} breaks {schema}")


class Town:
    """What the platform holds, and what it is told to do wrong."""

    def __init__(self) -> None:
        self.flows: dict[str, dict] = {}
        self.files: dict[str, bytes] = {}
        self.lines: dict[str, list[str]] = {}
        self.asked: list[str] = []
        self.silent = 0  # that many questions have no answer
        self.loses_answers = False  # a flow is taken, and its answer lost
        self.refuses: tuple[int, str] | None = None
        self.clock = 0

    def add(self, content: bytes, *, kind: str, direction: str, syntax: str, **facts) -> str:
        flow_id = f"flow-{len(self.flows) + 1}"
        self.flows[flow_id] = {
            "flowId": flow_id,
            "submittedAt": self.tick(),
            "flowType": kind,
            "flowDirection": direction,
            "flowSyntax": syntax,
            "acknowledgement": {"status": "Pending" if direction == "Out" else "Ok"},
            **facts,
        }
        self.flows[flow_id]["updatedAt"] = self.flows[flow_id]["submittedAt"]
        self.files[flow_id] = content
        return flow_id

    def acknowledge(self, flow_id: str, status: str, *details: dict) -> None:
        said = {"status": status} | ({"details": list(details)} if details else {})
        self.flows[flow_id] |= {"acknowledgement": said, "updatedAt": self.tick()}

    def tick(self) -> str:
        self.clock += 1
        return (BEGUN + timedelta(seconds=self.clock)).isoformat()


@contextmanager
def running(town: Town) -> Iterator[str]:
    class Answering(Handler):
        pass

    Answering.town = town
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class Handler(BaseHTTPRequestHandler):
    town: Town

    def do_POST(self) -> None:
        self._serve("POST")

    def do_GET(self) -> None:
        self._serve("GET")

    def _serve(self, method: str) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        url = urlsplit(self.path)
        if url.path == "/token":
            return self._say(200, {"access_token": "a-token", "expires_in": 600})
        service = "directory" if url.path.startswith("/directory") else "flow"
        path = url.path.removeprefix(f"/{service}")
        self.town.asked.append(f"{method} {path}")
        if self.headers.get("Authorization") != "Bearer a-token":
            return self._say(401, {"errorCode": "MISSING_TOKEN"})
        if self.town.silent:
            self.town.silent -= 1
            return self._say(503, {"errorCode": "RESOURCE_ERROR"})
        try:
            template = route_of(service, method, path)
            return getattr(self, ANSWERS[template])(path, parse_qs(url.query), body)
        except LookupError as error:
            return self._say(404, {"errorCode": "MISSING_RESOURCE", "errorMessage": str(error)})
        except ValueError as error:
            return self._say(400, {"errorCode": "BAD", "errorMessage": str(error)})

    def submit(self, _path: str, _query: dict, body: bytes) -> None:
        head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        parts = {
            part.get_param("name", header="content-disposition"): part
            for part in BytesParser(policy=HTTP).parsebytes(head + body).iter_parts()
        }
        told = json.loads(parts["flowInfo"].get_content())
        content = parts["file"].get_payload(decode=True)
        check("flow", told, "FlowInfo")
        if told.get("sha256") != sha256(content).hexdigest():
            raise ValueError("ChecksumMismatch")
        if self.town.refuses:
            status, code = self.town.refuses
            return self._say(status, {"errorCode": code, "errorMessage": "not taken"})
        kind = "CustomerInvoiceLC" if told["flowSyntax"] == "CDAR" else "CustomerInvoice"
        facts = {
            name: told[name]
            for name in ("trackingId", "flowProfile", "processingRule")
            if name in told
        }
        flow_id = self.town.add(
            content, kind=kind, direction="Out", syntax=told["flowSyntax"], **facts
        )
        if self.town.loses_answers:
            return self._say(503, {"errorCode": "RESOURCE_ERROR"})
        flow = self.town.flows[flow_id]
        said = {"flowId": flow_id, "submittedAt": flow["submittedAt"], **told}
        check("flow", said, "FullFlowInfo")
        return self._say(202, said)

    def search(self, _path: str, _query: dict, body: bytes) -> None:
        asked = json.loads(body)
        check("flow", asked, "SearchFlowParams")
        where = asked["where"]
        found = [
            flow
            for flow in self.town.flows.values()
            if where.get("trackingId") in {None, flow.get("trackingId")}
            and flow["updatedAt"] > where.get("updatedAfter", "")
        ]
        found.sort(key=lambda flow: flow["updatedAt"])
        limit = asked.get("limit", 25)
        said = {"limit": limit, "filters": where, "results": found[:limit]}
        check("flow", said, "SearchFlowContent")
        self._say(200, said)

    def tell(self, path: str, query: dict, _body: bytes) -> None:
        flow_id = unquote(path.rsplit("/", 1)[1])
        if flow_id not in self.town.flows:
            raise LookupError(flow_id)
        if query.get("docType", ["Metadata"]) == ["Original"]:
            return self._send(200, self.town.files[flow_id], "application/octet-stream")
        check("flow", self.town.flows[flow_id], "Flow")
        return self._say(200, self.town.flows[flow_id])

    def lines(self, _path: str, _query: dict, body: bytes) -> None:
        asked = json.loads(body)
        check("directory", asked, "searchDirectoryLine")
        siren = asked["filters"]["siren"]["value"]
        found = self.town.lines.get(siren, [])
        results = [{"addressingIdentifier": address, "siren": siren} for address in found]
        said = {"totalNumberOfResults": len(found), "results": results}
        check("directory", said, "directoryLineSearchPost200Response")
        self._say(200, said)

    def well(self, _path: str, _query: dict, _body: bytes) -> None:
        self._send(200, b"", "text/plain")

    def _say(self, status: int, value: dict) -> None:
        self._send(status, json.dumps(value).encode(), "application/json")

    def _send(self, status: int, body: bytes, mime: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", mime)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        pass


ANSWERS = {
    "/v1/flows": "submit",
    "/v1/flows/search": "search",
    "/v1/flows/{flowId}": "tell",
    "/v1/healthcheck": "well",
    "/v1/directory-line/search": "lines",
}
