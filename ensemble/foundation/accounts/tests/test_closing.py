import pytest
from django.test import Client
from django.utils import timezone

from ensemble.foundation.accounts.actions.closing import close_session, close_sessions
from ensemble.foundation.accounts.models import OpenSession
from ensemble.foundation.accounts.tests.builders import person
from ensemble.foundation.accounts.tests.device import Device, options_in
from ensemble.foundation.accounts.tests.web.test_proofs import create_first_key, is_in

pytestmark = pytest.mark.django_db
AT = timezone.now()


@pytest.fixture
def karim():
    return person("Karim Benali")


@pytest.fixture
def browsers(client, karim):
    """Karim is in, from two places."""
    device, elsewhere = Device(), Client()
    create_first_key(client, karim, device)
    asked = options_in(elsewhere.get("/door"))
    elsewhere.post("/door/key", {"credential": device.prove(asked)})
    return client, elsewhere


def session_of(browser: Client) -> OpenSession:
    return OpenSession.objects.get(session_key=browser.session.session_key)


def test_it_closes_one_session_at_once(browsers):
    here, elsewhere = browsers
    close_session(session_of(elsewhere), at=AT)
    assert [is_in(browser) for browser in browsers] == [True, False]
    assert session_of(here).closed_at is None
    assert OpenSession.objects.exclude(closed_at=None).get().closed_at == AT


def test_it_closes_every_session_but_the_present_one(browsers, karim):
    here, _elsewhere = browsers
    assert close_sessions(karim, at=AT, except_key=here.session.session_key) == 1
    assert [is_in(browser) for browser in browsers] == [True, False]


def test_it_closes_them_all(browsers, karim):
    assert close_sessions(karim, at=AT) == 2
    assert [is_in(browser) for browser in browsers] == [False, False]


def test_it_closes_nothing_twice(browsers, karim):
    close_sessions(karim, at=AT)
    assert close_sessions(karim, at=timezone.now()) == 0
    assert set(OpenSession.objects.values_list("closed_at", flat=True)) == {AT}


def test_it_leaves_the_sessions_of_others(browsers):
    assert close_sessions(person("Julie Lemaire"), at=AT) == 0
    assert [is_in(browser) for browser in browsers] == [True, True]
