"""An e-invoice reaches us: kept as it came, read, then tied to whoever is to be paid, or set aside."""

import hashlib
from dataclasses import asdict
from datetime import datetime

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.about import pointing_at
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.files.actions.keeping import keep
from ensemble.foundation.files.reading import content_of as bytes_of
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing.access import may_decide_received, may_issue
from ensemble.money.invoicing.actions.telling import answer
from ensemble.money.invoicing.einvoice import Content
from ensemble.money.invoicing.incoming import Read, read
from ensemble.money.invoicing.kinds import ARRIVAL
from ensemble.money.invoicing.models import Arrival, Code, Invoice
from ensemble.money.invoicing.validation import validate
from ensemble.people.compliance.models import Business
from ensemble.people.profiles.models import Member


@transaction.atomic
def take_in(
    content: bytes, *, name: str, by: Person | None, at: datetime, flow_id: str | None = None
) -> Arrival:
    """Keep and read what came; the same file twice is one arrival.

    Raises Unreadable, with a sentence, for what is no e-invoice; ValidationError for a file that is
    not what it says.
    """
    require(may_issue(by))
    digest = hashlib.sha256(content).hexdigest()
    if found := Arrival.objects.filter(sha256=digest).first():
        return found
    said = read(content)
    stored = keep(content, name=name, kind=ARRIVAL, by=by, at=at)
    try:
        with transaction.atomic():
            arrival = Arrival.objects.create(
                syntax=said.syntax,
                file=stored,
                sha256=digest,
                flow_id=flow_id,
                came_at=at,
                sent_by=by,
                member=payee_of(said.content),
                findings=[asdict(finding) for finding in validate(said.xml)],
                **_columns(said),
            )
    except IntegrityError:
        return Arrival.objects.get(sha256=digest)
    record("invoicing.arrived", on=arrival, by=by, at=at, number=arrival.number)
    return arrival


def payee_of(content: Content) -> Member | None:
    """The one member whose business bears the SIREN, or the VAT number, of the seller."""
    seller = content.seller
    known = Business.objects.select_related("member")
    if seller.siren:
        known = known.filter(siren=seller.siren)
    elif seller.vat_number:
        known = known.filter(vat_number=seller.vat_number)
    else:
        return None
    found = list(known[:2])
    return found[0].member if len(found) == 1 else None


def same_order(arrival: Arrival) -> models.QuerySet[Invoice]:
    """Our own invoices that carry its order number: what it is about is what they are about."""
    if not arrival.purchase_order:
        return Invoice.objects.none()
    return Invoice.objects.filter(
        models.Q(purchase_order=arrival.purchase_order) | models.Q(contract=arrival.purchase_order)
    )


@transaction.atomic
def match(
    arrival: Arrival,
    *,
    by: Person | None,
    at: datetime,
    member: Member | None = None,
    about: models.Model | None = None,
    invoice: Invoice | None = None,
) -> Arrival:
    """Finance, or the house when nothing is in doubt, says whom it pays or what it is about; either is
    enough. `invoice`: the one that it became. Whoever sent it learns that it is taken in charge."""
    require(by is None or may_decide_received(by))
    if member is None and about is None:
        raise TooLate(_("Choose whom this invoice pays, or what it is about."))
    facts = pointing_at(about) if about else {}
    facts |= {"member": member, "invoice": invoice, "decided_by": by, "decided_at": at}
    move(arrival, "matched", **facts)
    also = tuple(filter(None, (about, member, invoice)))
    record("invoicing.arrival_matched", on=arrival, by=by, at=at, also=also, number=arrival.number)
    answer(arrival, Code.TAKEN, by=by, at=at)
    return arrival


@transaction.atomic
def set_aside(
    arrival: Arrival, *, reason: str, by: Person, at: datetime, reason_code: str = "AUTRE"
) -> Arrival:
    """It is not for us, or not to be paid; why stays beside it, and whoever sent it reads it refused."""
    require(may_decide_received(by))
    if not reason.strip():
        raise TooLate(_("Say in one sentence why it is set aside."))
    move(arrival, "set_aside", reason=reason[:500], decided_by=by, decided_at=at)
    record("invoicing.arrival_set_aside", on=arrival, by=by, at=at, reason=reason)
    answer(arrival, Code.REFUSED, by=by, at=at, reason_code=reason_code, reason=reason)
    return arrival


@transaction.atomic
def take_back(arrival: Arrival, *, by: Person, at: datetime) -> Arrival:
    """It was set aside by mistake: it waits again, unless whoever sent it read that it is refused."""
    require(may_decide_received(by))
    if arrival.is_refused:
        raise TooLate(_("Its sender was told that it is refused: another one replaces it."))
    move(arrival, "waiting", decided_by=None, decided_at=None)
    record("invoicing.arrival_taken_back", on=arrival, by=by, at=at)
    return arrival


def what_it_says(arrival: Arrival) -> Content:
    """Read anew from the file. Raises TooLate while the file is being checked."""
    return read(bytes_of(arrival.file)).content


def _columns(said: Read) -> dict:
    content = said.content
    return {
        "kind": content.kind[:3],
        "number": content.number,
        "issued_on": content.issued_on,
        "due_on": content.due_on,
        "seller_name": content.seller.name[:300],
        "seller_siren": content.seller.siren,
        "seller_vat_number": content.seller.vat_number[:20],
        "buyer_siren": content.buyer.siren,
        "purchase_order": content.purchase_order[:100],
        "currency": content.currency[:3],
        "net": content.net,
        "vat": content.vat,
        "gross": content.gross,
    }
