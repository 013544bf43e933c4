"""What an invoice is, and between whom."""

from django.db import models


class Kind(models.TextChoices):
    """UNTDID 1001, as far as we write it."""

    INVOICE = "380", "380"
    SELF_BILLED = "389", "389"
    CREDIT = "381", "381"
    SELF_BILLED_CREDIT = "261", "261"
    DEPOSIT = "386", "386"
    CORRECTIVE = "384", "384"

    @property
    def is_credit(self) -> bool:
        return self in {Kind.CREDIT, Kind.SELF_BILLED_CREDIT}


class Flow(models.TextChoices):
    SOLD = "sold", "sold"  # by the operator
    BOUGHT = "bought", "bought"  # by the operator, from a member's business
    MANDATED = "mandated", "mandated"  # a member's business to a client, written by the operator
