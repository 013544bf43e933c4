"""Who may do what with invoices (rows `invoice.*` and `mandate.*` of `authorization.txt`).

`by=None` is the house itself, which writes what someone else's approval calls for.
"""

from datetime import date

from ensemble.foundation.accounts.access import has_role, has_seat
from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing.models import Contest, CreditRequest, Flow, Invoice, Mandate
from ensemble.people.profiles.models import Member


def may_read(person: Person | None, invoice: Invoice) -> bool:
    return Invoice.objects.visible_to(person).filter(pk=invoice.pk).exists()


def may_issue(person: Person | None) -> bool:
    return person is None or has_role(person, "finance")


def may_ask_credit(person: Person, invoice: Invoice) -> bool:
    """One of finance, for what the operator issued."""
    return has_role(person, "finance") and invoice.flow == Flow.SOLD


def may_issue_credit(person: Person, request: CreditRequest) -> bool:
    """A second one of finance: never who asked."""
    return has_role(person, "finance") and request.asked_by_id != person.pk


def may_set_credit_aside(person: Person, request: CreditRequest) -> bool:
    return has_role(person, "finance")


def is_issuer(person: Person, invoice: Invoice) -> bool:
    """The member in whose name it stands, whoever wrote it."""
    if invoice.flow == Flow.SOLD or invoice.member_id is None:
        return False
    return invoice.member.person_id == person.pk


def may_credit_own(person: Person, invoice: Invoice) -> bool:
    """The member whose invoice it is, and nobody for them."""
    return is_issuer(person, invoice)


def may_credit_agreed(person: Person | None, invoice: Invoice) -> bool:
    """The house for the operator's own; the member for hers."""
    return invoice.flow == Flow.SOLD if person is None else is_issuer(person, invoice)


def may_contest(person: Person | None, invoice: Invoice) -> bool:
    """The member, for what was written in their name; a buyer of the client, for what it received."""
    if person is None or is_issuer(person, invoice):
        return True
    organisation = invoice.organisation
    return organisation is not None and has_seat(person, organisation, "buyer")


def may_contest_now(person: Person, invoice: Invoice, on: date) -> bool:
    """For the button: something is open, nobody contests it yet, and the days are not over."""
    if invoice.is_credit or invoice.is_disputed or invoice.open_amount <= 0:
        return False
    if is_issuer(person, invoice):
        return invoice.contest_until is not None and on <= invoice.contest_until
    return may_contest(person, invoice)


def may_close_contest(person: Person | None, contest: Contest) -> bool:
    """Who opened it, or finance, who explained."""
    if person is None or has_role(person, "finance"):
        return True
    return contest.opened_by_id == person.pk


def may_settle(person: Person | None) -> bool:
    return person is None or has_role(person, "finance")


def may_receive(person: Person, member: Member) -> bool:
    """The member sends their own, and nobody for them."""
    return member.person_id == person.pk


def may_decide_received(person: Person) -> bool:
    return has_role(person, "finance")


def may_change_identity(person: Person | None, organisation: Organisation | None) -> bool:
    """Finance; a buyer, for their own company."""
    if person is None or has_role(person, "finance"):
        return True
    return organisation is not None and has_seat(person, organisation, "buyer")


def may_change_address(person: Person | None) -> bool:
    """Where e-invoices are sent: finance alone, who hears of what went astray."""
    return person is None or has_role(person, "finance")


def may_propose_mandate(person: Person | None, member: Member) -> bool:
    """Finance or talent, who prepare what is signed; the member, who asks for one."""
    if person is None or has_role(person, "finance", "talent"):
        return True
    return member.person_id == person.pk


def may_sign_mandate(person: Person, mandate: Mandate) -> bool:
    return mandate.member.person_id == person.pk


def may_end_mandate(person: Person, mandate: Mandate) -> bool:
    """Either side."""
    return has_role(person, "finance") or mandate.member.person_id == person.pk
