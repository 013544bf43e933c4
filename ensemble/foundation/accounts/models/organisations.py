"""The client's side: organisations, and who sits in them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.persons.models import Person


class OrganisationQuerySet(models.QuerySet):
    def of(self, person: Person) -> "OrganisationQuerySet":
        """Where this person has a seat today."""
        seats = Seat.objects.live().filter(person=person, organisation=models.OuterRef("pk"))
        return self.filter(models.Exists(seats))


class Organisation(models.Model):
    public_id = PublicId()
    name = models.CharField(max_length=120)
    siren = models.CharField(max_length=9, blank=True)
    city = models.CharField(max_length=80, blank=True)
    sector = models.CharField(max_length=120, blank=True)
    opened_at = models.DateTimeField()

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(siren="") | Q(siren__regex=r"^[0-9]{9}$"), name="siren_has_nine_digits"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SeatQuerySet(models.QuerySet):
    def live(self) -> "SeatQuerySet":
        return self.filter(ended_at=None)


class Seat(models.Model):
    """A buyer decides, signs and invites; a manager follows the needs and missions they run."""

    class Role(models.TextChoices):
        BUYER = "buyer", _("Decides and signs")
        MANAGER = "manager", _("Follows needs and missions")

    public_id = PublicId()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="seats")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    role = models.CharField(max_length=7, choices=Role)
    title = models.CharField(max_length=120, blank=True)
    approval_limit = models.DecimalField(
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Euros excluding tax they may approve at once; nothing: as much as there is.",
    )
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "organisation",
                "person",
                condition=Q(ended_at=None),
                name="one_live_seat_in_an_organisation",
            ),
            models.CheckConstraint(
                condition=Q(role__in=["buyer", "manager"]), name="seat_is_known"
            ),
            models.CheckConstraint(
                condition=Q(approval_limit=None) | Q(approval_limit__gt=0),
                name="a_limit_lets_something_through",
            ),
            models.CheckConstraint(
                condition=Q(ended_by=None) | Q(ended_at__isnull=False),
                name="an_ended_seat_is_dated",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.organisation} ({self.role})"
