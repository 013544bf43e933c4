"""Money that leaves and comes in: finance alone, by two hands; and the page of whoever is paid."""

from functools import partial

from django.core.files.uploadedfile import SimpleUploadedFile

from ensemble.config.tests.authorization.asking import Call
from ensemble.config.tests.authorization.worlds.treasury import PAY_ON
from ensemble.work.treasury.tests.formats.builders import camt053, entry, statement

MAPPING = {
    "day": "Date",
    "words": "Mots",
    "amount": "Somme",
    "day_format": "%d/%m/%Y",
    "decimal_comma": "1",
}
ACCOUNT = {"label": "Livret", "holder": "Rives SAS", "iban": "BE68539007547034", "country": "FR"}
FILE = camt053(statement(entry("7.00", reference="Z1"), moved="7", number="3"))


def _draft(w, c):
    return [w.draft_run.public_id]


def _submitted(w, c):
    return [w.submitted_run.public_id]


def _approved(w, c):
    return [w.approved_run.public_id]


def _line(w, c):
    return [w.line.public_id]


def _to_record(w, c):
    return [w.to_record.public_id]


def _table(w, c):
    return [w.table.public_id]


def _empty(w, c):
    return {}


def _bring(w, c):
    file = SimpleUploadedFile("releve.xml", FILE, content_type="application/xml")
    return {"account": w.operator_account.pk, "file": file}


read = partial(Call, "payrun.read")
prepare = partial(Call, "payrun.prepare")
bring = partial(Call, "statement.import")
explain = partial(Call, "bank_line.explain")
account = partial(Call, "operator_account.propose")

CALLS = [
    read("treasury:desk"),
    read("treasury:run", _draft, shows="payee-name"),
    read("treasury:checklist", _approved, shows="payee-name"),
    prepare(
        "treasury:prepare",
        data=lambda w, c: {"account": w.operator_account.pk, "pay_on": PAY_ON},
    ),
    prepare("treasury:look_again", _draft, _empty),
    prepare("treasury:submit", _draft, _empty),
    prepare("treasury:take_back", _submitted, _empty),
    prepare("treasury:drop", _draft, _empty),
    prepare(
        "treasury:leave_out",
        lambda w, c: [w.draft_payment.public_id],
        lambda w, c: {"because": "En décembre."},
    ),
    # Whoever submitted never approves; a second person does, on the very file she read
    Call(
        "payrun.approve",
        "treasury:approve",
        _submitted,
        lambda w, c: {"sha256": w.submitted_run.sha256},
        second=lambda w, c: w.bruno,
    ),
    Call("payrun.file.download", "treasury:file", _approved, _empty),
    Call(
        "payment.return",
        "treasury:returned",
        lambda w, c: [w.ordered.public_id],
        lambda w, c: {"reason": "Compte clos"},
    ),
    Call("statement.read", "treasury:statements"),
    Call(
        "statement.read",
        "treasury:statement",
        lambda w, c: [w.statement.public_id],
        shows="bank-words",
    ),
    bring("treasury:import", data=_bring),
    bring("treasury:mapping", _table),
    bring("treasury:mapping", _table, lambda w, c: MAPPING),
    bring("treasury:record", _to_record, _empty),
    bring("treasury:discard", _to_record, _empty),
    bring("treasury:original", lambda w, c: [w.statement.public_id], _empty),
    Call("bank_line.read", "treasury:lines", shows="bank-words"),
    Call("bank_line.read", "treasury:line", _line, shows="bank-words"),
    explain("treasury:confirm", lambda w, c: [w.fee_line.public_id], _empty),
    explain(
        "treasury:receive",
        _line,
        lambda w, c: {"invoice": w.sold.number, "amount": "1,00"},
    ),
    explain(
        "treasury:pay_out",
        lambda w, c: [w.debit_line.public_id],
        lambda w, c: {"payment": w.ordered.public_id},
    ),
    explain("treasury:explain", _line, lambda w, c: {"kind": "unknown"}),
    explain("treasury:undo", lambda w, c: [w.match.public_id], _empty),
    Call("operator_account.read", "treasury:accounts", shows="account-label"),
    account("treasury:propose_account", data=lambda w, c: ACCOUNT),
    account("treasury:close_account", lambda w, c: [w.proposed_account.public_id], _empty),
    Call(
        "operator_account.open",
        "treasury:open_account",
        lambda w, c: [w.proposed_account.public_id],
        _empty,
        second=lambda w, c: w.bruno,
    ),
    # One's own money stands at an address without a name: nobody reads another's there
    Call("money.read_own", "treasury:money"),
    Call("money.read_own", "treasury:set_aside"),
    Call("money.read_own", "treasury:for_accountant"),
    Call("money.read_own", "treasury:history"),
    Call("mission.read", "treasury:mission_part", lambda w, c: [w.mission.public_id]),
]
