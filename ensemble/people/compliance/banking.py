"""Which account a business is paid on today, and why none when there is none (R08)."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from ensemble.foundation.timeline.models import EntryQuerySet
from ensemble.foundation.timeline.reading import history_of
from ensemble.people.compliance.models import BankAccount, Business

SHOWN = 20
TOLD = (
    "compliance.account_changed",
    "compliance.account_released",
    "compliance.account_refused",
    "compliance.account_withdrawn",
    "compliance.iban_read",
)


def payable_account(business: Business, at: datetime) -> BankAccount | None:
    """The account in use, unless a change waits: then nothing is paid until a second person decides."""
    return payable_accounts([business], at).get(business.pk)


def payable_accounts(businesses: Iterable[Business], at: datetime) -> dict[int, BankAccount]:
    """The same for many, by key of business, in one query."""
    known = BankAccount.objects.filter(business__in=list(businesses), state__in=["held", "active"])
    known = list(known.select_related("business"))
    held = {account.business_id for account in known if account.state == "held"}
    return {
        account.business_id: account
        for account in known
        if account.business_id not in held and account.released_at <= at
    }


def why_not(business: Business, at: datetime) -> str:
    """A sentence for the member and for finance; empty when there is an account to pay."""
    if payable_account(business, at):
        return ""
    if BankAccount.objects.held().filter(business=business).exists():
        return _("A change of bank details is on hold until a second person confirms it.")
    return _("No bank details yet.")


def ibans_of(accounts: Iterable[BankAccount]) -> dict[int, str]:
    """Full numbers by key of account, for a payment file alone: its own approval is their log."""
    keys = [account.pk for account in accounts]
    return dict(BankAccount.objects.filter(pk__in=keys).values_list("pk", "iban"))


def bank_entries(business: Business) -> EntryQuerySet:
    """What happened to its accounts, who read a full number included: their owner reads all of it."""
    return history_of(business).filter(verb__in=TOLD).reverse()[:SHOWN]
