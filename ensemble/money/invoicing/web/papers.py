"""The documents themselves, one alone; `timesheets` gives all of a year in one archive."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.files.serving import as_attachment
from ensemble.money.invoicing.models import Invoice
from ensemble.money.invoicing.web.rooms import may_come_to, slows_guesses


def _invoice(request: HttpRequest, pk) -> Invoice:
    invoices = Invoice.objects.visible_to(request.person)
    return get_object_or_404(
        invoices.select_related("paper__pdf", "paper__xml", "file"), public_id=pk
    )


def _paper(invoice: Invoice):
    paper = getattr(invoice, "paper", None)
    if paper is None or not paper.is_kept:
        raise TooLate(_("The document of this invoice is being made. Come back in a minute."))
    return paper


@declares("invoice.read")
@only(may_come_to("invoice.read"))
@slows_guesses
@require_safe
def pdf(request: HttpRequest, pk) -> HttpResponse:
    """The paper we made; for an invoice received, what its member sent."""
    invoice = _invoice(request, pk)
    return as_attachment(invoice.file or _paper(invoice).pdf)


@declares("invoice.read")
@only(may_come_to("invoice.read"))
@slows_guesses
@require_safe
def xml(request: HttpRequest, pk) -> HttpResponse:
    return as_attachment(_paper(_invoice(request, pk)).xml)
