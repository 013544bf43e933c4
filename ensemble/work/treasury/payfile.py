"""The file of a run, written from its rows: the same bytes each time it is asked."""

import hashlib

from ensemble.foundation.core.errors import TooLate
from ensemble.work.treasury.formats import pain
from ensemble.work.treasury.models import Payment, PayRun


class Altered(TooLate):
    """The rows no longer give the file that was approved. Nothing leaves."""


def content_of(run: PayRun) -> bytes:
    """Checked against the schema; needs `submitted_at`, which the file bears."""
    account = run.account
    batch = pain.Batch(
        message_id=run.message_id,
        made_at=run.submitted_at,
        pay_on=run.pay_on,
        name=account.holder,
        iban=account.iban,
        bic=account.bic,
        address=pain.Address(account.street, account.postcode, account.city, account.country),
    )
    content = pain.write(batch, map(_order, run.payments.in_file_order()))
    pain.check(content)
    return content


def hash_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _order(payment: Payment) -> pain.Order:
    return pain.Order(
        end_to_end_id=payment.end_to_end_id,
        amount=payment.amount,
        name=payment.name,
        iban=payment.iban,
        words=payment.words,
        bic=payment.bic,
        address=pain.Address(payment.street, payment.postcode, payment.city, payment.country),
    )
