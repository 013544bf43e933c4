"""Which invoices: whose, of which kind, with what is still open of them on any day."""

from datetime import date
from decimal import Decimal

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from ensemble.foundation.accounts.access import has_role, seats_of
from ensemble.foundation.core.about import AboutQuerySet
from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing.models.kinds import Flow, Kind

NOTHING = Decimal("0.00")
MONEY = models.DecimalField(max_digits=12, decimal_places=2)


def settled(on: date | None = None) -> Coalesce:
    """What was settled of each invoice, until that day included."""
    settlement = apps.get_model("invoicing", "Settlement")
    moves = settlement.objects.filter(invoice=OuterRef("pk"))
    moves = moves.filter(on__lte=on) if on else moves
    total = moves.order_by().values("invoice").annotate(total=Sum("amount")).values("total")
    return Coalesce(Subquery(total), Value(NOTHING), output_field=MONEY)


class InvoiceQuerySet(AboutQuerySet):
    def visible_to(self, person: Person | None) -> "InvoiceQuerySet":
        """Finance; the member whose invoice it is; buyers of the client, for what it receives, once
        its paper met every rule: nothing is shown before it may leave."""
        if person is None:
            return self.none()
        if has_role(person, "finance"):
            return self.all()
        bought_for = [seat.organisation_id for seat in seats_of(person) if seat.role == "buyer"]
        return self.filter(
            Q(organisation__in=bought_for, ready_at__isnull=False) & ~Q(flow=Flow.BOUGHT)
            | Q(member__person=person) & ~Q(flow=Flow.SOLD, organisation__isnull=False)
        )

    def ready_to_read(self) -> "InvoiceQuerySet":
        """With what a line shows: the client, the member, the paper, what is contested."""
        joined = self.select_related("organisation", "member__person", "paper__pdf", "file")
        return joined.prefetch_related("contests")

    def waiting_for_finance(self) -> "InvoiceQuerySet":
        """Received and not compared, held by the rules, contested, or credited once it was paid."""
        contest = apps.get_model("invoicing", "Contest")
        contested = Exists(contest.objects.filter(invoice=OuterRef("pk"), state="open"))
        back = self.model.objects.to_give_back().values("pk")
        return self.filter(Q(state__in=["received", "held"]) | contested | Q(pk__in=back))

    def to_give_back(self) -> "InvoiceQuerySet":
        """Credit notes of what money had paid: the operator owes it to its client, a member to the
        operator. What a member credits her own client is between them."""
        return self.live().credits().exclude(flow=Flow.MANDATED).still_open()

    def sold(self) -> "InvoiceQuerySet":
        return self.filter(flow=Flow.SOLD)

    def bought(self) -> "InvoiceQuerySet":
        return self.filter(flow=Flow.BOUGHT)

    def live(self) -> "InvoiceQuerySet":
        """Those that count: neither cancelled nor refused."""
        return self.exclude(state__in=["cancelled", "refused"])

    def credits(self) -> "InvoiceQuerySet":
        return self.filter(kind__in=[Kind.CREDIT, Kind.SELF_BILLED_CREDIT])

    def not_credits(self) -> "InvoiceQuerySet":
        return self.exclude(kind__in=[Kind.CREDIT, Kind.SELF_BILLED_CREDIT])

    def with_open(self, on: date | None = None) -> "InvoiceQuerySet":
        """Adds `settled` and `open` (never negative by construction), at the end of that day."""
        return self.annotate(
            settled=settled(on),
            open=Case(
                When(state__in=["cancelled", "refused"], then=Value(NOTHING)),
                default=F("gross") - F("settled"),
                output_field=MONEY,
            ),
        )

    def still_open(self, on: date | None = None) -> "InvoiceQuerySet":
        issued = self.filter(issued_on__lte=on) if on else self
        return issued.with_open(on).filter(open__gt=0)
