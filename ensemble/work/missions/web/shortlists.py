"""The letter: two to five people, signed, in alphabetical order."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.missions.access import is_client_of, may_come_to
from ensemble.work.missions.actions.choosing import none_fits as say_none_fits
from ensemble.work.missions.models import Need, Presentation, Shortlist
from ensemble.work.missions.paper import shortlist_pdf
from ensemble.work.missions.web.forms import done, posted, status_of
from ensemble.work.missions.web.forms.needs import BecauseForm
from ensemble.work.missions.web.reading import entries_of

PARTIES = (
    "need__current",
    "need__organisation",
    "need__author",
    "need__talent_manager",
    "signed_by",
)


def _letter(request: HttpRequest, pk) -> Shortlist:
    letters = Shortlist.objects.visible_to(request.person).select_related(*PARTIES)
    return get_object_or_404(letters, public_id=pk)


def _words(shortlist: Shortlist) -> dict:
    """What everyone reads of it, on the screen and on paper."""
    entries = entries_of(shortlist)
    return {
        "shortlist": shortlist,
        "need": shortlist.need,
        "signer": shortlist.signed_by or shortlist.need.talent_manager,
        "entries": entries,
        "people": [entry.presentation.face for entry in entries],
    }


def _page(request: HttpRequest, shortlist: Shortlist, form: BecauseForm) -> HttpResponse:
    client = shortlist.state == "shared" and is_client_of(request.person, shortlist.need)
    context = _words(shortlist) | {"client": client, "form": form}
    return render(request, "missions/shortlist.html", context, status=status_of(form))


@declares("shortlist.read", "person.card.read_in_shortlist")
@only(may_come_to("shortlist.read"))
@require_safe
def show(request: HttpRequest, pk) -> HttpResponse:
    """Whoever is presented in it reads her own entry, and no one else's."""
    hers = Presentation.objects.of_member(request.person).filter(shortlist__public_id=pk).first()
    if hers:
        return turn_to(request, "missions:proposal", hers.public_id)
    return _page(request, _letter(request, pk), BecauseForm())


@declares("shortlist.read_other_entries")
@only(may_come_to("shortlist.read"))
@require_safe
def printable(request: HttpRequest, pk) -> HttpResponse:
    return render(request, "missions/shortlist_print.html", _words(_letter(request, pk)))


@declares("shortlist.read_other_entries")
@only(may_come_to("shortlist.read"))
@require_safe
def pdf(request: HttpRequest, pk) -> HttpResponse:
    shortlist = _letter(request, pk)
    if shortlist.signed_by is None:
        raise Http404
    agreed = [entry.presentation for entry in entries_of(shortlist)]
    document = shortlist_pdf(shortlist, agreed, language=get_language())
    response = HttpResponse(document, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="ensemble-selection.pdf"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


@declares("shortlist.close")
@only(may_come_to("shortlist.read"))
@require_POST
def none_fits(request: HttpRequest, pk) -> HttpResponse:
    """One sentence, and the talent manager comes back with a new promise. Twice is once."""
    if answered := _answered(request.person, pk):
        return turn_to(request, "missions:need", answered.need.public_id)
    shortlist, form = _letter(request, pk), BecauseForm(posted(request))
    by, at = request.person, timezone.now()
    if done(form, lambda said: say_none_fits(shortlist, said["because"], by=by, at=at)):
        name = shortlist.need.talent_manager.first_name
        toast(request, _("%(name)s has read you and comes back to you.") % {"name": name})
        return turn_to(request, "missions:need", shortlist.need.public_id)
    return _page(request, shortlist, form)


def _answered(person: Person, pk) -> Shortlist | None:
    """The letter that this client has already sent back."""
    known = Need.objects.visible_to(person)
    sent_back = Shortlist.objects.filter(need__in=known, outcome="none_fits", public_id=pk)
    letter = sent_back.select_related("need__organisation").first()
    return letter if letter and is_client_of(person, letter.need) else None
