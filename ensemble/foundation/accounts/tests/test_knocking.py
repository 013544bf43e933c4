from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ensemble.foundation.accounts.actions.knocking import ask_code
from ensemble.foundation.accounts.models import MailedCode
from ensemble.foundation.accounts.tests.builders import person
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.persons.models import Person

pytestmark = pytest.mark.django_db
UNKNOWN = "nobody@nowhere.example"


def knock(address: str, *, ago: timedelta = timedelta()) -> MailedCode:
    return ask_code(address, language="fr", at=timezone.now() - ago)


def test_it_writes_to_nobody_before_the_answer_has_left():
    code = knock(UNKNOWN)
    assert (code.address, code.language) == (UNKNOWN, "fr")
    assert not Letter.objects.exists()
    assert not Person.objects.exists()
    run_waiting()
    assert code.digits in Letter.objects.get(address=UNKNOWN).text


def test_it_does_the_same_work_for_known_and_unknown_addresses():
    asked = []
    for address in (person("Karim Benali").email, UNKNOWN):
        with CaptureQueriesContext(connection) as queries:
            knock(address)
        asked.append([query["sql"].split()[0] for query in queries])
    assert asked[0] == asked[1]


def test_it_forgets_the_letter_with_the_code_when_the_request_fails():
    with transaction.atomic():
        knock(UNKNOWN)
        transaction.set_rollback(True)
    assert run_waiting() == 0
    assert not MailedCode.objects.exists()


def test_it_gives_other_digits_each_time():
    assert len({knock(UNKNOWN).digits for _ in range(5)}) > 1


def test_it_sends_no_code_that_is_spent_before_it_leaves():
    knock(UNKNOWN, ago=timedelta(minutes=16))
    run_waiting()
    assert not Letter.objects.exists()


def test_it_writes_no_code_to_a_closed_account():
    karim = person("Karim Benali")
    Person.objects.filter(pk=karim.pk).update(is_active=False)
    knock(karim.email)
    run_waiting()
    assert not Letter.objects.exists()
