"""What a choice leaves: a mission ready for its contract, and an answer owed to everyone else.

Its later moves are made by contracts, which knows papers and dates.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.models import Member
from ensemble.people.profiles.portraits import Face, face_of
from ensemble.work.missions.models.fee import FeeRule
from ensemble.work.missions.models.need import Need, of_a_client
from ensemble.work.missions.models.presentation import Presentation

MISSION_MOVES = Lifecycle(
    {
        "ready": {"contracting", "given_up"},
        "contracting": {"running", "given_up"},
        "running": {"ended"},
    }
)
ANSWER_MOVES = Lifecycle({"owed": {"signed"}})


class MissionQuerySet(models.QuerySet):
    def visible_to(self, person: Person | None) -> "MissionQuerySet":
        """Talent and finance, whoever works on it, and the client's people of its need."""
        if person is None:
            return self.none()
        if has_role(person, "talent", "finance"):
            return self.all()
        return self.filter(Q(member__person=person) | of_a_client(person, "need__"))

    def ready_to_read(self) -> "MissionQuerySet":
        parties = ("member__person", "member__card", "organisation", "talent_manager")
        return self.select_related(*parties, "need")


class Mission(models.Model):
    """The line of money is frozen the moment of the choice, whatever the rules become."""

    LIFECYCLE = MISSION_MOVES

    public_id = PublicId()
    state = models.CharField(max_length=11, default="ready")
    need = models.OneToOneField(Need, models.PROTECT, related_name="mission")
    presentation = models.OneToOneField(Presentation, models.PROTECT, related_name="mission")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    talent_manager = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    title = models.CharField(max_length=140)
    starts_on = models.DateField()
    days = models.PositiveSmallIntegerField()
    rate = models.DecimalField(max_digits=10, decimal_places=2)
    fee = models.DecimalField(max_digits=10, decimal_places=2)
    price = models.DecimalField(max_digits=10, decimal_places=2)
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    basis = models.CharField(max_length=12, choices=FeeRule.Basis)
    purchase_order = models.CharField(max_length=60, blank=True)
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()

    objects = MissionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            MISSION_MOVES.constraint("mission_is_in_a_known_state"),
            models.CheckConstraint(
                condition=Q(price=F("rate") + F("fee")), name="price_is_rate_plus_fee"
            ),
            models.CheckConstraint(
                condition=Q(rate__gt=0, fee__gte=0), name="a_mission_pays_its_member"
            ),
            models.CheckConstraint(condition=Q(days__gt=0), name="a_mission_lasts_a_day_at_least"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def face(self) -> Face:
        """The name and the portrait of whoever works on it, as its readers may open it."""
        return face_of(self.member, "missions:mission_portrait", self.public_id)


class NotRetainedQuerySet(models.QuerySet):
    def visible_to(self, person: Person | None) -> "NotRetainedQuerySet":
        """Talent; and the person it was written to, once signed."""
        if person is None:
            return self.none()
        if has_role(person, "talent"):
            return self.all()
        return self.filter(presentation__member__person=person, state="signed")

    def still_owed(self) -> "NotRetainedQuerySet":
        return self.filter(state="owed").order_by("owed_at", "pk")

    def to_explain_by(self, person: Person) -> "NotRetainedQuerySet":
        """Those of whom the client, this person among others, still owes a sentence."""
        hers = of_a_client(person, "presentation__shortlist__need__")
        return self.still_owed().filter(hers, client_sentence="")

    def ready_to_read(self) -> "NotRetainedQuerySet":
        return self.select_related(
            "presentation__member__person",
            "presentation__shortlist__need__current",
            "presentation__shortlist__need__talent_manager",
            "signed_by",
        )


class NotRetained(models.Model):
    """Someone agreed and was not retained. The client's sentence is for the talent manager, who
    writes the answer herself; nothing leaves before she signs it."""

    LIFECYCLE = ANSWER_MOVES

    public_id = PublicId()
    presentation = models.OneToOneField(Presentation, models.PROTECT, related_name="not_retained")
    state = models.CharField(max_length=6, default="owed")
    client_sentence = models.TextField(blank=True)
    owed_at = models.DateTimeField()
    promised_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    signed_at = models.DateTimeField(null=True)

    objects = NotRetainedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            ANSWER_MOVES.constraint("answer_is_owed_or_signed"),
            models.CheckConstraint(
                condition=Q(state="owed")
                | (Q(signed_by__isnull=False, signed_at__isnull=False) & ~Q(answer="")),
                name="an_answer_is_written_and_signed_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(answer="") | ~Q(answer=F("client_sentence")),
                name="an_answer_is_rewritten",
            ),
        ]

    def __str__(self) -> str:
        return str(self.presentation)
