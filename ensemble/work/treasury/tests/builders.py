"""Members who are owed something, runs and statements: all made by the actions."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing.actions.issuing import issue
from ensemble.money.invoicing.actions.mandating import propose_mandate, sign_mandate
from ensemble.money.invoicing.drafts import Draft, Line
from ensemble.money.invoicing.models import Invoice, Kind, LegalEntity, Mandate
from ensemble.money.invoicing.models import Terms as PaymentTerms
from ensemble.people.compliance.models import Business
from ensemble.people.compliance.requirements import REQUIREMENTS
from ensemble.people.compliance.tests.builders import (
    a_business,
    a_paid_account,
    a_verified_paper,
)
from ensemble.people.profiles.models import Member
from ensemble.work.contracts.models import Terms
from ensemble.work.missions.models import Mission
from ensemble.work.missions.tests import builders as missions
from ensemble.work.timesheets.models import Approval, Timesheet
from ensemble.work.treasury.actions.approving import approve
from ensemble.work.treasury.actions.importing import keep_statement, record
from ensemble.work.treasury.actions.matching_alone import match_certain
from ensemble.work.treasury.actions.opening import open_account, propose_account
from ensemble.work.treasury.actions.preparing import prepare, submit
from ensemble.work.treasury.models import OperatorAccount, PayRun, Statement
from ensemble.work.treasury.tests.formats.builders import OURS, camt053, entry, statement

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
PAY_ON = date(2026, 11, 13)
IBANS = {
    "Karim Benali": "FR7630006000011234567890189",
    "Julie Lemaire": "FR1420041010050500013M02606",
}
SIRENS = {"Karim Benali": "732829320", "Julie Lemaire": "552081317"}


def an_account(
    by: Person, other: Person, *, iban: str = OURS, at: datetime = NOW
) -> OperatorAccount:
    """Ours, open: one of finance typed it, the other opened it."""
    proposed = propose_account(
        label="Compte courant",
        holder="Rives SAS",
        iban=iban,
        bic="AGRIFRPP",
        street="12 quai Saint-Antoine",
        postcode="69002",
        city="Lyon",
        by=by,
        at=at,
    )
    return open_account(proposed, by=other, at=at)


def a_payee(
    member: Member,
    *,
    by: Person,
    at: datetime = NOW,
    iban: str = "",
    papers: bool = True,
    **described: str,
) -> Business:
    """Described, every paper verified unless said otherwise, an account in use."""
    name = member.person.name
    siren = SIRENS.get(name, "732829320")
    facts = {"legal_name": name, "siren": siren, "siret": siret_of(siren)}
    business = a_business(member, at=at - timedelta(days=9), **(facts | described))
    for one in REQUIREMENTS[business.status]:
        if papers and one.is_vigilance:
            issued, then = at.date() - timedelta(days=30), at - timedelta(days=8)
            a_verified_paper(business, one.kind, by=by, issued_on=issued, at=then)
    a_paid_account(business, by=by, at=at - timedelta(days=1), iban=iban or IBANS.get(name, OURS))
    return business


def siret_of(siren: str) -> str:
    """The first place of business whose key is right."""
    from stdnum.fr import siret

    return next(f"{siren}{n:05d}" for n in range(10, 100) if siret.is_valid(f"{siren}{n:05d}"))


def a_mandate(business: Business, *, by: Person, at: datetime = NOW) -> Mandate:
    proposed = propose_mandate(business.member, by=by, at=at - timedelta(days=20))
    return sign_mandate(proposed, by=None, at=at, signed_on=at.date() - timedelta(days=20))


def terms_of(
    mission: Mission, *, model: str = "resale", state: str = "agreed", at: datetime = NOW
) -> Terms:
    return Terms.objects.create(
        mission=mission,
        version=1,
        state=state,
        model=model,
        holds_from=at.date(),
        starts_on=mission.starts_on,
        ends_on=mission.starts_on + timedelta(days=90),
        days=mission.days,
        rate=mission.rate,
        fee=mission.fee,
        price=mission.price,
        percent=mission.percent,
        basis=mission.basis,
        payment_days=45,
        payment_method="net",
        promise_working_days=2 if model == "resale" else None,
        operation=mission,
        drafted_by=mission.talent_manager,
        drafted_at=at,
        agreed_at=at if state == "agreed" else None,
    )


def a_mission(
    member: Member, other: Member, *, petit: Person, claire: Person, at: datetime = NOW
) -> Mission:
    at = at - timedelta(days=10)
    need = missions.sent_need(petit, at=at)
    letter = missions.shared_shortlist(need, [member, other], by=claire, at=at)
    return missions.chosen_mission(letter, member, by=petit, at=at)


def owed(
    business: Business,
    mandate: Mandate,
    mission: Mission,
    *,
    days: str = "18.5",
    price: str = "500.00",
    at: datetime = NOW,
    payable_on: date = PAY_ON,
    key: str = "owed-1",
    ready: bool = True,
) -> Invoice:
    """What the client approved, billed on both sides; the member's invoice is answered, its paper made."""
    month = approved_month(mission, at=at)
    draft = Draft(
        issuer=business,
        buyer=LegalEntity.objects.operator(),
        lines=[Line("Pilotage", Decimal(days), Decimal(price))],
        kind=Kind.SELF_BILLED,
        mandate=mandate,
        about=month,
        payable_on=payable_on,
    )
    invoice = issue(draft, by=None, at=at, key=key)
    billed(month, invoice, days=days, at=at, promised_on=payable_on)
    return as_ready(invoice, at=at) if ready else invoice


def billed(
    month: Timesheet,
    invoice: Invoice,
    *,
    days: str = "18.5",
    at: datetime = NOW,
    promised_on: date | None = PAY_ON,
) -> Approval:
    """The yes of the client, once both invoices are there."""
    mission, key = month.mission, f"billed-{invoice.pk}"
    return Approval.objects.create(
        timesheet=month,
        state="billed",
        by=mission.chosen_by,
        at=at,
        fingerprint=key,
        days=Decimal(days),
        client_invoice=sold(mission.organisation, gross_days=days, at=at, key=key),
        member_invoice=invoice,
        promised_on=promised_on,
    )


def approved_month(mission: Mission, *, at: datetime = NOW) -> Timesheet:
    """As an approval leaves it; its days are of no matter here."""
    facts = {"begun_at": at, "submitted_at": at, "submitted_to": mission.chosen_by}
    facts |= {"state": "approved", "approved_at": at}
    month = at.date().replace(day=1)
    return Timesheet.objects.get_or_create(mission=mission, month=month, defaults=facts)[0]


def as_ready(invoice: Invoice, *, at: datetime = NOW) -> Invoice:
    """As its paper, once made and validated, leaves it."""
    Invoice.objects.filter(pk=invoice.pk, state="issued").update(state="ready", ready_at=at)
    invoice.refresh_from_db()
    return invoice


def sold(
    organisation,
    *,
    gross_days: str = "18.5",
    at: datetime = NOW,
    key: str = "sold-1",
    terms: PaymentTerms | None = None,
) -> Invoice:
    """What a client owes: 12 765,00 € unless said otherwise."""
    draft = Draft(
        issuer=LegalEntity.objects.operator(),
        buyer=LegalEntity.objects.of(organisation),
        lines=[Line("Pilotage", Decimal(gross_days), Decimal("575.00"))],
        terms=terms or PaymentTerms(),
    )
    return issue(draft, by=None, at=at, key=key)


def submitted(
    account: OperatorAccount, *, by: Person, at: datetime = NOW, pay_on: date = PAY_ON
) -> PayRun:
    return submit(prepare(account, pay_on=pay_on, by=by, at=at), by=by, at=at)


def approved(
    account: OperatorAccount,
    *,
    by: Person,
    other: Person,
    at: datetime = NOW,
    pay_on: date = PAY_ON,
) -> PayRun:
    run = submitted(account, by=by, at=at, pay_on=pay_on)
    return approve(run, sha256=run.sha256, by=other, at=at)


def paid(account: OperatorAccount, run: PayRun, *, by: Person, on: date = PAY_ON) -> None:
    """The bank's statement says that each payment of the list left."""
    leaving = [
        entry(f"-{one.amount}", end_to_end_id=one.end_to_end_id, reference=f"L{one.pk}", on=on)
        for one in run.payments.filter(state="ordered")
    ]
    moved = f"-{run.total}"
    match_certain(recorded(account, leaving, by=by, moved=moved, opening="90000.00"), at=NOW)


def recorded(
    account: OperatorAccount,
    entries: Iterable[str],
    *,
    by: Person,
    at: datetime = NOW,
    **of_statement,
) -> Statement:
    """A camt.053 with these entries, kept and recorded; what is certain is not matched yet."""
    content = camt053(statement(*entries, **of_statement))
    kept = keep_statement(account, content=content, name="releve.xml", by=by, at=at)
    return record(kept, by=by, at=at)
