from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ensemble.foundation.accounts.access import has_role, has_seat, look_again
from ensemble.foundation.accounts.actions.inviting import invite, revoke
from ensemble.foundation.accounts.models import Invitation
from ensemble.foundation.accounts.tests.builders import (
    half_open,
    organisation,
    person,
    sign_in,
    team_member,
)
from ensemble.foundation.accounts.tests.device import Device, options_in
from ensemble.foundation.mailroom.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation():
    claire = team_member("Claire Morel", "talent")
    words = "Nous avons travaillé ensemble chez Varenne."
    return invite(person("Karim Benali"), "member", by=claire, at=timezone.now(), words=words)


def page_of(invitation: Invitation) -> str:
    return reverse("accounts:invitation", args=[invitation.token])


def accept(client, invitation: Invitation):
    return client.post(reverse("accounts:accept", args=[invitation.token]))


def test_it_says_who_invites_and_why(client, invitation):
    page = client.get(page_of(invitation))
    assert "Claire Morel" in page.text
    assert "Nous avons travaillé ensemble chez Varenne." in page.text


def test_it_writes_a_letter_with_the_link(invitation):
    letter = Letter.objects.get(kind="accounts/invitation")
    assert (letter.to, letter.sensitive) == (invitation.person, True)
    assert page_of(invitation) in letter.text


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_it_is_not_consumed_by_programs_that_follow_links(client, invitation, method):
    for url in (page_of(invitation), reverse("accounts:accept", args=[invitation.token])):
        getattr(client, method)(url)
    invitation.refresh_from_db()
    assert invitation.state == "waiting"
    assert "door" not in client.session


def test_it_proves_the_mailbox_and_leads_to_the_key(client, invitation):
    assert accept(client, invitation)["Location"] == reverse("accounts:first_key")
    assert client.get(reverse("accounts:first_key")).status_code == 200
    assert client.get("/me").status_code == 302


def test_it_opens_once(client, invitation):
    accept(client, invitation)
    elsewhere = Client()
    assert elsewhere.get(page_of(invitation)).status_code == 410
    assert accept(elsewhere, invitation).status_code == 409
    assert elsewhere.get(reverse("accounts:first_key"))["Location"] == "/door"


def test_it_opens_for_fourteen_days(client, invitation, time_machine):
    time_machine.move_to(timezone.now() + timedelta(days=14, seconds=1))
    assert client.get(page_of(invitation)).status_code == 410
    assert accept(client, invitation).status_code == 409


def test_it_opens_no_more_once_withdrawn(client, invitation):
    revoke(invitation, by=invitation.invited_by, at=timezone.now())
    page = client.get(page_of(invitation))
    assert page.status_code == 410
    assert "Claire" not in page.text


@pytest.mark.parametrize("kept", [63, 32, 1])
def test_it_finds_nothing_behind_a_forged_link(client, invitation, kept):
    forged = invitation.token[:kept] + "g"
    assert client.get(reverse("accounts:invitation", args=[forged])).status_code == 404


def test_it_replaces_a_former_invitation(client, invitation):
    again = invite(invitation.person, "member", by=invitation.invited_by, at=timezone.now())
    assert client.get(page_of(invitation)).status_code == 410
    assert client.get(page_of(again)).status_code == 200


def test_it_leaves_the_account_of_whoever_was_signed_in(client, invitation):
    julie = person("Julie Lemaire")
    client.force_login(julie)
    accept(client, invitation)
    assert client.get("/me").status_code == 302


def test_it_asks_nothing_more_of_the_person_already_in(client, invitation):
    sign_in(client, invitation.person)
    accept(client, invitation)
    assert client.get("/me").status_code == 200


def test_it_waits_for_whoever_comes_in_by_the_door(client, invitation):
    device = Device()
    page = half_open(client, invitation.person).get(reverse("accounts:first_key"))
    answer = client.post("/door/passkey", {"credential": device.create(options_in(page))})
    assert answer["Location"] == page_of(invitation)


def test_it_seats_a_colleague(client):
    helene = person("Hélène Faure", "varenne")
    varenne = organisation("Groupe Varenne", buyer=helene)
    laurent = person("Laurent Petit", "varenne")
    sent = invite(
        laurent, "client", organisation=varenne, role="manager", by=helene, at=timezone.now()
    )
    assert not has_seat(laurent, varenne)
    accept(client, sent)
    look_again(laurent)
    assert has_seat(laurent, varenne, "manager")


def test_it_invites_the_first_administrator_from_the_console(client, capsys):
    call_command("invite_administrator", "Odile.Rey@ensemble.example", name="Odile Rey")
    invitation = Invitation.objects.get()
    assert page_of(invitation) in capsys.readouterr().out
    accept(client, invitation)
    assert has_role(invitation.person, "administrator")
