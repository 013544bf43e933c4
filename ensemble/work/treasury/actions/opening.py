"""An account of the operator: its number is typed by one person of finance and opened by another."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.treasury.access import may_open_account, may_prepare
from ensemble.work.treasury.models import OperatorAccount


@transaction.atomic
def propose_account(
    *,
    label: str,
    holder: str,
    iban: str,
    by: Person,
    at: datetime,
    bic: str = "",
    street: str = "",
    postcode: str = "",
    city: str = "",
    country: str = "FR",
) -> OperatorAccount:
    """`iban` as checked by the form: compact, its key right. Nothing is paid from it yet."""
    require(may_prepare(by))
    try:
        with transaction.atomic():
            account = OperatorAccount.objects.create(
                label=label,
                holder=holder,
                iban=iban,
                bic=bic,
                street=street,
                postcode=postcode,
                city=city,
                country=country,
                proposed_by=by,
                proposed_at=at,
            )
    except IntegrityError:
        raise TooLate(_("This account is already there.")) from None
    record("treasury.account_proposed", on=account, by=by, at=at, masked=account.masked)
    return account


@transaction.atomic
def open_account(account: OperatorAccount, *, by: Person, at: datetime) -> OperatorAccount:
    require(may_open_account(by, account), _("Another person of finance opens an account."))
    late = _("This account has already been decided.")
    move(account, "open", opened_by=by, opened_at=at, late=late)
    record("treasury.account_opened", on=account, by=by, at=at, masked=account.masked)
    return account


@transaction.atomic
def close_account(account: OperatorAccount, *, by: Person, at: datetime) -> None:
    """Nothing more is paid from it; what it did stays."""
    require(may_prepare(by))
    move(account, "closed", late=_("This account is already closed."))
    record("treasury.account_closed", on=account, by=by, at=at, masked=account.masked)
