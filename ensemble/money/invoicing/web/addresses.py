"""Where the e-invoices of a client arrive: what the directory says, and what finance decides."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.forms import done, posted, status_of
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.money.invoicing import platform
from ensemble.money.invoicing.actions.addressing import change_address, look_up
from ensemble.money.invoicing.models import LegalEntity
from ensemble.money.invoicing.web.forms.identities import AddressForm
from ensemble.money.invoicing.web.rooms import is_finance, knows_the_house


@declares("routing_address.change")
@only(is_finance, known_to=knows_the_house)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk) -> HttpResponse:
    entity, by, at = _entity(pk), request.person, timezone.now()
    form = AddressForm(posted(request), initial={"address": entity.address})
    if form.is_bound and done(form, lambda said: change_address(entity, by=by, at=at, **said)):
        toast(request, _("Saved. The next invoices bear it."))
        return turn_to(request, "invoicing:address", entity.organisation.public_id)
    context = {"entity": entity, "form": form, "platform": platform.current()}
    return render(request, "invoicing/address.html", context, status=status_of(form))


@declares("routing_address.change")
@only(is_finance, known_to=knows_the_house)
@require_POST
def ask(request: HttpRequest, pk) -> HttpResponse:
    entity = look_up(_entity(pk), platform.current(), at=timezone.now())
    toast(request, entity.get_address_state_display())
    return turn_to(request, "invoicing:address", entity.organisation.public_id)


def _entity(pk) -> LegalEntity:
    known = LegalEntity.objects.select_related("organisation").filter(country="FR")
    return get_object_or_404(known, organisation__public_id=pk)
