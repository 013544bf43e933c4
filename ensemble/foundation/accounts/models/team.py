"""The team: who holds which role, who asked for it, who stands in for whom."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.persons.models import Person


class Role(models.TextChoices):
    TALENT = "talent", pgettext_lazy("role", "Talent")
    COMMUNITY = "community", pgettext_lazy("role", "Community")
    FINANCE = "finance", pgettext_lazy("role", "Finance")
    ADMINISTRATOR = "administrator", pgettext_lazy("role", "Administration")


class TeamRoleQuerySet(models.QuerySet):
    def live(self) -> "TeamRoleQuerySet":
        return self.filter(ended_at=None)


class TeamRole(models.Model):
    """A role of the team, held from one moment to another. `granted_by` is empty at the console."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    role = models.CharField(max_length=13, choices=Role)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    granted_at = models.DateTimeField()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = TeamRoleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "person", "role", condition=Q(ended_at=None), name="one_live_role_of_a_kind"
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="team_role_is_known"),
            models.CheckConstraint(
                condition=Q(ended_by=None) | Q(ended_at__isnull=False),
                name="an_ended_role_is_dated",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.role})"


ROLE_REQUEST_MOVES = Lifecycle({"waiting": {"granted", "refused"}})


class RoleRequest(models.Model):
    """An administrator asks for a role; another one grants or refuses it."""

    LIFECYCLE = ROLE_REQUEST_MOVES

    public_id = PublicId()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    role = models.CharField(max_length=13, choices=Role)
    state = models.CharField(max_length=7, default="waiting")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            ROLE_REQUEST_MOVES.constraint("role_request_is_in_a_known_state"),
            models.UniqueConstraint(
                "person",
                "role",
                condition=Q(state="waiting"),
                name="a_role_is_asked_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting")
                | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="a_decided_role_request_is_dated",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} → {self.role} ({self.state})"


class AbsenceQuerySet(models.QuerySet):
    def covering(self, day: date) -> "AbsenceQuerySet":
        return self.filter(starts_on__lte=day, ends_on__gte=day)

    def not_over(self, day: date) -> "AbsenceQuerySet":
        return self.filter(ends_on__gte=day).order_by("starts_on", "pk")

    def who_answers_for(self, person: Person, *, on: date) -> Person:
        """`person`, or whoever stands in that day (or stands in for the stand-in): one query."""
        return follow(self.stand_ins(on), person)

    def stand_ins(self, day: date) -> dict[int, Person]:
        """Who stands in that day, by the key of whoever is away."""
        away = self.covering(day).select_related("stand_in").order_by("-pk")
        return {absence.person_id: absence.stand_in for absence in away}


def follow(stand_ins: dict[int, Person], person: Person) -> Person:
    """From one stand-in to the next, never in circles."""
    passed = {person.pk}
    while (stand_in := stand_ins.get(person.pk)) and stand_in.pk not in passed:
        person = stand_in
        passed.add(person.pk)
    return person


class Absence(models.Model):
    """A member of the team is away, first and last day included; someone stands in."""

    public_id = PublicId()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    stand_in = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="an_absence_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=~Q(person=F("stand_in")), name="nobody_stands_in_for_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.starts_on} – {self.ends_on}"
