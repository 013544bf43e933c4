"""The platform's seal: a PDF that says by itself that nothing in it changed since we closed it (PAdES).

It proves integrity, a date and where it comes from; it is never the signature of a person, whose proof
is kept as rows and printed with the paper. `settings.SEAL` is a PEM file: the private key, its
certificate, those of the authority that issued it if one did (they travel in the seal), then the
certificates of former seals, still recognised. `settings.TIMESTAMP_URL`, when
there is one, dates the seal (RFC 3161).
"""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from asn1crypto import keys as asn1_keys
from asn1crypto import pem
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

INSPECTOR = Path(__file__).with_name("seal_inspector.py")
SECONDS = 40
"""On the clock; the inspector allows itself ten of work, however busy the machine is."""
FIELD = "Seal"


class NotRead(Exception):
    """A PDF took more time or memory than it was given: nothing is known of its seal."""


@dataclass(frozen=True)
class SealReport:
    """`ours`: closed with a seal of this installation. `whole`: nothing was added after it.
    `dated_at`: by a timestamp authority. `sealed_at`: by ourselves."""

    sealed: bool = False
    intact: bool = False
    ours: bool = False
    whole: bool = False
    name: str = ""
    reason: str = ""
    sealed_at: datetime | None = None
    dated_at: datetime | None = None

    @property
    def is_genuine(self) -> bool:
        return self.sealed and self.intact and self.ours and self.whole


def seal(pdf: bytes, *, reason: str, at: datetime) -> bytes:
    """The same PDF, closed. Call it from a job: the first one imports for half a second, and a
    timestamp authority that does not answer raises."""
    with ThreadPoolExecutor(1) as aside:  # pyHanko runs a loop of its own, wherever we stand
        return aside.submit(_sealed, pdf, reason, at.replace(microsecond=0)).result()


def check(pdf: bytes) -> SealReport:
    """Look at the last seal of a PDF from anywhere, in a process of its own with little means.

    Raises `NotRead` when these were not enough: silence is not a verdict."""
    certificates = "".join(pem.armor("CERTIFICATE", one.dump()).decode() for one in _key()[1])
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(INSPECTOR), certificates],
            input=pdf,
            capture_output=True,
            timeout=SECONDS,
            env={},
            cwd="/",
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotRead from error
    if done.returncode:
        raise NotRead
    found = json.loads(done.stdout)
    for name in ("sealed_at", "dated_at"):
        found[name] = datetime.fromisoformat(found[name]) if found.get(name) else None
    return SealReport(**found)


def make_key() -> Path:
    """A key of our own with its certificate, when there is none yet; valid for ten years."""
    path = Path(settings.SEAL)
    if path.exists():
        return path
    key = ec.generate_private_key(ec.SECP256R1())
    host = urlsplit(settings.BASE_URL).hostname or "ensemble"
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, f"Sceau de {host}"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, host),
        ]
    )
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=3650 if settings.DEMO else 1))
        .not_valid_after(now + timedelta(days=3650))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(), critical=True)
        .sign(key, hashes.SHA256())
    )
    _write(
        path,
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM),
    )
    return path


def _sealed(pdf: bytes, reason: str, at: datetime) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers
    from pyhanko.sign.timestamps import HTTPTimeStamper
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    class At(signers.PdfSigner):
        def init_signing_session(self, *args, **options):
            session = super().init_signing_session(*args, **options)
            session.system_time = at
            return session

    key, certificates = _key()
    signer = signers.SimpleSigner(
        signing_cert=certificates[0],
        signing_key=key,
        cert_registry=SimpleCertificateStore.from_certs(_issuers(certificates)),
    )
    metadata = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        reason=reason,
        name=certificates[0].subject.native["common_name"],
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    dated = HTTPTimeStamper(settings.TIMESTAMP_URL) if settings.TIMESTAMP_URL else None
    writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    return At(metadata, signer, timestamper=dated).sign_pdf(writer).getvalue()


def _issuers(certificates: list[asn1_x509.Certificate]) -> list[asn1_x509.Certificate]:
    """Who issued the seal, then who issued that: a reader follows them to a root that it trusts."""
    chain, rest = [certificates[0]], certificates[1:]
    while found := [one for one in rest if one.subject == chain[-1].issuer and one not in chain]:
        chain.append(found[0])
    return chain[1:]


def _key() -> tuple[asn1_keys.PrivateKeyInfo, list[asn1_x509.Certificate]]:
    path = Path(settings.SEAL)
    if not path.exists():
        if not settings.DEMO:
            raise ImproperlyConfigured(f"no seal: bin/manage make_seal writes {path}")
        make_key()
    key, certificates = None, []
    for kind, _headers, content in pem.unarmor(path.read_bytes(), multiple=True):
        if kind == "CERTIFICATE":
            certificates.append(asn1_x509.Certificate.load(content))
        else:
            key = asn1_keys.PrivateKeyInfo.load(content)
    return key, certificates


def _usage() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all; of two processes that both make the first seal, one wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(unfinished, os.O_CREAT | os.O_WRONLY, 0o600), "wb") as file:
        file.write(content)
    try:
        os.link(unfinished, path)
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()
