"""What clients owe against what they may, and each of them with its limits."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.forms import status_of
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.money.credit.actions.grouping import own_group, put_into_group
from ensemble.money.credit.exposure import exposure_of, exposure_of_group, group_of
from ensemble.money.credit.models import Belonging, DunningStep, Limit, Loss, Override
from ensemble.money.credit.overview import standings
from ensemble.money.credit.web.forms import GroupForm, LimitForm
from ensemble.money.credit.web.rooms import gesture, room
from ensemble.money.invoicing.models import Invoice


@room("credit.read")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What waits for someone, then every client that owes something."""
    limits = Limit.objects.filter(state="proposed").select_related("group", "proposed_by")
    losses = Loss.objects.filter(state="asked").select_related("invoice__organisation", "asked_by")
    context = {
        "standings": standings(timezone.now()),
        "overrides": Override.objects.asked().select_related("group", "asked_by"),
        "limits": limits,
        "losses": losses,
        "steps": DunningStep.objects.to_do().count(),
    }
    return render(request, "credit/index.html", context)


@room("credit.read")
@require_safe
def show(request: HttpRequest, pk) -> HttpResponse:
    return client_page(request, get_object_or_404(Organisation, public_id=pk))


@gesture("credit.change")
def join(request: HttpRequest, pk) -> HttpResponse:
    """The other company's group becomes its own."""
    organisation = get_object_or_404(Organisation, public_id=pk)
    form = GroupForm(request.POST, organisation=organisation)
    if not form.is_valid():
        return client_page(request, organisation, group_form=form)
    at = timezone.now()
    group = own_group(form.cleaned_data["company"], at=at)
    put_into_group(organisation, group, by=request.person, at=at)
    toast(request, _("They share one limit from now on."))
    return turn_to(request, "credit:client", organisation.public_id)


def client_page(
    request: HttpRequest,
    organisation: Organisation,
    *,
    limit_form: LimitForm | None = None,
    group_form: GroupForm | None = None,
) -> HttpResponse:
    at, group = timezone.now(), group_of(organisation)
    belonging = Belonging.objects.filter(group=group).values("organisation")
    together = Organisation.objects.filter(pk__in=belonging).order_by("name")
    companies = list(together) if group else [organisation]
    invoices = Invoice.objects.sold().not_credits().filter(organisation__in=companies)
    context = {
        "organisation": organisation,
        "group": group,
        "companies": companies,
        "exposure": exposure_of_group(group, at) if group else exposure_of(organisation, at),
        "invoices": invoices.still_open().ready_to_read().order_by("due_on", "pk")[:50],
        "limits": group.limits.select_related("proposed_by", "decided_by") if group else [],
        "overrides": group.overrides.select_related("asked_by", "decided_by") if group else [],
        "limit_form": limit_form or LimitForm(),
        "group_form": group_form or GroupForm(organisation=organisation),
        "today": timezone.localdate(at),
    }
    bound = next(filter(None, (limit_form, group_form)), None)
    status = status_of(bound) if bound else 200
    return render(request, "credit/client.html", context, status=status)
