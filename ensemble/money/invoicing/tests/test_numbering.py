"""Numbers taken by many at once, on real connections that really commit or roll back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from ensemble.foundation.core.errors import TooLate
from ensemble.money.invoicing import numbering
from ensemble.money.invoicing.actions.issuing import issue
from ensemble.money.invoicing.models import Flow, Invoice, Kind, Party, Series
from ensemble.money.invoicing.tests.builders import ISSUED, mandate, sale, self_billed, sold


class Withdrawn(Exception):
    pass


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("parallel", "each", "kept"), [(50, 10, 45), (23, 3, 16)])
def test_r13_numbers_are_gapless_under_concurrency(house, varenne_sa, parallel, each, kept):
    """Some of them roll back, one in `each`, and leave their number to the next."""

    def issue_one(turn: int) -> str:
        try:
            with transaction.atomic():
                invoice = sold(house, varenne_sa, key=f"turn-{turn}")
                if turn % each == min(3, each - 1):
                    raise Withdrawn
                return invoice.number
        except Withdrawn:
            return ""
        finally:
            connection.close()

    with ThreadPoolExecutor(parallel) as crowd:
        numbers = list(filter(None, crowd.map(issue_one, range(parallel))))

    assert sorted(numbers) == [f"FC-2026-{n:06}" for n in range(1, kept + 1)]
    assert numbering.broken() == []


@pytest.mark.django_db(transaction=True)
def test_it_issues_once_for_the_same_key_at_the_same_time(house, varenne_sa):
    def issue_same(_turn: int) -> str:
        try:
            return sold(house, varenne_sa, key="the same").number
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as crowd:
        assert set(crowd.map(issue_same, range(8))) == {"FC-2026-000001"}
    assert sold(house, varenne_sa, key="another").number == "FC-2026-000002"
    assert numbering.broken() == []


def test_r13_a_number_with_a_space_is_refused(house, varenne_sa):
    Series.objects.create(prefix="FC", year=2026, width=6)

    with pytest.raises(DatabaseError, match="plain_signs"), transaction.atomic():
        Series.objects.create(prefix="FC 2026", year=2026, width=6)


def test_each_mandate_and_each_year_counts_for_itself(house, varenne_sa, karim_ei, ines):
    signed = mandate(karim_ei.member, ines)
    next_year = datetime(2027, 1, 4, 9, tzinfo=UTC)

    assert sold(house, varenne_sa, key="1").number == "FC-2026-000001"
    own = issue(self_billed(signed, karim_ei, house), by=None, at=ISSUED, key="2")
    assert own.number == "AF-300000007-2026-0001"
    assert sold(house, varenne_sa, key="3").number == "FC-2026-000002"
    assert sold(house, varenne_sa, key="4", at=next_year).number == "FC-2027-000001"


def test_a_number_of_a_firm_abroad_stays_short():
    party = Party(name="Denkwerk", vat_number="BE0897223571", country="BE")

    prefix = numbering.prefix_of(Kind.SELF_BILLED, Flow.BOUGHT, party)

    number = Series(prefix=prefix, year=2026, width=4).number(7)
    assert number == "AF-BE0897223571-2026-0007"
    assert len(number) <= 35


@pytest.mark.fault
def test_a_clock_put_back_over_midnight_keeps_the_day_reached(house, varenne_sa):
    midnight = datetime(2026, 11, 30, 23, 5, tzinfo=UTC)  # five past midnight in Paris

    assert sold(house, varenne_sa, key="1", at=midnight).issued_on == date(2026, 12, 1)
    back = sold(house, varenne_sa, key="2", at=midnight - timedelta(minutes=10))
    assert back.issued_on == date(2026, 12, 1)
    with pytest.raises(TooLate):
        sold(house, varenne_sa, key="3", at=midnight - timedelta(days=3))


def test_the_database_lets_no_number_be_taken_back(house, varenne_sa):
    invoice = sold(house, varenne_sa)

    for change in ({"last": 0}, {"last": 5}, {"prefix": "FX"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Series.objects.filter(pk=invoice.series_id).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Series.objects.filter(pk=invoice.series_id)._raw_delete("default")


def test_a_draft_takes_no_number(house, varenne_sa):
    sale(house, varenne_sa)

    assert not Series.objects.exists()
    assert not Invoice.objects.exists()
    assert numbering.broken() == []
