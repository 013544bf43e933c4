"""What may not come, and what never will."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.foundation.core.forms import done
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.money.credit.actions import doubting, losing
from ensemble.money.credit.models import Doubt, Loss, Provision
from ensemble.money.credit.web import forms
from ensemble.money.credit.web.late import invoice_page
from ensemble.money.credit.web.rooms import gesture, invoice_of
from ensemble.money.invoicing.models import Invoice


@gesture("credit.change")
def declare(request: HttpRequest, pk) -> HttpResponse:
    invoice, form = invoice_of(pk), forms.DoubtForm(request.POST)
    by, at = request.person, timezone.now()
    if not done(form, partial(doubting.declare_doubtful, invoice, by=by, at=at)):
        return invoice_page(request, invoice, doubt_form=form)
    return _back(request, invoice, _("Doubtful from that day on."))


@gesture("credit.change")
def provision(request: HttpRequest, pk) -> HttpResponse:
    doubt = get_object_or_404(Doubt, public_id=pk)
    invoice, form = invoice_of(doubt.invoice.public_id), forms.ProvisionForm(request.POST)
    by, at = request.person, timezone.now()
    if not done(form, partial(doubting.book_provision, doubt, by=by, at=at)):
        return invoice_page(request, invoice, provision_form=form)
    return _back(request, invoice, _("Written down, excluding tax."))


@gesture("credit.change")
def take_back(request: HttpRequest, pk) -> HttpResponse:
    booked = get_object_or_404(Provision.objects.select_related("doubt__invoice"), public_id=pk)
    at = timezone.now()
    doubting.take_back_provision(booked, on=timezone.localdate(at), by=request.person, at=at)
    return _back(request, booked.doubt.invoice, _("Taken back."))


@gesture("credit.change")
def ask(request: HttpRequest, pk) -> HttpResponse:
    invoice, form = invoice_of(pk), forms.ReasonForm(request.POST, prefix="loss")
    by, at = request.person, timezone.now()
    if not done(form, partial(losing.ask_loss, invoice, by=by, at=at)):
        return invoice_page(request, invoice, loss_form=form)
    return _back(request, invoice, _("Asked. Someone else of finance approves it."))


@gesture("credit.approve")
def approve(request: HttpRequest, pk) -> HttpResponse:
    loss = get_object_or_404(Loss.objects.select_related("invoice"), public_id=pk)
    at = timezone.now()
    losing.approve_loss(loss, on=timezone.localdate(at), by=request.person, at=at)
    return _back(request, loss.invoice, _("Given up: the loss is in the ledger."))


@gesture("credit.change")
def refuse(request: HttpRequest, pk) -> HttpResponse:
    loss = get_object_or_404(Loss.objects.select_related("invoice"), public_id=pk)
    losing.refuse_loss(loss, by=request.person, at=timezone.now())
    return _back(request, loss.invoice, _("It stays owed."))


def _back(request: HttpRequest, invoice: Invoice, words: str) -> HttpResponse:
    toast(request, words)
    return turn_to(request, "credit:invoice", invoice.public_id)
