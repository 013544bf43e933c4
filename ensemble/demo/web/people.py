"""Being one of the invented people."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from ensemble.demo.access import may_be
from ensemble.foundation.accounts.doors import enter
from ensemble.foundation.core.rights import declares
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.http import turn_to, way_back


@declares("demo.enter")
@require_POST
def be(request: HttpRequest, pk) -> HttpResponse:
    """Sign in as this person, or prove again that one is this person."""
    person = get_object_or_404(Person, public_id=pk, is_demo=True)
    if not may_be(person):
        raise Http404
    enter(request, person, method="demo")
    return turn_to(request, way_back(request, request.POST.get("next")))
