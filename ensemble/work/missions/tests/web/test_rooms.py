"""What each reader of another side meets: 403 for what is known and not theirs, 404 for the rest."""

import pytest
from django.urls import reverse

from ensemble.foundation.accounts.tests.builders import person, sign_in
from ensemble.work.missions.actions.describing import describe
from ensemble.work.missions.models import Need

ANYWHERE = ("https://evil.example/", "//evil.example", "/\\evil.example", "https:///evil.example")


def at(name: str, thing=None) -> str:
    return reverse(f"missions:{name}", args=[thing.public_id] if thing else [])


def one_of(asked):
    return asked.presentations.first()


def test_a_reminder_leads_back_to_the_composition(as_, asked, claire):
    answer = as_(claire).post(at("nudge", one_of(asked)))
    assert answer["Location"] == at("compose", asked.need)


@pytest.mark.parametrize("back", ANYWHERE)
def test_a_reminder_leads_nowhere_else(as_, asked, claire, back):
    answer = as_(claire).post(at("nudge", one_of(asked)), {"back": back})
    assert answer["Location"] == "/"


def test_the_client_reads_that_composing_is_not_hers(client, asked, petit):
    sign_in(client, petit)
    tried = [client.post(at("remove_person", one_of(asked))), client.post(at("sign", asked))]
    assert [answer.status_code for answer in tried] == [403, 403]


def test_another_client_reads_nothing_of_it(client, asked, oscar, ardance):
    sign_in(client, oscar)
    tried = [client.post(at("remove_person", one_of(asked))), client.post(at("sign", asked))]
    assert [answer.status_code for answer in tried] == [404, 404]


@pytest.mark.parametrize("name", ["answers", "fee_rules"])
def test_a_client_has_no_such_desk(client, rule, petit, name):
    assert sign_in(client, petit).get(at(name)).status_code == 404


def test_only_members_have_proposals(client, karim, petit):
    assert sign_in(client, karim.person).get(at("proposals")).status_code == 200
    assert sign_in(client, petit).get(at("proposals")).status_code == 403


def test_a_member_does_not_send_needs(client, build, karim, now):
    describe(by=karim.person, at=now, **build.ANSWERS)
    assert sign_in(client, karim.person).post(at("send")).status_code == 403


def test_a_newcomer_sends_one_for_a_company_of_hers(client, build, claire, now):
    newcomer = person("Anne Roche", "ailleurs")
    describe(by=newcomer, at=now, **build.ANSWERS)
    sent = sign_in(client, newcomer).post(at("send"), {"organisation_name": "Ailleurs"})
    assert sent["Location"] == at("sent", Need.objects.get())
