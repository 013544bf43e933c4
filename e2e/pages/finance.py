"""What finance opens: papers and accounts to check, invoices, credit, the bank, the ledger."""

from e2e.pages.addresses import at
from e2e.pages.members import waiting
from ensemble.foundation.accounts.models import Organisation
from ensemble.money.credit.models import Doubt
from ensemble.money.invoicing.models import Arrival, Invoice
from ensemble.money.ledger.models import Entry
from ensemble.people.compliance.models import BankAccount, Document
from ensemble.work.contracts.models import Clause
from ensemble.work.treasury.models import BankLine, PayRun, Statement


def pages() -> list[str]:
    return ["/", *people(), *missions(), *invoices(), *credit(), *bank(), *ledger()]


def people() -> list[str]:
    paper = Document.objects.to_check().first()
    held = BankAccount.objects.held().select_related("business").first()
    return [
        *(at("compliance:desk"), at("compliance:check", paper), at("compliance:accounts")),
        *(at("compliance:business", paper.business), at("compliance:accounts_of", held.business)),
    ]


def missions() -> list[str]:
    running = waiting().mission
    return [
        *(at("missions:fee_rules"), at("contracts:missions"), at("timesheets:show", waiting())),
        *(at("contracts:mission", running), at("contracts:clauses")),
        *(at("contracts:clause", Clause.objects.first()),),
        *(at("contracts:guarantee", running), at("timesheets:deposit", running)),
    ]


def invoices() -> list[str]:
    sold = Invoice.objects.sold().order_by("pk").last()
    taken = Invoice.objects.filter(state="accepted").first()
    arrival = Arrival.objects.filter(state="waiting").first()
    return [
        *(at("invoicing:invoices"), at("invoicing:invoice", sold), at("invoicing:new")),
        *(at("invoicing:credit", sold), at("invoicing:cancel", sold), at("invoicing:again", sold)),
        *(at("invoicing:invoice", taken), at("invoicing:refuse", taken)),
        *(at("invoicing:arrivals"), at("invoicing:arrivals") + "?show=all"),
        *(at("invoicing:arrival", arrival), at("timesheets:arrival", arrival)),
        *(at("invoicing:arrival", Arrival.objects.filter(state="matched").first()),),
        *(at("invoicing:take_in"), at("invoicing:declarations"), at("invoicing:declaration")),
        *(at("invoicing:operator_identity"), at("invoicing:client_identity", company())),
        at("invoicing:address", company()),
    ]


def credit() -> list[str]:
    return [
        *(at("credit:index"), at("credit:late"), at("credit:ageing")),
        *(at("credit:client", company()), at("credit:invoice", Doubt.objects.get().invoice)),
    ]


def bank() -> list[str]:
    table = Statement.objects.get(file__name="avril.csv")
    read = Statement.objects.get(file__name="aujourdhui.xml")
    returned = PayRun.objects.filter(payments__state="returned").first() or PayRun.objects.last()
    return [
        *(at("treasury:desk"), at("treasury:run", returned), at("treasury:checklist", returned)),
        *(at("treasury:statements"), at("treasury:mapping", table)),
        *(
            at("treasury:statement", read),
            at("treasury:statement", BankLine.objects.last().statement),
        ),
        *(at("treasury:lines"), at("treasury:line", BankLine.objects.last())),
        at("treasury:accounts"),
    ]


def ledger() -> list[str]:
    return [
        *(at("ledger:index"), at("ledger:entry", Entry.objects.last()), at("ledger:trial")),
        *(at("ledger:exports"), at("ledger:accounts"), at("ledger:by_hand")),
        at("ledger:prepare"),
    ]


def company() -> Organisation:
    return Organisation.objects.get(name="Groupe Varenne")
