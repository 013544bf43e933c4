"""What is said of a delay of payment before anybody agrees to it."""

from datetime import date

from ensemble.foundation.parameters.reading import value
from ensemble.work.contracts.models import PaymentMethod, Terms


def longer_than_periodic(terms: Terms, *, on: date) -> int | None:
    """The days that a periodic invoice may take (C. com. L441-10), when those of a mission may take more.

    Whether an invoice a month is periodic (CGI 289 I-3) is to be confirmed: it warns and refuses nothing.
    """
    most = int(value("invoicing.days_periodic", on=on))
    within = terms.payment_method == PaymentMethod.NET and terms.payment_days <= most
    return None if within else most
