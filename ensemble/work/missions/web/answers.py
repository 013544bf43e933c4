"""Everyone not retained receives an answer: a sentence from the client, a letter from a person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.missions.access import is_client_of, may_come_to
from ensemble.work.missions.actions.answering import sign_answer
from ensemble.work.missions.actions.explaining import Said, SomeLate, explain
from ensemble.work.missions.models import Need, NotRetained
from ensemble.work.missions.web.forms import done, posted, status_of, told
from ensemble.work.missions.web.forms.choices import AnswerForm, SentenceForm
from ensemble.work.missions.web.rooms import is_talent, knows_the_house


@declares("answer.explain")
@only(may_come_to("need.read"))
@require_http_methods(["GET", "HEAD", "POST"])
def sentences(request: HttpRequest, pk) -> HttpResponse:
    """One sentence a person, if the client has one; only the talent manager reads it."""
    need = get_object_or_404(Need.objects.visible_to(request.person).ready_to_read(), public_id=pk)
    require(is_client_of(request.person, need))
    forms = [SentenceForm(posted(request), owed=owed) for owed in _owed(need, request)]
    if request.method == "POST" and _explained(forms, request.person):
        name = need.talent_manager.first_name
        toast(request, _("Thank you. %(name)s writes to each of them.") % {"name": name})
        return turn_to(request, "missions:need", pk)
    context = {"need": need, "forms": forms}
    return render(request, "missions/sentences.html", context, status=status_of(*forms))


def _owed(need: Need, request: HttpRequest) -> list[NotRetained]:
    """Those still owed an answer; and whoever something is said of here, answered meanwhile."""
    everyone = NotRetained.objects.filter(presentation__shortlist__need=need).ready_to_read()
    ordered = everyone.order_by("presentation__member__person__sort_key")
    sent = request.POST
    return [one for one in ordered if one.state == "owed" or f"{one.public_id.hex}-seen" in sent]


def _explained(forms: list[SentenceForm], by: Person) -> bool:
    if not all([form.is_valid() for form in forms]):
        return False
    sent = [form for form in forms if form.add_prefix("sentence") in form.data]
    said = [Said(form.owed, **form.cleaned_data) for form in sent]
    try:
        explain(said, by=by, at=timezone.now())
    except SomeLate as late:
        for form in forms:
            if trouble := late.troubles.get(form.owed):
                told(form, trouble)
        return False
    return True


@declares("answer.sign")
@only(is_talent, known_to=knows_the_house)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    owed = NotRetained.objects.visible_to(request.person).still_owed().ready_to_read()
    return _page(request, [AnswerForm(owed=one) for one in owed])


def _page(request: HttpRequest, forms: list[AnswerForm]) -> HttpResponse:
    """The nearest promise first."""
    context = {"forms": forms, "at": timezone.now()}
    return render(request, "missions/answers.html", context, status=status_of(*forms))


@declares("answer.sign")
@only(is_talent, known_to=knows_the_house)
@require_POST
def sign(request: HttpRequest, pk) -> HttpResponse:
    """Her own words, her name; the person reads them at once."""
    everyone = NotRetained.objects.visible_to(request.person).ready_to_read()
    owed, by, at = get_object_or_404(everyone, public_id=pk), request.person, timezone.now()
    form = AnswerForm(request.POST, owed=owed)
    if done(form, lambda said: sign_answer(owed, said["answer"], by=by, at=at)):
        name = owed.presentation.person.first_name
        toast(request, _("Your answer is on its way to %(name)s.") % {"name": name})
        return turn_to(request, "missions:answers")
    others = everyone.still_owed().exclude(pk=owed.pk)
    return _page(request, [form, *(AnswerForm(owed=one) for one in others)])
