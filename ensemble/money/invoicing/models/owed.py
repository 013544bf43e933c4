"""What is still owed of an invoice, and what of it waits for an answer."""

from decimal import Decimal

from django.db import models
from django.db.models import Sum, Value
from django.db.models.functions import Coalesce

from ensemble.foundation.core.money import to_cents
from ensemble.money.invoicing.models.finding import MONEY, NOTHING


class Owed(models.Model):
    """Counted from the rows beside it: what settles it, what contests it."""

    class Meta:
        abstract = True

    @property
    def is_live(self) -> bool:
        """Whether it counts: neither cancelled nor refused."""
        return self.state not in {"cancelled", "refused"}

    @property
    def settled_amount(self) -> Decimal:
        if "settled" not in self.__dict__:
            self.__dict__["settled"] = self.settlements.aggregate(
                total=Coalesce(Sum("amount"), Value(NOTHING), output_field=MONEY)
            )["total"]
        return self.__dict__["settled"]

    @property
    def open_amount(self) -> Decimal:
        """What is still owed, by its buyer (or to its buyer, for a credit note)."""
        if not self.is_live:
            return NOTHING
        return self.gross - self.settled_amount

    @property
    def discount_amount(self) -> Decimal:
        """The escompte on what is open now, tax included: what whoever pays it early may keep."""
        return to_cents(self.open_amount * self.discount / 100)

    @property
    def contested_amount(self) -> Decimal:
        """The part that is in dispute: it is neither dunned nor paid."""
        waiting = [one.amount for one in self.contests.all() if one.state == "open"]
        return min(sum(waiting, NOTHING), self.open_amount)

    @property
    def payable_amount(self) -> Decimal:
        return self.open_amount - self.contested_amount

    @property
    def is_disputed(self) -> bool:
        return any(one.state == "open" for one in self.contests.all())
