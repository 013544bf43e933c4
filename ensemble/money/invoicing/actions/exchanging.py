"""With the approved platform: hand over once what must leave, follow what it announces, in any order.

What it announces says where to look and never what to believe: the flow itself is asked for.
"""

from datetime import datetime

import structlog
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.faults import fault
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.files.reading import content_of as bytes_of
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing import cdar
from ensemble.money.invoicing.access import may_issue
from ensemble.money.invoicing.actions.arriving import take_in
from ensemble.money.invoicing.actions.moving import locked
from ensemble.money.invoicing.actions.telling import hear
from ensemble.money.invoicing.incoming import Unreadable
from ensemble.money.invoicing.models import (
    Arrival,
    Code,
    Dispatch,
    FollowedFlow,
    Invoice,
    Status,
)
from ensemble.money.invoicing.models.exchange import new_tracking_id
from ensemble.money.invoicing.platform.client import Flow, Platform, Refuses

ARRIVALS = frozenset({"SupplierInvoice", "CustomerInvoice"})
LIFE_CYCLES = frozenset({"CustomerInvoiceLC", "SupplierInvoiceLC"})
PDF, XML = "application/pdf", "application/xml"

log = structlog.get_logger()


def plan(invoice: Invoice | None, *, at: datetime, status: Status | None = None) -> Dispatch:
    """What is to be handed over, an invoice or a status of ours: one row, however often asked. A
    status of an e-invoice that reached us goes with no invoice."""
    key = {"status": status} if status else {"invoice": invoice, "status": None}
    facts = {"invoice": invoice, "asked_at": at}
    return Dispatch.objects.get_or_create(**key, defaults=facts)[0]


@transaction.atomic
def hand_over(dispatch_id: int, platform: Platform, *, at: datetime) -> Dispatch:
    """Raises Silent when the platform did not answer: a job comes back.

    A flow whose answer was lost is asked for by its tracking identifier, and not sent again.
    """
    dispatch = Dispatch.objects.select_for_update(of=("self",)).get(pk=dispatch_id)
    if dispatch.state != "waiting":
        return dispatch
    if _counts_no_more(dispatch):
        move(dispatch, "failed")
        return dispatch
    known = platform.search(trackingId=dispatch.tracking_id)
    try:
        flow_id = known[0].flow_id if known else _submit(dispatch, platform)
    except Refuses as refusal:
        details = [{"reasonCode": refusal.code, "reasonMessage": refusal.message}]
        move(dispatch, "failed", details=details, sent_at=at)
        record("invoicing.not_taken", on=dispatch.about, by=None, at=at, why=refusal.message)
        return dispatch
    fault("invoicing.after_submission")
    move(dispatch, "sent", flow_id=flow_id, sent_at=at)
    Status.objects.filter(pk=dispatch.status_id).update(sent_at=at)
    return dispatch


@transaction.atomic
def try_again(dispatch: Dispatch, *, by: Person, at: datetime) -> Dispatch:
    """What was not taken was put right: a new flow, since the first one was answered. Raises TooLate for
    an invoice that was cancelled since."""
    require(may_issue(by))
    if dispatch.status_id is None and not locked(dispatch.invoice).is_live:
        raise TooLate(_("%s no longer counts: it does not leave.") % dispatch.invoice.number)
    move(dispatch, "waiting", tracking_id=new_tracking_id(), flow_id=None, asked_at=at, details=[])
    record("invoicing.tried_again", on=dispatch.about, by=by, at=at)
    return dispatch


def _counts_no_more(dispatch: Dispatch) -> bool:
    """An invoice cancelled before its turn came; what is said of one is said all the same."""
    return dispatch.status_id is None and not dispatch.invoice.is_live


def _submit(dispatch: Dispatch, platform: Platform) -> str:
    if status := dispatch.status:
        return platform.submit(
            cdar.write(status),
            name=f"{status.public_id}.xml",
            mime=XML,
            tracking_id=dispatch.tracking_id,
            flowSyntax="CDAR",
        )
    return platform.submit(
        bytes_of(dispatch.invoice.paper.pdf),
        name=f"{dispatch.invoice.number.replace('/', '-')}.pdf",
        mime=PDF,
        tracking_id=dispatch.tracking_id,
        flowSyntax="Factur-X",
        flowProfile="CIUS",
        processingRule="B2B",
    )


@transaction.atomic
def follow(flow_id: str, platform: Platform, *, at: datetime) -> None:
    """Ask for a flow and draw what follows, unless this version, or a later one, was drawn already."""
    flow = platform.flow(flow_id)
    followed, is_new = FollowedFlow.objects.select_for_update(of=("self",)).get_or_create(
        flow_id=flow.flow_id, defaults={"updated_at": flow.updated_at}
    )
    if not is_new and flow.updated_at <= followed.updated_at:
        return
    followed.updated_at = flow.updated_at
    if flow.direction == "Out":
        _acknowledge(flow, at)
    elif flow.kind in LIFE_CYCLES:
        _hear(flow, platform.original(flow.flow_id), at)
    elif flow.kind in ARRIVALS:
        followed.arrival = _take_in(flow, platform.original(flow.flow_id), at)
    followed.save(update_fields=["updated_at", "arrival"])


def _acknowledge(flow: Flow, at: datetime) -> None:
    dispatch = Dispatch.objects.filter(tracking_id=flow.tracking_id, state="sent").first()
    if dispatch is None or flow.state == "Pending":
        return
    if flow.state == "Ok":
        move(dispatch, "accepted", acknowledged_at=at)
        if dispatch.status_id is None and dispatch.invoice.state == "ready":
            move(dispatch.invoice, "sent", sent_at=at)
            record("invoicing.sent", on=dispatch.invoice, by=None, at=at, channel="platform")
        return
    move(dispatch, "failed", acknowledged_at=at, details=list(flow.details))
    first = flow.details[0] if flow.details else {}
    if dispatch.status_id is None:
        hear(
            dispatch.invoice,
            Code.INADMISSIBLE,
            said_at=flow.updated_at,
            at=at,
            key=f"flow:{flow.flow_id}",
            reason_code=str(first.get("reasonCode") or "AUTRE")[:30],
            reason=str(first.get("reasonMessage") or ""),
        )


def _hear(flow: Flow, message: bytes, at: datetime) -> None:
    try:
        said = cdar.read(message)
    except cdar.Unreadable as error:
        log.warning("invoicing.unreadable_status", flow=flow.flow_id, why=str(error))
        return
    for place, one in enumerate(said):
        known = Invoice.objects.filter(number=one.number, issuer_key=one.seller_siren).first()
        if known is None:
            log.warning("invoicing.status_of_nothing", flow=flow.flow_id, number=one.number)
            continue
        try:
            hear(
                known,
                Code(one.code),
                said_at=one.at,
                at=at,
                key=f"flow:{flow.flow_id}:{place}",
                reason_code=one.reason_code[:30],
                reason=one.reason,
            )
        except TooLate as error:
            log.warning("invoicing.status_not_taken", flow=flow.flow_id, why=str(error))


def _take_in(flow: Flow, content: bytes, at: datetime) -> Arrival | None:
    ending = "pdf" if content.startswith(b"%PDF-") else "xml"
    try:
        name = f"{flow.flow_id}.{ending}"
        return take_in(content, name=name, by=None, at=at, flow_id=flow.flow_id)
    except (Unreadable, ValidationError) as error:
        log.warning("invoicing.unreadable_arrival", flow=flow.flow_id, why=str(error))
        return None
