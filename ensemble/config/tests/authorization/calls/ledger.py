"""The ledger: all of it for finance, one's own lines for a member, two people to write by hand."""

from functools import partial

from ensemble.config.tests.authorization.asking import Call

BY_HAND = {
    "journal": "OD",
    "on": "2026-11-12",
    "label": "Frais",
    "form-TOTAL_FORMS": "2",
    "form-INITIAL_FORMS": "0",
    "form-0-account": "627",
    "form-0-debit": "12,50",
    "form-1-account": "512",
    "form-1-credit": "12,50",
}
ACCOUNT = {
    "role": "bank",
    "number": "5122",
    "label": "Autre banque",
    "valid_from": "2027-02-01",
    "source": "Cabinet comptable",
}


def _entry(w, c):
    return [w.entry.public_id]


def _manual(w, c):
    return [w.manual.public_id]


def _account(w, c):
    return [w.account.public_id]


def _empty(w, c):
    return {}


read = partial(Call, "ledger.read_all")
write = partial(Call, "ledger.post_manual")

CALLS = [
    read("ledger:index", shows="entry-own"),
    read("ledger:trial"),
    read("ledger:accounts", shows="account"),
    read("ledger:exports"),
    read("ledger:export", lambda w, c: [2026]),
    Call("ledger.read_own", "ledger:mine", listing=True),
    Call("ledger.read_own", "ledger:entry", _entry, shows="entry-own"),
    Call("ledger.read_all", "ledger:entry", _entry, judged_by="ledger.read_own"),
    write("ledger:by_hand", shows="manual"),
    write("ledger:prepare"),
    write("ledger:prepare", data=lambda w, c: BY_HAND),
    write("ledger:post", _manual, data=_empty, second=lambda w, c: w.bruno),
    write("ledger:set_aside", _manual, data=_empty),
    write("ledger:propose_account", data=lambda w, c: ACCOUNT),
    write("ledger:approve_account", _account, data=_empty, second=lambda w, c: w.bruno),
    write("ledger:set_account_aside", _account, data=_empty),
]
