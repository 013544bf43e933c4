"""Reading a paper and signing it: read, `I have read it`, sign. A page that is asked for changes nothing."""

from uuid import UUID

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
from ensemble.foundation.core.rights import declares, to_the_door
from ensemble.foundation.files.reading import why_not
from ensemble.foundation.files.serving import as_attachment
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.contracts.actions.signing import refuse, say_read
from ensemble.work.contracts.actions.signing import sign as sign_paper
from ensemble.work.contracts.models import Signer
from ensemble.work.contracts.web.signing_forms import RefusalForm
from ensemble.work.contracts.web.visiting import Visit, seen, visit_of


@declares("contract.sign", "contract.sign_for_operator")
@never_cache
@require_safe
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The whole text, who signs and when, and what this visitor may do now."""
    visit = visit_of(request, pk)
    if visit is None:
        return to_the_door(request)
    if visit.by_link and visit.envelope.state == "void":
        return render(request, "contracts/link_closed.html", status=410)
    return render(request, "contracts/sign.html", _page(visit, RefusalForm()))


@declares("contract.sign", "contract.sign_for_operator")
@require_POST
def read(request: HttpRequest, pk: UUID) -> HttpResponse:
    visit = visit_of(request, pk)
    if visit is None:
        return to_the_door(request)
    say_read(_line(visit), by=visit.by, at=timezone.now(), seen=seen(request))
    return redirect(reverse("contracts:sign", args=[pk]) + "#sign", preserve_request=False)


@declares("contract.sign", "contract.sign_for_operator")
@require_POST
def sign(request: HttpRequest, pk: UUID) -> HttpResponse:
    visit = visit_of(request, pk)
    if visit is None:
        return to_the_door(request)
    signer = _line(visit)
    if visit.by_link and not visit.fresh:
        return turn_to(request, "contracts:sign_code", pk)
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
    return turn_to(request, "contracts:sign", pk)


@declares("contract.sign", "contract.sign_for_operator")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A page of its own: one reason, one button, and the way back."""
    visit = visit_of(request, pk)
    if visit is None:
        return to_the_door(request)
    signer = _line(visit)
    form = RefusalForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "contracts/decline.html", _page(visit, form), status=status)
    refuse(
        signer,
        because=form.cleaned_data["because"],
        by=visit.by,
        at=timezone.now(),
        seen=seen(request),
    )
    toast(request, _("Your refusal is written down, and the others will read your reason."))
    return turn_to(request, "contracts:sign", pk)


@declares("contract.read")
@never_cache
@require_safe
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The paper as it is to be signed; once everyone has, as it was sealed."""
    visit = visit_of(request, pk)
    if visit is None:
        return to_the_door(request)
    envelope = visit.envelope
    if visit.by_link and envelope.state == "void":
        return render(request, "contracts/link_closed.html", status=410)
    return as_attachment(envelope.signed_paper or envelope.paper)


@declares("contract.evidence.read")
@never_cache
@require_safe
def evidence(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every event with its hash: for those who signed, and for finance and talent, after a second proof."""
    visit = visit_of(request, pk)
    if visit is None:
        return to_the_door(request)
    if not visit.by_link:
        require_fresh(request)
    elif not visit.fresh:
        return turn_to(request, "contracts:sign_code", pk)
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


def _page(visit: Visit, form: RefusalForm) -> dict:
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
        "form": form,
    }
