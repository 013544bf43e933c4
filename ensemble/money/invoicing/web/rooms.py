"""Who comes to these pages at all; which invoices they find there, `visible_to` decides."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from ensemble.foundation.accounts.access import has_role, is_client, roles_of, seats_of
from ensemble.foundation.accounts.limits import within_limits
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.access import is_member

# Who reads 403 rather than 404: at home here, but with no part in this.
HAVE_NO_PART = {
    "invoice.read": {"talent", "administrator", "manager"},
    "invoice.issue": {"talent", "administrator", "manager"},
    "invoice.credit": {"talent", "administrator", "manager"},
    "invoice.credit_own": {"talent", "administrator", "manager"},
    "invoice.contest": {"talent", "administrator", "manager"},
    "invoice.decide": {"talent", "administrator", "manager"},
    "mandate.read": {"talent", "administrator"},
    "billing_identity.change": {"talent", "administrator", "manager"},
}


def may_come_to(right: str) -> Callable[[Person], bool]:
    """For `@only(…)`: False when nothing a person is here has to do with `right`."""
    without = HAVE_NO_PART[right]

    def may_come(person: Person) -> bool:
        parts = set(roles_of(person)) | {seat.role for seat in seats_of(person)}
        parts |= {"member"} if is_member(person) else set()
        return not parts or not parts <= without

    return may_come


def slows_guesses(view: Callable) -> Callable:
    """Whoever asks again and again for what is not theirs waits; a true address is never counted."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Http404:
            if within_limits(request, "guess", key=f"invoices {request.person.pk}", reading=True):
                raise
            return render(request, "accounts/wait.html", status=429)

    return guarded


def is_finance(person: Person) -> bool:
    return has_role(person, "finance")


def knows_the_house(person: Person) -> bool:
    """To anyone else the rooms of finance do not exist."""
    return bool(roles_of(person)) or is_client(person) or is_member(person)
