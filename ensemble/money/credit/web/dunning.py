"""Promises, calls, and what a late payment costs."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.foundation.core.forms import done
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.money.credit.actions import charging
from ensemble.money.credit.actions.dunning import finish_step
from ensemble.money.credit.actions.promising import note_promise, withdraw_promise
from ensemble.money.credit.models import DunningStep, LateCharge, PaymentPromise
from ensemble.money.credit.web import forms
from ensemble.money.credit.web.late import invoice_page
from ensemble.money.credit.web.rooms import gesture, invoice_of
from ensemble.money.invoicing.models import Invoice


@gesture("credit.change")
def promise(request: HttpRequest, pk) -> HttpResponse:
    invoice, form = invoice_of(pk), forms.PromiseForm(request.POST)
    if not done(form, partial(note_promise, invoice, by=request.person, at=timezone.now())):
        return invoice_page(request, invoice, promise_form=form)
    return _back(request, invoice, _("Noted. Nobody is reminded before that day is over."))


@gesture("credit.change")
def withdraw(request: HttpRequest, pk) -> HttpResponse:
    said = get_object_or_404(PaymentPromise.objects.select_related("invoice"), public_id=pk)
    withdraw_promise(said, by=request.person, at=timezone.now())
    return _back(request, said.invoice, _("Withdrawn. The ladder goes on."))


@gesture("credit.change")
def finish(request: HttpRequest, pk) -> HttpResponse:
    step = get_object_or_404(DunningStep, public_id=pk)
    invoice, form = invoice_of(step.invoice.public_id), forms.NoteForm(request.POST)
    if not done(form, partial(finish_step, step, by=request.person, at=timezone.now())):
        return invoice_page(request, invoice, note_form=form)
    return _back(request, invoice, _("Noted."))


@gesture("credit.change")
def claim(request: HttpRequest, pk) -> HttpResponse:
    invoice = invoice_of(pk)
    charging.claim_charges(invoice, by=request.person, at=timezone.now())
    return _back(request, invoice, _("Claimed: the client owes them in the ledger."))


@gesture("credit.change")
def receive(request: HttpRequest, pk) -> HttpResponse:
    charge = get_object_or_404(LateCharge, public_id=pk)
    invoice = invoice_of(charge.invoice.public_id)
    form = forms.ReceiveForm(request.POST, prefix="charges")
    by, at = request.person, timezone.now()
    if not done(form, partial(charging.receive_charges, charge, by=by, at=at)):
        return invoice_page(request, invoice, receive_form=form)
    return _back(request, invoice, _("Received."))


@gesture("credit.change")
def waive(request: HttpRequest, pk) -> HttpResponse:
    charge = get_object_or_404(LateCharge, public_id=pk)
    invoice = invoice_of(charge.invoice.public_id)
    form = forms.ReasonForm(request.POST, prefix="waive")
    by, at = request.person, timezone.now()
    if not done(form, partial(charging.waive_charges, charge, by=by, at=at)):
        return invoice_page(request, invoice, waive_form=form)
    return _back(request, invoice, _("Let go, and taken back in the ledger."))


def _back(request: HttpRequest, invoice: Invoice, words: str) -> HttpResponse:
    toast(request, words)
    return turn_to(request, "credit:invoice", invoice.public_id)
