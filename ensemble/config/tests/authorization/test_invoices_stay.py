"""`invoice.delete`: no address removes one, whoever asks (`test_refusals` asks the database itself)."""

import pytest
from django.test import Client
from django.urls import reverse

from ensemble.config.tests.authorization.matrix import COLUMNS
from ensemble.money.invoicing.models import Invoice
from ensemble.money.invoicing.web.urls import urlpatterns

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("column", COLUMNS)
def test_no_address_of_an_invoice_removes_it(world, column):
    """Every page about invoices, asked to delete with the keys of each column."""
    client = Client(raise_request_exception=False)
    client.cookies.load(world.cookies.get(column, {}))
    kept = set(Invoice.objects.values_list("pk", "state"))
    for name in _addresses():
        answer = client.delete(reverse(f"invoicing:{name}", args=[world.sold.public_id]))
        assert answer.status_code in {302, 403, 404, 405}, name

    assert set(Invoice.objects.values_list("pk", "state")) == kept


def _addresses() -> list[str]:
    return [one.name for one in urlpatterns if str(one.pattern).startswith("invoices/<")]
