"""An agreement as a document: PDF/A, the same to the byte for the same words."""

from zoneinfo import ZoneInfo

from django.utils import timezone, translation

from ensemble.foundation.papers.typesetting import typeset
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.ui.formats import dates
from ensemble.work.contracts.models import Agreement


def agreement_pdf(agreement: Agreement) -> bytes:
    return typeset("contracts/agreement", data_of(agreement), language=agreement.language)


def data_of(agreement: Agreement) -> dict:
    operator = Operator.current()
    with (
        translation.override(agreement.language),
        timezone.override(ZoneInfo(operator.time_zone)),
    ):
        return {
            "at": agreement.drafted_at,
            "operator": operator.letterhead(agreement.language),
            "reference": agreement.reference,
            "drafted_on": dates.dated_day(agreement.drafted_at),
            **agreement.words,
        }
