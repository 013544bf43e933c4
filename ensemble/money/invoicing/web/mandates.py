"""The mandate of self-billing: asked for, read, ended by either side. It is signed as every paper is."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.files.serving import as_attachment
from ensemble.foundation.ui.forms import done, status_of
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.money.invoicing import access
from ensemble.money.invoicing.actions import mandating
from ensemble.money.invoicing.days import day_of
from ensemble.money.invoicing.models import Mandate
from ensemble.money.invoicing.web.forms.correcting import MandateEndForm
from ensemble.money.invoicing.web.rooms import may_come_to
from ensemble.people.profiles.access import is_member, member_of


def _mandate(request: HttpRequest, pk) -> Mandate:
    mandates = Mandate.objects.visible_to(request.person).select_related("member__person")
    return get_object_or_404(mandates, public_id=pk)


@declares("mandate.read")
@only(may_come_to("mandate.read"))
@require_safe
def show(request: HttpRequest, pk) -> HttpResponse:
    today = day_of(timezone.now())
    return _page(request, _mandate(request, pk), MandateEndForm(initial={"ended_on": today}))


@declares("mandate.propose")
@only(is_member)
@require_POST
def propose(request: HttpRequest) -> HttpResponse:
    """A member asks for one: it is written with their business as it stands."""
    member = member_of(request.person)
    mandate = mandating.propose_mandate(member, by=request.person, at=timezone.now())
    return turn_to(request, "invoicing:mandate", mandate.public_id)


@declares("mandate.read")
@only(may_come_to("mandate.read"))
@require_safe
def paper(request: HttpRequest, pk) -> HttpResponse:
    """The file that both signed, with its page of evidence and its seal."""
    mandate = _mandate(request, pk)
    if mandate.paper is None:
        raise Http404
    return as_attachment(mandate.paper)


@declares("mandate.end")
@only(may_come_to("mandate.read"))
@require_POST
def end(request: HttpRequest, pk) -> HttpResponse:
    mandate = _mandate(request, pk)
    form, by, at = MandateEndForm(request.POST), request.person, timezone.now()
    if done(form, lambda said: mandating.end_mandate(mandate, by=by, at=at, **said)):
        toast(request, _("The mandate ends. What it covered stays covered."))
        return turn_to(request, "invoicing:mandate", mandate.public_id)
    return _page(request, mandate, form)


def _page(request: HttpRequest, mandate: Mandate, form: MandateEndForm) -> HttpResponse:
    person = request.person
    context = {
        "mandate": mandate,
        "form": form,
        "may_sign": mandate.state == "proposed" and access.may_sign_mandate(person, mandate),
        "may_end": mandate.state == "signed" and access.may_end_mandate(person, mandate),
    }
    return render(request, "invoicing/mandate.html", context, status=status_of(form))
