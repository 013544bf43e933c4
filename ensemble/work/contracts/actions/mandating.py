"""A mandate of self-billing asked for in invoices becomes a paper, sent to both who sign it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing.access import may_propose_mandate
from ensemble.money.invoicing.actions.mandating import keep_paper
from ensemble.money.invoicing.models import Mandate
from ensemble.people.profiles.models import Member
from ensemble.work.contracts.actions.proposing import PARTIES, ready_business, send_paper
from ensemble.work.contracts.models import Agreement, Envelope, LegalModel, PaperKind, Terms


@transaction.atomic
def send_mandate(mandate: Mandate, *, by: Person, at: datetime) -> Envelope:
    """Its envelope; sent twice is sent once. The mandate takes effect the day both have signed."""
    require(may_propose_mandate(by, mandate.member))
    Mandate.objects.select_for_update().get(pk=mandate.pk)
    mandate.refresh_from_db(fields=["state"])
    if mandate.state != "proposed":
        raise TooLate(_("This mandate is signed already, or was dropped."))
    business = ready_business(mandate.member)
    kind = PaperKind.SELF_BILLING
    waiting = Agreement.objects.still_waiting().filter(kind=kind, business=business)
    agreement = waiting.last()
    if agreement is None:
        model = _model_of(mandate.member)
        agreement = Agreement(
            kind=kind, model=model, parties=PARTIES[kind, model], business=business
        )
        send_paper(agreement, None, by=by, at=at)
    return Envelope.objects.about(agreement).latest("pk")


@transaction.atomic
def keep_signed_mandate(envelope: Envelope) -> None:
    """The sealed paper is that of the mandate it brought into force."""
    agreement = envelope.about
    if not isinstance(agreement, Agreement) or agreement.kind != PaperKind.SELF_BILLING:
        return
    signed = Mandate.objects.filter(member=agreement.business.member, state="signed", paper=None)
    for mandate in signed.filter(effective_from__gte=agreement.signed_at.date()):
        keep_paper(mandate, envelope.signed_paper)


def _model_of(member: Member) -> str:
    """That of the last mission of the member: the articles of the mandate differ."""
    terms = Terms.objects.filter(mission__member=member).exclude(state="set_aside").last()
    return terms.model if terms else LegalModel.RESALE
