"""Reads the CSV of a bank through a mapping that finance saved: which column says what.

All or nothing: one line that cannot be read refuses the file, and each such line is named.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import StringIO
from itertools import islice

from django.utils.translation import gettext as _

from ensemble.foundation.core.money import to_cents
from ensemble.foundation.core.text import clean_line
from ensemble.work.treasury.formats.statement import (
    Account,
    Movement,
    Unreadable,
    require_reasonable,
)

MOST_LINES, MOST_ERRORS, WIDEST = 250_000, 20, 10_000
DAYS = {"%d/%m/%Y": "31/12/2026", "%Y-%m-%d": "2026-12-31", "%d-%m-%Y": "31-12-2026",
        "%d.%m.%Y": "31.12.2026", "%d/%m/%y": "31/12/26", "%m/%d/%Y": "12/31/2026"}  # fmt: skip


@dataclass(frozen=True)
class Mapping:
    """Columns are named as the first line names them. Either `amount`, or `debit` and `credit`."""

    day: str
    words: str
    amount: str = ""
    debit: str = ""
    credit: str = ""
    reference: str = ""
    name: str = ""
    delimiter: str = ";"
    encoding: str = "utf-8-sig"
    day_format: str = "%d/%m/%Y"
    decimal_comma: bool = True
    reversed_sign: bool = False

    @property
    def wanted(self) -> set[str]:
        """The columns it reads."""
        amounts = (self.amount,) if self.amount else (self.debit, self.credit)
        return {one for one in (self.day, self.words, self.name, self.reference, *amounts) if one}

    def fits(self, columns: list[str]) -> bool:
        return self.wanted <= set(columns)


def columns(content: bytes, *, delimiter: str, encoding: str) -> list[str]:
    """What the first line names."""
    return [name.strip() for name in next(_rows(content, delimiter, encoding))]


def head(content: bytes, *, delimiter: str, encoding: str) -> list[list[str]]:
    """The first lines, as they are."""
    return list(islice(_rows(content, delimiter, encoding), 4))


def guess(content: bytes) -> tuple[str, str]:
    """The encoding and the delimiter that this file most likely has."""
    encoding = next(one for one in ("utf-8-sig", "cp1252", "latin-1") if _fits(content, one))
    head = content[:4000].decode(encoding, "replace").splitlines()[0]
    return encoding, max(";,\t|", key=head.count)


def read(content: bytes, mapping: Mapping) -> list[Account]:
    """One Account, without balances. Raises Unreadable with every line at fault."""
    rows = _rows(content, mapping.delimiter, mapping.encoding)
    heads = [head.strip() for head in next(rows)]
    if missing := sorted(mapping.wanted - set(heads)):
        raise Unreadable(_("The column “%(name)s” is not in this file.") % {"name": missing[0]})
    movements, errors = [], []
    for number, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        try:
            movements.append(_movement(_named(heads, row), mapping))
        except ValueError as trouble:
            errors.append(
                _("Line %(number)s: %(trouble)s") % {"number": number, "trouble": trouble}
            )
            if len(errors) == MOST_ERRORS:
                break
    if errors:
        raise Unreadable(errors)
    return [Account(movements=movements)]


def _rows(content: bytes, delimiter: str, encoding: str) -> Iterator[list[str]]:
    require_reasonable(content)
    try:
        text = content.decode(encoding)
    except UnicodeError:
        raise Unreadable(
            _("These letters are not written as %(encoding)s.") % {"encoding": encoding}
        ) from None
    if "\0" in text:
        raise Unreadable(_("This file is not a table of text."))
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, row in enumerate(reader, start=1):
            if number > MOST_LINES:
                raise Unreadable(_("This table has more lines than can be read at once."))
            yield row
    except csv.Error:
        line = reader.line_num
        raise Unreadable(
            _("A quotation mark is not closed, or the table is cut, near line %(line)s.")
            % {"line": line}
        ) from None


def _named(heads: list[str], row: list[str]) -> dict[str, str]:
    if len(row) != len(heads):
        raise ValueError(_("it has not as many cells as the first line."))
    return dict(zip(heads, row, strict=True))


def _movement(row: dict[str, str], mapping: Mapping) -> Movement:
    amount = _amount(row, mapping)
    return Movement(
        booked_on=_day(row[mapping.day].strip(), mapping.day_format),
        amount=-amount if mapping.reversed_sign else amount,
        words=clean_line(row[mapping.words])[:500],
        name=clean_line(row.get(mapping.name, ""))[:140],
        reference=clean_line(row.get(mapping.reference, ""))[:60],
    )


def _amount(row: dict[str, str], mapping: Mapping) -> Decimal:
    if mapping.amount:
        return _number(row[mapping.amount], mapping)
    debit, credit = row[mapping.debit].strip(), row[mapping.credit].strip()
    if bool(debit) == bool(credit):
        raise ValueError(_("one of the two amounts is expected, and only one."))
    return _number(credit, mapping) if credit else -abs(_number(debit, mapping))


def _number(text: str, mapping: Mapping) -> Decimal:
    plain = re.sub(r"[\s  '’€]", "", text)
    plain = (
        plain.replace(".", "").replace(",", ".")
        if mapping.decimal_comma
        else plain.replace(",", "")
    )
    if not re.fullmatch(r"[+-]?\d{1,12}(\.\d{1,6})?", plain):
        raise ValueError(_("“%(text)s” is not an amount.") % {"text": text[:40]})
    return to_cents(Decimal(plain))


def _day(text: str, shape: str) -> date:
    try:
        return datetime.strptime(text, shape).date()
    except ValueError:
        raise ValueError(
            _("“%(text)s” is not a day written as %(example)s.")
            % {"text": text[:40], "example": DAYS[shape]}
        ) from None


def _fits(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeError:
        return False
    return True
