"""E-invoices of others, for finance alone; and the platform, which proves who it is each time."""

import json
import os
from functools import partial

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from ensemble.config.tests.authorization.asking import Call
from ensemble.money.invoicing import cii
from ensemble.money.invoicing.models import Code, Dispatch, Status
from ensemble.money.invoicing.platform.signing import signature_of
from ensemble.money.invoicing.tests.einvoices.builders import an_invoice


def _arrival(w, c):
    return [w.arrival.public_id]


def _aside(w, c):
    return [w.arrival_aside.public_id]


def _file(w, c):
    return {"file": SimpleUploadedFile("f.xml", cii.write(an_invoice(number=f"F-{c}")))}


def _not_for_us(w, c):
    return {"reason_code": "DEST_ERR", "reason": "Pas pour nous."}


def _not_taken(w, c):
    Dispatch.objects.get_or_create(
        invoice=w.sold, status=None, defaults={"state": "failed", "asked_at": timezone.now()}
    )


def _not_carried(w, c):
    """What was said of an e-invoice, and that the platform did not take."""
    said, at = {"code": Code.TAKEN, "ours": True}, timezone.now()
    known = {"arrival": w.arrival, "said_at": at, "known_at": at}
    status, _new = Status.objects.get_or_create(key="not carried", defaults=said | known)
    Dispatch.objects.get_or_create(status=status, defaults={"state": "failed", "asked_at": at})


def _announced(w, c):
    """Signed by the one who knows the secret; by the others, with what they make up."""
    body = json.dumps({"flowInfo": {"flowId": "a-flow"}, "nonce": os.urandom(8).hex()}).encode()
    timestamp = str(int(timezone.now().timestamp()))
    signature = signature_of(body, timestamp) if c == "lnk" else "sha256=" + "0" * 64
    return body, {"X-Webhook-Timestamp": timestamp, "X-Webhook-Signature": signature}


read = partial(Call, "arrival.read")
decide = partial(Call, "arrival.decide")

CALLS = [
    read("invoicing:arrivals"),
    read("invoicing:arrival", _arrival, shows="line-arrival"),
    read("invoicing:arrival_file", _arrival),
    read("invoicing:declarations"),
    read("invoicing:declaration"),
    read("invoicing:declaration_file"),
    Call("arrival.take_in", "invoicing:take_in"),
    Call("arrival.take_in", "invoicing:take_in", data=_file),
    decide("invoicing:match_arrival", _arrival, lambda w, c: {"member": w.karim.pk}),
    decide("invoicing:set_arrival_aside", _arrival, _not_for_us),
    decide("invoicing:take_arrival_back", _aside, lambda w, c: {}),
    decide("invoicing:answer_again", _arrival, lambda w, c: {}, before=_not_carried),
    Call(
        "invoice.issue",
        "invoicing:send_again",
        lambda w, c: [w.sold.public_id],
        lambda w, c: {},
        before=_not_taken,
        hides="own",
    ),
    Call("webhook.receive", "invoicing:notices", raw=_announced),
]
