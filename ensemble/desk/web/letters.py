"""Letters whose fate is unknown: someone decides, since a mail server cannot promise once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.mailroom.deciding import send_again, take_as_sent
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.http import toast, turn_to


def may_decide(person: Person) -> bool:
    return has_role(person, "administrator")


@declares("letter.decide")
@only(may_decide)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Their envelopes: to whom, about what, when; never the words."""
    letters = Letter.objects.in_doubt().newest_first().select_related("to").defer("text", "html")
    return render(request, "desk/letters_in_doubt.html", {"letters": letters[:50]})


@declares("letter.decide")
@only(may_decide)
@require_POST
def again(request: HttpRequest, pk) -> HttpResponse:
    send_again(get_object_or_404(Letter, public_id=pk))
    toast(request, _("The letter leaves again."))
    return turn_to(request, "desk:letters_in_doubt")


@declares("letter.decide")
@only(may_decide)
@require_POST
def sent(request: HttpRequest, pk) -> HttpResponse:
    take_as_sent(get_object_or_404(Letter, public_id=pk), at=timezone.now())
    toast(request, _("The letter counts as sent."))
    return turn_to(request, "desk:letters_in_doubt")
