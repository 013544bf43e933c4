"""What came in this month and what to keep of it: the receipts of the sheet in compliance."""

from datetime import date
from decimal import Decimal

from django.db.models import Sum

from ensemble.people.compliance.reading import business_of
from ensemble.people.compliance.reserve import Sheet, sheet_of
from ensemble.people.profiles.models import Member
from ensemble.work.treasury.models import Payment

NOTHING = Decimal("0.00")


def sheet_for(member: Member, *, on: date) -> Sheet | None:
    """Of the month of `on`; None until the member has described their business."""
    business = business_of(member)
    if business is None:
        return None
    month = Payment.objects.filter(
        member=member, state="paid", paid_on__gte=on.replace(day=1), paid_on__lte=on
    )
    sums = month.aggregate(all=Sum("amount"), vat=Sum("settlement__vat"))
    vat = sums["vat"] or NOTHING
    receipts = (sums["all"] or NOTHING) - vat
    return sheet_of(business, receipts=receipts, vat=vat, on=on)
