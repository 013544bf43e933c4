"""Self-billing: the written word by which a member lets us write their invoices."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing.models.documents import Frozen, Party
from ensemble.people.profiles.models import Member

MANDATE_MOVES = Lifecycle({"proposed": {"signed", "dropped"}, "signed": {"ended"}})


class MandateQuerySet(models.QuerySet):
    def visible_to(self, person: Person | None) -> "MandateQuerySet":
        if person is None:
            return self.none()
        if has_role(person, "finance"):
            return self.all()
        return self.filter(member__person=person)

    def effective(self, on: date) -> "MandateQuerySet":
        """Signed, and in force that day: nothing written before it is covered by it."""
        alive = Q(ended_on=None) | Q(ended_on__gt=on)
        return self.filter(alive, signed_on__lte=on, effective_from__lte=on)


class Mandate(models.Model):
    """Who lets whom write what, from when, and how long each paper may be contested."""

    LIFECYCLE = MANDATE_MOVES

    public_id = PublicId()
    state = models.CharField(max_length=8, default="proposed")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    seller = Frozen(of=Party)
    operator = Frozen(of=Party)
    scope = models.CharField(max_length=300)
    contest_days = models.PositiveSmallIntegerField()
    corrections = models.BooleanField(default=False)
    paper = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    effective_from = models.DateField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        constraints = [
            MANDATE_MOVES.constraint("mandate_is_in_a_known_state"),
            models.UniqueConstraint(
                "member", condition=Q(state="signed"), name="one_mandate_in_force_a_member"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "dropped"])
                | Q(signed_on__isnull=False, effective_from__isnull=False),
                name="a_signed_mandate_is_dated",
            ),
            models.CheckConstraint(
                condition=Q(effective_from__gte=F("signed_on")),
                name="a_mandate_never_looks_back",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seller.name} ({self.state})"

    def is_effective(self, on: date) -> bool:
        """In force that day; a mandate ended since still covers what it covered."""
        if self.signed_on is None or self.effective_from is None:
            return False
        return self.effective_from <= on and (self.ended_on is None or on < self.ended_on)
