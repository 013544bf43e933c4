"""The signed letter: two to five people, in alphabetical order."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.persons.models import Person
from ensemble.work.missions.models.need import Need, of_a_client

SHORTLIST_MOVES = Lifecycle({"composing": {"shared", "closed"}, "shared": {"closed"}})
FEWEST, MOST = 2, 5


class ShortlistQuerySet(models.QuerySet):
    def visible_to(self, person: Person | None) -> "ShortlistQuerySet":
        """Talent always; the client's people while it is shared. Whoever is presented reads her
        own presentation, never the letter."""
        if person is None:
            return self.none()
        if has_role(person, "talent"):
            return self.all()
        return self.filter(of_a_client(person, "need__"), state="shared", need__state="shared")

    def composing(self) -> "ShortlistQuerySet":
        return self.filter(state="composing")

    def shared(self) -> "ShortlistQuerySet":
        return self.filter(state="shared")


class Shortlist(models.Model):
    """A need has one open shortlist at a time; "none fits" closes it and a new one begins."""

    LIFECYCLE = SHORTLIST_MOVES

    class Outcome(models.TextChoices):
        CHOSEN = "chosen"
        NONE_FITS = "none_fits"
        WITHDRAWN = "withdrawn"

    public_id = PublicId()
    need = models.ForeignKey(Need, models.PROTECT, related_name="shortlists")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, default="composing")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    promised_at = models.DateTimeField()
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    shared_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=9, choices=Outcome, blank=True)
    none_fits_because = models.TextField(blank=True)

    objects = ShortlistQuerySet.as_manager()

    class Meta:
        ordering = ["need", "number"]
        constraints = [
            SHORTLIST_MOVES.constraint("shortlist_is_in_a_known_state"),
            models.UniqueConstraint("need", "number", name="shortlists_of_a_need_are_numbered"),
            models.UniqueConstraint(
                "need", condition=~Q(state="closed"), name="one_open_shortlist_a_need"
            ),
            models.CheckConstraint(
                condition=~Q(state="shared") | Q(signed_by__isnull=False, shared_at__isnull=False),
                name="a_shared_shortlist_is_signed_and_dated",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="a_closed_shortlist_says_how_it_ended",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="none_fits") | ~Q(none_fits_because=""),
                name="none_fits_comes_with_a_sentence",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.need} · {self.number}"
