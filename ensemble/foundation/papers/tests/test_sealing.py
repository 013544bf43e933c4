"""A sealed PDF says by itself whether it is the one that we closed."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.timestamps import DummyTimeStamper

from ensemble.foundation.papers.sealing import SealReport, _usage, check, make_key, seal
from ensemble.foundation.papers.tests.builders import AT, a_letter
from ensemble.foundation.papers.typesetting import typeset


def letter() -> bytes:
    return typeset("papers/letter", a_letter(), language="fr")


@pytest.fixture
def sealed() -> bytes:
    return seal(letter(), reason="Contrat signé", at=AT)


def test_it_is_recognised(sealed):
    report = check(sealed)
    assert report.is_genuine
    assert (report.reason, report.sealed_at, report.dated_at) == ("Contrat signé", AT, None)
    assert "Sceau de" in report.name


def test_a_byte_that_changed_is_seen(sealed):
    inside = len(letter()) // 2
    changed = sealed[:inside] + bytes([sealed[inside] ^ 1]) + sealed[inside + 1 :]
    report = check(changed)
    assert report.sealed is False or report.intact is False
    assert not report.is_genuine


def test_what_was_added_after_it_is_seen(sealed):
    report = check(sealed + b"\n% added\n")
    assert not report.is_genuine


def test_the_seal_of_somebody_else_is_not_ours(settings, tmp_path, sealed):
    settings.SEAL = str(tmp_path / "other.pem")
    report = check(sealed)
    assert (report.sealed, report.intact, report.ours) == (True, True, False)


def test_a_former_seal_is_still_ours(settings, tmp_path, sealed):
    former = Path(settings.SEAL).read_text()
    settings.SEAL = str(tmp_path / "new.pem")
    new = make_key()
    new.write_text(new.read_text() + former[former.index("-----BEGIN CERTIFICATE") :])
    assert check(sealed).is_genuine
    assert check(seal(letter(), reason="x", at=AT)).is_genuine


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nno", b"\0" * 1000, letter()])
def test_what_carries_no_seal_is_said_so(content):
    assert check(content) == SealReport()


def test_the_key_is_ours_alone(settings, tmp_path):
    settings.SEAL = str(tmp_path / "seal.pem")
    assert make_key().stat().st_mode & 0o777 == 0o600
    assert make_key().read_bytes() == make_key().read_bytes()


def certificate(subject: str, key, issuer: str, issuer_key, **extensions) -> x509.Certificate:
    def named(name):
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])

    builder = (
        x509.CertificateBuilder()
        .subject_name(named(subject))
        .issuer_name(named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(AT - timedelta(days=1))
        .not_valid_after(AT + timedelta(days=365))
    )
    for extension in extensions.values():
        builder = builder.add_extension(extension, critical=True)
    return builder.sign(issuer_key, hashes.SHA256())


@pytest.fixture
def bought(settings, tmp_path):
    """A seal issued by an authority, in the file as `docs/operations.md` says: key, its certificate,
    the issuer's, then the former seal."""
    former = Path(settings.SEAL).read_text()
    ours, theirs = (rsa.generate_private_key(65537, 2048) for _ in range(2))
    ca = x509.BasicConstraints(ca=True, path_length=None)
    chain = [
        certificate("Sceau de Rives SAS", ours, "Autorité", theirs, usage=_usage()),
        certificate("Autorité", theirs, "Autorité", theirs, basic=ca),
    ]
    plain = serialization.NoEncryption()
    key = ours.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain
    ).decode()
    certificates = [one.public_bytes(serialization.Encoding.PEM).decode() for one in chain]
    path = tmp_path / "bought.pem"
    path.write_text("".join([key, *certificates, former[former.index("-----BEGIN CERT") :]]))
    settings.SEAL = str(path)
    return chain


def test_a_seal_that_an_authority_issued_carries_who_issued_it(sealed, bought):
    closed = seal(letter(), reason="Contrat signé", at=AT)
    report = check(closed)
    assert (report.is_genuine, report.name) == (True, "Sceau de Rives SAS")
    signature = PdfFileReader(BytesIO(closed)).embedded_signatures[-1]
    assert [one.subject.human_friendly for one in signature.other_embedded_certs] == [
        "Common Name: Autorité"
    ]
    assert check(sealed).is_genuine


def authority() -> DummyTimeStamper:
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Horodatage d’essai")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(AT - timedelta(days=1))
        .not_valid_after(AT + timedelta(days=100))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(key, hashes.SHA256())
    )
    encoding, plain = serialization.Encoding.DER, serialization.NoEncryption()
    return DummyTimeStamper(
        asn1_x509.Certificate.load(certificate.public_bytes(encoding)),
        asn1_keys.PrivateKeyInfo.load(
            key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain)
        ),
        fixed_dt=AT + timedelta(seconds=2),
    )


@pytest.fixture
def timestamps() -> Iterator[str]:
    """An RFC 3161 authority on this machine."""
    stamper = authority()

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self):
            asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            answer = stamper.request_tsa_response(asked).dump()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_an_authority_dates_it_when_there_is_one(settings, timestamps):
    settings.TIMESTAMP_URL = timestamps
    report = check(seal(letter(), reason="Contrat signé", at=AT))
    assert report.is_genuine
    assert report.dated_at == AT + timedelta(seconds=2)
