"""One person in a shortlist: the reason, one honest limit, facts she corrected, and her consent."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.models import Member
from ensemble.people.profiles.portraits import Face, face_of
from ensemble.work.missions.models.fee import FeeLine, FeeRule
from ensemble.work.missions.models.need import PUT_TO_HER, Need, of_a_client
from ensemble.work.missions.models.shortlist import Shortlist

PRESENTATION_MOVES = Lifecycle(
    {
        "drafted": {"asked", "released"},
        "asked": {"drafted", "yes", "no_thank_you", "released"},
        "no_thank_you": {"yes"},
        "yes": {"drafted", "withdrawn", "released"},
    }
)
AGREED = Q(state="yes")


class PresentationQuerySet(models.QuerySet):
    def visible_to(self, person: Person | None) -> "PresentationQuerySet":
        """Talent; the person presented, once asked; the client's people, while the letter is
        shared and she still agrees."""
        if person is None:
            return self.none()
        if has_role(person, "talent"):
            return self.all()
        to_client = (
            AGREED
            & Q(shortlist__state="shared", shortlist__need__state="shared")
            & of_a_client(person, "shortlist__need__")
        )
        return self.filter(self._asked_of(person) | to_client)

    def of_member(self, person: Person) -> "PresentationQuerySet":
        """Those she was asked about, at whatever point they stand."""
        return self.filter(self._asked_of(person))

    @staticmethod
    def _asked_of(person: Person) -> Q:
        return Q(member__person=person, asked_at__isnull=False, state__in=PUT_TO_HER)

    def agreed(self) -> "PresentationQuerySet":
        return self.filter(AGREED)

    def waiting_for_an_answer(self) -> "PresentationQuerySet":
        return self.filter(state="asked", shortlist__state="composing")

    def still_running(self) -> "PresentationQuerySet":
        """Asked or agreed, in a shortlist that has not ended."""
        return self.filter(state__in=("asked", "yes")).exclude(shortlist__state="closed")

    def not_over_for_her(self) -> "PresentationQuerySet":
        """Asked or agreed, in a shortlist that has not ended; or not retained, and owed an answer."""
        running = Q(state__in=("asked", "yes")) & ~Q(shortlist__state="closed")
        here = self.filter(running | Q(not_retained__state="owed"))
        return here.select_related("not_retained")

    def waiting_to_hear(self) -> "PresentationQuerySet":
        """Still running, or about to be asked again with other words."""
        live = self.filter(state__in=("drafted", "asked", "yes"), asked_at__isnull=False)
        return live.exclude(shortlist__state="closed")

    def in_alphabetical_order(self) -> "PresentationQuerySet":
        return self.order_by("member__person__sort_key", "pk")

    def ready_to_read(self) -> "PresentationQuerySet":
        return self.select_related(
            "member__person",
            "member__card",
            "fee_rule",
            "shortlist__need__current",
            "shortlist__need__organisation",
            "shortlist__need__talent_manager",
        )


class Presentation(models.Model):
    """What she says yes to is what the client reads: another "why" asks her again.

    The rate is hers: copied from her card, changed by nobody else. `fee_rule` is the rule of
    the day she was asked; it holds until the end of the need.
    """

    LIFECYCLE = PRESENTATION_MOVES

    public_id = PublicId()
    shortlist = models.ForeignKey(Shortlist, models.PROTECT, related_name="presentations")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default="drafted")
    why = models.TextField(blank=True)
    limit = models.TextField(blank=True)
    how_we_met = models.TextField(blank=True)
    line = models.CharField(max_length=200, blank=True)
    years = models.PositiveSmallIntegerField(null=True, blank=True)
    rate = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    free_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    fee_rule = models.ForeignKey(FeeRule, models.PROTECT, null=True, related_name="+")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    meeting_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    meeting_promised_at = models.DateTimeField(null=True)

    objects = PresentationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            PRESENTATION_MOVES.constraint("presentation_is_in_a_known_state"),
            models.UniqueConstraint("shortlist", "member", name="presented_once_in_a_shortlist"),
            models.CheckConstraint(
                condition=Q(state__in=("drafted", "released"))
                | (Q(asked_at__isnull=False, fee_rule__isnull=False) & ~Q(why="") & ~Q(limit="")),
                name="a_person_is_asked_with_a_reason_a_limit_and_a_fee",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("yes", "withdrawn"))
                | (Q(answered_at__isnull=False, rate__isnull=False) & ~Q(line="")),
                name="a_yes_is_dated_and_has_a_rate",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | Q(withdrawn_at__isnull=False),
                name="a_withdrawn_presentation_is_dated",
            ),
            models.CheckConstraint(
                condition=Q(rate=None) | Q(rate__gt=Decimal(0)),
                name="a_presented_rate_is_above_zero",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.shortlist_id}"

    @property
    def person(self) -> Person:
        return self.member.person

    @property
    def is_wanted(self) -> bool:
        """A client who reads it would like to meet her: her half-hours are awaited."""
        asked = self.meeting_asked_by_id is not None
        return asked and self.state == "yes" and self.shortlist.state == "shared"

    @property
    def face(self) -> Face:
        """Her name and her portrait, as the readers of the letter may open it."""
        return face_of(self.member, "missions:portrait", self.public_id)

    @property
    def need(self) -> Need:
        return self.shortlist.need

    def fee_line(self) -> FeeLine | None:
        """The line of money everyone reads, under the rule of the day she was asked; None while
        she was not asked or has no rate."""
        return self.fee_rule.line(self.rate) if self.fee_rule and self.rate else None
