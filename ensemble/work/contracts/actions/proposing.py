"""Papers are written from the terms, kept as PDF/A, and sent to whoever signs them."""

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.files.actions.keeping import keep_made
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing.models import Mandate
from ensemble.people.compliance.models import Business
from ensemble.people.compliance.reading import business_of
from ensemble.people.profiles.models import Member
from ensemble.work.contracts.access import may_prepare
from ensemble.work.contracts.actions.enveloping import open_envelope
from ensemble.work.contracts.actions.parties import signers_of
from ensemble.work.contracts.actions.preparing import lock
from ensemble.work.contracts.kinds import PAPER
from ensemble.work.contracts.models import Agreement, Review, Terms
from ensemble.work.contracts.models.agreement import CLIENT, MEMBER, OPERATOR
from ensemble.work.contracts.paper import agreement_pdf
from ensemble.work.contracts.wording import as_markdown, title_of, words_of
from ensemble.work.missions.promises import today

PARTIES = {
    ("framework", "resale"): [CLIENT, OPERATOR],
    ("framework", "agency"): [CLIENT, OPERATOR],
    ("order", "resale"): [CLIENT, OPERATOR],
    ("order", "agency"): [CLIENT, MEMBER],
    ("subcontract", "resale"): [MEMBER, OPERATOR],
    ("mandate", "agency"): [MEMBER, OPERATOR],
    ("self_billing", "resale"): [MEMBER, OPERATOR],
    ("self_billing", "agency"): [MEMBER, OPERATOR],
    ("nda_alone", "resale"): [CLIENT, MEMBER, OPERATOR],
    ("nda_alone", "agency"): [CLIENT, MEMBER, OPERATOR],
    ("ip_alone", "resale"): [CLIENT, MEMBER, OPERATOR],
    ("ip_alone", "agency"): [CLIENT, MEMBER],
}
OF_A_MISSION = {"resale": ("order", "subcontract"), "agency": ("order", "mandate")}


@transaction.atomic
def propose(
    terms: Terms, *, by: Person, at: datetime, buyer: Person | None = None
) -> list[Agreement]:
    """Every paper these terms still need, written and sent: a framework agreement and a
    self-billing mandate once, then an order and its mirror; for a later version, amendments.

    What somebody already has to sign is not sent twice. Raises TooLate with what is missing.
    """
    require(may_prepare(by, terms.mission))
    lock(terms.mission)
    if terms.state != "drafted":
        raise TooLate(_("These terms are already signed, or set aside."))
    _someone_read_the_signals(terms)
    return send_papers(terms, buyer, by=by, at=at)


def send_papers(terms: Terms, buyer: Person | None, *, by: Person, at: datetime) -> list[Agreement]:
    """For the actions that have looked at the right to do it: extending, amending."""
    business = ready_business(terms.mission.member)
    drafts = [*_standing_papers(terms, business, at), *_papers_of_mission(terms, business)]
    for agreement in drafts:
        send_paper(agreement, buyer, by=by, at=at)
    return drafts


def _standing_papers(terms: Terms, business: Business, at: datetime) -> list[Agreement]:
    """Those that serve several missions, when they are not there yet."""
    organisation = terms.mission.organisation
    live = Agreement.objects.live().filter(model=terms.model)
    found = []
    if not live.filter(kind="framework", organisation=organisation).exists():
        found.append(_new("framework", terms, organisation=organisation, apart=True))
    waiting = live.filter(kind="self_billing", business=business, state="proposed")
    if terms.self_billing and not waiting.exists() and not _is_mandated(terms, at):
        found.append(_new("self_billing", terms, business=business, apart=True))
    return found


def _is_mandated(terms: Terms, at: datetime) -> bool:
    return Mandate.objects.filter(member=terms.mission.member).effective(today(at)).exists()


def _papers_of_mission(terms: Terms, business: Business) -> list[Agreement]:
    before = Agreement.objects.of(terms.mission).signed()
    signed = {one.kind: one for one in before.filter(kind__in=OF_A_MISSION[terms.model])}
    live = Agreement.objects.filter(terms=terms).live()
    sent = {tuple(sorted(one.parties)) for one in live}
    kinds = [kind for kind in OF_A_MISSION[terms.model] if _is_needed(kind, terms, signed)]
    return [
        _new(kind, terms, business=business, amends=signed.get(kind))
        for kind in kinds
        if tuple(sorted(PARTIES[kind, terms.model])) not in sent
    ]


def _is_needed(kind: str, terms: Terms, signed: dict[str, Agreement]) -> bool:
    """An agency mandate lasts as long as the mission: no amendment changes it."""
    return not (kind == "mandate" and kind in signed)


def _new(
    kind: str,
    terms: Terms,
    *,
    organisation: Organisation | None = None,
    business: Business | None = None,
    amends: Agreement | None = None,
    apart: bool = False,
) -> Agreement:
    """Not saved yet: `apart` from the mission, it serves others too."""
    parties = PARTIES[kind, terms.model]
    return Agreement(
        kind="amendment" if amends else kind,
        model=terms.model,
        parties=parties,
        mission=None if apart else terms.mission,
        terms=None if apart else terms,
        organisation=organisation or (terms.mission.organisation if CLIENT in parties else None),
        business=business,
        amends=amends,
    )


def send_paper(agreement: Agreement, buyer: Person | None, *, by: Person, at: datetime) -> None:
    """Its words frozen, its document kept, its envelope opened, in the history of its mission."""
    agreement.language = _language(agreement, buyer)
    agreement.drafted_by, agreement.drafted_at = by, at
    with translation.override(agreement.language):
        agreement.title = title_of(agreement.kind, agreement.mission)
        signers = signers_of(agreement, buyer)
    agreement.words = words_of(agreement, on=today(at)) | {
        "member_signatory": next(
            (one.person.email for one in signers if one.person and not one.organisation), ""
        )
    }
    agreement.save()
    name = f"{agreement.reference}.pdf"
    agreement.paper = keep_made(agreement_pdf(agreement), name=name, kind=PAPER, at=at, by=by)
    agreement.save(update_fields=["paper"])
    move(agreement, "proposed", proposed_at=at)
    open_envelope(
        agreement.paper,
        title=agreement.title,
        text=as_markdown(agreement.words),
        signers=signers,
        about=agreement,
        by=by,
        at=at,
        language=agreement.language,
    )
    also = (agreement.mission,) if agreement.mission else ()
    record("contracts.proposed", on=agreement, by=by, at=at, also=also, title=agreement.title)


def _language(agreement: Agreement, buyer: Person | None) -> str:
    """The law of these papers is French; English when whoever signs first reads English."""
    if agreement.has_member and agreement.business:
        return agreement.business.member.person.language
    return (
        buyer.language
        if buyer
        else agreement.mission.chosen_by.language
        if agreement.mission
        else "fr"
    )


def _someone_read_the_signals(terms: Terms) -> None:
    if terms.version > 1:
        return
    if Review.objects.of(terms.mission).open().filter(moment="signing").exists():
        raise TooLate(_("Read first what was said of independence, and say what you conclude."))


def ready_business(member: Member) -> Business:
    """R06: whoever contracts is the business, with all that a contract prints of it."""
    business = business_of(member)
    if business is None or not business.is_described:
        name = member.person.first_name
        raise TooLate(
            _("%(name)s has not described the business that contracts yet.") % {"name": name}
        )
    if not business.is_signed_by_its_member and not business.signatory_phone:
        raise TooLate(
            _("The signatory of %(company)s needs a telephone number, to sign with a code.")
            % {"company": business.trade_name}
        )
    return business
