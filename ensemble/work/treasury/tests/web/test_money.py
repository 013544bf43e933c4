"""The lines of a member's money: what stands against each, what we did, and the day that counts."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.money.invoicing.models import Invoice
from ensemble.work.timesheets.actions.nudging import nudge
from ensemble.work.timesheets.models import Timesheet
from ensemble.work.treasury.actions.preparing import leave_out, look_again, prepare
from ensemble.work.treasury.actions.returning import come_back
from ensemble.work.treasury.money import money_of
from ensemble.work.treasury.tests.builders import NOW, PAY_ON

LATER = NOW + timedelta(days=5)  # Tuesday the 17th


@pytest.fixture
def french():
    with translation.override("fr"):
        yield


def one_line(member, at=NOW):
    (line,) = money_of(member, at=at).coming
    return line


def said(member, at=NOW) -> str:
    return one_line(member, at).sentence.replace("\u00a0", " ")


def test_a_list_being_made_is_named_with_its_day(french, account, owed, karim, ines):
    run = prepare(account, pay_on=PAY_ON, by=ines, at=NOW)
    assert said(karim) == (
        f"Elle est déjà dans la série {run.message_id}."
        " Notre équipe finance l’a en main jusqu’au vendredi 13 novembre."
    )
    assert (one_line(karim).certain, one_line(karim).on) == (True, PAY_ON)


def test_what_finance_left_out_says_why_who_and_since_when(
    french, account, owed, karim, ines, client
):
    run = prepare(account, pay_on=PAY_ON, by=ines, at=NOW)
    leave_out(run.payments.get(), because="Karim préfère décembre.", by=ines, at=NOW)
    look_again(run, by=ines, at=NOW)
    words = (
        "La finance l’a laissée de côté : Karim préfère décembre."
        " À lever par Inès Carpentier, depuis le jeudi 12 novembre."
    )
    assert said(karim) == words
    assert one_line(karim).certain is False
    with time_machine.travel(NOW, tick=False):
        page = sign_in(client, karim.person).get(reverse("treasury:money")).text
    assert words in page.replace("\u00a0", " ")


def test_what_came_back_says_why_and_when_it_leaves_again(
    french, make, account, owed, karim, ines, bruno
):
    payment = make.approved(account, by=ines, other=bruno).payments.get()
    come_back(payment, on=date(2026, 11, 17), reason="AC04", by=ines, at=LATER)
    assert said(karim, LATER) == (
        "La banque nous l’a rendue le mardi 17 novembre : AC04."
        " Elle repart avec la liste du mardi 17 novembre."
    )
    run = prepare(account, pay_on=date(2026, 11, 18), by=ines, at=LATER)
    assert f"série {run.message_id}" in said(karim, LATER)
    assert one_line(karim, LATER).on == date(2026, 11, 18)


def test_what_leaves_again_is_scheduled_and_still_says_what_came_back(
    french, make, account, owed, karim, ines, bruno
):
    payment = make.approved(account, by=ines, other=bruno).payments.get()
    come_back(payment, on=date(2026, 11, 17), reason="", by=ines, at=LATER)
    make.approved(account, by=ines, other=bruno, at=LATER, pay_on=date(2026, 11, 18))
    assert said(karim, LATER) == (
        "La banque nous l’a rendue le mardi 17 novembre."
        " Part mercredi 18 novembre. Vous n’avez rien à faire."
    )
    assert one_line(karim, LATER).on == date(2026, 11, 18)


@pytest.fixture
def sent(make, mission, terms, petit):
    """November, with the client since the 12th."""
    facts = {"begun_at": NOW, "submitted_at": NOW, "submitted_to": petit, "state": "submitted"}
    month = Timesheet.objects.create(mission=mission, month=date(2026, 11, 1), **facts)
    month.days.create(on=date(2026, 11, 10), quantity=Decimal(1))
    return month


def test_days_that_wait_say_from_whom_and_who_speaks_on_which_day(french, sent, karim):
    assert said(karim) == (
        "En attente de la validation de Laurent Petit, qui l’a reçue le jeudi 12 novembre."
        " Aucune relance n’est encore partie."
        " Claire Morel vous dit où nous en sommes le lundi 16 novembre au plus tard."
    )


def test_the_reminder_sent_to_the_client_is_said_and_moves_the_day(french, sent, karim, claire):
    nudge(sent, by=claire, at=LATER)
    assert said(karim, LATER).endswith(
        "Relance de Claire Morel le mardi 17 novembre."
        " Claire Morel vous dit où nous en sommes le jeudi 19 novembre au plus tard."
    )


def test_a_day_that_has_passed_is_never_promised(french, sent, karim):
    saturday = NOW + timedelta(days=9)
    assert "où nous en sommes le lundi 23 novembre" in said(karim, saturday)


def test_an_invoice_of_hers_that_was_refused_is_asked_again(french, account, owed, karim):
    Invoice.objects.filter(pk=owed.pk).update(state="refused")
    line = one_line(karim)
    assert (line.word, line.act) == ("approved", True)
    assert said(karim).startswith("Envoyez-nous votre facture")
