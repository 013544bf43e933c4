"""The file of accounting entries that the tax office may ask for (LPF art. A47 A-1).

Eighteen columns with tabs, amounts with a comma, days as YYYYMMDD; entries in the order in which
they were written, after the opening balances; nothing that closes costs and income.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.db import connection
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import Incomplete
from ensemble.foundation.parameters.models import DatedValue
from ensemble.foundation.parameters.reading import Unknown, value
from ensemble.money.ledger.chart import account
from ensemble.money.ledger.models import FiscalYear, Journal
from ensemble.money.ledger.parties import names_of

SIREN = "operator.siren"
BEGINNING = date(2000, 1, 1)
COLUMNS = (
    "JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib"
    " PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise"
).split()
OPENING = "AN"

# Lines of a party that are about one thing and come to nothing are lettered together.
LINES = """
WITH matched AS (
    SELECT account_id, party, about_label, about_id, max("on") AS "on"
    FROM ledger_line
    WHERE party <> '' AND about_id IS NOT NULL AND "on" <= %(last)s
    GROUP BY account_id, party, about_label, about_id
    HAVING sum(cents) = 0
)
SELECT journal.code, journal.label_fr, book.year_id, entry.number, entry."on",
       account.number, account.label_fr, line.party, entry.piece, entry.piece_on, entry.label,
       line.cents, matched.about_id, matched."on", (entry.at AT TIME ZONE 'Europe/Paris')::date
FROM ledger_entry entry
JOIN ledger_book book ON book.id = entry.book_id
JOIN ledger_journal journal ON journal.code = book.journal_id
JOIN ledger_line line ON line.entry_id = entry.id
JOIN ledger_account account ON account.id = line.account_id
LEFT JOIN matched ON matched.account_id = line.account_id AND matched.party = line.party
    AND matched.about_label = line.about_label AND matched.about_id = line.about_id
WHERE book.year_id = %(year)s
ORDER BY entry.id, line.position
"""

OPENINGS = """
SELECT account.number, account.label_fr, line.party, sum(line.cents)
FROM ledger_line line JOIN ledger_account account ON account.id = line.account_id
WHERE line."on" < %(first)s GROUP BY account.number, account.label_fr, line.party
HAVING sum(line.cents) <> 0 ORDER BY account.number, line.party
"""


class Row(NamedTuple):
    journal: str
    journal_label: str
    name: str
    on: date
    account: str
    account_label: str
    party: str
    piece: str
    piece_on: date
    label: str
    cents: int
    letter: str
    lettered_on: date | None
    valid_on: date


def fec(year: int) -> tuple[str, bytes]:
    """The name of the file and its bytes, in UTF-8. Raises FiscalYear.DoesNotExist, and Incomplete
    while the number of the company is not known."""
    asked = FiscalYear.objects.get(pk=year)
    name = f"{_siren(asked.ends_on)}FEC{asked.ends_on:%Y%m%d}.txt"
    rows = [*_openings(asked), *_entries(asked)]
    parties = names_of(row.party for row in rows)
    lines = [COLUMNS, *(_columns(row, parties.get(row.party, "")) for row in rows)]
    return name, "".join("\t".join(line) + "\r\n" for line in lines).encode()


def keep_siren(siren: str) -> None:
    """The number that files bear, of this year and of those before; its last spelling counts."""
    said = {"value": siren, "valid_from": BEGINNING, "source": "Identité de facturation"}
    DatedValue.objects.update_or_create(name=SIREN, valid_to=None, defaults=said)


def _siren(on: date) -> str:
    try:
        return value(SIREN, on=on)
    except Unknown:
        raise Incomplete(
            _("The file bears the SIREN of the company, which is not known yet.")
        ) from None


def _entries(year: FiscalYear) -> Iterator[Row]:
    with connection.cursor() as cursor:
        cursor.execute(LINES, {"year": year.pk, "last": year.ends_on})
        for journal, label, number_of_year, number, *rest in cursor:
            on, number_of_account, named, party, piece, piece_on, words, cents, matched, *days = (
                rest
            )
            name = f"{journal}-{number_of_year}-{number:06d}"
            letter = f"L{matched}" if matched else ""
            yield Row(
                journal,
                label,
                name,
                on,
                number_of_account,
                named,
                party,
                piece or name,
                piece_on,
                words,
                cents,
                letter,
                *days,
            )


def _openings(year: FiscalYear) -> Iterator[Row]:
    """One entry: what each account of classes 1 to 5 carries over, and the result of the past."""
    with connection.cursor() as cursor:
        cursor.execute(OPENINGS, {"first": year.starts_on})
        balances = cursor.fetchall()
    carried = [line for line in balances if line[0][0] not in "67"]
    if result := int(sum(cents for number, *_, cents in balances if number[0] in "67")):
        kept = account("loss" if result > 0 else "profit", on=year.starts_on)
        carried.append((kept.number, kept.label_fr, "", result))
    journal = Journal.objects.get(pk=OPENING)
    name, on = f"{OPENING}-{year}-000001", year.starts_on
    before = on - timedelta(days=1)
    words = f"À-nouveaux au {on:%d/%m/%Y}"
    for number, label, party, cents in carried:
        yield Row(
            journal.code,
            journal.label_fr,
            name,
            on,
            number,
            label,
            party,
            name,
            before,
            words,
            int(cents),
            "",
            None,
            on,
        )


def _columns(row: Row, party: str) -> list[str]:
    return [
        row.journal,
        row.journal_label,
        row.name,
        _day(row.on),
        row.account,
        _plain(row.account_label),
        row.party,
        _plain(party),
        _plain(row.piece),
        _day(row.piece_on),
        _plain(row.label),
        _amount(max(row.cents, 0)),
        _amount(max(-row.cents, 0)),
        row.letter,
        _day(row.lettered_on) if row.letter else "",
        _day(row.valid_on),
        "",
        "",
    ]


def _plain(words: str) -> str:
    """A tab or a new line would open another column."""
    return " ".join(words.split())


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def _amount(cents: int) -> str:
    return str(Decimal(cents).scaleb(-2).quantize(Decimal("0.01"))).replace(".", ",")
