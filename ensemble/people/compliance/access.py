"""Who may do what with a business, its papers and its account (rows of the authorization matrix)."""

from ensemble.foundation.accounts.access import has_role, is_team
from ensemble.foundation.persons.models import Person
from ensemble.people.compliance.models import BankAccount, Business, Document
from ensemble.people.profiles.access import is_member
from ensemble.people.profiles.models import Member


def may_come(person: Person) -> bool:
    """Administrators run the platform; businesses, papers and accounts are not theirs to read."""
    if not has_role(person, "administrator"):
        return True
    return has_role(person, "talent", "finance") or is_member(person)


def knows_the_house(person: Person) -> bool:
    """The team and the members; to anyone else the desk of finance does not exist."""
    return is_team(person) or is_member(person)


def may_describe(person: Person, member: Member) -> bool:
    """A business is described by its member alone."""
    return member.person_id == person.pk and member.state in ("active", "away")


def may_send_papers(person: Person, business: Business) -> bool:
    return may_describe(person, business.member)


def may_withdraw(person: Person, document: Document) -> bool:
    return document.business.member.person_id == person.pk


def may_open_desk(person: Person) -> bool:
    """The papers to check and the accounts on hold: the day of finance."""
    return has_role(person, "finance")


def may_verify(person: Person, document: Document) -> bool:
    """Finance, and never one's own papers."""
    return has_role(person, "finance") and document.business.member.person_id != person.pk


def may_check_company(person: Person) -> bool:
    return has_role(person, "finance")


def may_change_account(person: Person, business: Business) -> bool:
    """Nobody but the member: finance cannot touch a number it pays."""
    return may_describe(person, business.member)


def may_read_iban(person: Person, account: BankAccount) -> bool:
    return account.business.member.person_id == person.pk or has_role(person, "finance")


def may_release(person: Person, account: BankAccount) -> bool:
    """R08: finance, and never whoever changed it, nor whoever it pays."""
    own = {account.changed_by_id, account.business.member.person_id}
    return has_role(person, "finance") and person.pk not in own


def may_refuse_account(person: Person, account: BankAccount) -> bool:
    return may_release(person, account)


def may_withdraw_account(person: Person, account: BankAccount) -> bool:
    return account.business.member.person_id == person.pk
