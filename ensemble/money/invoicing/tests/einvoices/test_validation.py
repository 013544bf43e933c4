import os
import signal
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from ensemble.money.invoicing import cii
from ensemble.money.invoicing.einvoice import Note
from ensemble.money.invoicing.tests.einvoices.builders import (
    ENSEMBLE,
    EVERY_KIND,
    KARIM,
    NOTES,
    a_credit_note,
    a_franchise_self_bill,
    an_invoice,
    euros,
)
from ensemble.money.invoicing.validation import ValidatorDown, errors_of, layers, validate
from ensemble.money.invoicing.validation.warm import Saxon

PROVERBS = "import sys, time; sys.stdin.buffer.read(1); time.sleep(60)"


def rules(content) -> list[str]:
    return [finding.rule for finding in errors_of(validate(cii.write(content)))]


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_it_finds_nothing_at_any_layer_in_every_kind_we_issue(kind):
    assert validate(cii.write(EVERY_KIND[kind]())) == []


def test_r12_a_total_wrong_by_a_cent_is_an_error():
    assert rules(an_invoice(gross=euros("12765.01"), due=euros("12765.01"))) == ["BR-CO-15"]


def test_r12_a_line_of_half_days_is_exact():
    line = replace(an_invoice().lines[0], quantity=euros("0.5"), unit_price=euros("650.01"))

    assert rules(_of(line, net="325.01", vat="65.00", gross="390.01")) == []


def test_r13_a_number_with_spaces_is_an_error():
    assert rules(an_invoice(number="FC 2026 000123")) == ["BR-FR-02_BT-1"]


def test_r13_a_number_of_more_than_35_characters_is_an_error():
    assert rules(an_invoice(number="FC-2026-" + "1" * 28)) == ["BR-FR-01_BT-1"]


def test_r14_a_missing_mention_of_early_payment_is_an_error():
    without = tuple(note for note in NOTES if note.code != "AAB")

    assert rules(an_invoice(notes=without)) == ["BR-FR-05_BT-22_AAB"]


@pytest.mark.parametrize("code", ["PMT", "PMD"])
def test_r14_each_of_the_other_mentions_is_wanted_too(code):
    without = tuple(note for note in NOTES if note.code != code)

    assert rules(an_invoice(notes=without)) == [f"BR-FR-05_BT-22_{code}"]


def test_r14_a_mention_said_twice_is_an_error():
    twice = (*NOTES, Note("PMT", "Quarante euros."))

    assert rules(an_invoice(notes=twice)) == ["BR-FR-06_BT-21_PMT"]


@pytest.mark.parametrize(
    "command",
    [
        ["/nowhere/python"],
        [sys.executable, "-c", "pass"],
        [sys.executable, "-c", "print('anything at all, but no report', flush=True)"],
        [sys.executable, "-c", PROVERBS],
    ],
    ids=["absent", "ends", "babbles", "hangs"],
)
def test_r14_a_validator_that_is_down_is_an_error_and_no_success(command):
    down = Saxon(command, patience=0.5)

    with pytest.raises(ValidatorDown):
        validate(cii.write(an_invoice()), engine=down)
    down.stop()


def test_r14_rules_that_cannot_be_compiled_are_an_error(monkeypatch, tmp_path):
    (tmp_path / "broken.xslt").write_text("<nothing/>")
    monkeypatch.setitem(layers.RULES, layers.CII, {"EN 16931": str(tmp_path / "broken.xslt")})

    with pytest.raises(ValidatorDown):
        validate(cii.write(an_invoice()))


def test_r14_rules_that_look_at_nothing_are_an_error(monkeypatch):
    ubl = layers.UBL_RULES["BR-FR"]
    monkeypatch.setitem(layers.RULES, layers.CII, {"BR-FR": ubl})

    with pytest.raises(ValidatorDown):
        validate(cii.write(an_invoice()))


def test_r15_a_seller_under_the_franchise_has_a_tax_registration():
    assert rules(a_franchise_self_bill()) == []
    assert rules(a_franchise_self_bill(seller=replace(KARIM, tax_id=""))) == ["BR-E-02"]


def test_r18_a_credit_note_says_which_invoice_it_credits():
    assert rules(a_credit_note()) == []
    assert rules(a_credit_note(precedings=())) == ["BR-FR-CO-05_BT-3"]


def test_it_says_that_a_siret_does_not_begin_with_its_siren():
    seller = replace(ENSEMBLE, siren="200000008", siret="30000000800011", address="200000008")

    assert rules(an_invoice(seller=seller)) == ["BR-FR-09_BT-29"]


def test_it_wants_an_iban_where_a_transfer_is_asked():
    account = replace(an_invoice().account, iban="")

    assert rules(an_invoice(account=account)) == ["BR-50", "BR-61", "CII-SR-470"]


def test_it_says_what_the_schema_refuses():
    wrong = cii.write(an_invoice()).replace(b"ram:IssueDateTime", b"ram:IssuedSometime")

    (first, *_rest) = validate(wrong)
    assert (first.layer, first.is_error) == ("XSD", True)


@pytest.mark.parametrize("xml", [b"", b"no xml", b"<order/>"])
def test_it_says_that_this_is_no_invoice(xml):
    (finding,) = validate(xml)

    assert (finding.layer, finding.is_error) == ("XSD", True)


def test_a_validator_killed_is_replaced():
    engine = Saxon()
    good = cii.write(an_invoice())
    assert validate(good, engine=engine) == []
    first = engine.process

    os.kill(first.pid, signal.SIGKILL)
    first.wait()

    assert validate(good, engine=engine) == []
    assert engine.process.pid != first.pid
    engine.stop()


@pytest.mark.fault
def test_a_validator_that_hangs_is_killed_and_replaced():
    engine = Saxon(patience=5)
    good = cii.write(an_invoice())
    assert validate(good, engine=engine) == []
    first = engine.process
    os.kill(first.pid, signal.SIGSTOP)

    assert validate(good, engine=engine) == []
    assert first.poll() == -signal.SIGKILL
    engine.stop()


def test_one_process_serves_all_threads():
    documents = [cii.write(an_invoice(number=f"FC-2026-{n:06}")) for n in range(8)]
    documents[3] = cii.write(an_invoice(number="FC 3"))
    validate(documents[0])
    process = layers.saxon.process

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(validate, documents))

    assert [len(findings) for findings in found] == [0, 0, 0, 1, 0, 0, 0, 0]
    assert layers.saxon.process is process
    assert threading.active_count() < 10


def _of(line, *, net, vat, gross):
    line = replace(line, net=euros(net))
    tax = replace(an_invoice().taxes[0], base=euros(net), amount=euros(vat))
    return an_invoice(
        lines=(line,),
        taxes=(tax,),
        net=euros(net),
        vat=euros(vat),
        gross=euros(gross),
        due=euros(gross),
    )
