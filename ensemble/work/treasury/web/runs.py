"""Pay runs: prepared by one, read again and approved by another, taken to the bank by either."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.accounts.stepup import stepped_up
from ensemble.foundation.core.forms import done, status_of
from ensemble.foundation.core.rights import declares
from ensemble.foundation.files.serving import download as as_download
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.missions.promises import today
from ensemble.work.treasury import desks
from ensemble.work.treasury.access import may_approve
from ensemble.work.treasury.actions import approving, downloading, preparing, returning
from ensemble.work.treasury.models import OperatorAccount, Payment, PayRun
from ensemble.work.treasury.promises import next_pay_day
from ensemble.work.treasury.web.forms import (
    BecauseForm,
    PrepareForm,
    ReturnedForm,
    StatementForm,
)
from ensemble.work.treasury.web.rooms import for_finance, tabs


@declares("payrun.read")
@for_finance
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    return _desk(request, _blank(timezone.now()))


@declares("payrun.prepare")
@for_finance
@require_POST
def prepare(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    form, made = PrepareForm(request.POST, today=today(at)), []
    if done(form, lambda **a: made.append(preparing.prepare(**a, by=request.person, at=at))):
        return turn_to(request, "treasury:run", made[0].public_id)
    return _desk(request, form)


@declares("payrun.read")
@for_finance
@require_safe
def show(request: HttpRequest, pk) -> HttpResponse:
    return _page(request, _run(request, pk))


@declares("payrun.prepare")
@for_finance
@require_POST
def look_again(request: HttpRequest, pk) -> HttpResponse:
    run = _run(request, pk)
    preparing.look_again(run, by=request.person, at=timezone.now())
    return turn_to(request, "treasury:run", run.public_id)


@declares("payrun.prepare")
@for_finance
@require_POST
def submit(request: HttpRequest, pk) -> HttpResponse:
    run = _run(request, pk)
    preparing.submit(run, by=request.person, at=timezone.now())
    toast(request, _("Submitted. Someone else of finance reads it and approves it."))
    return turn_to(request, "treasury:run", run.public_id)


@declares("payrun.prepare")
@for_finance
@require_POST
def take_back(request: HttpRequest, pk) -> HttpResponse:
    run = _run(request, pk)
    preparing.take_back(run, by=request.person, at=timezone.now())
    toast(request, _("The list is open again."))
    return turn_to(request, "treasury:run", run.public_id)


@declares("payrun.prepare")
@for_finance
@require_POST
def drop(request: HttpRequest, pk) -> HttpResponse:
    preparing.drop(_run(request, pk), by=request.person, at=timezone.now())
    toast(request, _("Given up: nothing of it was paid."))
    return turn_to(request, "treasury:desk")


@declares("payrun.prepare")
@for_finance
@require_POST
def leave_out(request: HttpRequest, pk) -> HttpResponse:
    payment = get_object_or_404(Payment.objects.visible_to(request.person), public_id=pk)
    form, by, at = BecauseForm(request.POST), request.person, timezone.now()
    if done(form, partial(preparing.leave_out, payment, by=by, at=at)):
        toast(request, _("Left out; its owner reads why."))
        return turn_to(request, "treasury:run", payment.run.public_id)
    return _page(request, payment.run, left_out=(payment, form), status=status_of(form))


@declares("payrun.approve")
@for_finance
@stepped_up
@require_POST
def approve(request: HttpRequest, pk) -> HttpResponse:
    run, sha256 = _run(request, pk), request.POST.get("sha256", "")
    approving.approve(run, sha256=sha256, by=request.person, at=timezone.now())
    toast(request, _("Approved. The file may go to the bank."))
    return turn_to(request, "treasury:checklist", run.public_id)


@declares("payrun.file.download")
@for_finance
@stepped_up
@require_POST
def download(request: HttpRequest, pk) -> HttpResponse:
    run = _run(request, pk)
    content = downloading.download(run, by=request.person, at=timezone.now())
    return as_download(content, run.file_name)


@declares("payrun.read")
@for_finance
@require_safe
def checklist(request: HttpRequest, pk) -> HttpResponse:
    """What to compare with the bank's own page before the last click there."""
    run = _run(request, pk)
    payments = run.payments.in_file_order()
    context = {
        "run": run,
        "first": payments.first(),
        "last": payments.last(),
        "downloads": run.downloads.select_related("by"),
    }
    return render(request, "treasury/checklist.html", context)


@declares("payment.return")
@for_finance
@stepped_up
@require_POST
def returned(request: HttpRequest, pk) -> HttpResponse:
    """The bank refused it before any debit: no line of a statement will ever say so."""
    payment = get_object_or_404(Payment.objects.visible_to(request.person), public_id=pk)
    form, by, at = ReturnedForm(request.POST), request.person, timezone.now()
    if done(form, partial(returning.come_back, payment, on=today(at), by=by, at=at)):
        toast(request, _("It is owed again, and its owner was told."))
        return turn_to(request, "treasury:run", payment.run.public_id)
    return _page(request, payment.run, came_back=(payment, form), status=status_of(form))


def _run(request: HttpRequest, pk) -> PayRun:
    return get_object_or_404(
        PayRun.objects.visible_to(request.person).ready_to_read(), public_id=pk
    )


def _page(request: HttpRequest, run: PayRun, *, status: int = 200, **forms) -> HttpResponse:
    context = desks.page_of(run) | {
        "tabs": tabs("desk"),
        "approves": run.state == "submitted" and may_approve(request.person, run),
        "because": BecauseForm(),
        "reason": ReturnedForm(),
        **forms,
    }
    return render(request, "treasury/run.html", context, status=status)


def _blank(at) -> PrepareForm:
    first = OperatorAccount.objects.open().first()
    asked = {"account": first and first.pk, "pay_on": next_pay_day(at)}
    return PrepareForm(initial=asked, today=today(at))


def _desk(request: HttpRequest, form: PrepareForm) -> HttpResponse:
    context = desks.finance(at=timezone.now()) | {
        "tabs": tabs("desk"),
        "form": form,
        "statement_form": StatementForm(),
    }
    return render(request, "treasury/desk.html", context, status=status_of(form))
