"""The documents themselves: one alone, or a year of them in a dated archive."""

import io
import zipfile
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.files.reading import content_of
from ensemble.foundation.files.serving import as_attachment, download
from ensemble.money.invoicing.days import day_of
from ensemble.money.invoicing.models import Invoice
from ensemble.money.invoicing.web.rooms import may_come_to, slows_guesses

MOST = 500


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


@declares("invoice.read")
@only(may_come_to("invoice.read"))
@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    """The documents of a year, all those this person may read, with the day in the name."""
    year = request.GET.get("year", "")
    invoices = Invoice.objects.visible_to(request.person).select_related("paper__pdf", "file")
    if year.isdecimal() and len(year) == 4:
        invoices = invoices.filter(issued_on__year=int(year))
    on = day_of(timezone.now())
    name = "-".join(filter(None, ["factures", year, f"{on:%Y%m%d}"]))
    return download(_zipped(invoices.order_by("issued_on", "pk")[:MOST]), f"{name}.zip")


def _zipped(invoices: Iterable[Invoice]) -> bytes:
    """The same bytes for the same documents: their dates are those of the invoices."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as folder:
        for invoice in invoices:
            if stored := _stored(invoice):
                on = invoice.issued_on
                entry = zipfile.ZipInfo(
                    f"{on:%Y-%m-%d}-{invoice.issuer_key}-{invoice.number.replace('/', '_')}.pdf",
                    (on.year, on.month, on.day, 0, 0, 0),
                )
                folder.writestr(entry, content_of(stored))
    return archive.getvalue()


def _stored(invoice: Invoice):
    paper = getattr(invoice, "paper", None)
    stored = paper.pdf if paper and paper.is_kept else invoice.file
    return stored if stored and stored.state == "kept" else None
