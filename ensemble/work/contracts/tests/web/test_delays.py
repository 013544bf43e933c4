"""A client who asks for a long delay: whoever sends the papers is told, and nothing is refused."""

import pytest

from ensemble.work.contracts.tests import builders


@pytest.mark.parametrize(
    ("said", "warned"),
    [
        ({"payment_days": 45}, False),
        ({"payment_days": 60}, True),
        ({"payment_method": "eom_then_45", "payment_days": 45}, True),
    ],
)
def test_beyond_the_delay_of_a_periodic_invoice_it_is_said(
    as_, claire, mission, to, now, said, warned
):
    builders.prepared(mission, at=now, **said)
    page = as_(claire).get(to("propose", mission)).content.decode()
    assert ("45 jours aux factures périodiques" in page) == warned
