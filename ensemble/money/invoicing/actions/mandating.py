"""Self-billing: a written mandate, prior to all that it covers."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.parameters.reading import decimal
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing import letters
from ensemble.money.invoicing.access import may_end_mandate, may_propose_mandate, may_sign_mandate
from ensemble.money.invoicing.days import day_of
from ensemble.money.invoicing.models import LegalEntity, Mandate
from ensemble.money.invoicing.parties import party_of
from ensemble.people.compliance.reading import business_of
from ensemble.people.profiles.models import Member

SCOPE = "Prestations de conseil réalisées dans le cadre des missions confiées par l’opérateur."


@transaction.atomic
def propose_mandate(
    member: Member, *, by: Person | None, at: datetime, contest_days: int | None = None
) -> Mandate:
    """What the member is asked to sign, with the identities of the day."""
    require(may_propose_mandate(by, member))
    business = business_of(member)
    if business is None or not business.is_described:
        raise TooLate(_("%(name)s has yet to say under which business.") % {"name": member.person})
    operator = LegalEntity.objects.operator()
    if operator is None:
        raise TooLate(_("The operator has no legal identity to invoice under yet."))
    waiting = Mandate.objects.filter(member=member, state="proposed")
    if found := waiting.first():
        return found
    days = contest_days or int(decimal("invoicing.contest_days", on=day_of(at)))
    mandate = Mandate.objects.create(
        member=member,
        seller=party_of(business),
        operator=party_of(operator),
        scope=SCOPE,
        contest_days=days,
        proposed_at=at,
    )
    record("invoicing.mandate_proposed", on=mandate, by=by, at=at, also=(member,))
    return mandate


@transaction.atomic
def sign_mandate(
    mandate: Mandate,
    *,
    by: Person | None,
    at: datetime,
    signed_on: date,
    effective_from: date | None = None,
    paper: StoredFile | None = None,
) -> Mandate:
    """Signed: it covers what is written from that day on, and nothing before (R16).

    `paper` is the signed file. The one it replaces ends the day the new one begins.
    """
    require(by is None or may_sign_mandate(by, mandate))
    begins = max(signed_on, effective_from or signed_on)
    for older in Mandate.objects.filter(member=mandate.member, state="signed"):
        move(older, "ended", ended_on=max(begins, older.effective_from))
    move(mandate, "signed", signed_on=signed_on, effective_from=begins, paper=paper)
    record("invoicing.mandate_signed", on=mandate, by=by, at=at, also=(mandate.member,))
    return mandate


def keep_paper(mandate: Mandate, paper: StoredFile) -> None:
    """The file that both signed, sealed: it comes a moment after the mandate takes effect."""
    mandate.paper = paper
    mandate.save(update_fields=["paper"])


@transaction.atomic
def drop_mandates(member: Member, *, by: Person | None, at: datetime) -> None:
    """What was proposed was refused, or nobody signed it in time: invoices stay the member's to write."""
    for mandate in Mandate.objects.filter(member=member, state="proposed"):
        move(mandate, "dropped")
        record("invoicing.mandate_dropped", on=mandate, by=by, at=at, also=(member,))


@transaction.atomic
def end_mandate(mandate: Mandate, *, by: Person, at: datetime, ended_on: date) -> Mandate:
    """Either side ends it, from a day on: what it covered stays covered."""
    require(may_end_mandate(by, mandate))
    if ended_on < day_of(at):
        raise TooLate(_("A mandate ends today at the earliest."))
    move(mandate, "ended", ended_on=ended_on)
    record("invoicing.mandate_ended", on=mandate, by=by, at=at, also=(mandate.member,))
    letters.mandate_ended(mandate, by=by, at=at)
    return mandate
