from decimal import Decimal

import pytest
from django.urls import reverse

from ensemble.money.credit.actions.expecting import expect
from ensemble.money.credit.models import Belonging, Limit, Override
from ensemble.money.credit.tests.builders import limited, sent
from ensemble.money.invoicing.tests.builders import client

PAGES = ["/credit", "/credit/late", "/credit/ageing"]
ASKED = {
    "amount": "60 000",
    "source": "insurer",
    "reference": "Police 4521",
    "expires_on": "2027-06-01",
}


@pytest.fixture
def invoice(house, varenne_sa, now):
    return sent(house, varenne_sa, at=now)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("who", "status"), [("ines", 200), ("odile", 403), ("claire", 404), ("helene", 404)]
)
def test_finance_reads_the_credit_of_clients(as_, request, invoice, page, who, status):
    assert as_(request.getfixturevalue(who)).get(page).status_code == status


def test_each_client_stands_with_what_it_owes(as_, ines, invoice, varenne, now):
    expect(invoice, organisation=varenne, amount=Decimal("1000.00"), label="Novembre", at=now)

    [standing] = as_(ines).get("/credit").context["standings"]

    assert (standing.name, standing.used) == ("Groupe Varenne", Decimal("13765.00"))
    assert standing.available == Decimal("36235.00")


def test_two_people_set_a_limit(as_, ines, bruno, invoice, varenne):
    propose = reverse("credit:propose_limit", args=[varenne.public_id])
    assert as_(ines).post(propose, ASKED).status_code == 303
    limit = Limit.objects.get()
    approve = reverse("credit:approve_limit", args=[limit.public_id])

    assert as_(ines).post(approve).status_code == 403
    assert as_(bruno).post(approve).status_code == 303
    assert as_(bruno).post(approve).status_code == 409

    page = as_(ines).get(reverse("credit:client", args=[varenne.public_id]))
    assert page.context["exposure"].limit == Decimal("60000.00")


@pytest.mark.parametrize(
    "changes", [{"amount": "beaucoup"}, {"reference": ""}, {"expires_on": "2026-11-12"}]
)
def test_a_limit_needs_its_facts(as_, ines, varenne, changes):
    answer = as_(ines).post(
        reverse("credit:propose_limit", args=[varenne.public_id]), ASKED | changes
    )

    assert answer.status_code == 422
    assert not Limit.objects.exists()


def test_a_limit_is_set_aside(as_, ines, varenne):
    as_(ines).post(reverse("credit:propose_limit", args=[varenne.public_id]), ASKED)
    aside = reverse("credit:set_limit_aside", args=[Limit.objects.get().public_id])

    assert as_(ines).post(aside).status_code == 303
    assert Limit.objects.get().state == "set_aside"


def test_companies_are_put_together(as_, ines, invoice, varenne, ardance):
    join = reverse("credit:join", args=[ardance.public_id])
    assert as_(ines).post(join, {"company": ""}).status_code == 422

    assert as_(ines).post(join, {"company": varenne.pk}).status_code == 303

    assert Belonging.objects.values_list("group").distinct().count() == 1
    page = as_(ines).get(reverse("credit:client", args=[ardance.public_id]))
    assert page.context["exposure"].used == Decimal("12765.00")


def test_talent_asks_and_finance_decides(as_, claire, ines, bruno, invoice, varenne):
    ask = reverse("credit:ask_override")
    asked = {
        "organisation": varenne.public_id,
        "ceiling": "70000",
        "reason": "Paiement annoncé",
        "expires_on": "2026-12-31",
    }
    shown = as_(claire).get(ask, {"organisation": varenne.public_id, "ceiling": "70000"})
    assert "Groupe Varenne" in shown.text
    assert as_(claire).post(ask, asked | {"reason": ""}).status_code == 422
    assert as_(claire).post(ask, asked).status_code == 303
    override = Override.objects.get()

    approve = reverse("credit:approve_override", args=[override.public_id])
    assert as_(claire).post(approve).status_code == 404
    assert as_(ines).post(approve).status_code == 303
    refuse = reverse("credit:refuse_override", args=[override.public_id])
    assert as_(bruno).post(refuse).status_code == 409


@pytest.mark.parametrize(("who", "status"), [("samira", 403), ("karim", 404), ("helene", 404)])
def test_others_do_not_ask(as_, request, who, status):
    person = request.getfixturevalue(who)
    browser = as_(getattr(person, "person", person))

    assert browser.get("/credit/overrides/new").status_code == status


def test_an_address_with_nonsense_is_an_empty_form(as_, ines):
    assert as_(ines).get("/credit/overrides/new", {"organisation": "x"}).status_code == 200


def test_lists_cost_the_same_with_one_and_with_three(
    as_, ines, bruno, house, varenne_sa, varenne_group, ardance, queries, now
):
    other = client(
        ardance, ines, siren="200000008", siret="20000000800017", vat_number="FR37200000008"
    )
    sent(house, varenne_sa, at=now)
    sent(house, other, at=now, key="other")
    limited(varenne_group, "60000", by=ines, second=bruno)
    pages = [*PAGES, reverse("credit:client", args=[varenne_sa.organisation.public_id])]
    before = [queries(as_(ines), page) for page in pages]

    sent(house, varenne_sa, at=now, key="two")
    sent(house, other, at=now, key="three")
    limited(varenne_group, "70000", by=ines, second=bruno)

    assert [queries(as_(ines), page) for page in pages] == before
    assert max(before) <= 20
