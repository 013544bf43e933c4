from dataclasses import replace
from datetime import date

import pytest

from ensemble.money.invoicing.models import Party
from ensemble.money.invoicing.routing import Channel, route_for

pytestmark = pytest.mark.django_db

SELLER = Party(name="Rives SAS", siren="732829320", size="small")
BUYER = Party(name="Varenne SA", siren="100000009", size="large")
BOTH, PLATFORM, EMAIL = (
    (Channel.PLATFORM, Channel.EMAIL),
    (Channel.PLATFORM,),
    (Channel.EMAIL,),
)


@pytest.mark.parametrize(
    ("size", "on", "channels"),
    [
        ("small", date(2026, 11, 30), BOTH),
        ("mid", date(2026, 11, 30), PLATFORM),
        ("small", date(2027, 9, 1), PLATFORM),
        ("large", date(2026, 8, 31), BOTH),
        ("large", date(2026, 9, 1), PLATFORM),
        ("micro", date(2027, 8, 31), BOTH),
        ("micro", date(2027, 9, 1), PLATFORM),
        ("", date(2026, 11, 30), BOTH),
    ],
)
def test_r19_the_channel_follows_the_size_of_the_issuer_and_the_day(size, on, channels):
    route = route_for(replace(SELLER, size=size), BUYER, on)

    assert route.channels == channels
    assert route.preferred == Channel.PLATFORM


def test_r19_the_size_of_the_buyer_changes_nothing():
    on = date(2026, 11, 30)

    assert route_for(SELLER, replace(BUYER, size="micro"), on).channels == BOTH


@pytest.mark.parametrize(
    ("seller", "buyer"),
    [
        (SELLER, replace(BUYER, country="DE", siren="")),
        (SELLER, replace(BUYER, siren="")),
        (replace(SELLER, country="BE", siren=""), BUYER),
    ],
)
def test_across_a_border_it_leaves_by_email_and_is_declared(seller, buyer):
    assert route_for(seller, buyer, date(2028, 1, 1)).channels == EMAIL
