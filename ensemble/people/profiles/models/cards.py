"""The card of a member: what they say of themselves, in their own words."""

from decimal import Decimal
from uuid import UUID

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.languages import LANGUAGES
from ensemble.people.profiles.models.members import Member
from ensemble.people.profiles.models.skills import Skill


class CardQuerySet(models.QuerySet):
    def visible_to(self, person: Person | None) -> "CardQuerySet":
        """Members read each other's cards, the team reads all; clients and visitors none."""
        if person is None:
            return self.none()
        if has_role(person, "talent", "community", "finance"):
            return self
        own = Q(member__person=person)
        if Member.objects.belonging().filter(person=person).exists():
            return self.filter(own | ~Q(member__state="left"))
        return self.filter(own)

    def with_names(self) -> "CardQuerySet":
        return self.select_related("member__person")

    def in_alphabetical_order(self) -> "CardQuerySet":
        return self.order_by("member__person__sort_key", "pk")


class Card(models.Model):
    class FreeSource(models.TextChoices):
        """Who said when this member is free."""

        MEMBER = "member", _("said by the member")
        TEAM = "team", _("noted by the team")
        MISSION = "mission", _("from the current mission")

    id = models.AutoField(primary_key=True)  # narrow: millions of search postings hold it
    public_id = PublicId()
    member = models.OneToOneField(Member, models.CASCADE, related_name="card")
    line = models.CharField(max_length=160, blank=True)
    text = models.TextField(blank=True, help_text="Markdown.")
    years = models.PositiveSmallIntegerField(null=True, blank=True)
    rate = models.DecimalField(
        max_digits=8, decimal_places=2, null=True, blank=True, help_text="€ a day, excl. VAT."
    )
    city = models.CharField(max_length=80, blank=True)
    remote = models.BooleanField(default=False)
    mobility = models.CharField(max_length=200, blank=True)
    free_on = models.DateField(null=True, blank=True)
    free_said_at = models.DateTimeField(null=True, blank=True)
    free_source = models.CharField(max_length=10, choices=FreeSource, blank=True)
    rhythm = models.DecimalField(
        max_digits=2,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.5")), MaxValueValidator(5)],
        help_text="Days a week.",
    )
    languages = models.JSONField(default=list, blank=True, help_text='[["fr", "courant"], …]')
    portrait = models.FileField(upload_to="portraits", blank=True)
    can_help_with = models.CharField(max_length=300, blank=True)
    would_like_help_with = models.CharField(max_length=300, blank=True)
    skills = models.ManyToManyField(Skill, through="CardSkill", related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)

    objects = CardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(rate=None) | Q(rate__gt=0), name="a_rate_is_above_zero"
            ),
            models.CheckConstraint(
                condition=Q(rhythm=None) | Q(rhythm__gte=Decimal("0.5"), rhythm__lte=5),
                name="a_week_has_five_days",
            ),
            models.CheckConstraint(
                condition=Q(free_on=None, free_source="", free_said_at=None)
                | (
                    Q(free_on__isnull=False, free_said_at__isnull=False)
                    & Q(free_source__in=["member", "team", "mission"])
                ),
                name="availability_says_who_said_it_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.member.person.name

    @property
    def portrait_url(self) -> str:
        """Where the portrait is read, under the same rule as the card; empty without one."""
        return self.portrait_at("profiles:portrait", self.public_id)

    def portrait_at(self, route: str, public_id: UUID) -> str:
        """The address of the portrait by that route, another with each picture."""
        if not self.portrait:
            return ""
        version = self.portrait.name.rpartition("/")[2][:8]
        return f"{reverse(route, args=[public_id])}?{version}"

    @property
    def spoken(self) -> list[tuple[str, str]]:
        """Languages by name, each with the level in the member's own words."""
        return [(str(LANGUAGES.get(code, code)), level) for code, level in self.languages]


class CardSkill(models.Model):
    """A skill or a sector that a member holds, in the order the member gave."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="held")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint("card", "skill", name="a_skill_is_held_once")]
