"""Work that a client approved and that no invoice says yet: it weighs on the credit all the same."""

from django.db import models
from django.db.models import Q

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.about import About, AboutQuerySet


class Expected(About):
    """One row for each thing it is about; `amount` is what will be invoiced, tax included."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    label = models.CharField(max_length=200)
    at = models.DateTimeField()

    objects = AboutQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["about_label", "about_id"], name="work_is_expected_once"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="expected_work_is_worth_it"),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.amount}"
