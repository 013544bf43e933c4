"""What a bank line was: paid by a client, paid to a member, come back, given back, a fee…"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.ids import PublicId
from ensemble.money.invoicing.models import Invoice, Settlement
from ensemble.money.ledger.models import Entry
from ensemble.work.treasury.models.payrun import Payment
from ensemble.work.treasury.models.statement import BankLine


class MatchQuerySet(models.QuerySet):
    def live(self) -> "MatchQuerySet":
        return self.filter(undone_at=None)


class Match(models.Model):
    """A part of a line, explained, with its entry in the ledger. Undoing it is another entry, the
    other way round; the row stays, dated. `by` is empty when the software was certain."""

    class Kind(models.TextChoices):
        RECEIPT = "receipt", _("A client pays an invoice")
        PAYMENT = "payment", _("A payment left")
        RETURN = "return", _("A payment came back")
        REFUND = "refund", _("A credit note paid back")
        FEE = "fee", _("Bank fees")
        OVERPAID = "overpaid", _("Paid in excess by a client")
        UNKNOWN = "unknown", _("To be explained")

    public_id = PublicId()
    line = models.ForeignKey(BankLine, models.PROTECT, related_name="matches")
    kind = models.CharField(max_length=8, choices=Kind)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    invoice = models.ForeignKey(Invoice, models.PROTECT, null=True, related_name="+")
    payment = models.ForeignKey(Payment, models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    settlement = models.ForeignKey(Settlement, models.PROTECT, null=True, related_name="+")
    discount = models.ForeignKey(Settlement, models.PROTECT, null=True, related_name="+")
    set_off = models.ForeignKey(Settlement, models.PROTECT, null=True, related_name="+")
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    objects = MatchQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_match_explains_something"),
            models.CheckConstraint(
                condition=~Q(kind="receipt") | Q(invoice__isnull=False),
                name="a_receipt_names_its_invoice",
            ),
            models.CheckConstraint(
                condition=~Q(kind="refund") | Q(invoice__isnull=False),
                name="a_refund_names_its_credit_note",
            ),
            models.CheckConstraint(
                condition=Q(discount=None) | Q(kind="receipt"),
                name="a_discount_goes_with_a_receipt",
            ),
            models.CheckConstraint(
                condition=Q(set_off=None) | Q(kind="receipt"),
                name="a_set_off_goes_with_a_receipt",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=("payment", "return")) | Q(payment__isnull=False),
                name="a_movement_of_a_payment_names_it",
            ),
            models.CheckConstraint(
                condition=~Q(kind="overpaid") | Q(organisation__isnull=False),
                name="an_overpayment_has_an_owner",
            ),
            models.UniqueConstraint(
                fields=["payment", "kind"],
                condition=Q(undone_at=None, kind__in=("payment", "return")),
                name="a_payment_leaves_once_and_returns_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.kind}"
