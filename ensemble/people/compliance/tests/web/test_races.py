"""The same click several times within a few milliseconds: one effect, and never a broken page."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.people.compliance.models import BankAccount, Document
from ensemble.people.compliance.tests.builders import IBAN, PDF, a_business, a_paper

pytestmark = pytest.mark.django_db(transaction=True)
RECENT = date(2026, 10, 1)


def at_once(person, url: str, data, clicks: int = 3) -> list[int]:
    together, answers = Barrier(clicks), []
    cookies = sign_in(Client(), person).cookies

    def click() -> None:
        client = Client(raise_request_exception=False)
        client.cookies = cookies
        together.wait()
        try:
            answers.append(client.post(url, data()).status_code)
        finally:
            connection.close()

    threads = [Thread(target=click) for _click in range(clicks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(answers)


def test_a_paper_sent_three_times_waits_once(karim, now):
    a_business(karim, at=now)

    def sent():
        return {"file": SimpleUploadedFile("papier.pdf", PDF), "issued_on": "2026-11-02"}

    assert at_once(karim.person, "/me/safe/papers/vigilance", sent) == [303, 303, 303]
    assert Document.objects.filter(state="received").count() == 1


def test_an_account_typed_three_times_is_held_once(karim, now):
    a_business(karim, at=now)
    said = {"iban": IBAN, "holder": "Benali Conseil"}
    assert at_once(karim.person, "/me/bank/change", lambda: said) == [303, 303, 303]
    assert BankAccount.objects.held().count() == 1


def test_a_paper_found_in_order_three_times_is_verified_once(karim, ines, now):
    paper = a_paper(a_business(karim, at=now), issued_on=RECENT, at=now)
    verify = f"/compliance/papers/{paper.public_id}/verify"
    assert at_once(ines, verify, dict) == [303, 409, 409]
