"""The paper of an issued invoice: made, checked by every rule, kept; nothing leaves before."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from ensemble.foundation.core.faults import fault
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.files.actions.keeping import keep_made
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing.access import may_issue
from ensemble.money.invoicing.kinds import INVOICE_PAPER, INVOICE_XML
from ensemble.money.invoicing.models import Invoice, Paper
from ensemble.money.invoicing.paper import MadeInvoice, make
from ensemble.money.invoicing.validation import Finding, errors_of, validate


@transaction.atomic
def make_paper(invoice: Invoice, *, by: Person | None, at: datetime) -> Paper | None:
    """`ready` with its two files, or `held` with what the rules found. Made once, however often asked.

    Raises ValidatorDown, and writes nothing, when the rules could not be run.
    """
    require(may_issue(by))
    invoice = Invoice.objects.select_for_update(of=("self",)).get(pk=invoice.pk)
    known = Paper.objects.filter(invoice=invoice).first()
    if known and known.is_kept:
        return known
    if invoice.state not in ("issued", "held"):
        return known  # cancelled meanwhile: it needs no paper
    made = make(invoice)
    findings = validate(made.xml)
    if errors := errors_of(findings):
        return _hold(invoice, errors, by=by, at=at)
    return _keep(invoice, made, findings, by=by, at=at)


def _keep(
    invoice: Invoice, made: MadeInvoice, findings: list[Finding], *, by: Person | None, at: datetime
) -> Paper:
    move(invoice, "ready", ready_at=at)
    pdf = keep_made(made.pdf, name=f"{invoice.number}.pdf", kind=INVOICE_PAPER, by=by, at=at)
    xml = keep_made(made.xml, name=f"{invoice.number}.xml", kind=INVOICE_XML, by=by, at=at)
    fault("invoicing.after_paper")
    facts = {"pdf": pdf, "xml": xml, "made_at": at, "findings": [asdict(one) for one in findings]}
    paper, _new = Paper.objects.update_or_create(invoice=invoice, defaults=facts)
    record("invoicing.ready", on=invoice, by=by, at=at)
    return paper


def _hold(invoice: Invoice, errors: list[Finding], *, by: Person | None, at: datetime) -> Paper:
    """It waits for someone of finance, who reads why; a second try that fails says so anew."""
    if invoice.state != "held":
        move(invoice, "held")
    facts = {"findings": [asdict(error) for error in errors], "made_at": at}
    paper, _new = Paper.objects.update_or_create(invoice=invoice, defaults=facts)
    record("invoicing.held", on=invoice, by=by, at=at, rules=[error.rule for error in errors])
    return paper
