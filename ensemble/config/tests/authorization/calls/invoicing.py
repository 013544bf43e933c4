"""Invoices, for whom they concern: the client its own, the member theirs, finance all of them."""

from functools import partial

from ensemble.config.tests.authorization.asking import Call
from ensemble.config.tests.authorization.world import NOW
from ensemble.foundation.files.actions.keeping import keep_made
from ensemble.foundation.files.tests.builders import pdf
from ensemble.money.invoicing.actions.cancelling import cancel
from ensemble.money.invoicing.actions.mandating import keep_paper
from ensemble.money.invoicing.models import Invoice
from ensemble.work.contracts.kinds import SIGNED_PAPER


def _theirs(w, c):
    """The member's for the member and for another member, the client's for all others."""
    return [(w.own_invoice if c in ("own", "mem") else w.sold).public_id]


def _own(w, c):
    return [w.own_invoice.public_id]


def _sold(w, c):
    return [w.sold.public_id]


def _received(w, c):
    return [w.received.public_id]


def _contest(w, c):
    return [(w.own_contest if c in ("own", "mem") else w.contest).public_id]


def _to_credit(w, c):
    return [w.to_credit.public_id]


def _mandate(w, c):
    return [w.mandate.public_id]


def _with_its_paper(w, c):
    keep_paper(w.mandate, keep_made(pdf(), name="mandat.pdf", kind=SIGNED_PAPER, at=NOW))


def _proposed(w, c):
    return [w.proposed_mandate.public_id]


def _company(w, c):
    return [w.varenne.public_id]


def _empty(w, c):
    return {}


def _reason(w, c):
    return {"reason": "Deux jours en trop."}


def _part(w, c):
    return {
        "part": "amount",
        "amount": "575",
        "label": "Un jour",
        "reason": "Un jour en trop.",
        "key": "once",
    }


def _new(w, c):
    return {
        "buyer": w.client_identity.public_id,
        "kind": "386",
        "label_1": "Acompte",
        "quantity_1": "1",
        "unit_1": "C62",
        "price_1": "3000",
        "days": "30",
        "method": "net",
    }


def _again(w, c):
    return _new(w, c) | {"kind": "380"}


def _cancelled(w, c):
    cancel(Invoice.objects.get(pk=w.sold.pk), reason="Rejetée.", by=None, at=NOW)


def _identity(w, c):
    return {
        "legal_name": "Groupe Varenne SA",
        "country": "FR",
        "siren": "100000009",
        "street": "4 rue de la Bourse",
        "postcode": "54000",
        "city": "Nancy",
        "size": "mid",
    }


read = partial(Call, "invoice.read")
# Members never see what a client is invoiced, nor clients what a member is paid
credit = partial(Call, "invoice.credit", hides="own")
again = partial(Call, "invoice.issue", hides="own")
credit_own = partial(Call, "invoice.credit_own", "invoicing:credit_own", _own, hides="buy")
address = partial(Call, "routing_address.change")
decide = partial(Call, "invoice.decide", hides="buy")

CALLS = [
    read("invoicing:invoices", listing=True),
    read("invoicing:invoice", _theirs, shows="line-sold"),
    read("invoicing:pdf", _theirs),
    read("invoicing:xml", _theirs),
    # What does not match
    Call("invoice.contest", "invoicing:contest", _theirs),
    Call("invoice.contest", "invoicing:contest", _theirs, _reason),
    Call("invoice.contest.close", "invoicing:close_contest", _contest, _empty),
    # Putting it right: two people of finance, or the member alone
    credit("invoicing:credit", _sold),
    credit("invoicing:credit", _sold, _part),
    credit("invoicing:issue_credit", _to_credit, _empty, second=lambda w, c: w.bruno),
    credit("invoicing:set_credit_aside", _to_credit, _empty),
    credit_own(),
    credit_own(data=_part),
    # Finance issues, cancels, issues again, accepts what a member sent
    Call("invoice.issue_new", "invoicing:new"),
    Call("invoice.issue_new", "invoicing:new", data=_new),
    again("invoicing:again", _sold),
    again("invoicing:again", _sold, _again, before=_cancelled),
    again("invoicing:cancel", _sold),
    again("invoicing:cancel", _sold, _reason),
    decide("invoicing:accept", _received, _empty),
    decide("invoicing:refuse", _received),
    decide("invoicing:refuse", _received, _reason),
    # Mandates and billing identities
    Call("mandate.read", "invoicing:mandate", _mandate, shows="business-name"),
    Call("mandate.propose", "invoicing:propose_mandate", data=_empty),
    Call("mandate.sign", "contracts:sign_mandate", _proposed, _empty),
    Call("mandate.read", "invoicing:mandate_paper", _mandate, before=_with_its_paper),
    Call("mandate.end", "invoicing:end_mandate", _mandate, lambda w, c: {"ended_on": "2026-12-31"}),
    Call("billing_identity.change", "invoicing:client_identity", _company),
    Call("billing_identity.change", "invoicing:client_identity", _company, _identity),
    address("invoicing:address", _company),
    address("invoicing:address", _company, lambda w, c: {"address": "100000009_ACHATS"}),
    address("invoicing:directory", _company, _empty),
    Call("operator_identity.change", "invoicing:operator_identity"),
    Call(
        "operator_identity.change",
        "invoicing:operator_identity",
        data=lambda w, c: _identity(w, c) | {"vat_regime": "collection"},
    ),
]
