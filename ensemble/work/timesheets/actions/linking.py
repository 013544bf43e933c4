"""A month approved from a telephone: the link of its letter, then a code by text message."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.mailroom.sms import number_of, send_code_by_sms, texts_can_leave
from ensemble.foundation.mailroom.texted import require_few
from ensemble.foundation.persons.models import Person
from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.actions.disputing import locked
from ensemble.work.timesheets.models import Approval, ApprovalCode, ApprovalLink, Timesheet

VALID_FOR = timedelta(days=7)


def give_link(timesheet: Timesheet, *, at: datetime) -> ApprovalLink | None:
    """For whoever receives the month, when a text message reaches them; the links before open
    nothing any more."""
    reader = timesheet.submitted_to
    timesheet.links.filter(used_at=None).update(used_at=at)
    if not (_mobile_of(reader) and texts_can_leave()):
        return None
    return ApprovalLink.objects.create(
        timesheet=timesheet, person=reader, expires_at=at + VALID_FOR
    )


@transaction.atomic
def send_code(link: ApprovalLink, *, at: datetime) -> ApprovalCode:
    """To the telephone that the reader gave; the link itself is not used."""
    locked(link.timesheet)
    require_few(ApprovalCode.objects.filter(link__person=link.person_id), at=at)
    if not (number := _mobile_of(link.person)):
        raise TooLate(_("No text message reaches you any more. Sign in to approve."))
    code = ApprovalCode.objects.create(link=link, asked_at=at)
    send_code_by_sms(link.person, number, code.digits, at=at)
    return code


def take_code(link: ApprovalLink, digits: str, *, at: datetime) -> bool:
    """Whether these are the digits of the last code."""
    code = link.codes.order_by("-pk").first()
    return code is not None and code.opens_with(digits, at=at)


@transaction.atomic
def approve_by_link(link: ApprovalLink, *, fingerprint: str, at: datetime) -> Approval:
    """The telephone was proven just now: approve once, as its reader."""
    timesheet = locked(link.timesheet)
    link.refresh_from_db()
    if not link.opens(at):
        raise TooLate(_("This link opens nothing any more."))
    approval = approve(
        timesheet, fingerprint=fingerprint, by=link.person, at=at, channel=Approval.Channel.LINK
    )
    ApprovalLink.objects.filter(pk=link.pk).update(used_at=at)
    return approval


def _mobile_of(person: Person) -> str:
    """As a gateway wants it; empty when no message reaches them."""
    try:
        return number_of(person.phone)
    except ValidationError:
        return ""
