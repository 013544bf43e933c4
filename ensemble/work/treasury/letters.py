"""Money is told once to whoever it belongs to, and to the second person who looks at it."""

from datetime import datetime

from ensemble.foundation.accounts.models import TeamRole
from ensemble.foundation.mailroom.sending import send
from ensemble.foundation.persons.models import Person
from ensemble.work.treasury.access import who_may_approve
from ensemble.work.treasury.models import Payment, PayRun


def run_submitted(run: PayRun, *, by: Person, at: datetime) -> None:
    """To those who may approve it."""
    for person in who_may_approve(run, submitted_by=by):
        send("treasury/run_submitted", to=person, at=at, about=run, run=run, by=by)


def payments_ordered(run: PayRun, *, at: datetime) -> None:
    """To each member, one letter, whatever the number of their invoices."""
    payments = run.payments.filter(state="ordered").select_related("member__person", "invoice")
    of_member: dict[int, list[Payment]] = {}
    for payment in payments:
        of_member.setdefault(payment.member_id, []).append(payment)
    for own in of_member.values():
        total = sum(one.amount for one in own)
        person = own[0].member.person
        context = {"payments": own, "total": total, "run": run}
        send("treasury/payment_ordered", to=person, at=at, about=own[0], certain=True, **context)


def payment_returned(payment: Payment, *, at: datetime) -> None:
    person = payment.member.person
    context = {"payment": payment}
    send("treasury/payment_returned", to=person, at=at, about=payment, certain=True, **context)


def file_differs(run: PayRun, *, by: Person, at: datetime) -> None:
    for person in _people("finance", "administrator"):
        send("treasury/file_differs", to=person, at=at, about=run, certain=True, run=run, by=by)


def _people(*roles: str) -> list[Person]:
    held = TeamRole.objects.live().filter(role__in=roles, person__is_active=True)
    return list(Person.objects.filter(pk__in=held.values("person")).order_by("name"))
