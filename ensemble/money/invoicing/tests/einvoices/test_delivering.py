import pytest

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files.reading import content_of
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.timeline.reading import history_of
from ensemble.money.invoicing.models import Invoice
from ensemble.money.invoicing.tests.builders import ISSUED, client, operator, sold

pytestmark = pytest.mark.django_db


def letters(invoice):
    return Letter.objects.filter(kind="invoicing/billed")


def test_a_ready_invoice_leaves_by_email_with_its_paper(house, varenne_sa, helene):
    invoice = sold(house, varenne_sa, purchase_order="BC-1")
    run_waiting()

    invoice.refresh_from_db()
    (letter,) = letters(invoice)
    (attached,) = letter.enclosures.all()
    assert (invoice.state, letter.to) == ("sent", helene)
    assert attached.read() == content_of(invoice.paper.pdf)
    assert attached.content is None
    assert invoice.number in letter.subject
    last = history_of(invoice).last()
    assert (last.verb, last.facts["channel"]) == ("invoicing.sent", "email")


def test_r19_where_the_law_wants_a_platform_it_waits_for_one(varenne_sa, ines, helene):
    invoice = sold(operator(ines, size="mid"), varenne_sa)
    run_waiting()

    assert (Invoice.objects.get(pk=invoice.pk).state, letters(invoice).count()) == ("ready", 0)


def test_while_nobody_of_the_client_reads_invoices_it_waits(house, ines):
    newcomer = Organisation.objects.create(name="Ardoise", opened_at=ISSUED)
    invoice = sold(house, client(newcomer, ines))
    run_waiting()

    assert Invoice.objects.get(pk=invoice.pk).state == "ready"
