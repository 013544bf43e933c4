"""Reads OFX, the old (SGML) and the new (XML), through ofxtools."""

import re
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ensemble.work.treasury.formats.statement import (
    Account,
    Movement,
    Unreadable,
    require_reasonable,
)

if TYPE_CHECKING:
    from ofxtools.models import Aggregate

DECLARED = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


def read(content: bytes) -> list[Account]:
    """One Account for each bank account of the file. Raises Unreadable."""
    require_reasonable(content)
    if DECLARED.search(content):
        raise Unreadable(_("This file declares a document type, which no bank statement does."))
    if not content.rstrip().upper().endswith(b"</OFX>"):  # the library closes what was cut
        raise Unreadable(_("This file is not a complete OFX statement."))
    from ofxtools.Parser import OFXTree  # a second to load, for whoever reads OFX alone

    tree = OFXTree()
    try:
        tree.parse(BytesIO(content))
        return [_account(statement) for statement in tree.convert().statements]
    except Exception as trouble:  # the library lets every kind of error through
        raise Unreadable(_("This file is not a complete OFX statement.")) from trouble


def _account(statement: "Aggregate") -> Account:
    """OFX knows one balance, at the end: the other follows from the movements."""
    listed = statement.transactions or []
    account = Account(
        iban=_number(statement.account),
        currency=statement.curdef,
        movements=[_movement(one, statement.curdef) for one in listed],
    )
    if listed:
        account.from_on, account.to_on = listed.dtstart.date(), listed.dtend.date()
    return account


def _movement(one: "Aggregate", currency: str) -> Movement:
    return Movement(
        booked_on=one.dtposted.date(),
        amount=Decimal(one.trnamt),
        currency=currency,
        reference=one.fitid,
        name=one.name or "",
        words=one.memo or one.name or "",
        code=one.trntype,
    )


def _number(account: "Aggregate") -> str:
    """French banks give bank, branch, number and key apart; joined they end the IBAN."""
    branch = getattr(account, "branchid", None) or ""
    return f"{account.bankid}{branch}{account.acctid}{getattr(account, 'acctkey', None) or ''}"
