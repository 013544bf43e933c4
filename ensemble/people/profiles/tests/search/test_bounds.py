from datetime import date
from decimal import Decimal

import pytest

from ensemble.people.profiles.search.bounds import read_rate, read_start
from ensemble.people.profiles.search.words import fold

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("TJM 900 €", 900),
        ("TJM max : 1 050", 1050),
        ("entre 700 et 850 € par jour", 850),
        ("budget de 150 000 €", None),
        ("daily rate up to 780", 780),
        ("1.200 euros HT", 1200),
        ("une usine de 140 personnes, 2027", None),
    ],
)
def test_it_reads_a_daily_rate(text, rate):
    assert read_rate(fold(text))[0] == (None if rate is None else Decimal(rate))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("démarrage le 4 janvier 2027", date(2027, 1, 4)),
        ("à partir du 1er mars", date(2027, 3, 1)),
        ("disponible le 04/01/2027", date(2027, 1, 4)),
        ("dès la mi-février", date(2027, 2, 15)),
        ("début décembre", date(2026, 12, 1)),
        ("disponible fin février 2028", date(2028, 2, 29)),
        ("start: 2027-02-01", date(2027, 2, 1)),
        ("available from 15 March", date(2027, 3, 15)),
        ("démarrage immédiat", TODAY),
        ("disponible le 31/02/2027", None),
        ("le 4 janvier 2027, date limite de réponse", None),
        ("en novembre dernier", None),
    ],
)
def test_it_reads_a_beginning(text, day):
    assert read_start(fold(text), today=TODAY)[0] == day


def test_what_was_read_is_no_longer_a_word():
    _rate, rest = read_rate(fold("supply chain, TJM 900 €"))
    assert "900" not in rest
    _day, rest = read_start(fold("supply chain à partir du 4 janvier 2027"), today=TODAY)
    assert rest.split() == ["supply", "chain"]
