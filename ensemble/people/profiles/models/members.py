"""Who belongs: invited by name, welcomed in a few minutes, free to pause and to leave."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle

MEMBER_MOVES = Lifecycle(
    {
        "invited": {"active", "left"},
        "active": {"away", "left"},
        "away": {"active", "left"},
        "left": {"invited"},
    }
)


class MemberQuerySet(models.QuerySet):
    def belonging(self) -> "MemberQuerySet":
        """Those who have accepted the charter and have not left."""
        return self.filter(state__in=["active", "away"])

    def in_alphabetical_order(self) -> "MemberQuerySet":
        return self.order_by("person__sort_key", "pk")


class Member(models.Model):
    class State(models.TextChoices):
        INVITED = "invited", _("Invited")
        ACTIVE = "active", _("Member")
        AWAY = "away", _("Taking a break")
        LEFT = "left", _("Has left")

    class Step(models.TextChoices):
        """Where a newcomer is in the first ten minutes."""

        WORDS = "words", _("Three sentences")
        PLACE = "place", _("City and availability")
        CHARTER = "charter", _("Charter")
        DONE = "done", _("Home")

    LIFECYCLE = MEMBER_MOVES

    public_id = PublicId()
    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.INVITED)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    invited_at = models.DateTimeField()
    welcome_step = models.CharField(max_length=10, choices=Step, default=Step.WORDS)
    charter_version = models.CharField(max_length=20, blank=True)
    charter_accepted_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            MEMBER_MOVES.constraint("member_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=["invited", "left"])
                | Q(charter_accepted_at__isnull=False, charter_version__gt=""),
                name="whoever_belongs_has_accepted_the_charter",
            ),
            models.CheckConstraint(
                condition=~Q(state="left") | Q(left_at__isnull=False), name="left_means_dated"
            ),
        ]

    def __str__(self) -> str:
        return self.person.name
