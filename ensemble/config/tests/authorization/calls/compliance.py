"""The safe of a member: a business, its papers, its account; and the desk where finance reads them."""

from functools import partial

from django.core.files.uploadedfile import SimpleUploadedFile

from ensemble.config.tests.authorization.asking import Call
from ensemble.config.tests.authorization.worlds.compliance import drawn
from ensemble.people.compliance.tests.builders import IBAN


def _business(w, c):
    return [w.business.public_id]


def _paper(w, c):
    return [w.paper.public_id]


def _identity(w, c):
    return [w.identity.public_id]


def _account(w, c):
    return [w.paid_account.public_id]


def _held(w, c):
    return [w.held.public_id]


def _empty(w, c):
    return {}


def _sent(w, c):
    return {"file": SimpleUploadedFile("papier.png", drawn()), "issued_on": "2026-11-02"}


def _sent_identity(w, c):
    return _sent(w, c) | {"expires_on": "2030-01-01"}


def _called(w, c):
    return {f"{w.held.public_id.hex}-called": "Karim Benali, au 06 39 98 12 34"}


def _reason(w, c):
    return {f"{w.held.public_id.hex}-reason": "Personne n’a répondu."}


# One's own safe stands at addresses without a name: others find none there, the team included
own = partial(Call, theirs="own mem", hides="fin adm")
describe = partial(own, "business.describe")
hers = partial(Call, hides="fin adm")
check = partial(Call, "document.verify")
release = partial(Call, "bank.release_hold")

CALLS = [
    describe("compliance:safe", shows="business-name"),
    describe("compliance:status"),
    describe("compliance:status", data=lambda w, c: {"status": "micro"}),
    describe("compliance:describe", lambda w, c: ["address"]),
    describe(
        "compliance:describe",
        lambda w, c: ["address"],
        lambda w, c: {"street": "3 rue Mercière", "postcode": "69002", "city": "Lyon"},
    ),
    describe("compliance:situation"),
    describe("compliance:situation", data=lambda w, c: {"activity": "bnc_ssi"}),
    own("document.send", "compliance:send_paper", lambda w, c: ["employees"]),
    own("document.send", "compliance:send_paper", lambda w, c: ["employees"], _sent),
    own("identity.upload", "compliance:send_paper", lambda w, c: ["identity"]),
    own("identity.upload", "compliance:send_paper", lambda w, c: ["identity"], _sent_identity),
    hers("document.send", "compliance:withdraw_paper", _paper, _empty),
    Call("document.read", "compliance:paper_file", _paper),
    Call("identity.read", "compliance:identity_file", _identity),
    # Finance reads papers, and never decides of its own
    Call("compliance.desk.read", "compliance:desk"),
    check("compliance:check", _paper),
    check("compliance:verify", _paper, _empty),
    check("compliance:reject", _paper, lambda w, c: {"reason": "La deuxième page manque."}),
    Call("identity.verify", "compliance:verify_identity", _identity, _empty),
    Call(
        "identity.verify",
        "compliance:reject_identity",
        _identity,
        lambda w, c: {"reason": "Illisible."},
    ),
    # The account: its member alone changes it, a second person releases it
    own("bank.read_own", "compliance:bank", shows="•••• 0189"),
    own("bank.change", "compliance:change_account"),
    own(
        "bank.change",
        "compliance:change_account",
        data=lambda w, c: {"iban": IBAN, "holder": "Benali Conseil"},
    ),
    hers("bank.withdraw_change", "compliance:withdraw_account", _held, _empty),
    Call("bank.read_masked", "compliance:accounts_of", _business, shows="•••• 0189"),
    Call("bank.read_full", "compliance:full_number", _account, _empty, shows="<span>0112</span>"),
    Call("compliance.desk.read", "compliance:accounts", shows="•••• 2606"),
    release("compliance:release", _held, _called),
    release("compliance:refuse_account", _held, _reason),
    # The business as the team reads it; the client reads its own part on the mission
    Call("business.read", "compliance:business", _business, shows="business-name"),
    Call(
        "compliance.status.read",
        "compliance:business",
        _business,
        judged_by="business.read",
        shows="business-name",
    ),
    Call("business.read", "compliance:vigilance_file", _business),
    Call("company.check", "compliance:look_up", _business, _empty),
    Call(
        "company.check",
        "compliance:note_check",
        _business,
        lambda w, c: {"register": "sirene", "result": "matches", "proof": "Vu à 10 h."},
    ),
]
