"""The letters of the safe: what to do again, what ends soon, and every change of bank details."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override

from ensemble.foundation.mailroom.sending import send
from ensemble.foundation.mailroom.sms import number_of, send_text, texts_can_leave
from ensemble.foundation.parameters.models import Operator
from ensemble.people.compliance.models import BankAccount, Document
from ensemble.people.compliance.standings import Standing


def document_rejected(document: Document, *, by: Any, at: datetime) -> None:
    _about_paper("compliance/document_rejected", document, by=by, at=at)


def document_refused(document: Document, *, at: datetime) -> None:
    _about_paper("compliance/document_refused", document, at=at)


def ending_soon(standing: Standing, *, at: datetime) -> None:
    """One letter a paper: what ends, when, and why another one is asked."""
    document = standing.document
    _about_paper("compliance/ending_soon", document, ends_on=standing.ends_on, at=at)


def account_changed(account: BankAccount, *, at: datetime) -> None:
    """By every channel known: whoever did not ask for it must hear of it before the hold ends."""
    _about_account("compliance/account_changed", account, at=at)
    _text(account, at=at)


def account_released(account: BankAccount, *, at: datetime) -> None:
    _about_account("compliance/account_released", account, at=at)


def account_refused(account: BankAccount, *, at: datetime) -> None:
    _about_account("compliance/account_refused", account, at=at)


def _about_paper(name: str, document: Document, *, at: datetime, **context: Any) -> None:
    person = document.business.member.person
    send(name, to=person, at=at, about=document, document=document, **context)


def _about_account(name: str, account: BankAccount, *, at: datetime) -> None:
    person = account.business.member.person
    send(name, to=person, at=at, about=account, account=account, certain=True)


def _text(account: BankAccount, *, at: datetime) -> None:
    """To the telephone as well: a thief who reads the mailbox does not hold it."""
    person, operator = account.business.member.person, Operator.current()
    try:
        number = number_of(person.phone)
    except ValidationError:
        return
    if not texts_can_leave():
        return
    with override(person.language):
        words = _(
            "%(operator)s: new bank details were saved for you (%(iban)s). If it was not you,"
            " take them back on your page and call us: %(phone)s."
        ) % {"operator": operator.name, "iban": account.masked, "phone": operator.phone}
    send_text(person, number, words, at=at, useful_for=account.held_until - at)
