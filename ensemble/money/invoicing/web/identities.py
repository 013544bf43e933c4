"""Billing identities: a client's by its buyers or finance, the operator's by finance."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ensemble.foundation.accounts.access import has_role, has_seat
from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.accounts.stepup import stepped_up
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.forms import done, posted, status_of
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.money.invoicing.access import may_change_address, may_change_identity
from ensemble.money.invoicing.actions.identifying import identify
from ensemble.money.invoicing.models import LegalEntity
from ensemble.money.invoicing.web.forms.identities import IdentityForm, OperatorForm
from ensemble.money.invoicing.web.rooms import is_finance, knows_the_house, may_come_to


@declares("billing_identity.change")
@only(may_come_to("billing_identity.change"))
@require_http_methods(["GET", "HEAD", "POST"])
def of_client(request: HttpRequest, pk) -> HttpResponse:
    organisation = get_object_or_404(Organisation, public_id=pk)
    if not (has_role(request.person, "finance") or has_seat(request.person, organisation)):
        raise Http404
    require(may_change_identity(request.person, organisation))
    known = LegalEntity.objects.of(organisation)
    initial = IdentityForm.of(known) or {
        "legal_name": organisation.name,
        "siren": organisation.siren,
    }
    form, by, at = IdentityForm(posted(request), initial=initial), request.person, timezone.now()
    if form.is_bound and done(form, lambda said: identify(organisation, by=by, at=at, **said)):
        toast(request, _("Saved. The next invoices bear it."))
        return turn_to(request, "invoicing:client_identity", organisation.public_id)
    routed = known is not None and known.country == "FR"
    context = {
        "form": form,
        "organisation": organisation,
        "known": known,
        "may_address": routed and may_change_address(request.person),
    }
    return render(request, "invoicing/identity.html", context, status=status_of(form))


@declares("operator_identity.change")
@only(is_finance, known_to=knows_the_house)
@stepped_up
@require_http_methods(["GET", "HEAD", "POST"])
def of_operator(request: HttpRequest) -> HttpResponse:
    known = LegalEntity.objects.operator()
    form, by, at = (
        OperatorForm(posted(request), initial=OperatorForm.of(known)),
        request.person,
        timezone.now(),
    )
    if form.is_bound and done(form, lambda said: identify(None, by=by, at=at, **said)):
        toast(request, _("Saved. The next invoices bear it."))
        return turn_to(request, "invoicing:operator_identity")
    context = {"form": form, "known": known}
    return render(request, "invoicing/identity.html", context, status=status_of(form))
