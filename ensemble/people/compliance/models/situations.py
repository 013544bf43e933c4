"""What a member says of their own regime, so that a sheet can say what to set aside."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ensemble.people.compliance.models.businesses import Business

SHARE = [MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(1))]


class Situation(models.Model):
    """Their settings, theirs alone: a micro-enterprise has official rates, others say their own."""

    class Activity(models.TextChoices):
        BNC_SSI = "bnc_ssi", _("Liberal activity, general scheme (SSI)")
        BNC_CIPAV = "bnc_cipav", _("Liberal activity, Cipav")
        BIC_SERVICES = "bic_services", _("Commercial or craft services")
        BNC_SSI_OVERSEAS = "bnc_ssi_overseas", _("Liberal activity, overseas departments")

    business = models.OneToOneField(Business, models.CASCADE, related_name="situation")
    activity = models.CharField(max_length=20, choices=Activity, blank=True)
    created_on = models.DateField(null=True, blank=True, help_text="Beginning of the activity.")
    has_acre = models.BooleanField(default=False)
    pays_tax_with_contributions = models.BooleanField(
        default=False, help_text="Versement libératoire."
    )
    marginal_rate = models.DecimalField(
        max_digits=5, decimal_places=4, null=True, blank=True, validators=SHARE
    )
    social_rate = models.DecimalField(
        max_digits=5, decimal_places=4, null=True, blank=True, validators=SHARE
    )
    tax_rate = models.DecimalField(
        max_digits=5, decimal_places=4, null=True, blank=True, validators=SHARE
    )
    rates_source = models.CharField(max_length=200, blank=True)
    rates_on = models.DateField(null=True, blank=True)
    cfe_yearly = models.DecimalField(max_digits=9, decimal_places=2, default=Decimal(0))
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(has_acre=True) | Q(created_on__isnull=False),
                name="a_relief_for_beginners_has_a_beginning",
            ),
            models.CheckConstraint(
                condition=Q(social_rate=None, tax_rate=None) | Q(rates_on__isnull=False),
                name="own_rates_are_dated",
            ),
            models.CheckConstraint(
                condition=Q(cfe_yearly__gte=0), name="a_yearly_tax_is_not_negative"
            ),
        ]
