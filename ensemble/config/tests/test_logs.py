"""One line for each answer: who and what, never a word of what was said."""

import json
from datetime import timedelta
from logging.config import DictConfigurator

import pytest
from django.urls import reverse
from django.utils import timezone

from ensemble.config import logs
from ensemble.foundation.accounts.tests.builders import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(caplog):
    """What production writes: the lines of requests, and everything as it stands there."""
    production = DictConfigurator(logs.logging(readable=False))
    form = production.configure_formatter(production.config["formatters"]["lines"])
    caplog.handler.setFormatter(form)

    def lines() -> list[dict]:
        found = [json.loads(line) for line in caplog.text.splitlines()]
        return [line for line in found if line["logger"] == "ensemble.requests"]

    return lines


def test_it_writes_one_line_with_the_route_and_the_person(client, karim, written, caplog):
    sign_in(client, karim.person)
    client.get(f"/people/{karim.card.public_id}?q=planning")
    [line] = written()
    assert line.pop("milliseconds") > 0
    assert line.pop("timestamp")
    assert line == {
        "event": "answered",
        "level": "info",
        "logger": "ensemble.requests",
        "method": "GET",
        "route": "people/<uuid:pk>",
        "status": 200,
        "person": str(karim.person.public_id),
    }
    assert karim.person.email not in caplog.text
    assert "Karim" not in caplog.text


def test_it_names_the_fields_that_no_page_offered_and_writes_no_value(
    client, karim, written, caplog
):
    sign_in(client, karim.person)
    invented = {"role": "administrator", "fee": "0", "<script>": "1", "x" * 50: "1"}
    client.post("/me/card/help", {"can_help_with": "Lire un contrat", "seen": ""} | invented)
    [line] = written()
    assert (line["status"], line["ignored"]) == (303, ["fee", "role"])
    assert not {"Lire", "administrator", "script"} & set(caplog.text.replace('"', " ").split())


def test_it_names_them_where_a_page_has_but_one_button(client, karim, written):
    sign_in(client, karim.person).post("/me/pause", {"role": "finance", "fee": "0"})
    [line] = written()
    assert (line["status"], line["ignored"]) == (303, ["fee", "role"])


def test_it_names_no_field_of_a_form_kept_until_a_proof(client, odile, written):
    """Nobody has read it yet: it is sent again, and read, after the proof."""
    sign_in(client, odile, proven_at=timezone.now() - timedelta(hours=1))
    answer = client.post(reverse("accounts:ask_role"), {"role": "finance"})
    assert answer["Location"].startswith(reverse("accounts:again"))
    [line] = written()
    assert "ignored" not in line


@pytest.mark.parametrize(
    "form", [{"can_help_with": "Lire"}, {"can_help_with": "x" * 500, "role": "1"}]
)
def test_it_names_no_field_of_a_form_as_the_page_gave_it_nor_of_one_sent_back(
    client, karim, written, form
):
    sign_in(client, karim.person).post("/me/card/help", form)
    [line] = written()
    assert "ignored" not in line


def test_it_does_not_write_who_knocks(client, written, caplog):
    client.post("/door", {"email": "karim.benali@place.example"})
    [line] = written()
    assert (line["route"], line["status"], line["person"]) == ("door", 302, None)
    assert "karim" not in caplog.text


def test_it_does_not_write_an_address_that_leads_nowhere(client, written):
    client.get("/karim.benali@place.example")
    [line] = written()
    assert (line["route"], line["status"]) == (None, 404)
    assert "karim" not in json.dumps(line)
