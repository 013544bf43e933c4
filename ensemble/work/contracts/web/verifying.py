"""Anyone with a copy of a signed paper may ask whether it is the one that was sealed here."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ensemble.foundation.accounts.limits import within_limits
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.rights import declares
from ensemble.foundation.papers import sealing
from ensemble.work.contracts.evidence import chain_holds
from ensemble.work.contracts.models import Envelope
from ensemble.work.contracts.web.signing_forms import CopyForm

NOT_READ = _(
    "This copy took too long to read, so nothing is known of it. Send it again in a minute."
)


@declares("contract.verify")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """The copy is looked at and forgotten. Only whoever holds the very file reads what it says."""
    sent = request.method == "POST"
    if sent and not within_limits(request, "verify"):
        raise TooLate(gettext("That is many copies within an hour. Try again later."))
    form = CopyForm(request.POST, request.FILES) if sent else CopyForm()
    said = _said(form) if form.is_valid() else None
    if said is None:
        status = 422 if sent else 200
        return render(request, "contracts/verify.html", {"form": form}, status=status)
    return render(request, "contracts/verify.html", {"form": CopyForm()} | said)


def _said(form: CopyForm) -> dict | None:
    """Nothing when the copy could not be read in time: the form says so."""
    content = form.cleaned_data["copy"].content
    try:
        report = sealing.check(content)
    except sealing.NotRead:
        form.add_error("copy", NOT_READ)
        return None
    digest = hashlib.sha256(content).hexdigest()
    found = Envelope.objects.filter(state="signed", signed_paper__sha256=digest)
    envelope = found.select_related("signed_paper").first()
    return {
        "report": report,
        "sha256": digest,
        "envelope": envelope,
        "signers": envelope.in_order() if envelope else (),
        "journal_holds": envelope is not None and chain_holds(envelope),
    }
