"""The trial balance, at the end of any day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from ensemble.foundation.core.rights import declares, only
from ensemble.money.ledger.access import is_of_the_house, may_read_all
from ensemble.money.ledger.reading import last_check
from ensemble.money.ledger.trial import trial_balance
from ensemble.money.ledger.web.forms import OnForm


@declares("ledger.read_all")
@only(may_read_all, known_to=is_of_the_house)
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    today = localdate()
    form = OnForm(request.GET) if "on" in request.GET else OnForm(initial={"on": today})
    asked = form.is_bound and form.is_valid() and form.cleaned_data["on"]
    context = {"form": form, "trial": trial_balance(asked or today), "check": last_check()}
    return render(request, "ledger/trial.html", context, status=422 if form.errors else 200)
