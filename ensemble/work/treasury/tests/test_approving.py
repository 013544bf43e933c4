"""Two people, one file: F10, F13, F14 and the hash that was approved."""

import re
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.mailroom.models import Letter
from ensemble.money.ledger.reading import balance
from ensemble.people.compliance.actions.banking import change_account, release
from ensemble.people.compliance.identifiers import bank_number
from ensemble.people.compliance.tests.builders import OTHER_IBAN, an_account
from ensemble.work.treasury.actions.approving import approve
from ensemble.work.treasury.actions.downloading import download
from ensemble.work.treasury.formats.latin import latin
from ensemble.work.treasury.models import PayRun
from ensemble.work.treasury.payfile import Altered, content_of, hash_of
from ensemble.work.treasury.tests.builders import NOW, PAY_ON


@pytest.fixture
def run(make, account, owed, ines):
    return make.submitted(account, by=ines)


def test_another_person_approves_and_the_debt_is_on_its_way(run, owed, bruno):
    approve(run, sha256=run.sha256, by=bruno, at=NOW)
    payment = run.payments.get()
    owed.refresh_from_db()
    assert (run.state, payment.state, payment.settlement.amount) == ("approved", "ordered", 9250)
    assert owed.open_amount == 0
    assert balance("suppliers", on=PAY_ON) == 0
    assert balance("transfers", on=PAY_ON) == Decimal("-9250.00")
    assert balance("bank", on=PAY_ON) == 0


def test_a_name_of_ninety_signs_is_kept_whole_and_cut_in_the_file(
    make, account, business, owed, ines, bruno
):
    """Bad input 5: in Latin letters and seventy signs for the bank, as it is everywhere else."""
    name = (
        "Œuvre & Fils <SARL> à la mémoire d’Élise et de ses deux sœurs, fondée à Besançon en 1887"
    )
    changed = change_account(
        business, bank_number(OTHER_IBAN), holder=name, by=owed.member.person, at=NOW
    )
    later = changed.held_until
    release(changed, called="Karim, au téléphone", by=bruno, at=later)
    run = make.submit(make.prepare(account, pay_on=PAY_ON, by=ines, at=later), by=ines, at=later)
    approve(run, sha256=run.sha256, by=bruno, at=later)
    assert run.payments.get().name == changed.holder == name
    written = re.findall(r"<Cdtr><Nm>(.*?)</Nm>", download(run, by=ines, at=later).decode())
    assert written == [latin(name, 70)]
    assert written[0].startswith("OEuvre + Fils (SARL) a la memoire d'Elise")


@pytest.mark.fault
def test_who_prepared_is_refused(run, ines):
    """F10."""
    with pytest.raises(Refused):
        approve(run, sha256=run.sha256, by=ines, at=NOW)
    assert PayRun.objects.get().state == "submitted"


def test_who_submitted_is_refused_too(make, account, owed, ines, bruno, zoe):
    from ensemble.work.treasury.actions.preparing import prepare, submit

    run = submit(prepare(account, pay_on=PAY_ON, by=ines, at=NOW), by=bruno, at=NOW)
    with pytest.raises(Refused):
        approve(run, sha256=run.sha256, by=bruno, at=NOW)


@pytest.mark.fault
def test_the_database_refuses_one_person_for_both(run, ines):
    with pytest.raises(IntegrityError), transaction.atomic():
        PayRun.objects.filter(pk=run.pk).update(state="approved", approved_by=ines, approved_at=NOW)


def test_a_second_approval_is_told_that_it_is_late(run, bruno):
    """F10."""
    approve(run, sha256=run.sha256, by=bruno, at=NOW)
    with pytest.raises(TooLate):
        approve(run, sha256=run.sha256, by=bruno, at=NOW)
    assert run.payments.get().invoice.settlements.count() == 1


def test_a_list_that_changed_since_it_was_read_is_not_approved(run, bruno):
    with pytest.raises(TooLate):
        approve(run, sha256="0" * 64, by=bruno, at=NOW)


def test_an_account_that_changed_since_stops_the_run(run, business, bruno):
    an_account(business, at=NOW, iban=OTHER_IBAN)
    with pytest.raises(TooLate, match=r"coordonnées bancaires|bank details|Bank details"):
        approve(run, sha256=run.sha256, by=bruno, at=NOW)
    assert PayRun.objects.get().state == "submitted"


def test_an_approved_run_is_frozen(run, bruno):
    approve(run, sha256=run.sha256, by=bruno, at=NOW)
    with pytest.raises(Exception, match="frozen"), transaction.atomic():
        PayRun.objects.filter(pk=run.pk).update(total=1)


@pytest.mark.fault
def test_the_file_is_the_approved_one_each_time(run, ines, bruno):
    """F14: whoever takes it, whenever."""
    approve(run, sha256=run.sha256, by=bruno, at=NOW)
    first, second = download(run, by=ines, at=NOW), download(run, by=bruno, at=NOW)
    assert first == second
    assert hash_of(first) == run.sha256
    assert [one.by for one in run.downloads.all()] == [ines, bruno]


def test_a_file_is_not_taken_before_its_approval(run, ines):
    with pytest.raises(TooLate):
        download(run, by=ines, at=NOW)


def test_one_byte_changed_raises_an_alert_and_gives_nothing(run, ines, bruno, odile):
    """The triggers are taken away, as someone with a shell would."""
    approve(run, sha256=run.sha256, by=bruno, at=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE treasury_payment SET name = 'Karim Benall'")
        cursor.execute("SET LOCAL session_replication_role = origin")
    with pytest.raises(Altered):
        download(run, by=ines, at=NOW)
    told = Letter.objects.filter(kind="treasury/file_differs").values_list("to__name", flat=True)
    assert sorted(told) == ["Bruno Vidal", "Inès Carpentier", "Odile Rey"]
    assert run.downloads.count() == 0


@pytest.mark.fault
def test_the_file_is_written_from_the_rows_alone(run):
    """F1, F13: nothing else is needed to write it again, byte for byte."""
    fresh = PayRun.objects.select_related("account").get(pk=run.pk)
    assert hash_of(content_of(fresh)) == run.sha256


def test_each_member_reads_once_what_leaves_and_when(
    make, account, business, mandate, mission, terms, ines, bruno, karim
):
    make.owed(business, mandate, mission, ready=False)
    run_waiting()
    run = make.submitted(account, by=ines)
    approve(run, sha256=run.sha256, by=bruno, at=NOW)
    run_waiting()
    run_waiting()
    letter = Letter.objects.get(kind="treasury/payment_ordered")
    assert letter.to == karim.person
    assert "9\u00a0250,00\u00a0€" in letter.text
    assert "FR76" not in letter.text


def test_the_second_person_is_asked_by_letter(run, bruno):
    assert Letter.objects.get(kind="treasury/run_submitted").to == bruno
