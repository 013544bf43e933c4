"""One business as the team reads it, and its vigilance file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.files.serving import download
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.people.compliance.access import may_check_company, may_come
from ensemble.people.compliance.actions import checking
from ensemble.people.compliance.export import file_name, vigilance_file
from ensemble.people.compliance.index import last_checks
from ensemble.people.compliance.models import Business
from ensemble.people.compliance.registries import registers_of
from ensemble.people.compliance.standings import safe_of
from ensemble.people.compliance.vigilance import vigilance_of
from ensemble.people.compliance.web.forms.registers import NoteForm
from ensemble.people.compliance.web.safe import shown


@declares("business.read", "compliance.status.read")
@only(may_come)
@require_safe
def show(request: HttpRequest, pk) -> HttpResponse:
    business = _business(request, pk)
    return _page(request, business, NoteForm(business=business))


@declares("business.read")
@only(may_come)
@require_safe
def vigilance(request: HttpRequest, pk) -> HttpResponse:
    business, at = _business(request, pk), timezone.now()
    on = timezone.localdate(at)
    made = vigilance_file(business, on=on, at=at, language=get_language())
    return download(made, file_name(business, on=on))


@declares("company.check")
@only(may_come)
@require_POST
def look_up(request: HttpRequest, pk) -> HttpResponse:
    business = _business(request, pk)
    checks = checking.check_company(business, by=request.person, at=timezone.now())
    said = [f"{one.get_register_display()}: {one.get_result_display()}" for one in checks]
    toast(request, " · ".join(said) or _("There is no number to look up yet."))
    return turn_to(request, "compliance:business", business.public_id)


@declares("company.check")
@only(may_come)
@require_POST
def note(request: HttpRequest, pk) -> HttpResponse:
    business = _business(request, pk)
    form = NoteForm(request.POST, business=business)
    if not form.is_valid():
        return _page(request, business, form)
    said = dict(form.cleaned_data)
    register = said.pop("register")
    checking.note_by_hand(business, register, by=request.person, at=timezone.now(), **said)
    toast(request, _("Noted for this business."))
    return turn_to(request, "compliance:business", business.public_id)


def _business(request: HttpRequest, pk) -> Business:
    businesses = Business.objects.visible_to(request.person).with_names()
    return get_object_or_404(businesses, public_id=pk)


def _page(request: HttpRequest, business: Business, form: NoteForm) -> HttpResponse:
    on = timezone.localdate()
    known = {check.register: check for check in last_checks(business)}
    names = [register.name for register in registers_of(business)]
    context = {
        "business": business,
        "papers": [shown(one) for one in safe_of(business, on=on)],
        "vigilance": vigilance_of(business, on=on),
        "checks": [(name.label, known.get(name)) for name in names],
        "form": form,
        "may_check": may_check_company(request.person),
    }
    status = 422 if form.is_bound else 200
    return render(request, "compliance/business.html", context, status=status)
