"""Bank details: said by the member, told everywhere, held, called back, released by someone else (R08)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.parameters.reading import value
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.people.compliance import letters
from ensemble.people.compliance.access import (
    may_change_account,
    may_read_iban,
    may_refuse_account,
    may_release,
    may_withdraw_account,
)
from ensemble.people.compliance.identifiers import BankNumber
from ensemble.people.compliance.models import BankAccount, Business


@transaction.atomic
def change_account(
    business: Business,
    number: BankNumber,
    *,
    holder: str,
    bic: str = "",
    by: Person,
    at: datetime,
) -> BankAccount:
    """Hold a new account for 48 hours. Nothing is paid meanwhile, on the former one either.

    The page has asked for a fresh proof. A change that waits already is withdrawn by this one, and
    its hold begins anew.
    """
    require(may_change_account(by, business))
    business.lock()
    for waiting in BankAccount.objects.held().filter(business=business):
        move(waiting, "withdrawn", ended_at=at)
    hours = int(value("bank.hold_hours", on=timezone.localdate(at)))
    account = BankAccount.objects.create(
        business=business,
        iban=number.iban,
        masked=number.masked,
        bic=bic or number.bic,
        bank=number.bank,
        holder=holder,
        changed_by=by,
        changed_at=at,
        held_until=at + timedelta(hours=hours),
    )
    _record("compliance.account_changed", account, by=by, at=at)
    letters.account_changed(account, at=at)
    return account


@transaction.atomic
def release(account: BankAccount, *, called: str, by: Person, at: datetime) -> BankAccount:
    """A second person, after the hold and after a call: `called` says whom, on which number.

    The account in use until then is replaced in the same gesture.
    """
    require(may_release(by, account), _("Someone else than whoever changed it releases it."))
    if at < account.held_until:
        raise TooLate(_("The hold of this change has not ended yet."))
    account.business.lock()
    former = BankAccount.objects.filter(business=account.business, state="active").first()
    if former:
        move(former, "replaced", ended_at=at)
    move(
        account,
        "active",
        late=_("This change has already been decided."),
        released_by=by,
        released_at=at,
        called=called,
    )
    _record("compliance.account_released", account, by=by, at=at)
    letters.account_released(account, at=at)
    return account


@transaction.atomic
def refuse_account(account: BankAccount, *, reason: str, by: Person, at: datetime) -> BankAccount:
    """The call said no, or nobody answered: the former account, if any, is paid again."""
    require(may_refuse_account(by, account))
    move(
        account,
        "refused",
        late=_("This change has already been decided."),
        refused_by=by,
        reason=reason,
        ended_at=at,
    )
    _record("compliance.account_refused", account, by=by, at=at, reason=reason)
    letters.account_refused(account, at=at)
    return account


@transaction.atomic
def withdraw_account(account: BankAccount, *, by: Person, at: datetime) -> None:
    """It was not me, or not that one: the member takes the change back."""
    require(may_withdraw_account(by, account))
    move(account, "withdrawn", late=_("This change has already been decided."), ended_at=at)
    _record("compliance.account_withdrawn", account, by=by, at=at)


@transaction.atomic
def read_iban(account: BankAccount, *, by: Person, at: datetime) -> str:
    """The full number. The page has asked for a fresh proof; the owner reads who read it, and when."""
    require(may_read_iban(by, account))
    _record("compliance.iban_read", account, by=by, at=at)
    return str(account.iban)


def _record(verb: str, account: BankAccount, *, by: Person, at: datetime, **facts: str) -> None:
    business = account.business
    facts |= {"masked": account.masked}
    record(verb, on=account, by=by, at=at, also=(business,), **facts)
