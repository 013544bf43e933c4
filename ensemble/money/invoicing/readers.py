"""What follows, later, from an invoice that was issued."""

from django.utils import timezone

from ensemble.foundation.timeline.models import Entry
from ensemble.foundation.timeline.reading import reader
from ensemble.money.invoicing import letters, platform
from ensemble.money.invoicing.actions.delivering import send_by_email
from ensemble.money.invoicing.actions.exchanging import plan
from ensemble.money.invoicing.actions.making import make_paper
from ensemble.money.invoicing.actions.telling import answer, say_collected
from ensemble.money.invoicing.courier import hand_over, look_up
from ensemble.money.invoicing.franchise import watch
from ensemble.money.invoicing.models import Arrival, Code, Invoice, Kind, Settlement
from ensemble.money.invoicing.routing import Channel, route_for


def invoice_of(entry: Entry) -> Invoice:
    return Invoice.objects.get(pk=entry.mentions.get(is_subject=True).object_id)


@reader("invoicing.issued")
def make_its_paper(entry: Entry) -> None:
    """Outside the transaction that issues: a paper takes longer than a lock should be held."""
    make_paper(invoice_of(entry), by=None, at=timezone.now())


@reader("invoicing.ready")
def tell_its_member(entry: Entry) -> None:
    """What was written in their name: a copy, and the days to contest it."""
    if (invoice := invoice_of(entry)).kind == Kind.SELF_BILLED:
        letters.written_for_member(invoice, at=timezone.now())


@reader("invoicing.ready", "invoicing.accepted")
def watch_the_franchise(entry: Entry) -> None:
    """The invoice that passes a threshold of the year tells its member."""
    invoice = invoice_of(entry)
    if invoice.seller.vat_regime != "franchise" or invoice.is_credit:
        return
    now = watch(invoice.member, on=invoice.issued_on)
    before = watch(invoice.member, on=invoice.issued_on, elsewhere=-invoice.net)
    if now.state != before.state:
        letters.franchise_passed(invoice.member, now, at=timezone.now())


@reader("invoicing.settled", "invoicing.unsettled")
def say_what_was_collected(entry: Entry) -> None:
    """The reform wants each receipt told, and each one taken back."""
    settlement = Settlement.objects.select_related("invoice").get(pk=entry.facts["settlement"])
    say_collected(settlement, at=timezone.now())
    arrival = Arrival.objects.filter(invoice=settlement.invoice).first()
    if arrival and settlement.kind == "payment" and settlement.invoice.open_amount <= 0:
        answer(arrival, Code.PAYMENT_SENT, by=None, at=timezone.now())


@reader("invoicing.ready")
def let_it_leave(entry: Entry) -> None:
    """Through the platform when there is one for it; by e-mail otherwise, as long as the law lets it."""
    invoice = invoice_of(entry)
    if not invoice.is_live:
        return
    route = route_for(invoice.seller, invoice.buyer, invoice.issued_on)
    if platform.current() and route.allows(Channel.PLATFORM):
        hand_over.defer(dispatch_id=plan(invoice, at=timezone.now()).pk)
    else:
        send_by_email(invoice, at=timezone.now())


@reader("invoicing.identified", "invoicing.identity_changed")
def ask_where_it_receives(entry: Entry) -> None:
    """The directory is asked before the first invoice leaves."""
    if platform.current():
        look_up.defer(entity_id=entry.mentions.get(is_subject=True).object_id)


@reader("invoicing.status")
def pass_it_on(entry: Entry) -> None:
    """A status of ours follows the way its invoice took."""
    invoice = invoice_of(entry)
    if not entry.facts["ours"] or not invoice.dispatches.filter(status=None).exists():
        return
    for status in invoice.statuses.waiting().filter(to_state=True):
        hand_over.defer(dispatch_id=plan(invoice, at=timezone.now(), status=status).pk)


@reader("invoicing.arrival_answered")
def answer_its_sender(entry: Entry) -> None:
    """What we say of an e-invoice goes back by the platform that brought it."""
    arrival = Arrival.objects.get(pk=entry.mentions.get(is_subject=True).object_id)
    for status in arrival.statuses.waiting():
        hand_over.defer(dispatch_id=plan(None, at=timezone.now(), status=status).pk)
