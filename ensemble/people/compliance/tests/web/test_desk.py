"""Finance: a paper is checked in two clicks, an account released after a call."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.people.compliance.actions.checking import check_company
from ensemble.people.compliance.models import BankAccount, CompanyCheck, Document
from ensemble.people.compliance.tests.builders import (
    IBAN,
    a_business,
    a_paid_account,
    a_paper,
    an_account,
)

pytestmark = pytest.mark.django_db
RECENT = date(2026, 10, 1)


def test_t9_a_paper_is_checked_in_two_clicks(client, karim, ines, now):
    paper = a_paper(a_business(karim, at=now), issued_on=RECENT, code="7XK2", at=now)
    sign_in(client, ines)
    desk = client.get("/compliance").content.decode()
    first = f"/compliance/papers/{paper.public_id}"
    assert f'href="{first}"' in desk
    page = client.get(first).content.decode()
    second = f"{first}/verify"
    assert f'action="{second}"' in page
    client.post(second, {"code": "7XK2"})
    paper.refresh_from_db()
    assert (paper.state, paper.verified_by) == ("verified", ines)
    assert paper.result


def test_a_reason_is_needed_to_send_a_paper_back(client, karim, ines, now):
    paper = a_paper(a_business(karim, at=now), issued_on=RECENT, at=now)
    sign_in(client, ines)
    where = f"/compliance/papers/{paper.public_id}/reject"
    assert client.post(where, {"reason": " "}).status_code == 422
    assert client.post(where, {"reason": "Coupé en bas."}).status_code == 303
    assert client.post(where, {"reason": "Coupé en bas."}).status_code == 409


def test_an_identity_is_read_and_decided_after_a_proof(client, karim, ines, now):
    paper = a_paper(a_business(karim, at=now), "identity", issued_on=RECENT, at=now)
    sign_in(client, ines, proven_at=now - timedelta(minutes=11))
    assert client.get(f"/identity/{paper.public_id}/file").status_code == 302
    assert client.post(f"/compliance/papers/{paper.public_id}/verify").status_code == 404
    asked = client.post(f"/compliance/identities/{paper.public_id}/verify")
    assert asked.headers["Location"].startswith("/door/again")
    sign_in(client, ines)
    assert client.get(f"/identity/{paper.public_id}/file").status_code == 200
    client.post(f"/compliance/identities/{paper.public_id}/verify")
    assert Document.objects.get().state == "verified"
    assert client.get(f"/identity/{paper.public_id}/file").status_code == 409


def test_the_desk_costs_the_same_with_one_paper_as_with_three(
    client, karim, julie, nadia, ines, now, django_assert_num_queries
):

    sign_in(client, ines)
    a_paper(a_business(karim, at=now), issued_on=RECENT, at=now)
    client.get("/compliance")
    with CaptureQueriesContext(connection) as one:
        client.get("/compliance")
    for member in (julie, nadia):
        a_paper(a_business(member, at=now), issued_on=RECENT, at=now)
    with django_assert_num_queries(len(one)):
        client.get("/compliance")
    assert len(one) <= 20


def test_a_company_nobody_could_look_up_is_noted_by_hand(client, karim, ines, now):
    business = a_business(karim, at=now)
    check_company(business, by=None, at=now)
    sign_in(client, ines)
    where = f"/businesses/{business.public_id}"
    assert f'href="{where}"' in client.get("/compliance").content.decode()
    said = {"register": "sirene", "result": "matches", "proof": "Annuaire, 12 novembre"}
    assert client.post(f"{where}/note", said | {"register": "vies"}).status_code == 422
    assert client.post(f"{where}/note", said).status_code == 303
    assert f'href="{where}"' not in client.get("/compliance").content.decode()
    assert CompanyCheck.objects.first().by == ines


def test_a_change_is_typed_held_and_released_by_someone_else(client, karim, ines, now):
    business = a_business(karim, at=now)
    sign_in(client, karim.person)
    said = {"iban": IBAN.lower(), "holder": "Benali Conseil"}
    assert client.post("/me/bank/change", said).headers["Location"] == "/me/bank"
    account = BankAccount.objects.get()
    page = client.get("/me/bank").content.decode()
    assert "FR76 •••• 0189" in page
    assert IBAN not in page
    sign_in(client, ines)
    called = {f"{account.public_id.hex}-called": "Karim, au 06 39 98 12 34"}
    release = f"/compliance/accounts/{account.public_id}/release"
    assert client.post(release, called).status_code == 409
    with time_machine.travel(account.held_until, tick=False):
        sign_in(client, ines)
        assert client.post(release, {}).status_code == 422
        assert client.post(release, called).status_code == 303
    account.refresh_from_db()
    assert (account.state, account.business) == ("active", business)


@pytest.mark.parametrize(
    "iban",
    [
        "FR7630006000011234567890188",
        "FR0630006000011234567890188",
        "BR1800360305000010009795493C1",
        "",
    ],
)
def test_a_wrong_number_is_explained(client, karim, now, iban):
    a_business(karim, at=now)
    sign_in(client, karim.person)
    page = client.post("/me/bank/change", {"iban": iban, "holder": "Benali Conseil"})
    assert page.status_code == 422
    assert "Benali Conseil" in page.content.decode()
    assert not BankAccount.objects.exists()


def test_a_stolen_session_without_proof_changes_nothing_and_keeps_nothing(client, karim, now):
    a_business(karim, at=now)
    sign_in(client, karim.person, proven_at=now - timedelta(minutes=11))
    said = {"iban": IBAN, "holder": "Benali Conseil"}
    answer = client.post("/me/bank/change", said)
    assert answer.headers["Location"].startswith("/door/again")
    assert not BankAccount.objects.exists()
    assert "held" not in client.session


def test_the_full_number_is_shown_after_a_proof_and_its_reading_told(client, karim, ines, now):
    business = a_business(karim, at=now)
    account = a_paid_account(business, by=ines, at=now)
    where = f"/bank/{account.public_id}/full"
    sign_in(client, ines, proven_at=now - timedelta(minutes=11))
    assert client.post(where).headers["Location"].startswith("/door/again")
    sign_in(client, ines)
    answer = client.post(where)
    assert "no-store" in answer.headers["Cache-Control"]
    assert "<span>0112</span>" in answer.content.decode()
    sign_in(client, karim.person)
    assert "Inès Carpentier" in client.get("/me/bank").content.decode()


def test_whoever_did_not_change_it_takes_it_back_at_once(client, karim, now):
    account = an_account(a_business(karim, at=now), at=now)
    sign_in(client, karim.person, proven_at=now - timedelta(minutes=11))
    assert client.post(f"/bank/{account.public_id}/withdraw").status_code == 303
    account.refresh_from_db()
    assert account.state == "withdrawn"


def test_its_neighbours_find_nothing(client, karim, julie, claire, now):
    business = a_business(karim, at=now)
    account = an_account(business, at=now)
    for person in (julie.person, claire):
        sign_in(client, person)
        assert client.get(f"/businesses/{business.public_id}/bank").status_code == 404
        assert client.post(f"/bank/{account.public_id}/full").status_code == 404
