from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from ensemble.foundation.accounts.actions.knocking import ask_code
from ensemble.foundation.accounts.models import MailedCode, OpenSession
from ensemble.foundation.accounts.tasks import tidy_doors
from ensemble.foundation.accounts.tests.builders import person
from ensemble.foundation.accounts.tests.device import Device
from ensemble.foundation.accounts.tests.web.test_proofs import create_first_key, is_in
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.persons.models import Person

pytestmark = pytest.mark.django_db


def knock(address: str) -> None:
    ask_code(address, language="fr", at=timezone.now())
    run_waiting()


def test_it_forgets_strangers_after_two_days():
    karim = person("Karim Benali")
    knock("nobody@nowhere.example")
    knock(karim.email)
    tidy_doors(timezone.now())
    assert Person.objects.count() == 2
    tidy_doors(timezone.now() + timedelta(days=2, hours=1))
    assert list(Person.objects.all()) == [karim]
    assert MailedCode.objects.count() == 0


def test_it_closes_sessions_that_open_nothing_any_more(client):
    create_first_key(client, person("Karim Benali"), Device())
    tidy_doors(timezone.now())
    assert OpenSession.objects.get().closed_at is None
    client.session.delete()
    tidy_doors(timezone.now())
    assert OpenSession.objects.get().closed_at is not None


def test_it_clears_the_keys_of_someone_who_lost_everything(client):
    karim = person("Karim Benali")
    create_first_key(client, karim, Device())
    call_command("clear_keys", karim.email)
    assert not is_in(client)
    assert create_first_key(Client(), karim, Device())["Location"] == "/me"
