"""What the law of 1975 on subcontracting asks of a resale, recorded."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ensemble.work.missions.models import Mission


class SubcontractorAcceptance(models.Model):
    """The client accepts the subcontractor and approves how she is paid (art. 3); a guarantee, when
    there is one, is recorded with its reference (art. 14)."""

    class Guarantee(models.TextChoices):
        NONE = "none", _("none recorded")
        CAUTION = "caution", _("a guarantor (caution)")
        DELEGATION = "delegation", _("the client pays by delegation")

    mission = models.OneToOneField(Mission, models.PROTECT, related_name="+")
    client_acceptance_on = models.DateField(null=True, blank=True)
    payment_terms_approved_on = models.DateField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    guarantee_kind = models.CharField(max_length=10, choices=Guarantee, default="none")
    guarantee_ref = models.CharField(max_length=120, blank=True)
    guarantee_on = models.DateField(null=True, blank=True)
    guarantee_recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(client_acceptance_on=None) | Q(accepted_by__isnull=False),
                name="an_acceptance_is_given_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(guarantee_kind="none")
                | (
                    ~Q(guarantee_ref="")
                    & Q(guarantee_on__isnull=False, guarantee_recorded_by__isnull=False)
                ),
                name="a_guarantee_has_a_reference_a_day_and_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mission_id}: {self.guarantee_kind}"

    @property
    def is_guaranteed(self) -> bool:
        return self.guarantee_kind != self.Guarantee.NONE
