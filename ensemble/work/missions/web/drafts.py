"""A need described before any account: five questions, check, send."""

import secrets
from datetime import datetime

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.faults import fault
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, to_the_door
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.http import by_htmx, toast, turn_to
from ensemble.work.missions.access import may_send_needs
from ensemble.work.missions.actions.assigning import least_loaded_talent
from ensemble.work.missions.actions.describing import claim, revise_draft
from ensemble.work.missions.actions.describing import describe as begin
from ensemble.work.missions.actions.sending import send as send_need
from ensemble.work.missions.actions.withdrawing import discard_draft
from ensemble.work.missions.models import Need, NeedVersion
from ensemble.work.missions.promises import promise
from ensemble.work.missions.web.forms import done, posted, status_of, told
from ensemble.work.missions.web.forms.describing import STEPS, DraftForm
from ensemble.work.missions.web.forms.needs import SendForm

KEY = "need_draft"


def key_of(request: HttpRequest) -> str:
    return request.session.get(KEY, "")


def held_draft(request: HttpRequest) -> Need | None:
    """The draft this session began, or the last one of whoever is signed in."""
    drafts = Need.objects.select_related("current", "brief__file")
    if need := drafts.drafted_under(key_of(request)).first():
        return need
    return drafts.filter(author=request.person, state="draft").first() if request.person else None


def keep(request: HttpRequest, need: Need | None, answers: dict) -> Need:
    """Write the answers given so far, in the draft held or in a new one."""
    if need is None and request.person is None:
        request.session.setdefault(KEY, secrets.token_urlsafe(32))
    whose = {"by": request.person, "draft_key": key_of(request), "at": timezone.now()}
    return revise_draft(need, **whose, **answers) if need else begin(**whose, **answers)


@declares("need.describe")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def describe(request: HttpRequest) -> HttpResponse:
    need = held_draft(request)
    form = DraftForm(posted(request), version=need and need.current)
    if done(form, lambda answers: keep(request, need, answers)):
        return turn_to(request, "missions:check")
    return _asked(request, need, form)


def _asked(
    request: HttpRequest, need: Need | None, form: DraftForm, *, typing: bool = False
) -> HttpResponse:
    """The five questions: the page, or htmx puts them in place around what is being typed."""
    part = "#questions" if form.is_bound and by_htmx(request) else ""
    context = {"form": form, "need": need, "typing": typing}
    response = render(request, f"missions/describe.html{part}", context, status=status_of(form))
    if part:
        response["HX-Retarget"], response["HX-Reswap"] = "#need", "outerMorph"
    return response


@declares("need.describe")
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """What was typed so far, kept on the server while it is being typed."""
    need = held_draft(request)
    form = DraftForm(request.POST, version=need and need.current)
    answers = form.typed_so_far()
    if need or any(answers[name] for name in ("title", "context", "outcome")):
        try:
            need = keep(request, need, answers)
        except TooLate as late:
            return _asked(request, need, told(form, late), typing=True)
    kept = DraftForm(version=need and NeedVersion.objects.get(need=need))
    context = {"saved_at": timezone.now(), "kept": kept}
    return render(request, "missions/describe.html#saved", context)


@declares("need.describe")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, step: str) -> HttpResponse:
    """One question alone, to change an answer that was being checked."""
    if step not in STEPS:
        return HttpResponseNotFound()
    need = held_draft(request)
    if need is None:
        return turn_to(request, "missions:describe")
    form = STEPS[step](posted(request), version=need.current)
    if done(form, lambda answers: keep(request, need, answers)):
        return turn_to(request, "missions:check")
    context = {"form": form, "step": step}
    return render(request, "missions/describe_step.html", context, status=status_of(form))


@declares("need.describe")
@never_cache
@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Everything that will be read, each answer with the way to change it; nothing leaves yet."""
    need = held_draft(request)
    if need is None or not need.current.is_complete:
        return turn_to(request, "missions:describe")
    form = SendForm(person=request.person) if request.person else None
    return _checked(request, need, form)


def _checked(request: HttpRequest, need: Need, form: SendForm | None) -> HttpResponse:
    at = timezone.now()
    context = {"need": need, "form": form, "promised_at": promise(at)}
    try:
        context["manager"] = _who_would_answer(request, at)
    except TooLate as nobody:
        context["nobody"] = str(nobody)
    status = status_of(form) if form else 200
    return render(request, "missions/check.html", context, status=status)


def _who_would_answer(request: HttpRequest, at: datetime) -> Person:
    """A talent manager who writes for a client keeps the need."""
    return request.person if has_role(request.person, "talent") else least_loaded_talent(at)


@declares("need.create")
@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Whoever described it takes it as hers, and sends it: one button."""
    if request.person is None:
        return to_the_door(request)
    require(may_send_needs(request.person))
    need = held_draft(request)
    if need is None:
        return _already_sent(request)
    form = SendForm(request.POST, person=request.person)
    if not done(form, lambda whose: _send(request, need, whose)):
        return _checked(request, need, form)
    fault("missions.sent")
    request.session.pop(KEY, None)
    return turn_to(request, "missions:sent", need.public_id)


def _send(request: HttpRequest, need: Need, whose: dict) -> None:
    by, at = request.person, timezone.now()
    with transaction.atomic():
        claim(need, draft_key=key_of(request), by=by, at=at)
        send_need(need, by=by, at=at, **whose)


def _already_sent(request: HttpRequest) -> HttpResponse:
    """A second click, or Back then resend: the page the first one led to."""
    sent = Need.objects.filter(author=request.person, sent_at__isnull=False)
    last = sent.order_by("-sent_at").first()
    if last is None:
        return turn_to(request, "missions:describe")
    return turn_to(request, "missions:sent", last.public_id)


@declares("need.describe")
@require_POST
def discard(request: HttpRequest) -> HttpResponse:
    if need := held_draft(request):
        discard_draft(need, by=request.person, draft_key=key_of(request), at=timezone.now())
        toast(request, _("Your draft is erased. Nobody read it."))
    request.session.pop(KEY, None)
    return turn_to(request, "missions:describe")
