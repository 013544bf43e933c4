"""What a member sent: finance compares it with what was approved, and decides."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.forms import done, posted, status_of
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.money.invoicing.access import may_decide_received
from ensemble.money.invoicing.actions import receiving
from ensemble.money.invoicing.models import Invoice
from ensemble.money.invoicing.web.forms.correcting import ReasonForm
from ensemble.money.invoicing.web.rooms import may_come_to


@declares("invoice.decide")
@only(may_come_to("invoice.decide"))
@require_POST
def accept(request: HttpRequest, pk) -> HttpResponse:
    invoice = get_object_or_404(Invoice.objects.visible_to(request.person), public_id=pk)
    receiving.accept(invoice, by=request.person, at=timezone.now())
    toast(request, _("Accepted: it may join a payment."))
    return turn_to(request, "invoicing:invoice", invoice.public_id)


@declares("invoice.decide")
@only(may_come_to("invoice.decide"))
@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: HttpRequest, pk) -> HttpResponse:
    invoice = get_object_or_404(Invoice.objects.visible_to(request.person), public_id=pk)
    require(may_decide_received(request.person))
    form, by, at = ReasonForm(posted(request)), request.person, timezone.now()
    if form.is_bound and done(form, lambda said: receiving.refuse(invoice, by=by, at=at, **said)):
        toast(request, _("Refused. The member reads why."))
        return turn_to(request, "invoicing:invoice", invoice.public_id)
    context = {"invoice": invoice, "form": form}
    return render(request, "invoicing/refuse.html", context, status=status_of(form))
