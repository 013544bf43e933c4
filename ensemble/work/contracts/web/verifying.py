"""Anyone with a copy of a signed paper may ask whether it is the one that was sealed here."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ensemble.foundation.accounts.limits import within_limits
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.rights import declares
from ensemble.foundation.papers import sealing
from ensemble.work.contracts.evidence import chain_holds
from ensemble.work.contracts.models import Envelope
from ensemble.work.contracts.web.signing_forms import CopyForm


@declares("contract.verify")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """The copy is looked at and forgotten. Only whoever holds the very file reads what it says."""
    sent = request.method == "POST"
    if sent and not within_limits(request, "verify"):
        raise TooLate(_("That is many copies within an hour. Try again later."))
    form = CopyForm(request.POST, request.FILES) if sent else CopyForm()
    if not form.is_valid():
        status = 422 if sent else 200
        return render(request, "contracts/verify.html", {"form": form}, status=status)
    return render(request, "contracts/verify.html", {"form": CopyForm()} | _said(form))


def _said(form: CopyForm) -> dict:
    content = form.cleaned_data["copy"].content
    digest = hashlib.sha256(content).hexdigest()
    found = Envelope.objects.filter(state="signed", signed_paper__sha256=digest)
    envelope = found.select_related("signed_paper").first()
    return {
        "report": sealing.check(content),
        "sha256": digest,
        "envelope": envelope,
        "signers": envelope.in_order() if envelope else (),
        "journal_holds": envelope is not None and chain_holds(envelope),
    }
