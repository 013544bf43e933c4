"""The settings of the set-aside sheet, and the sheet on an example."""

from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ensemble.foundation.core.rights import declares, signed_in
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.people.compliance.actions.describing import say_situation
from ensemble.people.compliance.models import Situation
from ensemble.people.compliance.reserve import sheet_of
from ensemble.people.compliance.web.forms.situations import SituationForm
from ensemble.people.compliance.web.own import own_business

EXAMPLE = Decimal(10_000)


@declares("business.describe")
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest) -> HttpResponse:
    business = own_business(request)
    situation = Situation.objects.filter(business=business).first()
    data = request.POST if request.method == "POST" else None
    form = SituationForm(data, business=business, situation=situation)
    if form.is_valid():
        say_situation(business, by=request.person, at=timezone.now(), **form.cleaned_data)
        toast(request, _("Saved. The sheet counts with these from now on."))
        return turn_to(request, "compliance:situation")
    sheet = sheet_of(business, receipts=EXAMPLE, on=timezone.localdate())
    context = {"business": business, "form": form, "sheet": sheet}
    return render(request, "compliance/situation.html", context, status=422 if form.errors else 200)
