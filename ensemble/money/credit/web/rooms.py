"""What every page of credit shares: finance is at home, administrators read 403, the others 404."""

from collections.abc import Callable

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.accounts.stepup import stepped_up
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.persons.models import Person
from ensemble.money.credit.access import may_read_credit
from ensemble.money.invoicing.models import Invoice


def is_of_the_house(person: Person) -> bool:
    return has_role(person, "administrator")


def room(right: str) -> Callable:
    """`@room("credit.read")`: a page of finance."""

    def wrap(view):
        return declares(right)(only(may_read_credit, known_to=is_of_the_house)(view))

    return wrap


def gesture(right: str) -> Callable:
    """`@gesture("credit.change")`: what a form of finance sends, after a fresh proof."""

    def wrap(view):
        return room(right)(stepped_up(require_POST(view)))

    return wrap


def invoice_of(pk) -> Invoice:
    """One that we issued to a client."""
    ours = Invoice.objects.sold().not_credits().ready_to_read()
    return get_object_or_404(ours, public_id=pk, organisation__isnull=False)
