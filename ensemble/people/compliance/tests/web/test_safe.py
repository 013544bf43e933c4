"""« Mon dossier »: one thing is asked at a time, and what was answered is not asked again."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.foundation.core.jobs import run_waiting
from ensemble.people.compliance.models import Business, Document
from ensemble.people.compliance.reading import business_of
from ensemble.people.compliance.tests.builders import PDF, a_business, a_full_safe, a_paper

pytestmark = pytest.mark.django_db
COMPANY = {"legal_name": "Benali Conseil", "siren": "732 829 320", "siret": "732 829 320 00074"}
ADDRESS = {"street": "12 rue des Capucins", "postcode": "69001", "city": "Lyon"}
RECENT = date(2026, 10, 1)


def upload(content=PDF, name="papier.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_the_questions_lead_from_one_to_the_next(client, karim):
    sign_in(client, karim.person)
    page = client.get("/me/safe").content.decode()
    assert 'href="/me/safe/status"' in page
    steps = [
        ("/me/safe/status", {"status": "sasu"}, "/me/safe/company"),
        ("/me/safe/company", COMPANY, "/me/safe/address"),
        ("/me/safe/address", ADDRESS, "/me/safe/vat"),
        ("/me/safe/vat", {"vat_regime": "collection"}, "/me/safe/mentions"),
        (
            "/me/safe/mentions",
            {"capital": "10 000", "register": "RCS Lyon 732 829 320"},
            "/me/safe",
        ),
    ]
    for asked, said, then in steps:
        assert client.get(asked).status_code == 200
        assert client.post(asked, said).headers["Location"] == then
    business = business_of(karim)
    assert business.is_described
    assert (business.siren, business.vat_number) == ("732829320", "FR44732829320")
    assert 'href="/me/safe/papers/vigilance"' in client.get("/me/safe").content.decode()


def test_a_portage_company_says_who_signs(client, karim, now):
    sign_in(client, karim.person)
    client.post("/me/safe/status", {"status": "portage"})
    client.post("/me/safe/company", COMPANY)
    client.post("/me/safe/address", ADDRESS)
    said = client.post("/me/safe/vat", {"vat_regime": "debits"})
    assert said.headers["Location"] == "/me/safe/signatory"
    assert not business_of(karim).is_described
    client.post(
        "/me/safe/signatory",
        {"signatory_name": "Paul Roux", "signatory_email": "paul@portage.example"},
    )
    assert business_of(karim).is_described


def test_a_firm_of_another_country_gives_its_vat_number(client, karim):
    sign_in(client, karim.person)
    client.post("/me/safe/status", {"status": "eu_firm"})
    firm = {"legal_name": "Rheinblick GmbH", "country": "DE"}
    wrong = client.post("/me/safe/company", firm | {"vat_number": "FR44732829320"})
    assert wrong.status_code == 422
    client.post("/me/safe/company", firm | {"vat_number": "DE 136 695 976"})
    assert client.get("/me/safe/vat").status_code == 404
    client.post("/me/safe/address", {"street": "Domstraße 4", "postcode": "50668", "city": "Köln"})
    assert business_of(karim).is_described


@pytest.mark.parametrize(
    "wrong",
    [
        {"siren": "732829321"},
        {"siret": "40483304800022"},
        {"siret": "73282932000047"},
        {"legal_name": ""},
        {"siren": "1e309"},
    ],
)
def test_a_wrong_number_is_explained_and_answers_are_kept(client, karim, now, wrong):
    sign_in(client, karim.person)
    client.post("/me/safe/status", {"status": "micro"})
    page = client.post("/me/safe/company", COMPANY | wrong)
    assert page.status_code == 422
    kept = next(iter((COMPANY | wrong).values()))
    assert kept in page.content.decode()
    assert Business.objects.get().siren == ""


def test_a_place_of_la_poste_is_taken_though_its_key_is_wrong(client, karim, now):
    sign_in(client, karim.person)
    client.post("/me/safe/status", {"status": "sasu"})
    place = {"legal_name": "La Poste", "siren": "356 000 000", "siret": "356 000 000 49837"}
    assert client.post("/me/safe/company", place).status_code == 303
    assert Business.objects.get().siret == "35600000049837"
    wrong = client.post("/me/safe/company", place | {"siret": "356 000 000 49838"})
    assert wrong.status_code == 422
    assert Business.objects.get().siret == "35600000049837"


def test_a_paper_is_sent_with_its_dates(client, karim, now):
    a_business(karim, at=now)
    sign_in(client, karim.person)
    page = client.get("/me/safe/papers/vigilance").content.decode()
    assert "Urssaf" in page
    said = {"file": upload(), "issued_on": "2026-11-02", "code": "7XK244PQ"}
    assert client.post("/me/safe/papers/vigilance", said).headers["Location"] == "/me/safe"
    assert Document.objects.get().issued_on == date(2026, 11, 2)


@pytest.mark.parametrize(
    "wrong",
    [
        {"issued_on": "2026-05-11"},  # six months ago: it would not count
        {"issued_on": "2027-01-01"},
        {"issued_on": "hier"},
        {"file": ""},
        {"file": upload(b"<svg onload='alert(1)'/>", "moi.svg")},
    ],
)
def test_a_paper_that_would_not_count_is_explained(client, karim, now, wrong):
    a_business(karim, at=now)
    sign_in(client, karim.person)
    said = {"file": upload(), "issued_on": "2026-11-02"} | wrong
    assert client.post("/me/safe/papers/vigilance", said).status_code == 422
    assert not Document.objects.exists()


def test_a_paper_that_nobody_can_read_is_turned_down_by_its_inspection(client, karim, now):
    a_business(karim, at=now)
    sign_in(client, karim.person)
    damaged = upload(b"%PDF-1.4 no end of it", "x.pdf\r\nX: 1")
    said = {"file": damaged, "issued_on": "2026-11-02"}
    assert client.post("/me/safe/papers/vigilance", said).status_code == 303
    run_waiting()
    stored = Document.objects.get().file
    assert (stored.state, stored.refusal) == ("refused", "damaged")
    assert not {"\r", "\n", ":"} & set(stored.name)


def test_a_picture_too_large_to_draw_is_explained(client, karim, now):
    a_business(karim, at=now)
    drawn = BytesIO()
    Image.new("1", (10_000, 10_000)).save(drawn, "PNG")
    assert len(drawn.getvalue()) < 100_000
    sign_in(client, karim.person)
    said = {"file": upload(drawn.getvalue(), "recto.png"), "issued_on": "2026-11-02"}
    assert client.post("/me/safe/papers/vigilance", said).status_code == 422
    assert not Document.objects.exists()


def test_a_page_that_is_also_a_paper_is_never_shown_in_place(client, karim, now):
    polyglot = PDF.replace(b"%%EOF", b"%<html><script>alert(1)</script></html>\n%%EOF")
    a_business(karim, at=now)
    sign_in(client, karim.person)
    said = {"file": upload(polyglot), "issued_on": "2026-11-02"}
    client.post("/me/safe/papers/vigilance", said)
    run_waiting()
    answer = client.get(f"/papers/{Document.objects.get().public_id}/file")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_a_kind_nobody_asks_is_not_found(client, karim, now):
    a_business(karim, at=now)
    sign_in(client, karim.person)
    for kind in ("guarantee", "nothing"):
        assert client.get(f"/me/safe/papers/{kind}").status_code == 404


def test_papers_wait_for_the_business(client, karim):
    sign_in(client, karim.person)
    client.post("/me/safe/status", {"status": "micro"})
    assert client.get("/me/safe/papers/vigilance").headers["Location"] == "/me/safe"


def test_a_paper_comes_back_as_an_attachment(client, karim, now):
    paper = a_paper(a_business(karim, at=now), issued_on=RECENT, at=now)
    sign_in(client, karim.person)
    answer = client.get(f"/papers/{paper.public_id}/file")
    assert answer.content == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert client.get(f"/identity/{paper.public_id}/file").status_code == 404


def test_changing_status_while_a_paper_is_read_keeps_the_answer(client, karim, now):
    a_paper(a_business(karim, at=now), issued_on=RECENT, at=now)
    sign_in(client, karim.person)
    page = client.post("/me/safe/status", {"status": "sasu"})
    assert page.status_code == 409
    assert Business.objects.get().status == "micro"


def test_a_full_safe_asks_where_to_pay_then_nothing(client, karim, ines, now):
    business = a_full_safe(a_business(karim, at=now), by=ines, issued_on=RECENT, at=now)
    sign_in(client, karim.person)
    assert 'href="/me/bank/change"' in client.get("/me/safe").content.decode()
    answer = client.get(f"/businesses/{business.public_id}/vigilance.zip")
    assert answer.content.startswith(b"PK")


def test_it_costs_the_same_with_one_paper_as_with_many(
    client, karim, ines, now, django_assert_max_num_queries
):
    business = a_business(karim, at=now)
    sign_in(client, karim.person)
    client.get("/me/safe")
    a_full_safe(business, by=ines, issued_on=RECENT, at=now)
    with django_assert_max_num_queries(20):
        client.get("/me/safe")


def test_the_settings_of_the_sheet_are_kept_and_counted(client, karim, now):
    a_business(karim, at=now)
    sign_in(client, karim.person)
    said = {
        "activity": "bnc_ssi",
        "pays_tax_with_contributions": "on",
        "has_acre": "on",
        "cfe_yearly": "600",
    }
    assert client.post("/me/safe/set-aside", said).status_code == 422
    said["created_on"] = "2026-07-15"
    assert client.post("/me/safe/set-aside", said).status_code == 303
    page = client.get("/me/safe/set-aside").content.decode()
    assert "1\u00a0920,00" in page  # 10 000 × 19,2 %
