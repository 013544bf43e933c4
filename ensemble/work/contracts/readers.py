"""What follows, later, from what happened to a mission."""

from contextlib import suppress
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.files.actions.retaining import retain
from ensemble.foundation.parameters.reading import decimal
from ensemble.foundation.timeline.models import Entry
from ensemble.foundation.timeline.reading import reader
from ensemble.money.invoicing.models import Mandate
from ensemble.work.contracts.actions.mandating import keep_signed_mandate, send_mandate
from ensemble.work.contracts.models import Agreement, Envelope

LEAP_DAY = (2, 29)


@reader("contracts.ended")
def keep_proofs_their_time(entry: Entry) -> None:
    """Signed papers and their evidence are purged by themselves, years after the last day."""
    last_day = date.fromisoformat(entry.facts["last_day"])
    until = _years_after(last_day, int(decimal("contracts.proof_kept", on=last_day)))
    mission = entry.mentions.get(is_subject=True).object_id
    papers = Agreement.objects.filter(mission=mission).values("pk")
    of_them = {"about_label": Agreement._meta.label_lower, "about_id__in": papers}
    files = ("paper", "signed_paper", "evidence")
    for envelope in Envelope.objects.filter(**of_them).select_related(*files):
        for stored in filter(None, (getattr(envelope, name) for name in files)):
            retain(stored, until=until)


@reader("contracts.envelope_sealed")
def keep_the_mandate(entry: Entry) -> None:
    """The mandate of self-billing keeps the file that both signed."""
    keep_signed_mandate(Envelope.objects.get(pk=entry.mentions.get(is_subject=True).object_id))


@reader("invoicing.mandate_proposed")
def send_the_mandate(entry: Entry) -> None:
    """Asked for in invoices, by a member or for one: it is sent to be signed, unless it was since."""
    pk = entry.mentions.get(is_subject=True).object_id
    mandate = Mandate.objects.filter(pk=pk, state="proposed").first()
    if mandate and entry.by:
        with suppress(TooLate, ValidationError):  # its page says what is missing
            send_mandate(mandate, by=entry.by, at=timezone.now())


def _years_after(day: date, years: int) -> date:
    if (day.month, day.day) == LEAP_DAY:
        return date(day.year + years, 3, 1)
    return day.replace(year=day.year + years)
