"""The file that pays: valid, the same every time, and what the library would have written."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from lxml import etree
from sepaxml import SepaTransfer

from ensemble.work.treasury.formats.latin import latin
from ensemble.work.treasury.formats.pain import Address, Batch, Order, Unwritable, check, write

IBAN = "FR7630006000011234567890189"
ADDRESS = Address("12 rue des Lilas", "69003", "Lyon", "FR")
BATCH = Batch(
    message_id="ENS-20261112-0001",
    made_at=datetime(2026, 11, 12, 9, tzinfo=UTC),
    pay_on=date(2026, 11, 13),
    name="Ensemble",
    iban=IBAN,
    bic="AGRIFRPP",
    address=ADDRESS,
)


def order(number: int = 1, **changes) -> Order:
    given = {
        "end_to_end_id": f"P-{number}",
        "amount": Decimal("9250.00"),
        "name": "Karim Benali EI",
        "iban": IBAN,
        "words": f"AF-2026-{number}",
        "bic": "AGRIFRPP",
    }
    return Order(**(given | changes))


def tree(content: bytes) -> etree._Element:
    return etree.fromstring(content)


def texts(content: bytes, path: str) -> list[str]:
    return [node.text for node in tree(content).findall(f".//{{*}}{path}")]


def test_the_same_rows_give_the_same_bytes():
    orders = [order(number) for number in range(1, 41)]
    first, second = write(BATCH, orders), write(BATCH, list(orders))
    assert first == second
    check(first)


def test_it_counts_and_sums_in_cents():
    content = write(BATCH, [order(1, amount=Decimal("0.10")), order(2, amount=Decimal("325.01"))])
    assert texts(content, "NbOfTxs") == ["2", "2"]
    assert texts(content, "CtrlSum") == ["325.11", "325.11"]


def test_a_name_of_ninety_signs_is_written_in_latin_letters_and_cut():
    """Bad input 5."""
    name = "Œuvre & Fils <SARL> " + "à la mémoire d’Élise " * 4
    content = write(BATCH, [order(name=name[:90])])
    check(content)
    written = texts(content, "Cdtr/{*}Nm")[0]
    assert written.startswith("OEuvre + Fils (SARL) a la memoire d'Elise")
    assert len(written) <= 70


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("Œuvre & Fils <SARL>", "OEuvre + Fils (SARL)"),
        ("n° 4 — l’été", "ndeg 4 -- l'ete"),
        ("//code/", "code"),
        ("a\r\nb\tc", "a b c"),
        ("Łódź Straße", "Lodz Strasse"),
    ],
)
def test_words_become_latin(given, written):
    assert latin(given, 70) == written


def test_a_bank_that_is_not_known_is_said_to_be_so():
    """An empty `FinInstnId` is refused by some banks."""
    batch = Batch(**(BATCH.__dict__ | {"bic": ""}))
    content = write(batch, [order(bic="")])
    check(content)
    assert texts(content, "DbtrAgt//{*}Othr/{*}Id") == ["NOTPROVIDED"]
    assert tree(content).findall(".//{*}CdtrAgt") == []


def test_addresses_are_structured_or_absent():
    content = write(BATCH, [order(1, address=ADDRESS), order(2, address=Address(street="x"))])
    check(content)
    assert texts(content, "Cdtr/{*}PstlAdr/{*}TwnNm") == ["Lyon"]
    assert tree(content).findall(".//{*}AdrLine") == []


def test_the_schema_has_the_last_word():
    with pytest.raises(Unwritable):
        check(write(BATCH, [order(iban="FR76 not an account")]))


def test_the_library_writes_the_same_transfers():
    """sepaxml as a witness: all but its random identifiers, its clock, and its batch booking."""
    orders = [order(n, address=ADDRESS, name="Zoé Lefèvre & Cie") for n in (1, 2)]
    where = {
        "street_name": "12 rue des Lilas",
        "postcode": "69003",
        "town": "Lyon",
        "country": "FR",
    }
    ours = {"name": "Ensemble", "IBAN": IBAN, "BIC": "AGRIFRPP", "batch": True, "currency": "EUR"}
    library = SepaTransfer(ours | {"address": where}, schema="pain.001.001.09")
    for one in orders:
        library.add_payment(
            {
                "name": latin(one.name, 70),
                "IBAN": one.iban,
                "BIC": one.bic,
                "amount": int(one.amount * 100),
                "execution_date": BATCH.pay_on,
                "description": one.words,
                "endtoend_id": one.end_to_end_id,
                "address": where,
            }
        )
    theirs = library.export(validate=False)
    random = {"MsgId", "PmtInfId", "CreDtTm", "BtchBookg"}
    assert leaves(write(BATCH, orders), random) == leaves(theirs, random)


def leaves(content: bytes, besides: set[str]) -> list[tuple[str, str]]:
    named = (
        (etree.QName(node).localname, node.text) for node in tree(content).iter() if not len(node)
    )
    return [(name, text) for name, text in named if name not in besides]
