"""One address, four pages: the front door, and the home of whoever is signed in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ensemble.desk.figures import published
from ensemble.desk.homes.client import client_home
from ensemble.desk.homes.member import member_home
from ensemble.desk.homes.team import team_home
from ensemble.desk.navigation import member_here
from ensemble.foundation.accounts.access import is_team
from ensemble.foundation.core.rights import declares
from ensemble.foundation.parameters.models import Operator


@declares("home.read")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    person, at = request.person, timezone.now()
    if person is None:
        return front(request)
    if is_team(person):
        return render(request, "desk/team.html", {"home": team_home(person, at=at)})
    member = member_here(person)
    if member and member.state != "left":
        context = {"home": member_home(member, at=at), "figures": published(at)}
        return render(request, "desk/member.html", context)
    return render(request, "desk/client.html", {"home": client_home(person, at=at)})


def front(request: HttpRequest) -> HttpResponse:
    """What this place is, in ten seconds, and its two doors."""
    operator, language = Operator.current(), get_language()
    context = {
        "tagline": operator.in_language("tagline", language),
        "lead": operator.in_language("lead", language) or _lead(),
        "words": operator.in_language("words", language),
        "figures": published(timezone.now()),
    }
    return render(request, "desk/front.html", context)


def _lead() -> str:
    """What the house says of itself before anybody has written it."""
    return _(
        "A company describes a need; someone who knows the right people answers with a signed "
        "letter. The people stay independent, and are never left alone."
    )
