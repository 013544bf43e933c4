"""From a bank file to what would be recorded: which format, which lines are new, what is left aside."""

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.utils.translation import gettext as _

from ensemble.work.treasury.formats import camt, ofx, table
from ensemble.work.treasury.formats.statement import Account, Movement, Unreadable
from ensemble.work.treasury.models import BankLine, OperatorAccount, Statement, TableMapping
from ensemble.work.treasury.models.account import mask

HEAD = 4000


class MappingNeeded(Exception):
    """A CSV of which nobody has said yet which column says what."""


@dataclass
class Preview:
    """What a file holds for one of our accounts, before anything is recorded."""

    account: Account
    new: list[tuple[Movement, str]] = field(default_factory=list)  # each with its fingerprint
    known: int = 0
    warnings: list[str] = field(default_factory=list)

    @property
    def came_in(self) -> Decimal:
        return sum((one.amount for one, _mark in self.new if one.amount > 0), Decimal(0))

    @property
    def went_out(self) -> Decimal:
        return sum((one.amount for one, _mark in self.new if one.amount < 0), Decimal(0))


def read(content: bytes, account: OperatorAccount) -> Preview:
    """Raises Unreadable with sentences, MappingNeeded for a CSV seen for the first time."""
    found = _accounts_of(content, account)
    ours = [one for one in found if not one.iban or _is(one.iban, account)]
    if not ours:
        others = ", ".join(sorted({mask(one.iban) or "?" for one in found}))
        raise Unreadable(_("This file is about another account: %(others)s.") % {"others": others})
    whole = _joined(ours)
    preview = Preview(whole)
    _sort(preview, ours, account)
    preview.warnings += _warnings(whole, account, aside=len(found) - len(ours))
    return preview


def format_of(content: bytes) -> str:
    """What it looks like; reading it has the last word."""
    head = content[:HEAD].lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    if b"OFXHEADER" in head or b"<OFX>" in head.upper():
        return Statement.Format.OFX
    return Statement.Format.CAMT if head.startswith((b"<", b"\x00<")) else Statement.Format.TABLE


def table_of(content: bytes) -> dict:
    """The columns of a CSV, and how it is written."""
    encoding, delimiter = table.guess(content)
    columns = table.columns(content, delimiter=delimiter, encoding=encoding)
    return {"columns": columns, "encoding": encoding, "delimiter": delimiter}


def first_rows(content: bytes) -> list[list[str]]:
    """To be shown above the choice of columns."""
    encoding, delimiter = table.guess(content)
    return table.head(content, delimiter=delimiter, encoding=encoding)


def try_mapping(content: bytes, mapping: table.Mapping) -> None:
    """Raises Unreadable when the file cannot be read that way."""
    table.read(content, mapping)


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def mark_of(iban: str) -> str:
    """Two marks are equal when two account numbers are; neither can be read back."""
    if not iban:
        return ""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, f"treasury.iban:{iban}".encode(), hashlib.sha256).hexdigest()


def _accounts_of(content: bytes, account: OperatorAccount) -> list[Account]:
    match format_of(content):
        case Statement.Format.OFX:
            return ofx.read(content)
        case Statement.Format.CAMT:
            return camt.read(content)
    return table.read(content, _mapping(content, account))


def _mapping(content: bytes, account: OperatorAccount) -> table.Mapping:
    encoding, _delimiter = table.guess(content)
    saved = TableMapping.objects.filter(account=account).first()
    if saved is not None:
        mapping = table.Mapping(**(saved.reading | {"encoding": encoding}))
        delimiter = mapping.delimiter
        if mapping.fits(table.columns(content, delimiter=delimiter, encoding=encoding)):
            return mapping
    raise MappingNeeded


def _is(iban: str, account: OperatorAccount) -> bool:
    """OFX gives the end of the number, without its country and without its key."""
    return account.iban == iban or (len(iban) >= 10 and iban in account.iban)


def _joined(accounts: list[Account]) -> Account:
    """Several days in one file: from the first opening to the last closing."""
    ordered = sorted(accounts, key=lambda one: one.from_on or date.min)
    if any(one.gap for one in ordered):
        raise Unreadable(_("The movements do not add up to the balances: this file is incomplete."))
    first, last = ordered[0], ordered[-1]
    return Account(
        iban=first.iban,
        number=last.number,
        currency=first.currency,
        from_on=first.from_on,
        to_on=last.to_on,
        opening=first.opening,
        closing=last.closing,
        movements=[movement for one in ordered for movement in one.movements],
        pending=sum(one.pending for one in ordered),
    )


def _sort(preview: Preview, accounts: list[Account], account: OperatorAccount) -> None:
    """New movements, and those that an earlier file (or an earlier day of this one) already told."""
    marks: dict[str, Movement] = {}
    for one in accounts:
        marks |= dict(_fingerprints(one.movements))
    kept = BankLine.objects.filter(account=account, fingerprint__in=list(marks))
    known = set(kept.values_list("fingerprint", flat=True))
    preview.new = [(movement, mark) for mark, movement in marks.items() if mark not in known]
    told = sum(len(one.movements) for one in accounts)
    preview.known = told - len(preview.new)


def _fingerprints(movements: Iterable[Movement]) -> Iterable[tuple[str, Movement]]:
    """The bank's reference, the amount and the day; without a reference, its words. Two equal ones
    on the same statement are two movements: the second is counted as such."""
    seen: Counter[tuple[str, ...]] = Counter()
    for one in movements:
        said = one.reference or f"{one.words}|{one.name}|{one.end_to_end_id}"
        what = (said, str(one.amount), one.currency, one.booked_on.isoformat())
        seen[what] += 1
        yield sha256("\n".join((*what, str(seen[what]))).encode()), one


def _warnings(whole: Account, account: OperatorAccount, *, aside: int) -> list[str]:
    said = []
    if aside:
        said.append(_("Another account of this file was left aside."))
    if whole.pending:
        said.append(_("What is announced but not booked yet was left aside."))
    if any(one.currency != "EUR" for one in whole.movements):
        said.append(_("Some lines are in another currency: they wait to be explained."))
    if whole.is_a_record:
        last = Statement.objects.recorded().filter(account=account, closing__isnull=False)
        before = last.filter(to_on__lt=whole.from_on or whole.to_on).order_by("to_on").last()
        if before is not None and before.closing != whole.opening:
            said.append(
                _(
                    "The balance does not follow that of the last statement: one is missing between them."
                )
            )
    return said
