"""Runs in every state, a statement to record and one recorded, lines to explain, accounts."""

from datetime import date
from typing import TYPE_CHECKING

from ensemble.config.tests.authorization.worlds.compliance import drawn
from ensemble.money.invoicing.actions.mandating import propose_mandate, sign_mandate
from ensemble.people.compliance.actions.filing import file_document
from ensemble.people.compliance.actions.verifying import verify
from ensemble.people.compliance.requirements import REQUIREMENTS
from ensemble.people.compliance.tests.builders import a_business, a_paid_account
from ensemble.work.contracts.models import Terms
from ensemble.work.treasury.actions.approving import approve
from ensemble.work.treasury.actions.importing import keep_statement, record
from ensemble.work.treasury.actions.matching import explain
from ensemble.work.treasury.actions.opening import open_account, propose_account
from ensemble.work.treasury.actions.preparing import prepare, submit
from ensemble.work.treasury.models import OperatorAccount, PayRun, Statement
from ensemble.work.treasury.tests.builders import owed, terms_of
from ensemble.work.treasury.tests.formats.builders import OURS, camt053, entry, statement

if TYPE_CHECKING:
    from ensemble.config.tests.authorization.world import World

OTHERS = ("FR1420041010050500013M02606", "DE89370400440532013000", "ES9121000418450200051332")
SIREN = {"siren": "552081317", "siret": "55208131766522"}
PAY_ON = date(2026, 11, 13)


def pay_members(world: "World", at) -> None:
    """After the invoices: Julie is in order, and owed one invoice for each run."""
    _make_payable(world, at)
    first, second, third, proposed = (_account(world, iban, at) for iban in (OURS, *OTHERS))
    for account in (first, second, third):
        open_account(account, by=world.bruno, at=at)
    world.operator_account, world.proposed_account = first, proposed
    world.draft_run = _run(world, second, "draft", at)
    world.submitted_run = submit(_run(world, third, "submitted", at), by=world.ines, at=at)
    world.approved_run = submit(_run(world, first, "approved", at), by=world.ines, at=at)
    approve(world.approved_run, sha256=world.approved_run.sha256, by=world.bruno, at=at)
    world.draft_payment = world.draft_run.payments.get()
    world.ordered = world.approved_run.payments.get()
    words = world.mark("bank-words", "statement.read")
    lines = [entry(f"{n}.00", reference=f"A{n}", words=words) for n in (1, 2)]
    lines.append(entry("-3.20", reference="A3", words=f"FRAIS {words}"))
    lines.append(entry(f"-{world.ordered.amount}", reference="A4", words=words))
    content = camt053(statement(*lines, opening="5000", closing="4299.80"))
    world.statement = _brought(world, content, "a.xml", at)
    record(world.statement, by=world.ines, at=at)
    rows = world.statement.lines.order_by("position")
    world.line, explained, world.fee_line, world.debit_line = rows
    world.match = explain(explained, "unknown", by=world.ines, at=at)
    other = camt053(statement(entry("9.00", reference="B1", words=words), moved="9", number="2"))
    world.to_record = _brought(world, other, "b.xml", at)
    world.table = _brought(world, f"Date;Mots;Somme\n12/11/2026;{words};1\n".encode(), "c.csv", at)


def _make_payable(world: "World", at) -> None:
    name = world.mark("payee-name", "payrun.read")
    world.payee = a_business(world.julie, legal_name=name, at=at, **SIREN)
    for one in REQUIREMENTS[world.payee.status]:
        if one.is_vigilance:
            said = {"name": "papier.png", "issued_on": date(2026, 11, 2), "at": at}
            by = world.julie.person
            paper = file_document(world.payee, one.kind, content=drawn(), by=by, **said)
            verify(paper, result="Vu.", by=world.ines, at=at)
    a_paid_account(world.payee, by=world.bruno, at=at)
    proposed = propose_mandate(world.julie, by=world.ines, at=at)
    world.payee_mandate = sign_mandate(proposed, by=None, at=at, signed_on=date(2026, 9, 1))
    if not Terms.objects.of(world.mission).agreed().exists():
        terms_of(world.mission, at=at)


def _account(world: "World", iban: str, at) -> OperatorAccount:
    label = world.mark("account-label", "operator_account.read")
    return propose_account(label=label, holder="Rives SAS", iban=iban, by=world.ines, at=at)


def _run(world: "World", account: OperatorAccount, name: str, at) -> PayRun:
    """With one invoice of Julie, the only one that waits."""
    known = {"days": "1", "price": "700", "key": f"run-{name}", "payable_on": PAY_ON, "at": at}
    owed(world.payee, world.payee_mandate, world.mission, **known)
    return prepare(account, pay_on=PAY_ON, by=world.ines, at=at)


def _brought(world: "World", content: bytes, name: str, at) -> Statement:
    account = world.operator_account
    return keep_statement(account, content=content, name=name, by=world.ines, at=at)
