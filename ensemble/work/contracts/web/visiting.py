"""Who comes to sign: a person of the house, or someone who came by a link and proved a telephone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial, wraps
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ensemble.foundation.accounts.access import has_role, seats_of
from ensemble.foundation.accounts.stepup import FRESH_FOR, is_fresh
from ensemble.foundation.core.errors import Refused
from ensemble.foundation.core.rights import to_the_door
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.http import turn_to
from ensemble.work.contracts.actions.witnessing import Seen
from ensemble.work.contracts.models import Agreement, Envelope, Signer
from ensemble.work.contracts.signatories import may_sign, signer_for

GRANT = "signing"
GRANTED_FOR = timedelta(hours=2)


@dataclass(frozen=True)
class Visit:
    """`signer` is the line this visitor may sign, if any; `by` is None for whoever came by a link."""

    envelope: Envelope
    signer: Signer | None
    by: Person | None
    method: str = ""
    fresh: bool = False

    @property
    def by_link(self) -> bool:
        return self.by is None


def visit_of(request: HttpRequest, pk: UUID) -> Visit | None:
    """None: nobody known comes, show the door. Raises Http404, or Refused for who has no part in it."""
    if granted := _granted(request, pk):
        return granted
    if request.person is None:
        return None
    visible = Envelope.objects.visible_to(request.person)
    envelope = visible.select_related("paper", "signed_paper").filter(public_id=pk).first()
    if envelope is None:
        _turn_away(request.person, pk)
    signer = signer_for(request.person, envelope)
    method = request.session.get("proof", {}).get("method", "")
    hers = signer if may_sign(request.person, signer) else None
    return Visit(envelope, hers, request.person, method, is_fresh(request))


def visited(view: Callable | None = None, *, long_ago: bool = False) -> Callable:
    """The view receives a `Visit`. Signed out: the door. By a link: nothing once the paper was withdrawn,
    and another code when the last is more than ten minutes old, unless `long_ago` is enough."""
    if view is None:
        return partial(visited, long_ago=long_ago)

    @wraps(view)
    def guarded(request: HttpRequest, pk: UUID) -> HttpResponse:
        visit = visit_of(request, pk)
        if visit is None:
            return to_the_door(request)
        if visit.by_link and visit.envelope.state == "void":
            return render(request, "contracts/link_closed.html", status=410)
        if visit.by_link and not (visit.fresh or long_ago):
            return turn_to(request, "contracts:sign_code", pk)
        return view(request, visit)

    return guarded


def grant(request: HttpRequest, signer: Signer) -> None:
    """The telephone was proven in this browser, just now; it opens this one envelope, for two hours."""
    request.session.cycle_key()
    request.session[GRANT] = {
        "envelope": str(signer.envelope.public_id),
        "signer": signer.pk,
        "link": signer.link.hex,
        "at": timezone.now().isoformat(),
    }


def seen(request: HttpRequest) -> Seen:
    address = get_adapter().get_client_ip(request)  # behind a proxy, the one that it saw
    return Seen(address, request.headers.get("User-Agent", ""))


def _granted(request: HttpRequest, pk: UUID) -> Visit | None:
    kept = request.session.get(GRANT)
    if not kept or kept["envelope"] != str(pk):
        return None
    at = datetime.fromisoformat(kept["at"])
    signer = (
        Signer.objects.select_related("envelope__paper", "envelope__signed_paper", "person")
        .filter(pk=kept["signer"], link=kept["link"], by_link=True)
        .first()
    )
    if signer is None or timezone.now() - at > GRANTED_FOR:
        return None
    return Visit(signer.envelope, signer, None, "sms", timezone.now() - at < FRESH_FOR)


def _turn_away(person: Person, pk: UUID) -> None:
    """At home here, but with no part in this: 403. Anyone else learns nothing: 404, after the same
    question whether it exists or not."""
    seats = [seat.organisation_id for seat in seats_of(person)]
    theirs = Agreement.objects.filter(organisation__in=seats).order_by().values("pk")
    known = Q(about_label=Agreement._meta.label_lower, about_id__in=theirs)
    if has_role(person, "administrator"):
        known = Q()
    if Envelope.objects.filter(known, public_id=pk).exists():
        raise Refused
    raise Http404
