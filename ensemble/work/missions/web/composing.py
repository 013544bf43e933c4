"""Composing a shortlist: thinking of people, writing why, asking each of them, signing."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.accounts.stepup import require_fresh
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.http import by_htmx, toast, turn_to, way_back
from ensemble.people.profiles.models import Member
from ensemble.work.missions.access import may_compose, may_sign
from ensemble.work.missions.actions import composing, consenting, signing
from ensemble.work.missions.models import Need, Presentation, Shortlist
from ensemble.work.missions.web.desk import Composition
from ensemble.work.missions.web.keeping import Typed, keep_words
from ensemble.work.missions.web.rooms import may_come_to_the_talent_desk


def _need(request: HttpRequest, pk) -> Need:
    needs = Need.objects.visible_to(request.person).ready_to_read().exclude(state="draft")
    need = get_object_or_404(needs, public_id=pk)
    require(may_compose(request.person, need))
    return need


def _presentation(request: HttpRequest, pk) -> Presentation:
    """Of a need that they know: its client reads 403 here, not 404."""
    known = Need.objects.visible_to(request.person)
    presentations = Presentation.objects.filter(shortlist__need__in=known).ready_to_read()
    presentation = get_object_or_404(presentations, public_id=pk)
    require(may_compose(request.person, presentation.need))
    return presentation


def _answer(request: HttpRequest, need: Need, *, saved: Typed | None = None) -> HttpResponse:
    """The composition as it stands now: in place, or on its page with the same search; what was
    only saved in place is only said to be, with the marks of what is written now."""
    asked = request.POST.get("q", "")
    if by_htmx(request) and saved:
        context = {"saved_at": timezone.now(), "kept": saved.kept}
        return render(request, "missions/compose.html#saved", context)
    if by_htmx(request):
        context = Composition(need, asked, by=request.person).context()
        return render(request, "missions/compose.html#composition", context)
    page = reverse("missions:compose", args=[need.public_id], query={"q": asked} if asked else None)
    return turn_to(request, page)


def _given_back(request: HttpRequest, need: Need, typed: Typed) -> HttpResponse:
    """The same page, both texts on it; htmx puts it in place, around what is being typed."""
    asked = request.POST.get("q", "")
    context = Composition(need, asked, by=request.person, typed=typed).context()
    part = "#composition" if by_htmx(request) else ""
    response = render(request, f"missions/compose.html{part}", context, status=typed.status)
    response["HX-Retarget"], response["HX-Reswap"] = "#composition", "outerMorph"
    return response


@declares("shortlist.compose")
@only(may_come_to_the_talent_desk)
@require_safe
def show(request: HttpRequest, pk) -> HttpResponse:
    need = _need(request, pk)
    context = Composition(need, request.GET.get("q", ""), by=request.person).context()
    part = (
        "#found"
        if by_htmx(request) and request.headers.get("HX-Target", "").endswith("#found")
        else ""
    )
    return render(request, f"missions/compose.html{part}", context)


@declares("shortlist.compose")
@only(may_come_to_the_talent_desk)
@require_POST
def save(request: HttpRequest, pk) -> HttpResponse:
    """Her words as she types them; `rewrite` names someone already asked, who will be asked again."""
    need = _need(request, pk)
    typed = keep_words(need, request.POST, by=request.person, at=timezone.now())
    if not typed.is_whole:
        return _given_back(request, need, typed)
    if not by_htmx(request):
        toast(request, _("Your words are kept."))
    return _answer(request, need, saved=typed)


@declares("shortlist.compose")
@only(may_come_to_the_talent_desk)
@require_POST
@transaction.atomic
def add_person(request: HttpRequest, pk) -> HttpResponse:
    need, by, at = _need(request, pk), request.person, timezone.now()
    member = get_object_or_404(Member.objects.belonging(), public_id=request.POST.get("member"))
    typed = keep_words(need, request.POST, by=by, at=at)
    if not typed.is_whole:
        return _given_back(request, need, typed)
    composing.add(composing.compose(need, by=by, at=at), member, by=by, at=at)
    return _answer(request, need)


@declares("shortlist.compose")
@only(may_come_to_the_talent_desk)
@require_POST
def remove_person(request: HttpRequest, pk) -> HttpResponse:
    """Someone nobody has asked leaves no trace, and may come back; someone asked is told."""
    presentation, by, at = _presentation(request, pk), request.person, timezone.now()
    need, name = presentation.need, presentation.person.name
    typed = keep_words(need, request.POST, by=by, at=at)
    if not typed.is_whole:
        return _given_back(request, need, typed)
    presentation.refresh_from_db(fields=["why", "limit"])
    words = {
        "member": str(presentation.member.public_id),
        "why": presentation.why,
        "limit": presentation.limit,
    }
    undo = (
        None if presentation.asked_at else reverse("missions:restore_person", args=[need.public_id])
    )
    composing.set_aside(presentation, by=by, at=at)
    request.session["set_aside"] = words
    toast(request, _("%(name)s is no longer in this shortlist.") % {"name": name}, undo=undo)
    return _answer(request, need)


@declares("shortlist.compose")
@only(may_come_to_the_talent_desk)
@require_POST
def restore_person(request: HttpRequest, pk) -> HttpResponse:
    need, by, at = _need(request, pk), request.person, timezone.now()
    if words := request.session.pop("set_aside", None):
        member = get_object_or_404(Member.objects.belonging(), public_id=words.pop("member"))
        composing.add(composing.compose(need, by=by, at=at), member, by=by, at=at, **words)
    return turn_to(request, "missions:compose", pk)


@declares("shortlist.compose")
@only(may_come_to_the_talent_desk)
@require_POST
def ask_consents(request: HttpRequest, pk) -> HttpResponse:
    """Everyone drafted is asked, or nobody: each with her reason and one limit, as they were read."""
    need, by, at = _need(request, pk), request.person, timezone.now()
    composition = Composition(need, request.POST.get("q", ""), by=by, data=request.POST)
    if not composition.is_ready():
        return render(request, "missions/compose.html", composition.context(), status=422)
    with transaction.atomic():
        typed = keep_words(need, request.POST, by=by, at=at, asking=True)
        if not typed.is_whole:
            return _given_back(request, need, typed)
        asked = consenting.ask_all(composition.shortlist, by=by, at=at)
    said = ngettext(
        "%(count)s person has been asked.", "%(count)s people have been asked.", len(asked)
    )
    toast(request, said % {"count": len(asked)})
    return turn_to(request, "missions:compose", pk)


@declares("shortlist.compose")
@only(may_come_to_the_talent_desk)
@require_POST
def nudge(request: HttpRequest, pk) -> HttpResponse:
    """One tap, from the desk or from the composition."""
    presentation, by, at = _presentation(request, pk), request.person, timezone.now()
    typed = keep_words(presentation.need, request.POST, by=by, at=at)
    if not typed.is_whole:
        return _given_back(request, presentation.need, typed)
    consenting.nudge(presentation, by=by, at=at)
    toast(request, _("%(name)s has been reminded.") % {"name": presentation.person.name})
    if by_htmx(request):
        return render(
            request,
            "missions/parts/nudge.html",
            {"presentation": presentation, "at": at},
        )
    if back := request.POST.get("back"):
        return turn_to(request, way_back(request, back))
    return turn_to(request, "missions:compose", presentation.need.public_id)


@declares("shortlist.share")
@only(may_come_to_the_talent_desk)
@require_POST
def sign(request: HttpRequest, pk) -> HttpResponse:
    """Her name under the letter; it leaves at once."""
    known = Shortlist.objects.filter(need__in=Need.objects.visible_to(request.person))
    shortlist = get_object_or_404(known.select_related("need__author"), public_id=pk)
    require(may_sign(request.person, shortlist))
    require_fresh(request)
    signing.sign(shortlist, by=request.person, at=timezone.now())
    toast(request, _("Your letter has left for %(name)s.") % {"name": shortlist.need.author.name})
    return turn_to(request, "missions:need", shortlist.need.public_id)
