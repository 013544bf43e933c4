from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.persons.models import Person


def may_change_settings(person: Person | None) -> bool:
    return has_role(person, "administrator")
