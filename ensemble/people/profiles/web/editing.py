"""One's own card, changed section by section."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ensemble.foundation.core.rights import declares, signed_in
from ensemble.foundation.ui.forms import done, posted, status_of
from ensemble.foundation.ui.http import by_htmx, toast, turn_to
from ensemble.people.profiles.actions.describing import describe
from ensemble.people.profiles.actions.portraying import portray
from ensemble.people.profiles.actions.portraying import remove_portrait as remove
from ensemble.people.profiles.models import Card
from ensemble.people.profiles.web.forms.card import FactsForm, HelpForm, PortraitForm, WordsForm
from ensemble.people.profiles.web.own import own_card

FORMS = {"words": WordsForm, "facts": FactsForm, "help": HelpForm}
SAID = {
    "words": ("line", "text", "years"),
    "facts": ("rate", "city", "remote", "mobility", "languages"),
    "help": ("can_help_with", "would_like_help_with"),
}


@declares("person.card.edit")
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, section: str) -> HttpResponse:
    card = own_card(request)
    form, by, at = _form(section, card, posted(request)), request.person, timezone.now()
    if done(form, lambda said: describe(card, by=by, at=at, **said)):
        toast(request, _("Your card is saved."))
        return turn_to(request, "profiles:me")
    return _page(request, section, form)


@declares("person.card.edit")
@signed_in
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """The words as others will read them, nothing saved; the whole form again without script."""
    form = _form("words", own_card(request), request.POST)
    form.is_valid()
    said = form.cleaned_data.get("text", "")
    if by_htmx(request):
        return render(request, "profiles/edit_words.html#preview", {"preview": said})
    return _page(request, "words", form, preview=said)


@declares("person.card.edit")
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def portrait(request: HttpRequest) -> HttpResponse:
    card = own_card(request)
    form = PortraitForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            portray(card, form.cleaned_data["picture"], by=request.person, at=timezone.now())
        except ValidationError as error:
            form.add_error("picture", error)
        else:
            toast(request, _("Your portrait is on your card."))
            return turn_to(request, "profiles:me")
    context = {"form": form, "card": card}
    return render(request, "profiles/portrait.html", context, status=422 if form.errors else 200)


@declares("person.card.edit")
@signed_in
@require_POST
def remove_portrait(request: HttpRequest) -> HttpResponse:
    remove(own_card(request), by=request.person)
    toast(request, _("Your portrait is removed; your initials stand in its place."))
    return turn_to(request, "profiles:me")


def _form(section: str, card: Card, data):
    if section not in FORMS:
        raise Http404
    known = {name: getattr(card, name) for name in SAID[section]}
    if section != "facts":
        return FORMS[section](data, initial=known, known=known)
    shown = known | {"rate": floatformat(card.rate, -2)}
    return FactsForm(data, initial=shown, known=known, languages=card.languages)


def _page(request: HttpRequest, section: str, form, preview: str = "") -> HttpResponse:
    context = {"form": form, "preview": preview}
    return render(request, f"profiles/edit_{section}.html", context, status=_status_of(form))


def _status_of(form) -> int:
    """A preview asks nothing, and has nothing to be told."""
    return status_of(form) if form.errors else 200
