"""Looking into the ledger: entries by what they say, and the lines of a party with its balance."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, Sum, Window
from django.db.models.query import QuerySet

from ensemble.money.ledger.models import Entry, Line


@dataclass(frozen=True)
class Search:
    """What to look for in the whole ledger; empty words look for everything."""

    journal: str = ""
    account: str = ""
    party: str = ""
    words: str = ""
    first: date | None = None
    last: date | None = None

    def lines(self) -> QuerySet[Line]:
        lines = Line.objects.all()
        if self.account:
            lines = lines.filter(account__number__startswith=self.account)
        if self.party:
            lines = lines.filter(party=self.party)
        return lines

    def entries(self) -> QuerySet[Entry]:
        entries = Entry.objects.all()
        if self.account or self.party:
            entries = entries.filter(pk__in=self.lines().values("entry"))
        if self.journal:
            entries = entries.filter(book__journal=self.journal)
        if self.words:
            told = Q(label__icontains=self.words) | Q(piece__icontains=self.words)
            entries = entries.filter(told)
        if self.first:
            entries = entries.filter(on__gte=self.first)
        if self.last:
            entries = entries.filter(on__lte=self.last)
        return entries.order_by("-on", "-pk")


def statement(party: str) -> QuerySet[Line]:
    """Every line of a party, the newest first; `after` is its balance in cents once it was posted."""
    order = [F("on").asc(), F("entry_id").asc(), F("position").asc()]
    running = Window(Sum("cents"), order_by=order)
    lines = Line.objects.filter(party=party).annotate(after=running)
    return lines.select_related("entry__book", "account").order_by("-on", "-entry_id", "-position")
