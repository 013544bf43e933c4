"""What someone takes away: one month as a document, or all the documents of a year."""

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ensemble.foundation.accounts.stepup import require_fresh
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.files.bundling import bundle
from ensemble.foundation.files.serving import download, download_as_it_comes
from ensemble.work.missions.promises import today
from ensemble.work.timesheets.access import may_come
from ensemble.work.timesheets.documents import (
    CONTRACTS,
    documents_of,
    kinds,
    manifest,
    years_of,
)
from ensemble.work.timesheets.paper import month_pdf
from ensemble.work.timesheets.web.timesheets import find


class DocumentsForm(forms.Form):
    year = forms.TypedChoiceField(label=gettext_lazy("Year"), coerce=int)
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("What to take"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, years: list[int], **options):
        super().__init__(*args, **options)
        self.fields["year"].choices = [(year, str(year)) for year in years]
        self.fields["kinds"].choices = list(kinds().items())
        self.fields["kinds"].initial = list(kinds())


@declares("document.archive")
@only(may_come)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    years = years_of(request.person)
    return _page(request, DocumentsForm(years=list(years)), years)


@declares("document.archive")
@only(may_come)
@require_safe
def archive(request: HttpRequest) -> HttpResponseBase:
    """Written as it leaves. Evidence of signatures is asked with a fresh proof, as when it is alone."""
    years = years_of(request.person)
    form = DocumentsForm(request.GET, years=list(years))
    if not form.is_valid():
        return _page(request, form, years, status=422)
    year, chosen = form.cleaned_data["year"], form.cleaned_data["kinds"]
    if CONTRACTS in chosen:
        require_fresh(request, doing=_("Take the archive"))
    on, language = today(timezone.now()), get_language() or "fr"
    enclosed = documents_of(request.person, chosen, year=year, language=language)
    name = f"documents-{year}-{on:%Y%m%d}.zip"
    return download_as_it_comes(bundle(enclosed, manifest(), on=on), name)


@declares("document.archive")
@only(may_come)
@require_safe
def month(request: HttpRequest, pk) -> HttpResponse:
    timesheet = find(request, pk)
    content = month_pdf(timesheet, language=get_language() or "fr")
    return download(content, f"{timesheet.month:%Y-%m}-{timesheet.mission.member.person.name}.pdf")


def _page(request: HttpRequest, form: DocumentsForm, years: dict, *, status=200) -> HttpResponse:
    labels = kinds()
    table = [
        (year, [(label, counts[kind]) for kind, label in labels.items()])
        for year, counts in years.items()
    ]
    context = {"form": form, "table": table}
    return render(request, "timesheets/documents.html", context, status=status)
