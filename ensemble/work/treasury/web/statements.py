"""Statements: a file, a preview, and what was recorded."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ensemble.foundation.accounts.stepup import stepped_up
from ensemble.foundation.core.forms import done, status_of
from ensemble.foundation.core.rights import declares
from ensemble.foundation.files.reading import content_of
from ensemble.foundation.files.serving import as_attachment
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.treasury import balances, previews
from ensemble.work.treasury.actions import importing
from ensemble.work.treasury.formats.statement import Unreadable
from ensemble.work.treasury.models import OperatorAccount, Statement
from ensemble.work.treasury.web.forms import MappingForm, StatementForm
from ensemble.work.treasury.web.rooms import for_finance, tabs

SHOWN = 50


@declares("statement.read")
@for_finance
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return _list(request, StatementForm())


@declares("statement.import")
@for_finance
@stepped_up
@require_POST
def bring(request: HttpRequest) -> HttpResponse:
    """Read before anything is kept; a CSV seen for the first time asks for its columns next."""
    form, kept = StatementForm(request.POST, request.FILES), []

    def keep(account, file) -> None:
        content, by, at = file.read(), request.person, timezone.now()
        with told(form):
            _require_readable(content, account)
            named = {"content": content, "name": file.name}
            kept.append(importing.keep_statement(account, **named, by=by, at=at))

    if done(form, keep) and kept:
        return turn_to(request, "treasury:statement", kept[0].public_id)
    return _list(request, form)


@declares("statement.read")
@for_finance
@require_safe
def show(request: HttpRequest, pk) -> HttpResponse:
    statement = _statement(request, pk)
    if statement.state != "previewed":
        return _recorded(request, statement)
    try:
        preview = previews.read(content_of(statement.file), statement.account)
    except previews.MappingNeeded:
        return turn_to(request, "treasury:mapping", statement.public_id)
    except Unreadable as trouble:
        return _preview(request, statement, troubles=trouble.messages, status=422)
    return _preview(request, statement, preview=preview, shown=preview.new[:SHOWN])


@declares("statement.import")
@for_finance
@stepped_up
@require_http_methods(["GET", "HEAD", "POST"])
def mapping(request: HttpRequest, pk) -> HttpResponse:
    """Which column says what, once for all the files of this account."""
    statement = _statement(request, pk)
    columns = previews.table_of(content_of(statement.file))
    form = MappingForm(request.POST if request.method == "POST" else None, **columns)
    by, at = request.person, timezone.now()

    def save(**_columns) -> None:
        with told(form):
            previews.try_mapping(content_of(statement.file), form.mapping)
            importing.save_mapping(statement.account, form.mapping, by=by, at=at)

    if form.is_bound and done(form, save) and not form.errors:
        return turn_to(request, "treasury:statement", statement.public_id)
    context = {"statement": statement, "form": form, "tabs": tabs("statements")}
    context["head"] = previews.first_rows(content_of(statement.file))
    return render(request, "treasury/mapping.html", context, status=status_of(form))


@declares("statement.import")
@for_finance
@stepped_up
@require_POST
def record(request: HttpRequest, pk) -> HttpResponse:
    statement = importing.record(_statement(request, pk), by=request.person, at=timezone.now())
    toast(request, _("Recorded. What leaves no doubt is being matched."))
    return turn_to(request, "treasury:statement", statement.public_id)


@declares("statement.import")
@for_finance
@stepped_up
@require_POST
def discard(request: HttpRequest, pk) -> HttpResponse:
    importing.discard(_statement(request, pk), by=request.person, at=timezone.now())
    toast(request, _("Nothing of it was recorded."))
    return turn_to(request, "treasury:statements")


@declares("statement.import")
@for_finance
@stepped_up
@require_POST
def original(request: HttpRequest, pk) -> HttpResponse:
    """The file as the bank gave it."""
    return as_attachment(_statement(request, pk).file)


@contextmanager
def told(form) -> Iterator[None]:
    """What the bank's file is reproached with is said by the form."""
    try:
        yield
    except ValidationError as trouble:
        form.add_error(None, trouble)


def _require_readable(content: bytes, account: OperatorAccount) -> None:
    try:
        previews.read(content, account)
    except previews.MappingNeeded:
        return


def _statement(request: HttpRequest, pk) -> Statement:
    known = Statement.objects.visible_to(request.person)
    return get_object_or_404(known.select_related("account", "file", "imported_by"), public_id=pk)


def _list(request: HttpRequest, form: StatementForm) -> HttpResponse:
    recorded = Statement.objects.recorded().select_related("account", "imported_by")
    context = {
        "tabs": tabs("statements"),
        "form": form,
        "page": Paginator(recorded, 20).get_page(request.GET.get("page")),
        "balances": balances.of_each_account(),
    }
    return render(request, "treasury/statements.html", context, status=status_of(form))


def _preview(
    request: HttpRequest, statement: Statement, *, status: int = 200, **found
) -> HttpResponse:
    context = {"statement": statement, "tabs": tabs("statements"), **found}
    return render(request, "treasury/preview.html", context, status=status)


def _recorded(request: HttpRequest, statement: Statement) -> HttpResponse:
    lines = statement.lines.order_by("position").prefetch_related("matches__invoice")
    context = {
        "statement": statement,
        "tabs": tabs("statements"),
        "page": Paginator(lines, SHOWN).get_page(request.GET.get("page")),
        "left": statement.lines.unexplained().count(),
    }
    return render(request, "treasury/statement.html", context)
