"""A machine that answers as Sirene and VIES do, for tests that really ask over HTTP."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PLACE = {
    "siren": "732829320",
    "nic": "00074",
    "siret": "73282932000074",
    "statutDiffusionEtablissement": "O",
    "dateCreationEtablissement": "2018-03-01",
    "etablissementSiege": True,
    "uniteLegale": {
        "etatAdministratifUniteLegale": "A",
        "denominationUniteLegale": "BENALI CONSEIL",
        "categorieJuridiqueUniteLegale": "5710",
        "nomUniteLegale": None,
    },
    "adresseEtablissement": {
        "numeroVoieEtablissement": "12",
        "typeVoieEtablissement": "RUE",
        "libelleVoieEtablissement": "DES CAPUCINS",
        "codePostalEtablissement": "69001",
        "libelleCommuneEtablissement": "LYON",
    },
    "periodesEtablissement": [
        {"dateFin": None, "dateDebut": "2020-01-01", "etatAdministratifEtablissement": "A"},
        {"dateFin": "2019-12-31", "dateDebut": "2018-03-01", "etatAdministratifEtablissement": "A"},
    ],
}
FIRM = {
    "countryCode": "DE",
    "vatNumber": "136695976",
    "requestDate": "2026-11-23T08:00:00.000Z",
    "valid": True,
    "requestIdentifier": "WAPIAAAAYz0123",
    "name": "RHEINBLICK BERATUNG GMBH",
    "address": "DOMSTRASSE 4\n50668 KÖLN",
}


class Registers:
    """`places` by SIRET, `firms` by VAT number; `status` for a day when nothing works."""

    def __init__(self) -> None:
        self.places = {PLACE["siret"]: PLACE}
        self.firms = {"DE136695976": FIRM}
        self.status = 200
        self.garbage = b""
        self.asked: list[tuple[str, str, str]] = []

    def answer(self, method: str, path: str, key: str, body: bytes) -> tuple[int, bytes]:
        self.asked.append((method, path, key))
        if self.status != 200:
            return self.status, b"{}"
        if self.garbage:
            return 200, self.garbage
        status, said = self._place(path) if method == "GET" else self._firm(json.loads(body))
        return status, json.dumps(said).encode()

    def _place(self, path: str) -> tuple[int, dict]:
        siret = path.rpartition("/")[2]
        if siret not in self.places:
            message = f"Aucun élément trouvé pour le siret {siret}"
            return 404, {"header": {"statut": 404, "message": message}}
        return 200, {
            "header": {"statut": 200, "message": "OK"},
            "etablissement": self.places[siret],
        }

    def _firm(self, asked: dict) -> tuple[int, dict]:
        number = asked["countryCode"] + asked["vatNumber"]
        if number == "IT00743110157":  # a country whose own register does not answer that day
            wrong = {"error": "MS_UNAVAILABLE", "message": ""}
            return 200, {"actionSucceed": False, "errorWrappers": [wrong]}
        nobody = {**FIRM, "valid": False, "name": "---", "address": "---", "requestIdentifier": ""}
        return 200, self.firms.get(number, nobody)


@contextmanager
def open_registers(settings) -> Iterator[Registers]:
    """Both registers on this machine, and the settings that lead there."""
    registers = Registers()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self._answer(b"")

        def do_POST(self):
            self._answer(self.rfile.read(int(self.headers["Content-Length"])))

        def _answer(self, body):
            key = self.headers.get("X-INSEE-Api-Key-Integration", "")
            status, said = registers.answer(self.command, self.path, key, body)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *words):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    where = f"127.0.0.1:{server.server_port}"
    settings.OUTGOING_PRIVATE = [where]
    settings.SIRENE_URL, settings.SIRENE_KEY = f"http://{where}/api-sirene/3.11", "our-key"
    settings.VIES_URL = f"http://{where}/taxation_customs/vies/rest-api"
    try:
        yield registers
    finally:
        server.shutdown()
        server.server_close()
