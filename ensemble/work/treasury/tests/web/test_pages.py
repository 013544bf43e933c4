"""Every page of the desk and of a member's money: opened, counted, refused when late."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.foundation.files.tests.builders import pdf
from ensemble.money.invoicing.actions.crediting import credit_own
from ensemble.money.invoicing.actions.receiving import receive
from ensemble.money.invoicing.drafts import Line
from ensemble.money.ledger.checking import check
from ensemble.work.treasury.actions.matching_alone import match_certain
from ensemble.work.treasury.models import OperatorAccount, PayRun, Statement
from ensemble.work.treasury.promises import next_pay_day
from ensemble.work.treasury.tests.formats.builders import camt053, entry, statement

LONG_AGO = timedelta(minutes=11)
A_PDF = pdf()


@pytest.fixture
def as_ines(client, ines):
    return sign_in(client, ines)


def url(name: str, thing=None) -> str:
    return reverse(f"treasury:{name}", args=[thing.public_id] if thing else [])


def upload(client, account, content: bytes, name="releve.xml"):
    return client.post(
        url("import"), {"account": account.pk, "file": SimpleUploadedFile(name, content)}
    )


def test_the_pay_run_in_three_clicks_and_two(client, make, account, owed, ines, bruno):
    """T8: prepare, (resolve), submit; read, approve."""
    sign_in(client, ines)
    day = next_pay_day(timezone.now())
    answer = client.post(url("prepare"), {"account": account.pk, "pay_on": day})
    run = PayRun.objects.get()
    assert (answer.status_code, answer.url) == (303, url("run", run))
    assert owed.number in client.get(answer.url).content.decode()
    assert client.post(url("submit", run)).status_code == 303
    sign_in(client, bruno)
    run.refresh_from_db()
    page = client.get(url("run", run)).content.decode()
    assert run.sha256 in page
    answer = client.post(url("approve", run), {"sha256": run.sha256})
    assert (answer.status_code, answer.url) == (303, url("checklist", run))
    page = client.get(answer.url).content.decode()
    assert run.sha256 in page
    given = client.post(url("file", run))
    assert given.headers["Content-Disposition"] == f'attachment; filename="{run.file_name}"'
    assert b"pain.001.001.09" in given.content
    sign_in(client, ines)
    assert "Bruno Vidal" in client.get(url("run", run)).content.decode()


def test_the_desk_says_which_night_the_ledger_was_checked(as_ines):
    assert "n’a pas encore été vérifié" in as_ines.get(url("desk")).text
    found = check(datetime(2026, 11, 12, 6, 0, tzinfo=UTC))
    page = as_ines.get(url("desk")).text.replace("\u00a0", " ")
    assert "à l’équilibre, vérifié le jeudi 12 novembre" in page
    found.problems = ["chain: VE-2026-000002"]
    found.save()
    assert "regardez-la avant tout le reste" in as_ines.get(url("desk")).text


def test_approving_asks_for_a_fresh_proof(client, make, account, owed, ines, bruno):
    run = make.submitted(account, by=ines)
    sign_in(client, bruno, proven_at=timezone.now() - LONG_AGO)
    for name in ("approve", "file"):
        answer = client.post(url(name, run), {"sha256": run.sha256})
        assert "/door/again" in answer.headers["Location"]
    assert PayRun.objects.get().state == "submitted"


def test_whoever_submitted_reads_who_may_approve(as_ines, make, account, owed, ines):
    run = make.submitted(account, by=ines)
    page = as_ines.get(url("run", run)).content.decode()
    assert url("approve", run) not in page
    assert as_ines.post(url("approve", run), {"sha256": run.sha256}).status_code == 403


def test_a_statement_in_four_clicks(as_ines, account, make, varenne, varenne_sa):
    """T7: finance, the file, import (preview), record."""
    sale = make.sold(varenne)
    content = camt053(statement(entry("12765.00", words=sale.number), moved="12765"))
    assert url("import") in as_ines.get(url("desk")).content.decode()
    answer = upload(as_ines, account, content)
    kept = Statement.objects.get()
    assert (answer.status_code, answer.url) == (303, url("statement", kept))
    assert url("record", kept) in as_ines.get(answer.url).content.decode()
    assert as_ines.post(url("record", kept)).status_code == 303
    match_certain(kept, at=timezone.now())
    page = as_ines.get(url("statement", kept)).content.decode()
    assert "Tout est rapproché" in page


def test_what_is_no_statement_keeps_the_form_and_says_why(as_ines, account):
    answer = upload(as_ines, account, b"<html></html>")
    assert answer.status_code == 422
    assert not Statement.objects.exists()


def test_a_csv_asks_for_its_columns_then_shows_itself(as_ines, account):
    content = "Date;Libellé;Montant\n20/11/2026;VIR;12,50\n".encode()
    answer = upload(as_ines, account, content, "a.csv")
    kept = Statement.objects.get()
    asked = as_ines.get(answer.url)
    assert asked.url == url("mapping", kept)
    chosen = {"day": "Date", "words": "Libellé", "day_format": "%d/%m/%Y", "decimal_comma": "1"}
    assert as_ines.post(asked.url, chosen).status_code == 422
    answer = as_ines.post(asked.url, chosen | {"amount": "Montant"})
    assert (answer.status_code, answer.url) == (303, url("statement", kept))
    assert "12,50" in as_ines.get(answer.url).content.decode()


def test_a_line_is_explained_and_taken_back(as_ines, account, make, ines, varenne, varenne_sa):
    sale = make.sold(varenne)
    line = make.recorded(account, [entry("100.00", words="?")], by=ines, moved="100").lines.get()
    page = as_ines.get(url("line", line))
    assert (page.status_code, "Ce qui s’est passé" in page.text) == (200, False)
    wrong = {"invoice": "FC-0", "amount": "100"}
    assert as_ines.post(url("receive", line), wrong).status_code == 422
    right = {"invoice": sale.number.lower(), "amount": "60,00"}
    assert as_ines.post(url("receive", line), right).status_code == 303
    assert as_ines.post(url("receive", line), right).status_code == 409
    assert as_ines.post(url("undo", line.matches.get())).status_code == 303
    line.refresh_from_db()
    assert line.left == 100
    assert "Ce qui s’est passé" in as_ines.get(url("line", line)).text


@pytest.mark.parametrize("name", ["desk", "statements", "lines", "accounts"])
def test_the_desk_is_for_finance(name, client, claire, odile, helene, karim, account):
    for someone, code in ((claire, 404), (helene, 404), (karim.person, 404), (odile, 403)):
        assert sign_in(client, someone).get(url(name)).status_code == code


def test_an_account_is_proposed_then_opened_by_another(client, make, ines, bruno):
    sign_in(client, ines)
    wrong = {
        "label": "Courant",
        "holder": "Rives SAS",
        "iban": "FR7630006000011234567890188",
        "country": "FR",
    }
    assert client.post(url("propose_account"), wrong).status_code == 422
    right = wrong | {"iban": "fr76 3000 6000 0112 3456 7890 189"}
    assert client.post(url("propose_account"), right).status_code == 303
    account = OperatorAccount.objects.get()
    assert client.post(url("open_account", account)).status_code == 403
    sign_in(client, bruno)
    assert client.post(url("open_account", account)).status_code == 303


def test_lists_cost_the_same_for_one_row_and_three(
    as_ines, make, account, business, mandate, mission, terms, ines, django_assert_max_num_queries
):
    counts: dict[str, set[int]] = {}
    for number in range(3):
        make.owed(business, mandate, mission, days="1", key=f"owed-{number}")
        run = make.prepare(account, pay_on=make.PAY_ON, by=ines, at=make.NOW)
        for page in (url("run", run), url("desk")):
            with django_assert_max_num_queries(20) as asked:
                assert as_ines.get(page).status_code == 200
            counts.setdefault(page, set()).add(len(asked))
    lines = [entry(f"{n}.00", words="?", reference=f"A{n}") for n in (1, 2, 3)]
    for number in (1, 3):
        make.recorded(account, lines[:number], by=ines, moved="1" if number == 1 else "6")
        with django_assert_max_num_queries(20) as asked:
            assert as_ines.get(url("lines")).status_code == 200
        counts.setdefault("lines", set()).add(len(asked))
    assert {page: len(found) for page, found in counts.items()} == dict.fromkeys(counts, 1)


def test_a_member_reads_what_comes_and_what_came(
    client, make, account, karim, owed, ines, bruno, django_assert_max_num_queries
):
    sign_in(client, karim.person)
    with django_assert_max_num_queries(20):
        page = client.get(url("money")).content.decode()
    assert "9\u00a0250,00\u00a0€" in page
    assert "Facturé" in page
    run = make.approved(account, by=ines, other=bruno)
    assert "Programmé" in client.get(url("money")).content.decode()
    payment = run.payments.get()
    leaving = entry("-9250.00", end_to_end_id=payment.end_to_end_id)
    match_certain(make.recorded(account, [leaving], by=ines, moved="-9250"), at=make.NOW)
    page = client.get(url("money")).content.decode()
    assert "Versé" in page
    assert payment.iban not in page
    for name in ("set_aside", "history"):
        assert client.get(url(name)).status_code == 200
        assert b"<html" not in client.get(url(name), headers={"HX-Request": "true"}).content


def test_her_table_is_safe_for_a_spreadsheet(client, karim, owed):
    """A number of her own may begin with a sign that spreadsheets take for a formula; amounts keep theirs."""
    lines, at = [Line("Deux jours", Decimal(2), Decimal("500.00"))], owed.issued_at
    sent = {"content": A_PDF, "name": "facture.pdf", "said": None, "lines": lines}
    receive(karim, number="+1+2", issued_on=owed.issued_on, by=karim.person, at=at, **sent)
    some = {"lines": lines, "reason": "Comptés deux fois", "key": "credit"}
    credit_own(owed, by=karim.person, at=at, **some)
    year = {"year": owed.issued_on.year}
    table = sign_in(client, karim.person).get(url("for_accountant"), year).text.lstrip("\ufeff")
    cells = {row.split(";")[2]: row.split(";")[5] for row in table.splitlines()[1:]}
    assert cells[owed.number] == "9250,00"
    assert cells["'+1+2"] == "1000,00"
    assert "-1000,00" in cells.values()


def test_nobody_reads_the_money_of_another(client, make, account, julie, owed, karim):
    page = sign_in(client, julie.person).get(url("money")).content.decode()
    assert owed.number not in page


def test_money_is_for_members(client, ines, helene):
    for someone in (ines, helene):
        assert sign_in(client, someone).get(url("money")).status_code == 404


def test_the_part_of_a_mission_is_for_whoever_is_paid(
    client, make, account, owed, ines, bruno, karim, petit, mission
):
    make.approved(account, by=ines, other=bruno)
    assert (
        owed.number
        in sign_in(client, karim.person).get(url("mission_part", mission)).content.decode()
    )
    assert (
        owed.number not in sign_in(client, petit).get(url("mission_part", mission)).content.decode()
    )
