"""How old what is owed to us is, at the end of any day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from ensemble.money.credit.ageing import ageing_of
from ensemble.money.credit.web.forms import OnForm
from ensemble.money.credit.web.rooms import room


@room("credit.read")
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    today = localdate()
    form = OnForm(request.GET) if "on" in request.GET else OnForm(initial={"on": today})
    asked = form.is_bound and form.is_valid() and form.cleaned_data["on"]
    context = {"form": form, "ageing": ageing_of(asked or today)}
    return render(request, "credit/ageing.html", context, status=422 if form.errors else 200)
