"""R07: what a client owes for work that someone else performs is assigned under a guarantee, or not at all."""

from decimal import Decimal

import pytest
from django.utils import translation

from ensemble.work.contracts.actions.accepting import record_guarantee
from ensemble.work.contracts.assigning import assignment_of_mission
from ensemble.work.contracts.models import Terms

pytestmark = pytest.mark.usefixtures("operator", "helene")
WORKED = ("18.5", "500", "575", "12 765,00 €", "9 250,00 €")
OURS = ("7.5", "640", "700", "6 300,00 €", "4 800,00 €")


def at_price(terms: Terms, days: str, rate: str, price: str) -> Terms:
    """The same terms for another amount, as no action writes them."""
    fee = Decimal(price) - Decimal(rate)
    facts = {"days": Decimal(days), "rate": Decimal(rate), "fee": fee, "price": Decimal(price)}
    Terms.objects.filter(pk=terms.pk).update(**facts)
    return Terms.objects.get(pk=terms.pk)


def said(mission, now) -> tuple[bool, str]:
    with translation.override("fr"):
        found = assignment_of_mission(mission, on=now.date())
    return found.may, found.because.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("days", "rate", "price", "owed", "subcontracted"), [WORKED, OURS], ids=["worked", "ours"]
)
@pytest.mark.parametrize("kind", ["caution", "delegation"])
def test_r07_a_receivable_is_assigned_only_under_a_guarantee(
    build, mission, ines, now, kind, days, rate, price, owed, subcontracted
):
    at_price(build.prepared(mission, at=now), days, rate, price)
    may, because = said(mission, now)
    assert not may
    assert owed in because
    assert subcontracted in because
    record_guarantee(mission, kind=kind, ref="BPL 2026-118", on=now.date(), by=ines, at=now)
    may, because = said(mission, now)
    assert may
    assert owed in because
    record_guarantee(mission, kind="none", ref="", on=now.date(), by=ines, at=now)
    assert not said(mission, now)[0]


def test_r07_in_agency_the_platform_has_nothing_to_assign(build, mission, now):
    build.prepared(mission, at=now, model="agency")
    may, because = said(mission, now)
    assert not may
    assert because.startswith("Non : le client le doit au membre")


def test_r07_nothing_is_assigned_before_anything_is_agreed(mission, now):
    assert said(mission, now) == (False, "Non : rien n’est encore convenu.")
