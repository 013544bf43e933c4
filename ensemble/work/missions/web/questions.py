"""Questions and answers: about a need, and about someone presented for it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.missions.access import may_come_to, may_compose, may_question, may_reframe
from ensemble.work.missions.actions.questioning import answer_about, ask_about
from ensemble.work.missions.actions.reframing import ask_client, write_to_manager
from ensemble.work.missions.models import Need, Presentation
from ensemble.work.missions.web.forms import done, posted, status_of
from ensemble.work.missions.web.forms.needs import WordsForm
from ensemble.work.missions.web.reading import thread_of


@declares("need.reframe")
@only(may_come_to("need.read"))
@require_http_methods(["GET", "HEAD", "POST"])
def about_need(request: HttpRequest, pk) -> HttpResponse:
    need = get_object_or_404(Need.objects.visible_to(request.person).ready_to_read(), public_id=pk)
    require(may_reframe(request.person, need))
    say = ask_client if may_compose(request.person, need) else write_to_manager
    form, by, at = WordsForm(posted(request)), request.person, timezone.now()
    if done(form, lambda said: say(need, by=by, at=at, **said)):
        toast(request, _("Your message is sent to %(name)s.") % {"name": _to(need, by)})
        return turn_to(request, "missions:need", pk)
    context = {"need": need, "form": form, "thread": thread_of(need, by)}
    return render(request, "missions/questions.html", context, status=status_of(form))


@declares("shortlist.question")
@only(may_come_to("shortlist.read"))
@require_http_methods(["GET", "HEAD", "POST"])
def about_person(request: HttpRequest, pk) -> HttpResponse:
    """Asked to whoever signed the letter; the person presented is not in between."""
    presentations = Presentation.objects.visible_to(request.person).ready_to_read()
    presentation = get_object_or_404(presentations, public_id=pk)
    by, at = request.person, timezone.now()
    composing = may_compose(by, presentation.need)
    require(composing or may_question(by, presentation))
    form = WordsForm(posted(request))
    say = answer_about if composing else ask_about
    if done(form, lambda said: say(presentation, by=by, at=at, **said)):
        toast(
            request, _("Your message is sent to %(name)s.") % {"name": _to(presentation.need, by)}
        )
        return turn_to(request, "missions:question", pk)
    context = {"presentation": presentation, "form": form, "thread": thread_of(presentation, by)}
    return render(request, "missions/question.html", context, status=status_of(form))


def _to(need: Need, by: Person) -> str:
    """Whoever reads it: the talent manager, or the client who described the need."""
    return need.author.name if by == need.talent_manager else need.talent_manager.name
