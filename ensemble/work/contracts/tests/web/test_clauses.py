"""The articles of our contracts, read and changed by two people."""

from ensemble.work.contracts.models import Clause


def said(**change) -> dict:
    return {
        "heading_fr": "Fin",
        "text_fr": "Chacun prévient {notice_days} jours avant.",
        "heading_en": "End",
        "text_en": "Each gives {notice_days} days’ notice.",
        "source": "Maître Lenoir",
        "valid_from": "2026-12-01",
    } | change


def test_one_writes_and_another_puts_in_force(as_, claire, hugo, to):
    article = Clause.objects.get(paper="order", model="resale", slug="ending")
    writer, second = as_(claire), as_(hugo)
    assert writer.post(to("clause", article), said()).status_code == 303
    wording = Clause.objects.proposed().get()
    assert to("approve_clause", wording) not in writer.get(to("clauses")).text
    assert writer.post(to("approve_clause", wording)).status_code == 403
    assert to("approve_clause", wording) in second.get(to("clauses")).text
    second.post(to("approve_clause", wording))
    wording.refresh_from_db()
    assert (wording.state, wording.approved_by) == ("in_force", hugo)
    assert "Maître Lenoir" in second.get(to("clause", article)).text


def test_an_unknown_blank_or_a_missing_language_is_explained(as_, claire, to):
    article = Clause.objects.get(paper="order", model="resale", slug="ending")
    for wrong in ({"text_fr": "Pour {budget}."}, {"text_en": ""}, {"valid_from": "2026-01-01"}):
        answer = as_(claire).post(to("clause", article), said(**wrong))
        assert answer.status_code == 422
        assert "Maître Lenoir" in answer.text
    assert not Clause.objects.proposed().exists()


def test_both_models_are_read_in_both_languages(as_, claire, to):
    page = as_(claire).get(to("clauses"), {"model": "agency"})
    assert "n’encaisse pas" in page.text
    claire.language = "en"
    claire.save()
    assert "does not collect" in as_(claire).get(to("clauses"), {"model": "agency"}).text


def test_the_list_costs_little(as_, claire, to, queries):
    assert queries(as_(claire), to("clauses")) <= 20


def test_members_and_clients_do_not_come_here(as_, karim, helene, varenne, to):
    assert as_(karim.person).get(to("clauses")).status_code == 403
    assert as_(helene).get(to("clauses")).status_code == 403
