"""The files of an invoice, and what the rules said of them: a row beside it, since it never changes."""

from django.db import models
from django.db.models import Q

from ensemble.foundation.files.models import StoredFile
from ensemble.money.invoicing.models.invoice import Invoice


class Paper(models.Model):
    """Factur-X and its XML once every rule is met; the findings of the last attempt while not."""

    invoice = models.OneToOneField(Invoice, models.PROTECT, related_name="paper")
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    xml = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    findings = models.JSONField(default=list)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(pdf=None, xml=None) | Q(pdf__isnull=False, xml__isnull=False),
                name="a_paper_is_kept_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invoice}"

    @property
    def is_kept(self) -> bool:
        return self.pdf_id is not None
