"""What the team remembers, written by talent managers; the member's own word stands beside it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, signed_in
from ensemble.foundation.ui.forms import Keyed, done, posted, status_of
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.people.profiles import access
from ensemble.people.profiles.actions import remembering
from ensemble.people.profiles.models import Card, Note
from ensemble.people.profiles.web.forms.team import CorrectionForm, HowWeMetForm, NoteForm
from ensemble.people.profiles.web.people import card_to_read


@declares("note.write")
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, pk) -> HttpResponse:
    card, form = _card_to_remember(request, pk), NoteForm(posted(request))
    member, by, at = card.member, request.person, timezone.now()
    if done(form, lambda said: remembering.note(member, by=by, at=at, **said)):
        toast(request, _("Noted. %(name)s can read it.") % {"name": member.person.first_name})
        return turn_to(request, "profiles:person", card.public_id)
    return _page(request, "profiles/note.html", card=card, form=form)


@declares("note.write")
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def how_we_met(request: HttpRequest, pk) -> HttpResponse:
    card, form = _card_to_remember(request, pk), HowWeMetForm(posted(request))
    member, by, at = card.member, request.person, timezone.now()
    if done(form, lambda said: remembering.tell_how_we_met(member, by=by, at=at, **said)):
        toast(request, _("Kept, with your name."))
        return turn_to(request, "profiles:person", card.public_id)
    return _page(request, "profiles/how_we_met.html", card=card, form=form)


@declares("note.correct")
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, pk) -> HttpResponse:
    require(access.may_open_people(request.person))
    notes = Note.objects.visible_to(request.person).select_related("member__person", "by")
    note = get_object_or_404(notes, public_id=pk)
    require(access.may_correct(request.person, note))
    words = {"text": note.correction}
    form, by, at = (
        CorrectionForm(posted(request), initial=words, known=words),
        request.person,
        timezone.now(),
    )
    if done(form, lambda said: remembering.correct(note, by=by, at=at, **said)):
        toast(request, _("Your words stand beside the note."))
        return turn_to(request, "profiles:me")
    context = {"note": note, "form": form}
    return render(request, "profiles/correction.html", context, status=status_of(form))


def _card_to_remember(request: HttpRequest, pk) -> Card:
    card = card_to_read(request, pk)
    require(access.may_remember(request.person))
    return card


def _page(request: HttpRequest, template: str, *, form: Keyed, **context) -> HttpResponse:
    return render(request, template, context | {"form": form}, status=status_of(form))
