import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from ensemble.foundation.parameters.models import DatedValue
from ensemble.money.ledger.actions.posting import Credit, Debit, post_all
from ensemble.money.ledger.actions.posting import reverse as take_back
from ensemble.money.ledger.checking import check
from ensemble.money.ledger.models import AccountChoice, Entry, ManualEntry
from ensemble.money.ledger.parties import of_member, of_organisation
from ensemble.money.ledger.tests.builders import DAY, NOW, moving, posted, sale

INDEX = "/ledger"
PAGES = [INDEX, "/ledger/trial-balance", "/ledger/accounts", "/ledger/by-hand", "/ledger/export"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("who", "status"), [("ines", 200), ("odile", 403), ("claire", 404), ("helene", 404)]
)
def test_finance_reads_all(as_, request, page, who, status):
    posted()

    assert as_(request.getfixturevalue(who)).get(page).status_code == status


def test_the_sentence_of_the_nightly_check(as_, ines):
    assert "n’a pas encore été vérifié" in as_(ines).get(INDEX).text
    posted()
    check(NOW)

    page = as_(ines).get(INDEX).text

    [told] = re.findall(r"Le grand livre est[^<]*", page)
    assert told == "Le grand livre est à l’équilibre, vérifié à 10\u00a0h."


def test_a_ledger_that_was_forged_says_so(as_, ines):
    found = check(NOW)
    found.problems = ["chain: VE-2026-000002"]
    found.save()

    assert "chain: VE-2026-000002" in as_(ines).get(INDEX).text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["VE-2026-000002", "BQ-2026-000001", "VE-2026-000001"]),
        ({"journal": "BQ"}, ["BQ-2026-000001"]),
        ({"account": "70"}, ["VE-2026-000002", "VE-2026-000001"]),
        ({"party": "C-2"}, ["VE-2026-000002"]),
        ({"words": "virement"}, ["BQ-2026-000001"]),
        ({"first": "2026-11-13"}, ["VE-2026-000002"]),
        ({"last": "2026-11-12", "account": "706"}, ["VE-2026-000001"]),
        ({"account": "101"}, []),
        ({"first": "hier"}, ["VE-2026-000002", "BQ-2026-000001", "VE-2026-000001"]),
    ],
)
def test_it_finds_what_is_asked(as_, ines, asked, found):
    posted("a")
    post_all([moving(100, key="b")])
    posted("c", party="C-2", on=date(2026, 11, 13))

    page = as_(ines).get(INDEX, asked)

    assert [entry.name for entry in page.context["page"]] == found


def test_an_entry_shows_its_lines_and_what_took_it_back(as_, ines, varenne):
    entry = posted(party=of_organisation(varenne))
    reversal = take_back(entry, on=DAY, label="Annulation", at=NOW)

    page = as_(ines).get(reverse("ledger:entry", args=[entry.public_id])).text

    for word in ("Groupe Varenne", "12\u00a0765,00\u00a0€", entry.hash, reversal.name):
        assert word in page


def owed(member, key: str = "self-billed", amount: str = "9250.00"):
    lines = [
        Debit("subcontracting", Decimal(amount)),
        Credit("suppliers", Decimal(amount), party=of_member(member)),
    ]
    return posted(key, journal="AC", label="AF-2026-0007", lines=lines)


def test_a_member_reads_their_own_lines_only(as_, karim, julie, ines):
    entry, other = owed(karim), owed(julie, "other")
    browser = as_(karim.person)

    page = browser.get(reverse("ledger:mine"))

    assert [line.entry for line in page.context["page"]] == [entry]
    assert page.context["owed"] == Decimal("9250.00")
    shown = browser.get(reverse("ledger:entry", args=[entry.public_id])).text
    assert "401" in shown
    assert "611" not in shown
    assert entry.hash not in shown
    assert browser.get(reverse("ledger:entry", args=[other.public_id])).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("claire", 404), ("odile", 403), ("helene", 404)])
def test_nobody_else_reads_an_entry(as_, request, karim, who, status):
    address = reverse("ledger:entry", args=[owed(karim).public_id])
    browser = as_(request.getfixturevalue(who))

    assert browser.get(address).status_code == status
    assert browser.get(reverse("ledger:mine")).status_code == status


def test_the_trial_balance_of_any_day(as_, ines):
    posted()
    browser, address = as_(ines), reverse("ledger:trial")

    assert "12\u00a0765,00" in browser.get(address).text
    assert "12\u00a0765,00" not in browser.get(address, {"on": "2026-11-11"}).text
    assert browser.get(address, {"on": "demain"}).status_code == 422


def test_the_export_is_a_file(as_, ines):
    posted()
    browser, address = as_(ines), reverse("ledger:export", args=[2026])
    assert browser.get(address).status_code == 422
    DatedValue.objects.create(
        name="operator.siren", value="100000009", valid_from=date(2020, 1, 1), source="Kbis"
    )

    answer = browser.get(address)

    assert answer["Content-Disposition"] == 'attachment; filename="100000009FEC20261231.txt"'
    assert answer.content.startswith(b"JournalCode\tJournalLib\t")
    assert browser.get(reverse("ledger:export", args=[2019])).status_code == 404


def written(**changes) -> dict[str, str]:
    form = {
        "journal": "OD",
        "on": "2026-11-12",
        "label": "Régularisation",
        "piece": "Note 12",
        "form-TOTAL_FORMS": "8",
        "form-INITIAL_FORMS": "0",
        "form-0-account": "627",
        "form-0-debit": "12,50",
        "form-1-account": "bank",
        "form-1-credit": "12,50",
    }
    return form | changes


def test_two_people_post_by_hand(as_, ines, bruno):
    answer = as_(ines).post(reverse("ledger:prepare"), written())
    assert answer.status_code == 303
    manual = ManualEntry.objects.get()
    post = reverse("ledger:post", args=[manual.public_id])

    assert as_(ines).post(post).status_code == 403
    assert not Entry.objects.exists()
    assert as_(bruno).post(post).status_code == 303
    assert as_(bruno).post(post).status_code == 409

    entry = Entry.objects.get()
    assert (entry.name, entry.total, entry.by) == ("OD-2026-000001", Decimal("12.50"), bruno)
    assert "Inès Carpentier, puis Bruno Vidal" in as_(ines).get(reverse("ledger:by_hand")).text


@pytest.mark.parametrize(
    "changes",
    [
        {"form-1-credit": "12,49"},
        {"form-0-account": "999"},
        {"form-0-account": ""},
        {"form-0-credit": "12,50"},
        {"form-0-debit": "beaucoup"},
        {"label": ""},
        {"journal": "AN"},
    ],
)
def test_answers_are_kept_when_something_is_wrong(as_, ines, changes):
    answer = as_(ines).post(reverse("ledger:prepare"), written(**changes))

    assert answer.status_code == 422
    assert "Note 12" in answer.text
    assert not ManualEntry.objects.exists()


def test_an_entry_is_set_aside(as_, ines, bruno):
    as_(ines).post(reverse("ledger:prepare"), written())
    manual = ManualEntry.objects.get()

    answer = as_(bruno).post(reverse("ledger:set_aside", args=[manual.public_id]))

    assert answer.status_code == 303
    assert as_(bruno).post(reverse("ledger:post", args=[manual.public_id])).status_code == 409


PROPOSED = {
    "role": "bank",
    "number": "5121",
    "label": "Banque des Rives",
    "valid_from": "2027-01-01",
    "source": "Cabinet comptable, note du 3 novembre",
}


def test_two_people_change_an_account(as_, ines, bruno):
    assert as_(ines).post(reverse("ledger:propose_account"), PROPOSED).status_code == 303
    choice = AccountChoice.objects.proposed().get()
    approve = reverse("ledger:approve_account", args=[choice.public_id])
    assert as_(ines).post(approve).status_code == 403

    assert as_(bruno).post(approve).status_code == 303

    post_all([moving(100, key="a"), moving(100, key="b", on=date(2027, 1, 1))])
    numbers = {
        str(entry): entry.lines.get(cents__gt=0).account.number for entry in Entry.objects.all()
    }
    assert numbers == {"BQ-2026-000001": "512", "BQ-2027-000001": "5121"}


@pytest.mark.parametrize(
    "changes", [{"number": "99"}, {"label": ""}, {"valid_from": "2026-11-11"}, {"source": ""}]
)
def test_an_account_needs_its_facts(as_, ines, changes):
    answer = as_(ines).post(reverse("ledger:propose_account"), PROPOSED | changes)

    assert answer.status_code == 422
    assert not AccountChoice.objects.proposed().exists()


def test_an_account_is_set_aside(as_, ines):
    as_(ines).post(reverse("ledger:propose_account"), PROPOSED)
    choice = AccountChoice.objects.proposed().get()

    assert (
        as_(ines).post(reverse("ledger:set_account_aside", args=[choice.public_id])).status_code
        == 303
    )
    choice.refresh_from_db()
    assert choice.state == "set_aside"


def test_lists_cost_the_same_with_one_and_with_three(as_, ines, karim, queries):
    def write(number: int) -> None:
        post_all([sale(f"sale-{number}", party=f"C-{number}"), moving(100, key=f"move-{number}")])
        owed(karim, f"owed-{number}")
        as_(ines).post(reverse("ledger:prepare"), written(label=f"Note {number}"))

    pages = [
        *((ines, page) for page in PAGES),
        (karim.person, reverse("ledger:mine")),
    ]
    write(1)
    before = [queries(as_(who), page) for who, page in pages]
    write(2)
    write(3)

    assert [queries(as_(who), page) for who, page in pages] == before
    assert max(before) <= 20
