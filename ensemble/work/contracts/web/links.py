"""The link of a signer without account: opened by a button, proven by a code, used once.

Programs that follow the links of letters change nothing here. A link that opens nothing, for whatever
reason, answers 410 and says nothing of what it was for.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ensemble.foundation.accounts.limits import within_limits
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.rights import declares
from ensemble.foundation.mailroom.forms import DigitsForm
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.contracts.actions.linking import renew_link, send_code, take_code
from ensemble.work.contracts.models import Signer
from ensemble.work.contracts.web.visiting import Visit, grant, seen, visited


@declares("contract.link.open")
@never_cache
@require_safe
def show(request: HttpRequest, token: str) -> HttpResponse:
    if _open(token) is None:
        return _closed(request, token)
    return render(request, "contracts/link.html", {"token": token})


@declares("contract.link.open")
@never_cache
@require_POST
def send(request: HttpRequest, token: str) -> HttpResponse:
    """A code leaves for the telephone of the signer; the link is not used yet."""
    signer = _open(token)
    if signer is None:
        return _closed(request, token)
    _within_limits(request, signer)
    send_code(signer, at=timezone.now(), seen=seen(request))
    return turn_to(request, "contracts:link_code", token)


@declares("contract.link.open")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest, token: str) -> HttpResponse:
    """The right digits use the link: this browser reads and signs, and no other."""
    signer = _open(token)
    if signer is None:
        return _closed(request, token)
    if answer := _asked_digits(request, signer, {"token": token}):
        return answer
    return turn_to(request, "contracts:sign", signer.envelope.public_id)


@declares("contract.link.open")
@never_cache
@require_POST
def renew(request: HttpRequest, token: str) -> HttpResponse:
    """The same answer whatever the link was: a new one, if there is one, goes to the same mailbox."""
    if not within_limits(request, "sign_by_link", key=token[:32]):
        raise TooLate(_("That is many tries. Wait a quarter of an hour."))
    if signer := Signer.objects.by_token(token):
        renew_link(signer, at=timezone.now())
    toast(
        request,
        _("If this signature is still asked, a new link is on its way to the same mailbox."),
    )
    return _closed(request, token, asked=True)


@declares("contract.prove_telephone")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@visited(long_ago=True)
def prove_again(request: HttpRequest, visit: Visit) -> HttpResponse:
    """More than ten minutes have passed since the code: another one, in the same browser."""
    pk, signer = visit.envelope.public_id, visit.signer
    if not visit.by_link:
        return turn_to(request, "contracts:sign", pk)
    if request.POST.get("send"):
        _within_limits(request, signer)
        send_code(signer, at=timezone.now(), seen=seen(request))
        return turn_to(request, "contracts:sign_code", pk)
    if answer := _asked_digits(request, signer, {"envelope": visit.envelope}):
        return answer
    return turn_to(request, "contracts:sign", pk)


def _asked_digits(request: HttpRequest, signer: Signer, context: dict) -> HttpResponse | None:
    """The page of the digits, until they are right."""
    form = DigitsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        _within_limits(request, signer)
        digits = form.cleaned_data["digits"]
        if take_code(signer, digits, at=timezone.now(), seen=seen(request)):
            grant(request, signer)
            return None
        form.add_error(
            "digits", _("These are not the digits of the last message, or it is too old.")
        )
    status = 422 if form.is_bound else 200
    return render(request, "contracts/link_code.html", context | {"form": form}, status=status)


def _open(token: str) -> Signer | None:
    signer = Signer.objects.select_related("envelope", "person").by_token(token)
    return signer if signer and signer.link_opens(timezone.now()) else None


def _within_limits(request: HttpRequest, signer: Signer) -> None:
    if not within_limits(request, "sign_by_link", key=str(signer.pk)):
        raise TooLate(_("That is many tries. Wait a quarter of an hour."))


def _closed(request: HttpRequest, token: str, *, asked: bool = False) -> HttpResponse:
    context = {"token": token, "asked": asked}
    return render(request, "contracts/link_closed.html", context, status=200 if asked else 410)
