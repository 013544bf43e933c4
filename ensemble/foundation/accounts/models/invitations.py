"""An invitation by name: one address, one purpose, one link."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.crypto import constant_time_compare, salted_hmac

from ensemble.foundation.accounts.models.organisations import Organisation
from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle

VALID_FOR = timedelta(days=14)
PURPOSES = ["administrator", "member", "client"]
INVITATION_MOVES = Lifecycle({"waiting": {"accepted", "revoked"}})


class InvitationQuerySet(models.QuerySet):
    def by_token(self, token: str) -> "Invitation | None":
        """The invitation this link belongs to, whatever became of it; None for a forged one."""
        try:
            found = self.filter(public_id=UUID(token[:32])).first()
        except ValueError:
            return None
        return found if found and constant_time_compare(found.token, token) else None

    def open(self, at: datetime) -> "InvitationQuerySet":
        return self.filter(state="waiting", expires_at__gt=at)


class Invitation(models.Model):
    """The secret of the link is never kept: it is computed from the key of the installation.

    `name` is the one typed by whoever invites: they learn nothing of the account that may exist.
    """

    LIFECYCLE = INVITATION_MOVES

    public_id = PublicId()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    purpose = models.CharField(max_length=13)
    role = models.CharField(max_length=13, blank=True)
    title = models.CharField(max_length=120, blank=True)
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    approval_limit = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    words = models.TextField(max_length=1000, blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    state = models.CharField(max_length=8, default="waiting")
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            INVITATION_MOVES.constraint("invitation_is_in_a_known_state"),
            models.CheckConstraint(
                condition=Q(purpose__in=PURPOSES), name="invitation_has_a_known_purpose"
            ),
            models.CheckConstraint(
                condition=Q(purpose="client", organisation__isnull=False)
                | (~Q(purpose="client") & Q(organisation=None)),
                name="a_client_is_invited_to_an_organisation",
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(accepted_at__isnull=False),
                name="an_accepted_invitation_is_dated",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.purpose}, {self.state})"

    @property
    def token(self) -> str:
        mac = salted_hmac("accounts.invitation", self.public_id.hex, algorithm="sha256")
        return self.public_id.hex + mac.hexdigest()[:32]

    def is_open(self, at: datetime) -> bool:
        return self.state == "waiting" and self.expires_at > at
