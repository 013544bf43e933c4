"""Which account plays a role from a day on: proposed by one, approved by another."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ensemble.foundation.core.errors import Incomplete, TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.ledger.access import may_approve_account, may_write_by_hand
from ensemble.money.ledger.models import Account, AccountChoice

DECIDED = gettext_lazy("This proposal has already been decided.")


@transaction.atomic
def propose_account(
    *,
    role: str,
    number: str,
    label: str,
    valid_from: date,
    source: str,
    by: Person,
    at: datetime,
) -> AccountChoice:
    """`label` names a number that the chart does not know yet. Nothing changes before approval."""
    require(may_write_by_hand(by))
    _require_to_come(valid_from, at)
    account = Account.objects.filter(number=number).first()
    if account is None and not label:
        raise Incomplete(_("This number is new: give it a name."))
    choice = AccountChoice.objects.create(
        role=role,
        account=account or Account.objects.create(number=number, label_fr=label),
        valid_from=valid_from,
        source=source,
        proposed_by=by,
        proposed_at=at,
    )
    record("ledger.account_proposed", on=choice, by=by, at=at, **_facts(choice))
    return choice


@transaction.atomic
def approve_account(choice: AccountChoice, *, by: Person, at: datetime) -> None:
    """From its day on it replaces the one before; what is posted keeps its account."""
    require(may_approve_account(by, choice), _("Another person of finance approves an account."))
    _require_to_come(choice.valid_from, at)
    before = AccountChoice.objects.in_force(choice.valid_from).filter(role=choice.role)
    before.filter(valid_from__lt=choice.valid_from).update(valid_to=choice.valid_from)
    try:
        with transaction.atomic():
            move(choice, "in_force", approved_by=by, approved_at=at, late=DECIDED)
    except IntegrityError:
        raise TooLate(_("Another account already takes this role on that day or later.")) from None
    record("ledger.account_approved", on=choice, by=by, at=at, **_facts(choice))


@transaction.atomic
def set_account_aside(choice: AccountChoice, *, by: Person, at: datetime) -> None:
    """Either of them drops a proposal."""
    require(may_write_by_hand(by))
    move(choice, "set_aside", late=DECIDED)
    record("ledger.account_set_aside", on=choice, by=by, at=at, **_facts(choice))


def _require_to_come(day: date, at: datetime) -> None:
    if day < localdate(at):
        raise Incomplete(_("That day is past: what is posted keeps its account."))


def _facts(choice: AccountChoice) -> dict[str, Any]:
    facts = {"role": choice.role, "number": choice.account.number}
    return facts | {"valid_from": choice.valid_from.isoformat()}
