"""The days of a mission: declared, answered for in the house or by a link, invoiced."""

from functools import partial

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from ensemble.config.tests.authorization.asking import Call
from ensemble.config.tests.authorization.worlds.compliance import drawn
from ensemble.config.tests.authorization.worlds.timesheets import (
    JANUARY,
    NOVEMBER,
    correction,
    is_closed,
    is_held,
    taken_back,
    waits_for_its_member,
)
from ensemble.foundation.files.tests.builders import pdf


def _of(name: str):
    return lambda w, c: [getattr(w, name).public_id]


def _month(w, c):
    return [w.days_mission.public_id, NOVEMBER]


def _expenses(w, c):
    return [w.days_mission.public_id, JANUARY]


def _link(w, c):
    return [w.days_link]


def _empty(w, c):
    return {}


def _because(w, c):
    return {"because": "Le séminaire était bien ce jour-là."}


def _spent(w, c):
    receipt = SimpleUploadedFile("billet.png", drawn())
    return {"on": "2027-01-12", "label": "Train", "net": "40", "vat": "4", "receipt": receipt}


def _disputed(w, c):
    return {"lines": [str(w.sent_days.days.first().public_id)], "because": "Pas ce jour-là."}


def _invoice(w, c):
    file = SimpleUploadedFile("facture.pdf", pdf())
    return {"number": "2026-077", "issued_on": "2026-11-12", "invoice": file}


def _taken(w, c):
    return [w.days_arrival.public_id, w.days_approval.public_id]


def _forgotten(w, c):
    return _because(w, c) | {"on": "2026-10-12", "quantity": "1"}


def _corrected(w, c):
    return [correction(w.day_approved, timezone.now()).public_id]


def _taken_back(w, c):
    return [taken_back(w.days_approval).public_id]


def _closed(w, c):
    is_closed(w.answered)


def _awaiting(w, c):
    waits_for_its_member(w.days_approval)


ARCHIVE = {"year": "2026", "kinds": "invoices"}
CONTRACTS = ARCHIVE | {"kinds": "contracts"}
draft = partial(Call, "timesheet.edit_draft")
submit = partial(Call, "timesheet.submit")
sent = _of("sent_days")

CALLS = [
    Call("timesheet.list", "timesheets:mission_part", _of("days_mission"), shows="need-days"),
    Call("mission.read", "timesheets:invoices_part", _of("days_mission")),
    Call("timesheet.read", "timesheets:show", sent, shows="days-progress"),
    Call("timesheet.receipt.read", "timesheets:receipt", _of("expense_sent")),
    # What is taken away
    Call("document.archive", "timesheets:paper", _of("answered"), before=_closed),
    Call("document.archive", "timesheets:documents", listing=True),
    Call("document.archive", "timesheets:archive", query=ARCHIVE, listing=True),
    Call("document.archive", "timesheets:archive", query=CONTRACTS, listing=True),
    # Declaring
    draft("timesheets:month", _month),
    draft("timesheets:month", _month, lambda w, c: {"d03": "1", "then": "keep"}),
    submit("timesheets:month", _month, lambda w, c: {"d03": "1", "then": "send"}),
    draft("timesheets:expense", _expenses),
    draft("timesheets:expense", _expenses, _spent),
    # A month not sent is its member's alone: to others it does not exist
    draft("timesheets:drop_expense", _of("expense_begun"), _empty, hides="buy ops tal fin"),
    draft("timesheets:call_back", sent, _empty),
    draft("timesheets:correct", _of("day_approved")),
    draft(
        "timesheets:correct", _of("day_approved"), lambda w, c: _because(w, c) | {"quantity": "0"}
    ),
    draft("timesheets:forgotten", _of("answered")),
    draft("timesheets:forgotten", _of("answered"), _forgotten),
    draft("timesheets:take_out", _corrected, _empty, hides="buy ops tal fin"),
    submit("timesheets:maintain", _of("day_disputed"), _because),
    submit("timesheets:withdraw", _of("day_disputed"), _empty),
    submit("timesheets:send_invoice", _of("days_approval"), before=_awaiting),
    submit("timesheets:send_invoice", _of("days_approval"), _invoice, before=_awaiting),
    submit("timesheets:credit_days", _taken_back, _empty),
    # Answering
    Call(
        "timesheet.approve",
        "timesheets:approve",
        sent,
        lambda w, c: {"seen": w.sent_days.fingerprint()},
    ),
    Call("timesheet.dispute", "timesheets:dispute", sent, _disputed),
    Call("timesheet.nudge", "timesheets:nudge", sent, _empty),
    Call(
        "timesheet.release",
        "timesheets:release",
        _of("days_approval"),
        _empty,
        before=lambda w, c: is_held(w.days_approval),
    ),
    # Deposits
    Call("deposit.ask", "timesheets:deposit", _of("days_mission")),
    Call("deposit.ask", "timesheets:deposit", _of("days_mission"), lambda w, c: {"net": "1000"}),
    # What a member's own software sent by the platform
    Call("arrival.read", "timesheets:arrival", _of("days_arrival")),
    Call("arrival.decide", "timesheets:take_arrival", _taken, _empty, before=_awaiting),
    # By a link
    Call("timesheet.link.open", "timesheets:link", _link),
    Call("timesheet.link.open", "timesheets:link_send", _link, _empty),
    Call("timesheet.link.open", "timesheets:link_code", _link),
]
