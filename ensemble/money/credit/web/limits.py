"""How much a client may owe: proposed by one, approved by another."""

from functools import partial

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.forms import done
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.money.credit.actions import limiting
from ensemble.money.credit.actions.grouping import own_group
from ensemble.money.credit.models import Limit
from ensemble.money.credit.web.clients import client_page
from ensemble.money.credit.web.forms import LimitForm
from ensemble.money.credit.web.rooms import gesture


@gesture("credit.change")
def propose(request: HttpRequest, pk) -> HttpResponse:
    organisation = get_object_or_404(Organisation, public_id=pk)
    form, at = LimitForm(request.POST), timezone.now()
    with transaction.atomic():
        group = own_group(organisation, at=at)
        proposed = done(form, partial(limiting.propose_limit, group, by=request.person, at=at))
    if not proposed:
        return client_page(request, organisation, limit_form=form)
    toast(request, _("Proposed. Someone else of finance approves it."))
    return turn_to(request, "credit:client", organisation.public_id)


@gesture("credit.approve")
def approve(request: HttpRequest, pk) -> HttpResponse:
    limit = get_object_or_404(Limit, public_id=pk)
    limiting.approve_limit(limit, by=request.person, at=timezone.now())
    toast(request, _("Approved. The limit holds from now on."))
    return turn_to(request, "credit:index")


@gesture("credit.change")
def set_aside(request: HttpRequest, pk) -> HttpResponse:
    limit = get_object_or_404(Limit, public_id=pk)
    limiting.set_limit_aside(limit, by=request.person, at=timezone.now())
    toast(request, _("The proposal is set aside."))
    return turn_to(request, "credit:index")
