"""What reaches the house by other platforms: a member who writes her own invoices, and two suppliers."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from ensemble.demo.building.identities import numbers
from ensemble.demo.town.post import Sender
from ensemble.foundation.core.money import to_cents
from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing import cii
from ensemble.money.invoicing.actions.arriving import set_aside, take_in
from ensemble.money.invoicing.actions.freezing import frozen
from ensemble.money.invoicing.actions.receiving import accept
from ensemble.money.invoicing.composing import compose
from ensemble.money.invoicing.drafts import Draft
from ensemble.money.invoicing.einvoice import Account, Content, Line, Note, Party, Tax
from ensemble.money.invoicing.models import Invoice, LegalEntity
from ensemble.money.invoicing.rendering import content_of
from ensemble.people.compliance.reading import business_of
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.bills import bill_of
from ensemble.work.timesheets.lines import lines_of
from ensemble.work.timesheets.models import Approval

FIRST_SENDER = 90_000_600
RATE = Decimal("20.00")
NOTES = (
    Note("PMT", "Indemnité forfaitaire pour frais de recouvrement : 40 €."),
    Note("PMD", "Pénalités de retard : trois fois le taux d’intérêt légal."),
    Note("AAB", "Pas d’escompte pour paiement anticipé."),
    Note("BAR", "B2B"),
)


def bill_herself(mission: Mission, month: date, *, at: datetime, more: int = 0) -> None:
    """Her software sends what was approved, and `more` days that were not."""
    approval = Approval.objects.filter(
        timesheet__mission=mission, timesheet__month=month, member_invoice=None
    ).first()
    if approval is None:
        return
    first, *others = lines_of(bill_of(approval), "member")
    lines = [replace(first, quantity=first.quantity + more), *others]
    house, on = LegalEntity.objects.operator(), at.date()
    draft = Draft(issuer=business_of(mission.member), buyer=house, lines=lines)
    invoice = frozen(draft, compose(draft, on=on), on=on, by=None, at=at)
    invoice.number = f"LS-{month:%Y-%m}"
    _arrive(content_of(invoice), at)


def accept_what_came(mission: Mission, *, by: Person, at: datetime) -> None:
    waiting = Invoice.objects.bought().filter(member=mission.member_id, state="received")
    for invoice in waiting:
        accept(invoice, by=by, at=at)


def receive(sender: Sender, place: int, *, finance: Person, at: datetime) -> None:
    """From a supplier; what is not for the house is set aside two hours later."""
    arrival = _arrive(_invoice(sender, place, on=at.date()), at)
    if sender.reason:
        facts = {"reason": sender.reason, "reason_code": "DEST_ERR"}
        set_aside(arrival, **facts, by=finance, at=at + timedelta(hours=2))


def _arrive(content: Content, at: datetime):
    name = f"{content.number}.xml"
    return take_in(cii.write(content), name=name, by=None, at=at, flow_id=f"demo-{content.number}")


def _invoice(sender: Sender, place: int, *, on: date) -> Content:
    net = Decimal(sender.net)
    vat = to_cents(net * RATE / 100)
    house = LegalEntity.objects.operator()
    address = {"street": house.street, "postcode": house.postcode, "city": house.city}
    identity = {"siren": house.siren, "siret": house.siret, "vat_number": house.vat_number}
    line = Line(label=sender.label, quantity=Decimal(1), unit_price=net, net=net, unit="C62")
    return Content(
        kind="380",
        number=f"{sender.prefix}-{on:%Y%m}",
        issued_on=on,
        due_on=on + timedelta(days=30),
        seller=Party(name=sender.name, **numbers(FIRST_SENDER + place), **sender.address),
        buyer=Party(name=house.legal_name, **identity, **address),
        lines=(line,),
        taxes=(Tax(base=net, amount=vat),),
        net=net,
        vat=vat,
        gross=net + vat,
        due=net + vat,
        notes=NOTES,
        terms="Paiement à 30 jours",
        delivered_on=on,
        account=Account(iban=sender.iban, holder=sender.name),
    )
