"""Run by `sealing.check` as a process of its own: a PDF on the standard input, our certificates as
its argument, what its last seal says out. It imports nothing of ours."""

import contextlib
import io
import json
import os
import resource
import sys

MEMORY = 256 * 1024 * 1024
SECONDS = 10


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    with contextlib.suppress(AttributeError, OSError):
        os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)


def look(pdf: bytes, certificates: bytes) -> dict:
    from asn1crypto import pem, x509
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    ours = [
        x509.Certificate.load(content)
        for _kind, _headers, content in pem.unarmor(certificates, multiple=True)
    ]
    seals = PdfFileReader(io.BytesIO(pdf), strict=False).embedded_signatures
    if not seals:
        return {}
    last = seals[-1]
    said = last.self_reported_timestamp
    context = ValidationContext(
        trust_roots=ours, allow_fetching=False, moment=said, best_signature_time=said
    )
    status = validate_pdf_signature(last, context, ts_validation_context=context)
    dated = status.timestamp_validity
    return {
        "sealed": True,
        "intact": bool(status.intact and status.valid),
        "ours": status.signing_cert.dump() in {one.dump() for one in ours},
        "whole": status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        "name": str(status.signing_cert.subject.native.get("common_name", "")),
        "reason": str(last.sig_object.get("/Reason", "")),
        "sealed_at": said.isoformat() if said else None,
        "dated_at": dated.timestamp.isoformat() if dated and dated.intact and dated.valid else None,
    }


if __name__ == "__main__":
    limit()
    try:
        found = look(sys.stdin.buffer.read(), sys.argv[1].encode())
    except MemoryError:
        sys.exit(1)
    except Exception:  # whatever this file makes pyHanko do, it carries no seal of ours
        found = {}
    os.write(1, json.dumps(found).encode())
