"""Who reads the ledger and who writes in it by hand (rows `ledger.…` of the matrix)."""

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.persons.models import Person
from ensemble.money.ledger.models import AccountChoice, ManualEntry
from ensemble.money.ledger.parties import party_of


def may_read_all(person: Person | None) -> bool:
    return has_role(person, "finance")


def may_read_own(person: Person | None) -> bool:
    """Whoever is paid through it; finance reads the whole."""
    return person is not None and (has_role(person, "finance") or bool(party_of(person)))


def is_of_the_house(person: Person) -> bool:
    """Administrators read 403: they know that the ledger is there, and it is not theirs."""
    return has_role(person, "administrator")


def may_write_by_hand(person: Person | None) -> bool:
    """Prepare an entry, propose an account, set either aside."""
    return has_role(person, "finance")


def may_post(person: Person, manual: ManualEntry) -> bool:
    """Another person of finance than the one who prepared it."""
    return has_role(person, "finance") and manual.prepared_by_id != person.pk


def may_approve_account(person: Person, choice: AccountChoice) -> bool:
    return has_role(person, "finance") and choice.proposed_by_id != person.pk
