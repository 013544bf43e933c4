"""What a buyer comes for: what the missions under way cost in all, what was used, what falls due next."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from ensemble.foundation.accounts.access import seats_of
from ensemble.foundation.core.money import to_cents
from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing.models import Invoice
from ensemble.work.contracts.models import Terms
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.models import Day

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Budget:
    """Euros, excluding tax; `due` is the invoice that falls due first, its VAT included."""

    committed: Decimal
    used: Decimal
    due: Invoice | None

    @property
    def left(self) -> Decimal:
        return self.committed - self.used


def budget_of(person: Person) -> Budget | None:
    """None for whoever buys nothing, and before the first contract."""
    if not any(seat.role == "buyer" for seat in seats_of(person)):
        return None
    running = Mission.objects.visible_to(person).filter(state="running")
    agreed = Terms.objects.agreed().filter(mission__in=running.values("pk"))
    terms = list(agreed.order_by("mission_id", "-version").distinct("mission_id"))
    owed = Invoice.objects.visible_to(person).live().not_credits().still_open()
    due = owed.order_by("due_on", "pk").first()
    if not terms and due is None:
        return None
    days = Day.objects.filter(
        state="approved", timesheet__mission__in=[one.mission_id for one in terms]
    )
    used = dict(days.values_list("timesheet__mission").annotate(Sum("quantity")))
    return Budget(
        committed=sum((one.in_all.price for one in terms), NOTHING),
        used=sum((to_cents(one.price * used.get(one.mission_id, 0)) for one in terms), NOTHING),
        due=due,
    )
