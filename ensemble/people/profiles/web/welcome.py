"""The first ten minutes of a member, one step a page; each is kept, all but the charter may be skipped."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ensemble.foundation.core.rights import declares, signed_in
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.people.profiles.access import is_member
from ensemble.people.profiles.actions import welcoming
from ensemble.people.profiles.models import Member
from ensemble.people.profiles.web.forms.welcome import CharterForm, PlaceForm, SentencesForm

FORMS = {"words": SentencesForm, "place": PlaceForm, "charter": CharterForm}
NUMBERS = {name: number for number, name in enumerate(FORMS, start=1)}


@declares("member.welcome")
@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    if is_member(request.person):
        return turn_to(request, "/")
    return turn_to(request, "profiles:welcome_step", _newcomer(request).welcome_step)


@declares("member.welcome")
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, step: str) -> HttpResponse:
    member = _newcomer(request)
    if step not in FORMS:
        raise Http404
    form = FORMS[step](request.POST or None, initial=_known(member))
    if not form.is_valid():
        return _page(request, member, step, form)
    said = form.cleaned_data | {"by": request.person, "at": timezone.now()}
    if step == "words":
        welcoming.introduce_oneself(member, **said)
    elif step == "place":
        welcoming.settle(member, **said)
    else:
        welcoming.accept_charter(member, by=request.person, at=said["at"])
        toast(request, _("You are at home, %(name)s.") % {"name": request.person.first_name})
        return turn_to(request, "/")
    return turn_to(request, "profiles:welcome_step", member.welcome_step)


@declares("member.welcome")
@signed_in
@require_POST
def skip(request: HttpRequest, step: str) -> HttpResponse:
    member = welcoming.skip(_newcomer(request), step, by=request.person)
    return turn_to(request, "profiles:welcome_step", member.welcome_step)


def _newcomer(request: HttpRequest) -> Member:
    """Whoever was invited; those who belong already have nothing to do here."""
    invited = Member.objects.select_related("person", "invited_by", "card")
    return get_object_or_404(invited, person=request.person, state="invited")


def _known(member: Member) -> dict:
    names = ("line", "can_help_with", "would_like_help_with", "city", "remote", "free_on")
    return {name: getattr(member.card, name) for name in names}


def _page(request: HttpRequest, member: Member, step: str, form) -> HttpResponse:
    operator = Operator.current()
    context = {
        "member": member,
        "form": form,
        "step": step,
        "number": NUMBERS[step],
        "charter": operator.in_language("charter", translation.get_language()),
    }
    status = 422 if form.errors else 200
    return render(request, f"profiles/welcome_{step}.html", context, status=status)
