"""Reading a paper and signing it: read, `I have read it`, sign. A page that is asked for changes nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ensemble.foundation.accounts.stepup import require_fresh
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares
from ensemble.foundation.files.reading import why_not
from ensemble.foundation.files.serving import as_attachment
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.contracts.actions.signing import refuse, say_read
from ensemble.work.contracts.actions.signing import sign as sign_paper
from ensemble.work.contracts.models import Signer
from ensemble.work.contracts.web.signing_forms import RefusalForm
from ensemble.work.contracts.web.visiting import Visit, seen, visited


@declares("contract.read")
@never_cache
@require_safe
@visited
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The whole text, who signs and when, and what this visitor may do now."""
    return render(request, "contracts/sign.html", _page(visit))


@declares("contract.acknowledge")
@require_POST
@visited(long_ago=True)
def read(request: HttpRequest, visit: Visit) -> HttpResponse:
    say_read(_line(visit), by=visit.by, at=timezone.now(), seen=seen(request))
    return redirect(reverse("contracts:sign", args=[visit.envelope.public_id]) + "#sign")


@declares("contract.sign", "contract.sign_for_operator")
@require_POST
@visited
def sign(request: HttpRequest, visit: Visit) -> HttpResponse:
    signer = _line(visit)
    if not visit.by_link:
        require_fresh(request, doing=_("Sign"))
    sign_paper(
        signer,
        by=visit.by,
        method=visit.method,
        consent=consent_of(signer, visit),
        at=timezone.now(),
        seen=seen(request),
    )
    toast(request, _("Signed. Each of you receives a copy once everyone has signed."))
    return turn_to(request, "contracts:sign", visit.envelope.public_id)


@declares("contract.refuse")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@visited(long_ago=True)
def decline(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A page of its own: one reason, one button, and the way back."""
    signer = _line(visit)
    form = RefusalForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        page = _page(visit) | {"form": form}
        return render(request, "contracts/decline.html", page, status=status)
    refuse(
        signer,
        because=form.cleaned_data["because"],
        by=visit.by,
        at=timezone.now(),
        seen=seen(request),
    )
    toast(request, _("Your refusal is written down, and the others will read your reason."))
    return turn_to(request, "contracts:sign", visit.envelope.public_id)


@declares("contract.read")
@never_cache
@require_safe
@visited
def paper(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The paper as it is to be signed; once everyone has, as it was sealed."""
    return as_attachment(visit.envelope.signed_paper or visit.envelope.paper)


@declares("contract.evidence.read")
@never_cache
@require_safe
@visited
def evidence(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every event with its hash: for those who signed, and for finance and talent, after a second proof."""
    if not visit.by_link:
        require_fresh(request)
    if visit.envelope.evidence is None:
        raise TooLate(_("The evidence is written once everyone has signed."))
    return as_attachment(visit.envelope.evidence)


def consent_of(signer: Signer, visit: Visit) -> str:
    """The sentence above the button, kept with the signature in the language of the paper."""
    name = signer.name or (visit.by.name if visit.by else "")
    with translation.override(signer.envelope.language):
        return _("I, %(name)s, have read the whole of this paper and sign it %(capacity)s.") % {
            "name": name,
            "capacity": signer.capacity,
        }


def _line(visit: Visit) -> Signer:
    require(visit.signer is not None, _("Your signature is not asked on this paper."))
    return visit.signer


def _page(visit: Visit) -> dict:
    envelope, signer = visit.envelope, visit.signer
    signed = envelope.signed_paper
    return {
        "envelope": envelope,
        "signer": signer,
        "signers": envelope.in_order(),
        "by_link": visit.by_link,
        "may_act": signer is not None and signer.is_asked and envelope.is_open,
        "consent": consent_of(signer, visit) if signer else "",
        "sealed": signed is not None and not why_not(signed),
    }
