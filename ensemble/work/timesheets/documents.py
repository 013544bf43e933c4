"""The documents of a year that someone may read, one after the other: signed contracts with their
evidence, invoices with their XML, approved months. Who reads what is the rule of each parent."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.files.bundling import Enclosed, Manifest
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.reading import content_of
from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing.models import Invoice
from ensemble.work.contracts.models import Agreement, Envelope
from ensemble.work.missions.promises import today
from ensemble.work.timesheets.models import Timesheet
from ensemble.work.timesheets.paper import month_pdf

CONTRACTS, INVOICES, MONTHS = "contracts", "invoices", "months"
AT_ONCE = 50


def kinds() -> dict[str, str]:
    return {
        CONTRACTS: _("Signed contracts, with their evidence"),
        INVOICES: _("Invoices and credit notes, with their XML"),
        MONTHS: _("Approved months"),
    }


def years_of(person: Person) -> dict[int, Counter]:
    """How many of each kind in each year, the last year first."""
    found: dict[int, Counter] = {}
    for kind, (rows, day) in _rows(person).items():
        dated = rows.order_by().annotate(of=ExtractYear(day)).values("of")
        for one in dated.annotate(number=Count("pk", distinct=True)):
            found.setdefault(one["of"], Counter())[kind] = one["number"]
    return dict(sorted(found.items(), reverse=True))


def documents_of(
    person: Person, chosen: Iterable[str], *, year: int, language: str
) -> Iterator[Enclosed]:
    """In order, read from the database a handful at a time; nothing is left out."""
    folders = {CONTRACTS: _("contracts"), INVOICES: _("invoices"), MONTHS: _("months")}
    making = {
        CONTRACTS: _of_agreements,
        INVOICES: _of_invoices,
        MONTHS: partial(_of_months, language=language),
    }
    rows, named = _rows(person), kinds()
    for kind in (one for one in making if one in chosen):
        of_year, day = rows[kind]
        keys = of_year.filter(**{f"{day}__year": year}).order_by(day, "pk")
        for some in _a_few(keys):
            yield from making[kind](some, folders[kind], named[kind])


def manifest() -> Manifest:
    title, file, size, why = _("Name"), _("File"), _("Bytes"), _("Why it is not here")
    columns = (_("Kind"), _("Day"), title, file, size, "SHA-256", why)
    damaged = _("The file is no longer the one that was kept: the team has to look at it.")
    return Manifest("manifest.csv", columns, damaged)


def _rows(person: Person) -> dict[str, tuple[QuerySet, str]]:
    """What is counted and enclosed of each kind, and the day that places it in a year."""
    return {
        CONTRACTS: (Agreement.objects.visible_to(person).signed(), "signed_at"),
        INVOICES: (Invoice.objects.visible_to(person), "issued_on"),
        MONTHS: (Timesheet.objects.visible_to(person).filter(state="approved"), "month"),
    }


def _a_few(rows: QuerySet) -> Iterator[QuerySet]:
    keys = list(rows.values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        yield rows.filter(pk__in=keys[start : start + AT_ONCE])


def _of_agreements(rows: QuerySet, folder: str, kind: str) -> Iterator[Enclosed]:
    agreements = list(rows.select_related("paper"))
    sent = Envelope.objects.filter(
        about_label=Agreement._meta.label_lower, about_id__in=[one.pk for one in agreements]
    )
    sent = sent.select_related("signed_paper", "evidence").order_by("pk")
    envelopes = {one.about_id: one for one in sent}
    for one in agreements:
        envelope, on = envelopes.get(one.pk), today(one.signed_at)
        path = f"{folder}/{on:%Y-%m-%d}-{one.reference}-{slugify(one.title.replace('’', ' '))[:60]}"
        signed = (envelope and envelope.signed_paper) or one.paper
        yield Enclosed(f"{path}.pdf", on, kind, one.title, partial(content_of, signed))
        if envelope and envelope.evidence:
            proof = partial(content_of, envelope.evidence)
            yield Enclosed(f"{path}-evidence.json", on, kind, one.title, proof)


def _of_invoices(rows: QuerySet, folder: str, kind: str) -> Iterator[Enclosed]:
    """The paper we made, and its XML beside it; for an invoice received, what its member sent."""
    for one in rows.select_related("paper__pdf", "paper__xml", "file"):
        number = one.number.replace("/", "_")
        path = f"{folder}/{one.issued_on:%Y-%m-%d}-{one.issuer_key}-{number}"
        paper = getattr(one, "paper", None)
        pdf = one.file or (paper and paper.pdf)
        suffix = "xml" if pdf and pdf.name.lower().endswith(".xml") else "pdf"
        read = partial(_kept, pdf)
        yield Enclosed(f"{path}.{suffix}", one.issued_on, kind, one.number, read)
        if not one.file:
            xml = partial(_kept, paper and paper.xml)
            yield Enclosed(f"{path}.xml", one.issued_on, kind, one.number, xml)


def _of_months(rows: QuerySet, folder: str, kind: str, *, language: str) -> Iterator[Enclosed]:
    ready = rows.ready_to_read().prefetch_related("approvals__by")
    for one in ready:
        name = slugify(f"{one.mission.organisation.name} {one.mission.member.person.name}")
        path = f"{folder}/{one.month:%Y-%m}-{name}-{one.pk}.pdf"
        read = partial(month_pdf, one, language=language)
        yield Enclosed(path, one.ends_on, kind, one.mission.title, read)


def _kept(stored: StoredFile | None) -> bytes:
    if stored is None:
        raise TooLate(_("The document of this invoice is being made. Come back in a minute."))
    return content_of(stored)
