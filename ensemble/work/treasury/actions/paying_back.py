"""A credit note of what was already paid is paid back: by us to a client, by a member to us."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing.models import Flow, Invoice
from ensemble.work.treasury.access import may_match
from ensemble.work.treasury.actions.explaining import locked, part_explained, require_ours
from ensemble.work.treasury.models import BankLine, Match
from ensemble.work.treasury.proposing import Part


@transaction.atomic
def pay_back(
    line: BankLine, credit: Invoice, *, amount: Decimal, by: Person, at: datetime
) -> Match:
    """This line, or a part of it, is what that credit note owes, in full or in part. Money that left
    went to a client; money that came in is a member's."""
    require(may_match(by))
    line = locked(line)
    require_ours(line, came_in=credit.flow == Flow.BOUGHT)
    if amount > credit.open_amount:
        raise TooLate(_("Less than that is still open on %(number)s.") % {"number": credit.number})
    return part_explained(line, Part(Match.Kind.REFUND, amount, invoice=credit), by=by, at=at)
